"""The edges of the screen: header, ticker, guide, status and footer, and the sentences that pass through them."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.widgets import Input, Static

from corridor_tui.config import Config
from corridor_tui.tui import symbols
from corridor_tui.tui.fetching import Alarm
from corridor_tui.tui.guide import Watched, guide_lines
from corridor_tui.tui.keys import EVERYWHERE, Keymap
from corridor_tui.tui.messages import Left, Listed, Said
from corridor_tui.tui.reading import Desk
from corridor_tui.tui.sturdy import Sturdy
from corridor_tui.tui.views.news import NewsView
from corridor_tui.tui.widgets.bars import FooterBar, HeaderBar, StatusBar, Ticker
from corridor_tui.tui.widgets.guide import LEAST_SCREEN, Guide
from corridor_tui.tui.widgets.metrics import ticker

NOTICE_SECONDS = 6.0


class Edges(Sturdy):
    """Holds the bars, so that they can be written to before they are on the screen and while it is taken down."""

    def __init__(self, config: Config, desk: Desk, exchange: symbols.Exchange | None) -> None:
        """`exchange` puts other symbols in place between the widgets and the terminal."""
        self.exchange = exchange
        super().__init__()
        self.config = config
        self.desk = desk
        self.keymap = Keymap(config.keys)
        self.news = NewsView(desk, config, self.keymap)
        self.header = HeaderBar(id="header")
        self.ticker = Ticker(id="ticker")
        self.guide = Guide(id="guide")
        self.status = StatusBar(id="status")
        self.footer = FooterBar(id="footer")
        self.too_small = Static("This window is too small for the monitor.", id="too-small", markup=False)
        self.notice = ""
        self.alarms: list[Alarm] = []
        """Alerts raised while the monitor runs that nobody has looked at yet."""
        self.guided = False
        self.watched = Watched(len(config.active_feeds))

    @property
    def panel(self) -> str:
        """The kind of panel that has the focus."""
        return getattr(self.focused, "PANEL", EVERYWHERE)

    @property
    def on_stage(self) -> bool:
        """Whether the bars are on the screen: messages may still come while it is taken down."""
        return self.is_running and self.header.is_attached

    @property
    def view_name(self) -> str:
        """The name of the view that is on."""
        return "news"

    def show_status(self) -> None:
        """Write the status line."""

    def say(self, sentence: str) -> None:
        """Show a sentence in the status line for a while."""
        self.notice = sentence
        self.show_status()
        self.set_timer(NOTICE_SECONDS, lambda: self._unsay(sentence))

    def _unsay(self, sentence: str) -> None:
        if self.notice == sentence:
            self.notice = ""
            self.show_status()

    @on(Said)
    def view_said(self, message: Said) -> None:
        """A sentence from a view."""
        self.say(message.sentence)

    def show_header(self) -> None:
        """Write the line at the top."""
        listing = self.news.list.listing
        if self.on_stage:
            self.header.describe(
                self.view_name, listing.unread, listing.relevant, listing.total, self.keymap, alarms=len(self.alarms)
            )

    @on(Listed)
    def news_listed(self) -> None:
        """The counts are fresh."""
        self.show_header()

    def show_footer(self) -> None:
        """Write the line at the bottom."""
        if not self.on_stage:
            return
        if isinstance(self.focused, Input):
            self.footer.describe_typing()
        else:
            self.footer.describe(self.panel, self.keymap)

    def on_descendant_focus(self) -> None:
        """Other keys matter now."""
        self.show_footer()

    def show_ticker(self, wanted: bool) -> None:
        """Write the metrics in a line, where they are wanted in one."""
        self.ticker.display = wanted and bool(self.news.metrics.metrics)
        self.ticker.say(ticker(self.news.metrics.metrics, self.size.width))

    def show_guide(self, flag: bool) -> None:
        """Show the guide where there is room for it, or put it away."""
        self.guided = flag
        self.guide.display = flag and self.size.height >= LEAST_SCREEN
        if self.guide.display:
            own = str(self.config.user_path or "your configuration").replace(str(Path.home()), "~", 1)
            store = str(self.desk.path).replace(str(Path.home()), "~", 1)
            self.guide.say(guide_lines(self.watched, self.keymap, own, store, self.size.width))

    @on(Left)
    def nothing_to_leave(self) -> None:
        """Escape puts the guide away when there is nothing else to leave."""
        self.show_guide(False)

    def action_guide(self) -> None:
        """Show the guide, or put it away."""
        self.show_guide(not self.guided)
        if self.guided and self.size.height < LEAST_SCREEN:
            self.say(f"The guide needs {LEAST_SCREEN} lines.")
