"""What stands behind a metric: a chart of its values, and the claims with their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corridor_tui.metrics.chart import bars
from corridor_tui.metrics.numbers import human
from corridor_tui.metrics.periods import label
from corridor_tui.tui.pieces import Line, Piece, spread
from corridor_tui.tui.widgets.line_list import LineList
from corridor_tui.tui.widgets.painted import Painted
from corridor_tui.tui.wrap import wrap

if TYPE_CHECKING:
    from corridor_tui.metrics.claims import Claim
    from corridor_tui.services.metrics_view import MetricHistory

QUOTE_LINES = 3
"""Lines of a sentence that are shown: one less where they are long."""


class Chart(Painted):
    """The metric's name and state, a bar a period, and what does not fit together."""

    PANEL = "chart"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.history: MetricHistory | None = None
        self._lines: list[Line] = []

    def show(self, history: MetricHistory | None) -> None:
        """Draw another metric."""
        same = self.history is not None and history is not None and self.history.row.id == history.row.id
        self.history = history
        self._draw()
        if not same:
            self.jump(0)

    def on_resize(self) -> None:
        """Draw anew for another width."""
        self._draw()

    def line(self, y: int, width: int) -> Line:
        """A line of the drawing."""
        if self.history is None:
            return [Piece(" No metric is chosen, or it has no value yet.", "muted")] if y == 0 else []
        return self._lines[y] if y < len(self._lines) else []

    def _draw(self) -> None:
        width = self.size.width or 80
        self._lines = [] if self.history is None else list(_drawing(self.history, width))
        self.set_lines(max(1, len(self._lines)))


def _drawing(history: MetricHistory, width: int) -> list[Line]:
    row = history.row
    facts = [part for part in (row.period_label, row.status, row.change_label) if part]
    lines: list[Line] = [
        [Piece(f" {row.name}  ", "strong"), Piece(row.text, "figure"), Piece("  " + ", ".join(facts), "muted")],
        [Piece(f" {_standing(history)}", "muted")],
        [],
    ]
    for text in bars(history.series, max(30, min(width - 3, 110))):
        hollow = "░" in text
        heading = not text.startswith(" ")
        lines.append([Piece(f" {text}", "head" if heading else "muted" if hollow else "accent")])
    disputes = [item for item in history.disagreements if item.conflict]
    if disputes:
        lines += [[], [Piece(" Does not fit together", "warn")]]
    for item in disputes:
        lines += [[Piece(f" {item.sentence[a:b]}")] for a, b in wrap(item.sentence, width - 3)]
    return lines


def _standing(history: MetricHistory) -> str:
    row = history.row
    parts = [f"{row.sources} sources agree" if row.sources > 1 else "one source", f"{row.claims} claims"]
    if row.target:
        parts.append(f"target {row.target}")
    if row.age:
        parts.append(f"{row.age} old" if row.age != "this month" else "of this month")
    return " · ".join(parts)


class EvidenceList(LineList):
    """The claims behind a metric, newest period first; each with its sentence. Enter opens the article there."""

    PANEL = "evidence"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.claims: list[Claim] = []
        self.row_height = 2 + QUOTE_LINES
        self.empty = "No metric is chosen."

    @property
    def current(self) -> Claim | None:
        """The claim under the cursor."""
        return self.claims[self.cursor] if self.rows else None

    def show(self, claims: list[Claim]) -> None:
        """List other claims; the cursor stays on its claim."""
        current = self.current.figure if self.current else None
        self.claims = claims
        at = next((index for index, claim in enumerate(claims) if claim.figure == current), 0)
        self.set_rows(len(claims), at, keep_line=False)

    def on_resize(self) -> None:
        """Wide panels need fewer lines for a sentence."""
        self.set_row_height(1 + self._quote_lines + 1)
        super().on_resize()

    @property
    def _quote_lines(self) -> int:
        return QUOTE_LINES if self.size.width < 90 else QUOTE_LINES - 1

    def row_line(self, row: int, part: int, width: int) -> Line:
        """Value, period and source; the sentence; an empty line."""
        claim = self.claims[row]
        if part == 0:
            left = [
                Piece(f" {human(claim.value, claim.unit, claim.bound, claim.value_high)}", "figure"),
                Piece(f"  {label(claim.when)}", "strong"),
                Piece(f"  {claim.status}" if claim.status != "actual" else "", "warn"),
                Piece("  accepted" if claim.accepted else "", "good"),
                Piece(f"  {claim.source}", "muted"),
            ]
            right = [Piece(f"{claim.date.isoformat() if claim.date else 'no date'} ", "muted")]
            return spread(left, right, width)
        if part > self._quote_lines:
            return []
        quote = " ".join(claim.quote.split())
        lines = wrap(quote, width - 5)
        if part - 1 >= len(lines):
            return []
        start, end = lines[part - 1]
        if part == self._quote_lines and len(lines) > self._quote_lines:
            end = len(quote)
        return [Piece("   "), *_marked(quote, start, end, " ".join(claim.surface.split()))]


def _marked(quote: str, start: int, end: int, surface: str) -> list[Piece]:
    """quote[start:end] with the figure's words set off."""
    at = quote.find(surface) if surface else -1
    first, last = max(start, at), min(end, at + len(surface))
    if at < 0 or first >= last:
        return [Piece(quote[start:end])]
    return [Piece(quote[start:first]), Piece(quote[first:last], "figure"), Piece(quote[last:end])]
