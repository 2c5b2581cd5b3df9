"""The monitor's app: puts the views on the screen, passes keys to commands, and keeps an eye on store and fetcher."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from inspect import isawaitable
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.command import Provider
from textual.filter import LineFilter, NoColor
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Input, Static
from textual.worker import Worker, WorkerState

from corridor_tui.config import Config
from corridor_tui.tui import reports, session, status, themes
from corridor_tui.tui.arrange import LEAST_HEIGHT, LEAST_WIDTH
from corridor_tui.tui.background import Background
from corridor_tui.tui.driver_fixes import on_end_signals
from corridor_tui.tui.help import HelpScreen
from corridor_tui.tui.keys import EVERYWHERE, Keymap
from corridor_tui.tui.outside import citation, open_link
from corridor_tui.tui.palette import KeyCommands
from corridor_tui.tui.reading import Desk, Opened, now
from corridor_tui.tui.views.base import OpenQuery, OpenSentence, Said, View
from corridor_tui.tui.views.news import NewsView
from corridor_tui.tui.widgets.bars import CommandBar, FooterBar, HeaderBar, StatusBar, Ticker
from corridor_tui.tui.widgets.metrics import ticker
from corridor_tui.tui.widgets.painted import Roles
from corridor_tui.tui.widgets.sources import SourceRow, SourcesPanel

POLL_SECONDS = 0.5
"""How often the store is asked whether another process has written."""

RELOAD_SECONDS = 1.0
"""The least time between two readings of the whole list while a fetch writes."""

NOTICE_SECONDS = 6.0


class MonitorApp(App[int]):
    """The live view of one store. `offline` never fetches."""

    CSS_PATH = "monitor.tcss"
    TITLE = "corridor-tui"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {KeyCommands}
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self, config: Config, *, config_path: Path | None, db_path: Path, offline: bool = False, seeds: bool = True
    ) -> None:
        """Open the store; `seeds` has the seed corpus loaded. Raises StoreError where the store cannot be used."""
        super().__init__()
        self.config = config
        self.keymap = Keymap(config.keys)
        self.desk = Desk(db_path)
        self.background = Background(
            config=config_path,
            db=db_path,
            interval=config.fetch.interval,
            offline=offline,
            seeds=seeds,
            changed=self.show_status,
        )
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.animation_level = "none"
        self.roles = Roles()
        self.news = NewsView(self.desk, config)
        self.session = session.read(self.desk.session())
        self.theme = themes.first(self.session.theme or config.panels.theme, os.environ)
        self.news.take_up(self.session)
        self._made = {"news"}
        self._notice = ""
        self._store_version: tuple[int, int] | None = None
        self._stale = False
        self._reloaded = 0.0

    def compose(self) -> ComposeResult:
        """The bars, and the views between them."""
        yield self.roles
        yield HeaderBar(id="header")
        yield Ticker(id="ticker")
        with ContentSwitcher(id="views", initial="news"):
            yield self.news
        yield StatusBar(id="status")
        yield FooterBar(id="footer")
        yield Static("This window is too small for the monitor.", id="too-small", markup=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours that only our themes name."""
        return themes.DARK.variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """With NO_COLOR set, no colour at all."""
        return [NoColor()] if self.no_color else super().get_line_filters()

    def bell(self) -> None:
        """Silence: the monitor is open all day, and what is wrong is said in words."""

    def on_mount(self) -> None:
        """Show what there is; everything slow begins after the first paint."""
        on_end_signals(asyncio.get_running_loop(), self.leave)
        self.arrange()
        self.show_header()
        self.show_status()
        self.call_after_refresh(self._begin)
        if self.session.view in ("metrics", "watch", "sources"):
            self.call_after_refresh(self.show_view, self.session.view)

    def _begin(self) -> None:
        if self.desk.session() is None:
            own = self.config.user_path
            self.say(
                f"Welcome. ? lists the keys; your own sources and keys go into {own}." if own else "? lists the keys."
            )
        for problem in self.keymap.problems[:1]:
            self.say(problem)
        self._store_version = self.desk.version()
        self.refresh_store()
        self.run_worker(self.background.run(), group="background", exit_on_error=False)
        self.set_interval(POLL_SECONDS, self.poll)
        self.set_interval(1.0, self.show_status)

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

    @on(OpenSentence)
    async def open_sentence(self, message: OpenSentence) -> None:
        """Show an article at a sentence, in the view News."""
        await self.show_view("news")
        self.news.activate("reader")
        self.news.open_at(message.article, message.figure)

    @on(OpenQuery)
    async def open_query(self, message: OpenQuery) -> None:
        """Show the articles of a filter, in the view News."""
        await self.show_view("news")
        self.news.activate("articles")
        self.news.show_query(message.query, everything=message.everything)

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

    def arrange(self) -> None:
        """Fit the panels to the size of the window."""
        width, height = self.size
        small = width < LEAST_WIDTH or height < LEAST_HEIGHT
        self.set_class(small, "-too-small")
        if small:
            # What lies above the views is not made for so little room (Textual's palette fails at a height of nothing).
            while len(self.screen_stack) > 1:
                self.pop_screen()
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

    def on_resize(self) -> None:
        """Arrange anew for another size."""
        if self.is_running and self.query("#views"):
            self.arrange()
            self.show_header()

    def on_descendant_focus(self) -> None:
        """Other keys matter now."""
        self.show_footer()

    def say(self, sentence: str) -> None:
        """Show a sentence in the status line for a while."""
        self._notice = sentence
        self.show_status()
        self.set_timer(NOTICE_SECONDS, lambda: self._unsay(sentence))

    def _unsay(self, sentence: str) -> None:
        if self._notice == sentence:
            self._notice = ""
            self.show_status()

    def show_header(self) -> None:
        """Write the line at the top."""
        listing = self.news.listing
        current = self.query_one("#views", ContentSwitcher).current or "news"
        self.query_one("#header", HeaderBar).describe(
            current, listing.unread, listing.relevant, listing.total, self.keymap
        )

    def show_footer(self) -> None:
        """Write the line at the bottom."""
        bar = self.query_one("#footer", FooterBar)
        if isinstance(self.focused, Input):
            bar.describe_typing()
        else:
            bar.describe(self.panel, self.keymap)

    def show_ticker(self) -> None:
        """Write the metrics in a line."""
        bar = self.query_one("#ticker", Ticker)
        bar.say(ticker(self.news.metrics.metrics, self.size.width))

    def show_status(self) -> None:
        """Write the status line."""
        if not self.is_running or not self.query("#status"):
            return
        left, right = status.status(
            self.background.progress,
            seconds_left=self.background.seconds_left(),
            offline=self.background.offline,
            loading_seeds=self.background.loading_seeds,
            notice=self._notice,
            store_trouble=self.desk.trouble,
            seeds_trouble=self.background.seeds_trouble,
            failing=sum(source.troubled for source in self.news.sources.sources),
        )
        self.query_one("#status", StatusBar).say(left, right)

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

    @on(NewsView.Listed)
    def news_listed(self) -> None:
        """The counts are fresh."""
        self.show_header()

    # The store.

    def poll(self) -> None:
        """Look whether another process has written; read again, but not more often than is good."""
        version = self.desk.version()
        if version != self._store_version:
            self._store_version = version
            self._stale = True
        self.news.marker.flush()
        time = asyncio.get_running_loop().time()
        if self._stale and time - self._reloaded >= RELOAD_SECONDS:
            self._reloaded, self._stale = time, False
            self.refresh_store()

    def refresh_store(self) -> None:
        """Read list, metrics, sources and facets again, away from the screen."""
        self.news.reload()
        self.run_worker(self._refresh_reports(), group="reports", exclusive=True, exit_on_error=False)

    async def _refresh_reports(self) -> None:
        path = self.desk.path
        self.news.sources.show(await asyncio.to_thread(reports.sources, path, self.config), now())
        self.news.metrics.show(await asyncio.to_thread(reports.metrics, path, self.config))
        self.news.facets.show(await asyncio.to_thread(reports.facets, path))
        self.view.supply(self.news.metrics.metrics, self.news.sources.sources)
        self.arrange()
        self.show_status()

    # Commands of every panel.

    def action_refresh_feeds(self) -> None:
        """Fetch every source now."""
        self.say(self.background.fetch())

    def action_fetch_source(self) -> None:
        """Fetch the source under the cursor now."""
        source = self._source()
        if source is not None:
            self.say(self.background.fetch([source.name]))

    def _source(self) -> SourceRow | None:
        """The source under the cursor, in whichever view it is."""
        return self.focused.current if isinstance(self.focused, SourcesPanel) else None

    def action_open_source(self) -> None:
        """Open the source's address in the browser."""
        source = self._source()
        if source is not None:
            self._open(source.url)

    def action_open_link(self) -> None:
        """Open the article in the browser, or copy its link."""
        article = self._article()
        if article is not None:
            self._open(article.url)

    def _open(self, url: str | None) -> None:
        opened, sentence = open_link(url)
        if not opened and sentence.endswith("copied instead.") and url:
            self.copy_to_clipboard(url)
        self.say(sentence)

    def action_copy_citation(self) -> None:
        """Copy title, source, date and link."""
        article = self._article()
        if article is not None:
            self.copy_to_clipboard(citation(article))
            self.say("Citation copied.")

    def _article(self) -> Opened | None:
        shown = self.news.shown
        return self.desk.open(shown) if shown is not None else None

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
        self.action_command_palette()

    def action_suspend(self) -> None:
        """Give the terminal back to the shell for a while."""
        self.action_suspend_process()

    async def action_quit(self) -> None:
        """Leave the monitor."""
        self.leave()

    def leave(self) -> None:
        """Keep the session, end the child and the app; the terminal is put back in order on the way out."""
        if self.is_running and self.query("#views"):
            chosen = self.theme if self.theme != themes.first(self.config.panels.theme, os.environ) else None
            self.desk.keep_session(session.write(self.news.leave_off(self.view.id or "news", chosen)))
        self.background.close()
        self.exit(0)

    def on_unmount(self) -> None:
        """Nothing of ours outlives the app."""
        self.background.kill()
        self.desk.close()
