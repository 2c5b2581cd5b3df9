"""The key table as a command palette."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from corridor_tui.tui.keys import EVERYWHERE, Command, commands_of

if TYPE_CHECKING:
    from corridor_tui.tui.app import MonitorApp


class Palette(CommandPalette):
    """Textual's palette; paging through a list that is not laid out yet does nothing, where Textual's own fails."""

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):
            super()._action_command_list(action)


class KeyCommands(Provider):
    """Every command of the focused panel, by its help; the key stands beside it."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(command.label, self._run(command), help=self._help(command))

    async def search(self, query: str) -> Hits:
        """Those whose label or help matches."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = max(matcher.match(command.label), matcher.match(command.help) * 0.9)
            if score > 0:
                yield Hit(score, matcher.highlight(command.label), self._run(command), help=self._help(command))

    def _commands(self) -> list[Command]:
        panel = getattr(self.focused, "PANEL", EVERYWHERE)
        return [command for command in commands_of(panel) if command.id != "palette"]

    def _run(self, command: Command) -> partial[None]:
        return partial(self._monitor.run_later, command.id)

    def _help(self, command: Command) -> str:
        key = self._monitor.keymap.shown(command.id)
        return f"{key}  {command.help}" if key else command.help

    @property
    def _monitor(self) -> MonitorApp:
        from corridor_tui.tui.app import MonitorApp

        assert isinstance(self.app, MonitorApp)
        return self.app
