"""Whether two articles tell the same story: copies in one language, or one piece of news in two. Pure.

The answer depends on nothing but the two articles, and is the same whichever is asked about the other. Precision comes
first: news of one week on one corridor repeats the same background figures (a plan for 2030, last year's total), so
only a fresh figure, and enough printed digits in common, tell a piece of news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Literal

from corridor_tui.metrics.periods import parse
from corridor_tui.model import Figure
from corridor_tui.text.likeness import Wording, is_copy, is_reprint, wording

Tie = Literal["copy", "figures"]
"""How two articles are known to tell one story: by their words, or by place, day and figures."""

COPIES_WITHIN = timedelta(days=5)
FIGURES_WITHIN = timedelta(days=3)
FRESH = 5
"""Months after its end for which a period's figure is still news."""
SHARED = 2
"""Figures that two articles in different languages must share."""
DIGITS = 5
"""Digits that the shared figures print together, zeros at the end not counted: 4.5 million has two."""
LARGE = 100
"""Counts below this are met by chance."""
ABSURD = Decimal(10**15)
"""Beyond any quantity that is told: a slip of the source or of the reading."""
HALF = 2
"""The shared figures must be at least one in so many of either article's."""

_RATES = frozenset(("%", "pp"))
_SILENT = frozenset(("x", "km", "m2", "m3", "year", "month", "day", "hour", "minute"))
"""Units that tell no news: lengths and durations stand in every article about a route."""

Quantity = tuple[str, Decimal]


@dataclass(frozen=True)
class Telling:
    """An article as far as it matters here. `time` is when it was published, else first seen.

    `text` is without what is not the article; `places` are ids of corridors and checkpoints with their kinds.
    """

    source: str
    language: str
    time: datetime
    text: str
    places: frozenset[tuple[str, str]] = frozenset()
    figures: tuple[Figure, ...] = ()

    @cached_property
    def wording(self) -> Wording:
        """Its text, prepared for comparing."""
        return wording(self.text)


def tie(one: Telling, other: Telling) -> Tie | None:
    """How the two tell the same story, or None where they do not or it cannot be told."""
    apart = abs(one.time - other.time)
    if apart <= COPIES_WITHIN and _same_words(one, other):
        return "copy"
    if apart <= FIGURES_WITHIN and _speech(one) != _speech(other) and one.places & other.places:
        return "figures" if _same_news(one, other) else None
    return None


def _speech(one: Telling) -> str:
    """The language without its country: "ru" for "ru-KZ"."""
    return one.language.casefold().partition("-")[0]


def telling(figures: Iterable[Figure]) -> dict[Quantity, list[Figure]]:
    """The figures that can tell news, by unit and value."""
    found: dict[Quantity, list[Figure]] = {}
    for figure in figures:
        if figure.unit in _SILENT or not figure.value.is_finite() or abs(figure.value) >= ABSURD:
            continue
        if figure.unit in _RATES and _digits(figure.value) < 2:
            continue
        if figure.unit not in _RATES and abs(figure.value) < LARGE:
            continue
        found.setdefault((figure.unit, figure.value), []).append(figure)
    return found


def most_telling(figures: Iterable[Figure]) -> list[Quantity]:
    """The quantities of figures that can tell news, those with the most digits first."""
    return sorted(telling(figures), key=lambda quantity: (-_digits(quantity[1]), quantity))


def _same_words(one: Telling, other: Telling) -> bool:
    # A source keeps to its forms from day to day; what another one prints in the same words was copied.
    return (is_reprint if one.source == other.source else is_copy)(one.wording, other.wording)


def _same_news(one: Telling, other: Telling) -> bool:
    mine, theirs = telling(one.figures), telling(other.figures)
    pairs = {key: match for key in mine.keys() & theirs.keys() if (match := list(_agreeing(mine[key], theirs[key])))}
    if len(pairs) < SHARED or HALF * len(pairs) < max(len(mine), len(theirs)):
        return False
    if sum(_digits(value) for _, value in pairs) < DIGITS:
        return False
    return any(
        unit not in _RATES and any(_is_fresh(a, one.time) and _is_fresh(b, other.time) for a, b in match)
        for (unit, _), match in pairs.items()
    )


def _agreeing(mine: list[Figure], theirs: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs whose periods, where both have one, are the same."""
    for a in mine:
        for b in theirs:
            if a.period is None or b.period is None or parse(a.period) == parse(b.period):
                yield a, b


def _is_fresh(figure: Figure, time: datetime) -> bool:
    """Whether a figure is of now: no plan, and of no period that ended long ago or has not begun."""
    if figure.status in ("target", "forecast"):
        return False
    period = parse(figure.period)
    month = time.year * 12 + time.month - 1
    return period.kind == "undated" or (period.first <= month <= period.last + FRESH)


def _digits(value: Decimal) -> int:
    """The digits that carry a number: two for 4500000, three for 0.0476."""
    return len("".join(map(str, value.as_tuple().digits)).strip("0"))
