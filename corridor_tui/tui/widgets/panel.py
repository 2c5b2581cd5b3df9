"""A panel: a title bar and a body below it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.widgets.painted import Bar, Painted


class TitleBar(Bar):
    """The panel's name, what it shows, and what waits."""


class Panel(Vertical):
    """Holds one painted body. The title of the focused one is set off by a mark as well as by colour."""

    def __init__(self, title: str, body: Painted, *, id: str) -> None:
        super().__init__(id=id)
        self.title = title
        self.body = body
        self.bar = TitleBar()
        self.facts: tuple[Line, Line] = ((), ())

    def compose(self) -> ComposeResult:
        """The bar and the body."""
        yield self.bar
        yield self.body

    def on_mount(self) -> None:
        """Write the title."""
        self.describe()

    def on_descendant_focus(self) -> None:
        """Set the title off."""
        self.describe()

    def on_descendant_blur(self) -> None:
        """Set the title back."""
        self.describe()

    def describe(self, left: Line | None = None, right: Line | None = None) -> None:
        """Show facts beside the title, at its right and at the far end; None leaves them as they are."""
        self.facts = (self.facts[0] if left is None else left, self.facts[1] if right is None else right)
        mark = Piece("▸ " if self.body.has_focus else "  ", "accent")
        name = Piece(self.title, "strong" if self.body.has_focus else "head")
        self.bar.say([mark, name, Piece("  "), *self.facts[0]], self.facts[1])
