"""The lines at the edges of the screen: views above, the metrics ticker, status and keys below."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message

from corridor_tui.tui.formats import plural
from corridor_tui.tui.keys import Keymap, commands_of
from corridor_tui.tui.pieces import Line, Piece, width_of
from corridor_tui.tui.widgets.painted import Bar

VIEWS = (("news", "News"), ("metrics", "Metrics"), ("watch", "Watch"), ("sources", "Sources"))
"""Id and name of each view, in the order of the number keys."""


ALWAYS = ("help", "quit")
"""Commands that the line of keys names however narrow it is."""


class CommandBar(Bar):
    """A bar whose pieces can be clicked: each place names the command it runs."""

    class Pressed(Message):
        """A command was clicked."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._places: list[tuple[int, int, str]] = []

    def lay(self, groups: Sequence[tuple[Line, str]], before: Line, right: Line) -> None:
        """Show groups of pieces, each of which runs a command when clicked ("" for none)."""
        pieces = list(before)
        self._places = []
        for group, command in groups:
            start = width_of(pieces)
            pieces.extend(group)
            if command:
                self._places.append((start, width_of(pieces), command))
        self.say(pieces, right)

    def on_click(self, event: events.Click) -> None:
        """Run the command under the pointer."""
        for start, end, command in self._places:
            if start <= event.x < end:
                self.post_message(self.Pressed(command))


class HeaderBar(CommandBar):
    """The views, and how much there is to read."""

    def describe(self, view: str, unread: int, relevant: int, total: int, keymap: Keymap, *, alarms: int = 0) -> None:
        """Show which view is on, the counts of articles, and of alerts that nobody has looked at."""
        groups: list[tuple[Line, str]] = []
        for name, title in VIEWS:
            command = f"view_{name}"
            on = name == view
            groups.append(
                (
                    [
                        Piece(f"  {keymap.shown(command)}", "key"),
                        Piece(f"[{title}]" if on else f" {title} ", "strong" if on else "muted"),
                        *([Piece(f"{alarms:,}!", "bad")] if alarms and name == "watch" else []),
                    ],
                    command,
                )
            )
        roomy = self.app.size.width >= 100
        name_piece = [Piece(" corridor-tui ", "strong")] if self.app.size.width >= 60 else []
        right = [Piece(" "), Piece(f"{unread:,} unread", "strong" if unread else "muted")]
        if roomy:
            right.append(Piece(f" of {plural(relevant, 'article')}", "muted"))
        if roomy and total > relevant:
            right.append(Piece(f" · {total - relevant:,} others", "muted"))
        self.lay(groups, name_piece, [*right, Piece(" ")])


class FooterBar(CommandBar):
    """The keys worth knowing in the focused panel."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._told: tuple[str, Keymap] | None = None

    def on_resize(self) -> None:
        """More of them, or fewer."""
        if self._told is not None:
            self.describe(*self._told)

    def describe(self, panel: str, keymap: Keymap) -> None:
        """Show the keys of a panel, as many as there is room for."""
        self._told = (panel, keymap)
        named: list[tuple[Line, str]] = []
        always: list[tuple[Line, str]] = []
        for command in commands_of(panel):
            if command.footer and keymap.shown(command.id):
                group: Line = [Piece(f" {keymap.shown(command.id)}", "key"), Piece(f" {command.label} ", "muted")]
                (always if command.id in ALWAYS else named).append((group, command.id))
        room = self.app.size.width - sum(width_of(group) for group, _ in always)
        # What has no room is left out whole: help names it.
        while named and sum(width_of(group) for group, _ in named) > room:
            named.pop()
        self.lay([*named, *always], (), ())

    def describe_typing(self) -> None:
        """Show the keys of a line that is typed into."""
        self._told = None
        hints = (("enter", "Keep"), ("esc", "Leave"), ("up", "Earlier ones"), ("right", "Complete"))
        self.lay([([Piece(f" {key}", "key"), Piece(f" {label} ", "muted")], "") for key, label in hints], (), ())


class Ticker(Bar):
    """The tracked metrics in one line, where there is no room for their panel."""


class StatusBar(Bar):
    """What the fetcher does, what went wrong, and passing notices."""
