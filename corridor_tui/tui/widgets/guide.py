"""The guide of a first start, a few lines between the panels and the status line: it covers nothing and takes no keys."""

from __future__ import annotations

from textual.strip import Strip

from corridor_tui.tui.pieces import Line
from corridor_tui.tui.widgets.painted import Looks

LEAST_SCREEN = 20
"""Lines of the screen below which there is no room for it."""


class Guide(Looks):
    """Lines that somebody else has written."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: list[Line] = []
        self.display = False

    def say(self, lines: list[Line]) -> None:
        """Show these lines."""
        self.lines = lines
        self.styles.height = len(lines)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line."""
        return self.strip(self.lines[y] if y < len(self.lines) else (), self.size.width)
