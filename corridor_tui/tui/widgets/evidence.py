"""What stands behind a metric: the claims with their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corridor_tui.metrics.numbers import human
from corridor_tui.metrics.periods import label
from corridor_tui.tui.pieces import Line, Piece, spread
from corridor_tui.tui.widgets.line_list import LineList
from corridor_tui.tui.wrap import wrap

if TYPE_CHECKING:
    from corridor_tui.metrics.claims import Claim

QUOTE_LINES = 2
"""Lines of a sentence that are shown: those with the figure, where it has more."""


class EvidenceList(LineList):
    """The claims behind a metric, newest period first; each with its sentence. Enter opens the article there."""

    PANEL = "evidence"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.claims: list[Claim] = []
        self.row_height = 1 + QUOTE_LINES
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

    def row_line(self, row: int, part: int, width: int) -> Line:
        """Value, period and source; below them the sentence."""
        claim = self.claims[row]
        if part == 0:
            left = [
                Piece(f" {human(claim.value, claim.unit, claim.bound, claim.value_high)}", "figure"),
                Piece(f"  {label(claim.when)}", "strong"),
                Piece(f"  {claim.status}" if claim.status != "actual" else "", "warn"),
                Piece("  accepted" if claim.accepted else "", "good"),
                Piece(f"  {claim.source}", "muted"),
            ]
            right = [Piece(f" {claim.date.isoformat() if claim.date else 'no date'} ", "muted")]
            return spread(left, right, width)
        quote = " ".join(claim.quote.split())
        surface = " ".join(claim.surface.split())
        lines = excerpt(quote, surface, width - 5)
        if part > len(lines):
            return []
        start, end = lines[part - 1]
        before = "  …" if part == 1 and start else "   "
        return [Piece(before, "muted"), *_marked(quote, start, end, surface)]


def excerpt(quote: str, surface: str, width: int) -> list[tuple[int, int]]:
    """The lines of a sentence that are shown, as offsets: those that end with the figure; the last is cut by the screen."""
    lines = wrap(quote, width)
    if len(lines) <= QUOTE_LINES:
        return lines
    at = quote.find(surface) if surface else -1
    figure = next((number for number, (_, end) in enumerate(lines) if at + len(surface) <= end), 0) if at >= 0 else 0
    first = max(0, figure - QUOTE_LINES + 1)
    shown = lines[first : first + QUOTE_LINES]
    return [*shown[:-1], (shown[-1][0], len(quote))]


def _marked(quote: str, start: int, end: int, surface: str) -> list[Piece]:
    """quote[start:end] with the figure's words set off."""
    at = quote.find(surface) if surface else -1
    first, last = max(start, at), min(end, at + len(surface))
    if at < 0 or first >= last:
        return [Piece(quote[start:end])]
    return [Piece(quote[start:first]), Piece(quote[first:last], "figure"), Piece(quote[last:end])]
