"""The key table as a command palette: words typed, the commands that have them, the keys beside them."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from corridor_tui.tui.keys import Command, Keymap, commands_of
from corridor_tui.tui.once import ClosesOnce
from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.safe_text import pad
from corridor_tui.tui.widgets.filter_bar import FilterBar
from corridor_tui.tui.widgets.line_list import LineList

MOVES = {
    "down": "down",
    "ctrl+n": "down",
    "up": "up",
    "ctrl+p": "up",
    "pagedown": "page_down",
    "pageup": "page_up",
}
"""Keys that move in the list while a word is typed."""


def found(text: str, commands: Sequence[Command]) -> list[Command]:
    """The commands that have every word of a text; those whose label begins with it first, then labels, then helps."""
    words = text.casefold().split()

    def rank(command: Command) -> int | None:
        label, whole = command.label.casefold(), f"{command.label} {command.help}".casefold()
        if not all(word in whole for word in words):
            return None
        return 0 if label.startswith(" ".join(words)) else 1 if all(word in label for word in words) else 2

    ranks = ((rank(command), number, command) for number, command in enumerate(commands))
    return [
        command for at, _, command in sorted((at, number, command) for at, number, command in ranks if at is not None)
    ]


class CommandList(LineList):
    """One row a command."""

    PANEL = "commands"

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self.keymap = keymap
        self.commands: list[Command] = []
        self.can_focus = False

    def show(self, commands: list[Command]) -> None:
        """Put other commands in place, the cursor on the first."""
        self.commands = commands
        self.empty = "No command has these words."
        self.set_rows(len(commands), 0, keep_line=False)

    def ground(self, y: int) -> str:
        """The keys go to the line above; the cursor is as if they came here."""
        return "cursor" if self.rows and y == self.cursor else ""

    def row_line(self, row: int, part: int, width: int) -> Line:
        """Key, name, and what it does."""
        command = self.commands[row]
        return [
            Piece(f" {pad(self.keymap.shown(command.id), 10)} ", "key"),
            Piece(f"{pad(command.label, 18)} ", "strong"),
            Piece(command.help, "muted"),
        ]


class Palette(ClosesOnce[str | None], ModalScreen[str | None]):
    """Gives the id of the command that was chosen; None where it was left."""

    def __init__(self, panel: str, keymap: Keymap) -> None:
        """`panel` is the kind of panel that has the focus: its commands come first."""
        super().__init__()
        self.commands = [command for command in commands_of(panel) if command.id != "palette"]
        self.bar = FilterBar("Search for a command", id="command")
        self.list = CommandList(keymap)

    def compose(self) -> ComposeResult:
        """The line and the list in a frame."""
        with Vertical() as frame:
            frame.border_title = "Commands"
            frame.border_subtitle = "enter runs, esc closes"
            yield self.bar
            yield self.list

    def on_mount(self) -> None:
        """All of them, before anything is typed."""
        self.bar.begin("")
        self.list.show(self.commands)

    @on(FilterBar.Typed)
    def typed(self, message: FilterBar.Typed) -> None:
        """Those that have the words."""
        self.list.show(found(message.text, self.commands))

    def on_key(self, event: events.Key) -> None:
        """Move in the list; every other key is the line's."""
        move = MOVES.get(event.key)
        if move is not None:
            event.stop()
            event.prevent_default()
            getattr(self.list, f"action_{move}")()

    @on(FilterBar.Done)
    def done(self, message: FilterBar.Done) -> None:
        """Run the one under the cursor: of the words that stand in the line, however fast they came."""
        commands = found(message.text, self.commands)
        same = [command.id for command in commands] == [command.id for command in self.list.commands]
        at = self.list.cursor if same else 0
        if commands:
            self.dismiss(commands[at].id)

    @on(LineList.Chosen)
    def chosen(self, message: LineList.Chosen) -> None:
        """A click on the command under the cursor."""
        if message.row < len(self.list.commands):
            self.dismiss(self.list.commands[message.row].id)

    @on(FilterBar.Left)
    def left(self) -> None:
        """Run none."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the frame closes it."""
        if event.widget is self:
            self.dismiss(None)
