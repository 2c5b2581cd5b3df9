"""A metric's history in a picture: its state in words, a chart, what does not fit together, every value in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corridor_tui.metrics.canvas import Role
from corridor_tui.metrics.chart import bars
from corridor_tui.metrics.plot import plot
from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.widgets.painted import Painted
from corridor_tui.tui.wrap import wrap

if TYPE_CHECKING:
    from corridor_tui.services.metrics_view import MetricHistory

LOOKS: dict[Role, str] = {
    "axis": "muted",
    "label": "muted",
    "result": "accent",
    "part": "strong",
    "plan": "good",
    "dispute": "bad",
    "over": "over",
}
"""The look of each kind of mark; their shapes tell them apart as well."""

ROOMY = 15
"""Lines from which there is room for the words about the value above the chart; where there is less they follow it."""

WIDEST = 140
"""Columns beyond which a chart is no easier to read."""


class Chart(Painted):
    """Drawn for the panel's size; below it, by scrolling, the values in rows."""

    PANEL = "chart"

    def __init__(self, *, solid: bool, id: str | None = None) -> None:
        """`solid`: columns are drawn with full blocks, so that marks within them are cut out of those."""
        super().__init__(id=id)
        self.solid = solid
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
        """Draw anew for another size."""
        self._draw()

    def line(self, y: int, width: int) -> Line:
        """A line of the drawing."""
        if self.history is None:
            return [Piece(" No metric is chosen, or it has no value yet.", "muted")] if y == 0 else []
        return self._lines[y] if y < len(self._lines) else []

    def _draw(self) -> None:
        width, height = self.size.width or 80, self.size.height or 20
        self._lines = [] if self.history is None else drawing(self.history, width, height, solid=self.solid)
        self.set_lines(max(1, len(self._lines)))


def drawing(history: MetricHistory, width: int, height: int, *, solid: bool = True) -> list[Line]:
    """The lines for a panel of that size; the panel scrolls where they are more. Pure."""
    row = history.row
    facts = [part for part in (row.period_label, row.status) if part]
    if row.change is not None:
        facts.append(f"{row.change:+.1f} % {row.change_label}")
    lines: list[Line] = [
        [Piece(f" {row.name}  ", "strong"), Piece(row.text, "figure"), Piece("  " + ", ".join(facts), "muted")]
    ]
    standing: list[Line] = [[Piece(f" {text}", "muted")] for text in _folded(_standing(history), width)]
    if height >= ROOMY:
        lines += standing
    room = max(30, min(width - 2, WIDEST))
    chart = plot(history.series, history.disagreements, room, height - len(lines))
    looks = LOOKS if solid else {**LOOKS, "over": "strong"}
    lines += [[Piece(" "), *(Piece(run.text, looks[run.role]) for run in line)] for line in chart]
    if height < ROOMY:
        lines += standing
    lines += _disputes(history, width)
    if chart:
        lines.append([])
    for text in bars(history.series, min(room, 110)):
        heading = not text.startswith(" ")
        lines.append([Piece(f" {text}", "head" if heading else "muted" if "░" in text else "accent")])
    return lines


def _disputes(history: MetricHistory, width: int) -> list[Line]:
    disputes = [item for item in history.disagreements if item.conflict]
    lines: list[Line] = [[], [Piece(" Does not fit together", "warn")]] if disputes else []
    for item in disputes:
        for number, text in enumerate(_folded(item.sentence, width - 2)):
            lines.append([Piece("   " if number else " ! ", "warn"), Piece(text)])
    return lines


def _standing(history: MetricHistory) -> str:
    """Who says so, what is planned, how old it is, and the pace that the target asks for."""
    row = history.row
    parts = [f"{row.sources} sources agree" if row.sources > 1 else "one source", f"{row.claims} claims"]
    if row.target:
        parts.append(f"target {row.target}")
    if row.age:
        parts.append(f"{row.age} old" if row.age != "this month" else "of this month")
    ahead = [item for item in history.progress if item.missed is None and item.share < 100]
    if ahead:
        parts.append(ahead[0].sentence)
    return " · ".join(parts)


def _folded(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width - 2)]
