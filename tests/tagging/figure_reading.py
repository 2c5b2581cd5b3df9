"""Short ways to read figures and periods from a line of text, for the tests of the figure rules."""

from __future__ import annotations

from datetime import date

from corridor_tui.model import Figure
from corridor_tui.tagging.figures import find_document_figures, find_figures
from corridor_tui.tagging.marks import Marks, find_marks
from corridor_tui.tagging.numerals import find_numerals
from corridor_tui.tagging.periods import Clock, Period, find_periods
from corridor_tui.tagging.quantities import is_year, read_units, unread
from corridor_tui.tagging.reading import reading
from corridor_tui.tagging.seasons import with_seasons
from corridor_tui.tagging.timeline import line_up
from corridor_tui.tagging.view import make_view

PUBLISHED = date(2025, 6, 25)


def figures(lang: str, text: str, title: str = "", published: date | None = PUBLISHED) -> list[Figure]:
    """The figures of a text, and of a title where one is given (first)."""
    if not title:
        return find_figures(make_view("text", text, lang), published)
    return find_document_figures((make_view("title", title, lang), make_view("text", text, lang)), published)


def values(lang: str, text: str) -> list[str]:
    """Each figure as "value unit", a range as "low-high unit"."""
    return [spelled(figure) for figure in figures(lang, text)]


def spelled(figure: Figure) -> str:
    """ "4500000 t", "5-7 day"."""
    high = "" if figure.value_high is None else f"-{figure.value_high.normalize():f}"
    return f"{figure.value.normalize():f}{high} {figure.unit}"


def periods(lang: str, text: str, published: date | None = PUBLISHED) -> list[Period]:
    """The periods that a text names."""
    view, habits = make_view("text", text, lang), reading(lang)
    marks = Marks(find_marks(view.folded, lang))
    numerals = find_numerals(view.folded, marks.all, habits)
    units = dict(
        zip((n.start for n in numerals), read_units(view, marks, numerals, unread(view, numerals), habits), strict=True)
    )
    line, _ = line_up(
        view.text, marks, numerals, habits, lambda n: is_year(view.text, marks, n, units[n.start], habits)
    )
    clock = Clock(published)
    return with_seasons(view.text, marks, find_periods(view.text, line, clock, habits), clock)
