"""The stage: bars and views on the screen, keys to commands, one view or another. What is shown comes from elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from inspect import isawaitable
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import Provider
from textual.filter import LineFilter, NoColor
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Input, Static
from textual.worker import Worker, WorkerState

from corridor_tui.config import Config
from corridor_tui.tui import session, symbols, themes
from corridor_tui.tui.arrange import LEAST_HEIGHT, LEAST_WIDTH
from corridor_tui.tui.guide import Watched, guide_lines
from corridor_tui.tui.help import HelpScreen
from corridor_tui.tui.keys import EVERYWHERE, Keymap
from corridor_tui.tui.messages import Left, Listed, Said
from corridor_tui.tui.palette import KeyCommands, Palette
from corridor_tui.tui.reading import Desk
from corridor_tui.tui.views.base import View
from corridor_tui.tui.views.news import NewsView
from corridor_tui.tui.widgets.bars import CommandBar, FooterBar, HeaderBar, StatusBar, Ticker
from corridor_tui.tui.widgets.guide import LEAST_SCREEN, Guide
from corridor_tui.tui.widgets.metrics import ticker
from corridor_tui.tui.widgets.painted import Roles

NOTICE_SECONDS = 6.0


class Stage(App[int]):
    """Everything about the screen; `MonitorApp` adds the store's changes and the fetcher."""

    CSS_PATH = "monitor.tcss"
    TITLE = "corridor-tui"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {KeyCommands}
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, config: Config, desk: Desk) -> None:
        """Take up the session that was kept in the store."""
        self._symbols = symbols.exchange(symbols.chosen(config.panels.symbols, os.environ))
        super().__init__()
        self.config = config
        self.desk = desk
        self.keymap = Keymap(config.keys)
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.animation_level = "none"
        self.roles = Roles()
        self.news = NewsView(desk, config, self.keymap)
        self.session = session.read(desk.session())
        self.theme = themes.first(self.session.theme or config.panels.theme, os.environ)
        self.news.take_up(self.session)
        self.notice = ""
        self._made = {"news"}
        self.guided = False
        self.watched = Watched(len(config.active_feeds))

    def compose(self) -> ComposeResult:
        """The bars, and the views between them."""
        yield self.roles
        yield HeaderBar(id="header")
        yield Ticker(id="ticker")
        with ContentSwitcher(id="views", initial="news"):
            yield self.news
        yield Guide(id="guide")
        yield StatusBar(id="status")
        yield FooterBar(id="footer")
        yield Static("This window is too small for the monitor.", id="too-small", markup=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours that only our themes name."""
        return themes.DARK.variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """With NO_COLOR set, no colour at all; with another set of symbols, those."""
        colours = [NoColor()] if self.no_color else super().get_line_filters()
        return [*colours, self._symbols] if self._symbols else colours

    def bell(self) -> None:
        """Silence: the monitor is open all day, and what is wrong is said in words."""

    # Keys and commands.

    @property
    def panel(self) -> str:
        """The kind of panel that has the focus."""
        return getattr(self.focused, "PANEL", EVERYWHERE)

    async def on_event(self, event: events.Event) -> None:
        """Run the command of a key before anything else sees it, so that keys in a burst find the panel they meant.

        Lines that are typed into and screens above the views keep their keys.
        """
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
            done = action()
            if isawaitable(done):
                await done
        self.show_footer()

    def run_later(self, command: str) -> None:
        """Run a command once the screen above has closed."""
        self.call_later(self.run_command, command)

    @on(CommandBar.Pressed)
    async def command_pressed(self, message: CommandBar.Pressed) -> None:
        """A command was clicked in the header or footer."""
        await self.run_command(message.command)

    # What is on the screen.

    @property
    def view(self) -> View:
        """The view that is on."""
        switcher = self.query_one("#views", ContentSwitcher)
        return switcher.get_child_by_id(switcher.current or "news", View)

    @property
    def on_stage(self) -> bool:
        """Whether bars and views are there: messages may still come while the screen is taken down."""
        return self.is_running and len(self.query("#header, #ticker, #views, #status, #footer, #too-small")) == 6

    def arrange(self) -> None:
        """Fit the panels to the size of the window."""
        width, height = self.size
        small = width < LEAST_WIDTH or height < LEAST_HEIGHT
        # What lies above the views is not made for so little room (Textual's palette fails at a height of nothing).
        while small and self.is_running and len(self.screen_stack) > 1:
            self.pop_screen()
        if not self.on_stage:
            return
        self.set_class(small, "-too-small")
        if small:
            self.query_one("#too-small", Static).update(
                f"too small: {width} x {height}\nneeds {LEAST_WIDTH} x {LEAST_HEIGHT}"
            )
            return
        self.view.fit()
        on_news = self.view is self.news
        self.query_one("#ticker").display = (
            on_news and self.news.ticker and height >= 20 and bool(self.news.metrics.metrics)
        )
        self.show_ticker()
        if self.guided:
            self.show_guide(True)

    def on_resize(self) -> None:
        """Arrange anew for another size."""
        self.arrange()
        self.show_header()

    def on_descendant_focus(self) -> None:
        """Other keys matter now."""
        self.show_footer()

    def say(self, sentence: str) -> None:
        """Show a sentence in the status line for a while."""
        self.notice = sentence
        self.show_status()
        self.set_timer(NOTICE_SECONDS, lambda: self._unsay(sentence))

    def _unsay(self, sentence: str) -> None:
        if self.notice == sentence:
            self.notice = ""
            self.show_status()

    def show_header(self) -> None:
        """Write the line at the top."""
        if not self.on_stage:
            return
        listing = self.news.list.listing
        current = self.query_one("#views", ContentSwitcher).current or "news"
        self.query_one("#header", HeaderBar).describe(
            current, listing.unread, listing.relevant, listing.total, self.keymap
        )

    def show_footer(self) -> None:
        """Write the line at the bottom."""
        if not self.on_stage:
            return
        bar = self.query_one("#footer", FooterBar)
        if isinstance(self.focused, Input):
            bar.describe_typing()
        else:
            bar.describe(self.panel, self.keymap)

    def show_guide(self, flag: bool) -> None:
        """Show the guide where there is room for it, or put it away."""
        guide = self.query_one("#guide", Guide)
        self.guided = flag
        guide.display = flag and self.size.height >= LEAST_SCREEN
        if guide.display:
            own = str(self.config.user_path or "your configuration").replace(str(Path.home()), "~", 1)
            store = str(self.desk.path).replace(str(Path.home()), "~", 1)
            guide.say(guide_lines(self.watched, self.keymap, own, store, self.size.width))

    @on(Left)
    def nothing_to_leave(self) -> None:
        """Escape puts the guide away when there is nothing else to leave."""
        self.show_guide(False)

    def action_guide(self) -> None:
        """Show the guide, or put it away."""
        self.show_guide(not self.guided)
        if self.guided and self.size.height < LEAST_SCREEN:
            self.say(f"The guide needs {LEAST_SCREEN} lines.")

    def show_ticker(self) -> None:
        """Write the metrics in a line."""
        bar = self.query_one("#ticker", Ticker)
        bar.say(ticker(self.news.metrics.metrics, self.size.width))

    def show_status(self) -> None:
        """Write the status line."""

    @on(Said)
    def news_said(self, message: Said) -> None:
        """A sentence from a view."""
        self.say(message.sentence)

    @on(Worker.StateChanged)
    def worker_changed(self, message: Worker.StateChanged) -> None:
        """Work beside the screen that fails is said and ends there: it never takes the monitor down."""
        if message.state is WorkerState.ERROR:
            self.log.error(message.worker.error)
            self.say(f"Something failed ({message.worker.group}): {message.worker.error}")

    @on(Listed)
    def news_listed(self) -> None:
        """The counts are fresh."""
        self.show_header()

    # One view or another.

    async def action_view_news(self) -> None:
        """The view News."""
        await self.show_view("news")

    async def action_view_metrics(self) -> None:
        """The view Metrics."""
        await self.show_view("metrics")

    async def action_view_watch(self) -> None:
        """The view Watch."""
        await self.show_view("watch")

    async def action_view_sources(self) -> None:
        """The view Sources."""
        await self.show_view("sources")

    async def action_open_metric(self) -> None:
        """From the metrics panel to the view Metrics, at this metric."""
        metric = self.news.metrics.current
        view = await self.show_view("metrics")
        choose = getattr(view, "choose", None)
        if metric is not None and choose is not None:
            choose(metric.id)

    async def show_view(self, name: str) -> View:
        """Put a view on, made when it is wanted for the first time."""
        switcher = self.query_one("#views", ContentSwitcher)
        if name not in self._made:
            self._made.add(name)
            await switcher.add_content(self._make_view(name), set_current=False)
        switcher.current = name
        view = self.view
        view.enter()
        self.arrange()
        view.supply(self.news.metrics.metrics, self.news.sources.sources)
        self.show_header()
        self.show_footer()
        return view

    def _make_view(self, name: str) -> View:
        # The other views come in when they are wanted: the first paint is the news.
        if name == "metrics":
            from corridor_tui.tui.views.metrics import MetricsView

            return MetricsView(self.desk, self.config)
        if name == "watch":
            from corridor_tui.tui.views.watch import WatchView

            return WatchView(self.desk, self.config)
        from corridor_tui.tui.views.sources import SourcesView

        return SourcesView(self.desk)

    # Commands of the screen.

    async def action_routes(self) -> None:
        """The corridors at a glance, in the view News; once more puts them away."""
        if self.view is not self.news:
            await self.show_view("news")
        self.news.toggle_routes()

    def action_theme(self) -> None:
        """The next theme."""
        names = [theme.name for theme in themes.THEMES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]
        self.say(f"Theme: {self.theme}.")

    def action_help(self) -> None:
        """The keys of this panel."""
        self.push_screen(HelpScreen(self.panel, self.keymap))

    def action_palette(self) -> None:
        """Find a command by name."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def pop_screen(self) -> AwaitComplete:
        """Take off the screen above the views.

        Two keys in one burst may both close it, and a window that became too small has taken it off already.
        """
        return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete()
