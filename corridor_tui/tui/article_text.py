"""An article laid out as painted lines: head, text with its tags highlighted, table of its figures. Pure.

Highlights are laid over the wrapped lines by offset, so that whatever the text holds, a span stays on its words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from itertools import pairwise

from corridor_tui.model import Figure, Mention
from corridor_tui.tui.figure_table import figure_table
from corridor_tui.tui.formats import long_time, plural
from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.reading import Opened
from corridor_tui.tui.safe_text import cells
from corridor_tui.tui.wrap import wrap

SHOWN = 200_000
"""Characters of a text that are laid out; what lies beyond is said, not shown."""

MEASURE = 96
"""The widest a line of text gets: longer ones are hard to read."""

ALSO = 8
"""Sources named that tell the same story; the rest are counted."""

FIRST_LINE = 1
"""The title's first line; above it one is free."""

_ROLES = {"corridor": "corridor", "checkpoint": "checkpoint"}


@dataclass(frozen=True, slots=True)
class Span:
    """Characters start..end of a field, shown in a role. Later spans lie over earlier ones."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The painted lines; the line of each figure in the text; `places` finds the line of an offset."""

    lines: list[Line]
    figure_lines: list[int]
    starts: list[int] = field(default_factory=list)
    first_text_line: int = 0
    title_starts: list[int] = field(default_factory=list)
    table_line: int = 0
    """The line of the first figure in the table below the text."""

    def line_of(self, offset: int, name: str = "text") -> int:
        """The line on which a character of the text (or of the title) stands."""
        first, starts = (FIRST_LINE, self.title_starts) if name == "title" else (self.first_text_line, self.starts)
        return first + max(0, bisect_right(starts, offset) - 1)

    def offset_at(self, article: Opened, y: int, x: int) -> tuple[str, int] | None:
        """The field and character at a line and column; None where no character of the article stands."""
        for name, first, starts in (
            ("title", FIRST_LINE, self.title_starts),
            ("text", self.first_text_line, self.starts),
        ):
            if first <= y < first + len(starts):
                text = article.title if name == "title" else article.text
                start = starts[y - first]
                end = starts[y - first + 1] if y - first + 1 < len(starts) else len(text)
                within = column_offset(text[start:end], x - 1)
                return None if within is None else (name, start + within)
        return None


def lay_out(
    article: Opened,
    width: int,
    *,
    figure: int | None = None,
    name: int | None = None,
    found: str = "",
    sentence: tuple[int, int] | None = None,
    zone: tzinfo | None = None,
) -> Layout:
    """Lay an article out for a panel `width` columns wide.

    `figure` is the number of the figure marked as the current one, `name` that of a mention, `found` a word looked for, `sentence` a span of the
    text that was asked for as evidence.
    """
    column = max(8, min(width - 2, MEASURE))
    lines: list[Line] = [[]]
    figure_lines = [0] * len(article.figures)
    marked = _marked(article, figure, name)
    spans = _spans(article, "title", marked, found, None)
    title_starts = _paragraphs(lines, article, "title", article.title, spans, column, figure_lines)
    lines.extend(_head(article, column, zone))
    lines.append([])

    text = article.text[:SHOWN]
    spans = _spans(article, "text", marked, found, sentence)
    first = len(lines)
    starts = _paragraphs(lines, article, "text", text, spans, column, figure_lines)
    if len(article.text) > SHOWN:
        lines.append(
            [Piece(f" … {len(article.text) - SHOWN:,} more characters: corridor-tui show {article.id}", "muted")]
        )
    if not article.text.strip():
        lines[first:] = [[Piece(" The source gave no text: press o for its page.", "muted")]]
    lines.append([])
    table_line = len(lines) + 1
    if article.figures:
        lines.extend(figure_table(article.figures, min(width - 2, 120), figure))
        lines.append([])
    return Layout(lines, figure_lines, starts, first, title_starts, table_line)


def column_offset(text: str, column: int) -> int | None:
    """The character of a line's text that stands at a column; None beside it."""
    position = 0
    for offset, character in enumerate(text):
        position += cells(character)
        if position > column >= 0:
            return offset
    return None


def _marked(article: Opened, figure: int | None, name: int | None) -> Figure | Mention | None:
    """The tag that is set off: a figure, else a name."""
    if figure is not None and figure < len(article.figures):
        return article.figures[figure]
    return article.mentions[name] if name is not None and name < len(article.mentions) else None


def _head(article: Opened, column: int, zone: tzinfo | None) -> list[Line]:
    """Source and time, link, and the tags with their legend."""
    when = long_time(article.published, zone)
    if article.date_note == "inferred":
        when += " (inferred)"
    facts = [article.source, when, article.language]
    if article.revision > 1:
        facts.append(f"version {article.revision}, d shows the edits")
    if article.starred:
        facts.append("★ starred")
    told = " · ".join(fact for fact in facts if fact)
    lines: list[Line] = [[Piece(" " + told[start:end], "muted")] for start, end in wrap(told, column)]
    if article.url:
        lines.append([Piece(" " + article.url, "muted")])
    names: dict[tuple[str, str], None] = dict.fromkeys((mention.kind, mention.id) for mention in article.mentions)
    row: list[Piece] = [Piece(" ")]
    used = 1
    for kind, name in names:
        if used + len(name) + 2 > column and len(row) > 1:
            lines.append(row)
            row, used = [Piece(" ")], 1
        row += [Piece(name, _ROLES[kind]), Piece("  ")]
        used += len(name) + 2
    if article.figures:
        row.append(Piece(plural(len(article.figures), "figure"), "figure"))
    if len(row) > 1:
        lines.append(row)
    if article.also:
        more = f", and {len(article.also) - ALSO} more" if len(article.also) > ALSO else ""
        told = f"also: {', '.join(article.also[:ALSO])}{more}"
        lines += [[Piece(" " + told[start:end], "muted")] for start, end in wrap(told, column)]
    return lines


def _spans(
    article: Opened, name: str, marked: Figure | Mention | None, found: str, sentence: tuple[int, int] | None
) -> list[Span]:
    """Everything to highlight in a field, in the order in which it is laid over the text."""
    spans = [Span(x.start, x.end, "muted") for x in article.excluded if x.field == name]
    if sentence and name == "text":
        spans.append(Span(*sentence, "here"))
    spans += [Span(x.start, x.end, "figure") for x in article.figures if x.field == name]
    spans += [Span(x.start, x.end, _ROLES[x.kind]) for x in article.mentions if x.field == name]
    if marked is not None and marked.field == name:
        spans.append(Span(marked.start, marked.end, "found"))
    if found:
        haystack = (article.title if name == "title" else article.text[:SHOWN]).casefold()
        needle = found.casefold()
        # Folding may change lengths in rare scripts; a highlight then sits beside its word, and nothing else happens.
        at = haystack.find(needle)
        while at >= 0 and len(spans) < 5_000:
            spans.append(Span(at, at + len(needle), "found"))
            at = haystack.find(needle, at + len(needle))
    return sorted(spans, key=lambda span: _ORDER.index(span.role))


_ORDER = ("muted", "here", "corridor", "checkpoint", "figure", "found")


def _paragraphs(
    lines: list[Line],
    article: Opened,
    name: str,
    text: str,
    spans: Sequence[Span],
    column: int,
    figure_lines: list[int],
) -> list[int]:
    """Add a wrapped field to `lines` and note where its figures stand. Gives the offset at which each line starts."""
    wrapped = wrap(text, column)
    starts = [start for start, _ in wrapped]
    over: dict[int, list[Span]] = {}
    for span in spans:
        for index in range(max(0, bisect_right(starts, span.start) - 1), bisect_right(starts, max(0, span.end - 1))):
            over.setdefault(index, []).append(span)
    for number, figure in enumerate(article.figures):
        if figure.field == name:
            figure_lines[number] = len(lines) + max(0, bisect_right(starts, figure.start) - 1)
    plain = "title" if name == "title" else "text"
    for index, (start, end) in enumerate(wrapped):
        lines.append([Piece(" "), *_styled(text, start, end, over.get(index, ()), plain)])
    return starts


def _styled(text: str, start: int, end: int, spans: Sequence[Span], plain: str) -> list[Piece]:
    """text[start:end] cut where roles change."""
    if not spans:
        return [Piece(text[start:end], plain)]
    bounds = {min(max(edge, start), end) for span in spans for edge in (span.start, span.end)}
    cuts = sorted({start, end, *bounds})
    pieces = []
    for first, last in pairwise(cuts):
        role = plain
        for span in spans:
            if span.start <= first and span.end >= last:
                role = span.role
        pieces.append(Piece(text[first:last], role))
    return pieces
