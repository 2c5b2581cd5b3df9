"""The stage: bars and views on the screen, keys to commands, sizes to panels. What is shown comes from elsewhere."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from inspect import isawaitable

from textual import events, on
from textual.app import ComposeResult
from textual.filter import LineFilter, NoColor
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from corridor_tui.config import Config
from corridor_tui.tui import session, symbols, themes
from corridor_tui.tui.arrange import LEAST_HEIGHT, LEAST_WIDTH
from corridor_tui.tui.reading import Desk
from corridor_tui.tui.switching import Switching
from corridor_tui.tui.widgets.bars import CommandBar
from corridor_tui.tui.widgets.painted import Roles


class MainScreen(Screen[None]):
    """The screen that bars and views stand on."""

    _styled = False

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """The first time everything on it has just been styled; Textual would do it over again."""
        event.refresh_styles = self._styled
        self._styled = True


class Stage(Switching):
    """Everything about the screen; `MonitorApp` adds the store's changes and the fetcher."""

    CSS_PATH = "monitor.tcss"
    TITLE = "corridor-tui"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, config: Config, desk: Desk) -> None:
        """Take up the session that was kept in the store."""
        super().__init__(config, desk, symbols.exchange(symbols.chosen(config.panels.symbols, os.environ)))
        self.animation_level = "none"
        self.roles = Roles()
        self.session = session.read(desk.session())
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.first(self.session.theme or config.panels.theme, os.environ)
        # The stylesheet is read once, with the colours it will be used with.
        self.stylesheet.set_variables(self.get_css_variables())
        self.furnished = False
        self._furnishing = asyncio.Lock()
        self.last_key = float("-inf")
        """When a key or the mouse was last used, by the clock of the event loop."""
        self.news.take_up(self.session)

    # The first paint: what is seen of a window of this size. The rest is mounted behind it.

    def get_default_screen(self) -> Screen[None]:
        """What Textual takes for the first screen."""
        return MainScreen(id="_default")

    def compose(self) -> ComposeResult:
        """The bars, and the views between them."""
        yield self.roles
        yield self.header
        yield self.switcher
        yield self.status
        yield self.footer

    async def furnish(self) -> None:
        """Mount what the first paint left out. Nothing the second time, but for waiting until it has been done."""
        async with self._furnishing:
            if self.furnished or not self.on_stage:
                return
            with self.batch_update():
                await self.mount(self.ticker, after=self.header)
                await self.mount(self.guide, before=self.status)
                await self.mount(self.too_small)
                await self.news.furnish()
            self.furnished = True
        self.arrange()

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew for another theme; not at the start, where it has just been styled for this one."""
        if self.furnished:
            super().refresh_css(animate)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours that only our themes name."""
        return themes.DARK.variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """With NO_COLOR set, no colour at all; with another set of symbols, those."""
        colours = [NoColor()] if self.no_color else super().get_line_filters()
        return [*colours, self.exchange] if self.exchange else colours

    # Keys and commands.

    async def on_event(self, event: events.Event) -> None:
        """Run the command of a key before anything else sees it, so that keys in a burst find the panel they meant.

        Lines that are typed into and screens above the views keep their keys.
        """
        if isinstance(event, events.InputEvent):
            self.last_key = event.time
            await self.furnish()
        if isinstance(event, (events.Key, events.MouseDown)) and not self.app_focus:
            # A window that gets keys has the focus, whatever it last said (a page in a browser begins without it).
            self.app_focus = True
        if isinstance(event, events.Key) and not event.is_forwarded and self._takes_commands:
            command = self.keymap.command(self.panel, event.key, event.character if event.is_printable else None)
            if command is not None:
                await self.run_command(command)
                return
        await super().on_event(event)

    @property
    def _takes_commands(self) -> bool:
        return len(self.screen_stack) == 1 and not isinstance(self.focused, Input)

    async def run_command(self, command: str) -> None:
        """Run a command of the key table: the focused panel's, else its view's, else the app's."""
        node: object = self.focused or self.screen
        while isinstance(node, Widget):
            action = getattr(node, f"action_{command}", None)
            if action is not None:
                break
            node = node.parent
        else:
            action = getattr(self.view, f"action_{command}", None) or getattr(self, f"action_{command}", None)
        if action is not None:
            if command == "open_article":
                self.show_guide(False)
            try:
                done = action()
                if isawaitable(done):
                    await done
            except Exception as fault:
                # One command that fails must not cost the user the others, nor their place. Tests and debugging see it.
                if self.is_headless or os.environ.get("CORRIDOR_TUI_DEBUG"):
                    raise
                self.say(f"{command} failed, a fault of the program itself: {type(fault).__name__}: {fault}")
        self.show_footer()

    @on(CommandBar.Pressed)
    async def command_pressed(self, message: CommandBar.Pressed) -> None:
        """A command was clicked in the header or footer."""
        await self.run_command(message.command)

    @on(Worker.StateChanged)
    def worker_changed(self, message: Worker.StateChanged) -> None:
        """Work beside the screen that fails is said and ends there; what a closed screen was at is nobody's business."""
        if message.state is WorkerState.ERROR and message.worker.node.is_attached:
            self.log.error(message.worker.error)
            self.say(f"Something failed ({message.worker.group}): {message.worker.error}")

    # Sizes.

    def arrange(self) -> None:
        """Fit the panels to the size of the window."""
        width, height = self.size
        small = width < LEAST_WIDTH or height < LEAST_HEIGHT
        # What lies above the views is not made for so little room.
        while small and self.is_running and len(self.screen_stack) > 1:
            self.pop_screen()
        if not self.on_stage:
            return
        self.set_class(small, "-too-small")
        if small:
            self.too_small.update(f"too small: {width} x {height}\nneeds {LEAST_WIDTH} x {LEAST_HEIGHT}")
            return
        self.view.fit()
        self.show_ticker(self.view is self.news and self.news.ticker and height >= 20)
        if self.guided:
            self.show_guide(True)

    def on_resize(self) -> None:
        """Arrange anew for another size, which the app has only when this event has been through."""
        self.call_later(self._resized)

    def _resized(self) -> None:
        self.arrange()
        self.show_header()

    # Commands of the screen.

    def action_theme(self) -> None:
        """The next theme."""
        names = [theme.name for theme in themes.THEMES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]
        self.say(f"Theme: {self.theme}.")

    def action_help(self) -> None:
        """The keys of this panel."""
        from corridor_tui.tui.help import HelpScreen

        self.push_screen(HelpScreen(self.panel, self.keymap))

    def action_palette(self) -> None:
        """Find a command by name."""
        from corridor_tui.tui.palette import Palette

        self.push_screen(Palette(self.panel, self.keymap), self._chosen)

    def _chosen(self, command: str | None) -> None:
        """Run a command of the palette once it has closed."""
        if command is not None:
            self.call_later(self.run_command, command)
