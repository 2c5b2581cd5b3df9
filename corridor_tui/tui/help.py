"""The help screen: the keys of the panel that had the focus."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from corridor_tui.tui.keys import EVERYWHERE, PANELS, Keymap, commands_of
from corridor_tui.tui.once import ClosesOnce
from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.safe_text import pad
from corridor_tui.tui.widgets.painted import Painted
from corridor_tui.tui.wrap import wrap

_HEADS = {
    "moving": "Moving",
    "sorted": "Order",
    "articles": "Articles",
    "reader": "Reader",
    "article": "This article",
    "claim": "This figure",
    "metrics": "Metrics",
    "evidence": "Evidence",
    "sources": "Sources",
    "watches": "Watches",
    "alerts": "Alerts",
    "facets": "Facets",
    "routes": "Corridors",
    EVERYWHERE: "Everywhere",
}


KEYS = 16
"""Columns of the keys."""


def help_lines(panel: str, keymap: Keymap, width: int = 100) -> list[Line]:
    """The keys of a panel, a heading above each group, those of the panel itself first, in so many columns."""
    lines: list[Line] = []
    scope = ""
    for command in commands_of(panel):
        keys = " ".join(keymap.keys[command.id])
        if not keys:
            continue
        if command.scope != scope:
            scope = command.scope
            lines += [[], [Piece(f"  {_HEADS.get(scope, scope)}", "head")]]
        for number, (start, end) in enumerate(wrap(command.help, width - KEYS - 4)):
            head = pad("" if number else keys, KEYS)
            lines.append([Piece(f"  {head} ", "key"), Piece(command.help[start:end])])
    return lines[1:]


class HelpText(Painted):
    """The lines of the help; scrolls where they are many."""

    PANEL = "help"

    def __init__(self, lines: list[Line]) -> None:
        super().__init__()
        self.lines = lines
        self.styles.height = len(lines)

    def on_mount(self) -> None:
        """Say how long it is, and take the keys."""
        self.set_lines(len(self.lines))
        self.focus()

    def line(self, y: int, width: int) -> Line:
        """One key."""
        return self.lines[y]


class HelpScreen(ClosesOnce[None], ModalScreen[None]):
    """Any key that does not scroll closes it."""

    def __init__(self, panel: str, keymap: Keymap) -> None:
        super().__init__()
        self.panel = panel if panel in PANELS else EVERYWHERE
        self.keymap = keymap

    def compose(self) -> ComposeResult:
        """The text in a frame."""
        # What the stylesheet leaves of the screen, without frame and scrollbar.
        self.text = HelpText(help_lines(self.panel, self.keymap, min(100, self.app.size.width * 96 // 100) - 3))
        with Vertical() as frame:
            frame.border_title = f"Keys: {_HEADS.get(self.panel, self.panel)}"
            frame.border_subtitle = "esc closes"
            yield self.text

    def on_key(self, event: events.Key) -> None:
        """Scroll, or close."""
        event.stop()
        event.prevent_default()
        command = self.keymap.command("articles", event.key, event.character)
        if command in ("down", "up", "half_down", "half_up", "page_down", "page_up", "top", "bottom"):
            getattr(self.text, f"action_{command}")()
        else:
            self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """A click beside the frame closes it."""
        if event.widget is self:
            self.dismiss()
