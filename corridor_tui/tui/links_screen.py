"""The list of an article's links, above the views."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from corridor_tui.tui.keys import Keymap
from corridor_tui.tui.links import Link
from corridor_tui.tui.once import ClosesOnce
from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.widgets.line_list import LineList

MOVES = ("down", "up", "half_down", "half_up", "page_down", "page_up", "top", "bottom")


class LinkList(LineList):
    """One row a link."""

    PANEL = "links"

    def __init__(self, links: list[Link]) -> None:
        super().__init__()
        self.links = links
        self.styles.height = max(1, len(links))
        self.empty = "This article has no link, and nobody else tells its story."

    def on_mount(self) -> None:
        """Say how many there are, and take the keys."""
        self.set_rows(len(self.links), 0)
        self.focus()

    def row_line(self, row: int, part: int, width: int) -> Line:
        """What it is, and where it leads."""
        link = self.links[row]
        if link.article is not None:
            return [Piece(" ▸ ", "accent"), Piece(link.words)]
        return [Piece(" ↗ ", "accent"), Piece(f"{link.words}  ", "muted"), Piece(link.url or "")]


class LinksScreen(ClosesOnce[Link | None], ModalScreen[Link | None]):
    """Gives the link that was chosen; any key that neither moves nor chooses closes it."""

    def __init__(self, links: list[Link], keymap: Keymap) -> None:
        super().__init__()
        self.list = LinkList(links)
        self.keymap = keymap

    def compose(self) -> ComposeResult:
        """The list in a frame."""
        with Vertical() as frame:
            frame.border_title = "Links"
            frame.border_subtitle = "enter opens, esc closes"
            yield self.list

    def on_key(self, event: events.Key) -> None:
        """Move, choose, or close."""
        event.stop()
        event.prevent_default()
        command = self.keymap.command("articles", event.key, event.character)
        if command in MOVES:
            getattr(self.list, f"action_{command}")()
        else:
            self.dismiss(self._current if command in ("open_article", "open_link") else None)

    @on(LineList.Chosen)
    def chosen(self) -> None:
        """A click on the link under the cursor."""
        self.dismiss(self._current)

    @property
    def _current(self) -> Link | None:
        return self.list.links[self.list.cursor] if self.list.rows else None

    def on_click(self, event: events.Click) -> None:
        """A click beside the frame closes it."""
        if event.widget is self:
            self.dismiss(None)
