"""The view News: facets, list, reader, metrics and sources, arranged for the window, and what one does to another."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.timer import Timer

from corridor_tui.config import Config
from corridor_tui.tui import arrange
from corridor_tui.tui.keys import Keymap
from corridor_tui.tui.messages import Left, Listed
from corridor_tui.tui.reading import Desk
from corridor_tui.tui.session import Session
from corridor_tui.tui.views.base import View
from corridor_tui.tui.views.list_pane import ListPane
from corridor_tui.tui.views.reader_pane import ReaderPane
from corridor_tui.tui.widgets.facets import FacetsPanel
from corridor_tui.tui.widgets.line_list import LineList
from corridor_tui.tui.widgets.metrics import MetricsPanel
from corridor_tui.tui.widgets.panel import Panel
from corridor_tui.tui.widgets.routes import RoutesPanel
from corridor_tui.tui.widgets.sources import SourcesPanel

READER_DELAY = 0.06
"""Seconds that the cursor has to rest before the reader follows it."""


class NewsView(View):
    """The reader follows the cursor of the list, but for an article that was opened from elsewhere."""

    ORDER = (*arrange.PANELS, arrange.STRIP)

    def __init__(self, desk: Desk, config: Config, keymap: Keymap) -> None:
        """Density and the panels beside list and reader are the configuration's."""
        super().__init__(id="news")
        self.desk = desk
        self.shown_panels = frozenset((*config.panels.show, "articles", "reader", "facets"))
        self.facets = FacetsPanel(id="facets")
        self.list = ListPane(desk, config.panels.density, self.facets.values, keymap.shown("undo_mark"))
        self.articles = self.list.articles
        self.reading = ReaderPane(config, desk.path)
        self.reader = self.reading.reader
        self.metrics = MetricsPanel(id="metrics-list")
        self.sources = SourcesPanel(id="sources-list")
        self.routes = RoutesPanel(id="routes")
        self.routes_wanted: bool | None = None
        """The user's wish to have the corridors above the other panels; None leaves it to the size."""
        self.active = "articles"
        self.ticker = False
        """Whether the metrics belong in a line above, because their panel is not on screen."""
        self.panels: dict[str, Panel] = {
            "facets": Panel("Facets", self.facets, id="facets-panel"),
            "articles": self.list,
            "reader": self.reading,
            "metrics": Panel("Metrics", self.metrics, id="metrics-panel"),
            "sources": Panel("Sources", self.sources, id="sources-panel"),
            "routes": Panel("Corridors", self.routes, id="routes-panel"),
        }
        self.centre = Container(id="centre")
        self.side = Vertical(self.panels["metrics"], self.panels["sources"], id="side")
        self._pinned: int | None = None
        """The article under the cursor when another one was opened: while it is there, the reader stays."""
        self._reader_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """What a window of this size shows; `furnish` brings in the rest."""
        # Before there are children: each change of a class restyles all of them.
        found = self._arrangement()
        self._be(found.kind)
        shown = self.shown_panels.intersection(found.visible)
        if "facets" in shown:
            yield self.panels["facets"]
        with self.centre:
            yield self.list
            if "reader" in shown:
                yield self.reading
        if not shown.isdisjoint(("metrics", "sources")):
            yield self.side

    async def furnish(self) -> None:
        """Mount what the first paint left out; `fit` decides what is on screen."""
        if not self.reading.is_attached:
            await self.centre.mount(self.reading)
        if not self.panels["facets"].is_attached:
            await self.mount(self.panels["facets"], before=self.centre)
        if not self.side.is_attached:
            await self.mount(self.side, after=self.centre)
        await self.mount(self.panels["routes"])
        await self.list.furnish()
        await self.reading.furnish()

    def panel(self, name: str) -> Panel:
        """A panel by name."""
        return self.panels[name]

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.screen.set_focus(self.articles)

    def take_up(self, session: Session) -> None:
        """Begin where the last session ended."""
        self.list.take_up(session)
        self.routes_wanted = session.routes

    def leave_off(self, view: str, theme: str | None) -> Session:
        """Where the user is now."""
        return Session(
            view=view,
            panel=self.active,
            query=self.list.query_text,
            everything=self.list.everything,
            article=self.articles.current,
            theme=theme,
            density=None if self.list.density == "normal" else self.list.density,
            queries=tuple(self.list.filter.history),
            routes=self.routes_wanted,
        )

    # Arranging the panels.

    @property
    def order(self) -> tuple[str, ...]:
        """The panels that the user wants; facets only where there are any."""
        return tuple(
            name
            for name in self.ORDER
            if (name in self.shown_panels and (name != "facets" or self.facets.rows))
            or (name == arrange.STRIP and self._strip)
        )

    @property
    def _strip(self) -> bool:
        return arrange.strip(*self.app.size, self.active, self.zoomed, self.routes_wanted)

    def _arrangement(self) -> arrange.Arrangement:
        width, height = self.app.size
        return arrange.arrange(width, height, self.active, self.zoomed)

    def _be(self, kind: str) -> None:
        for name in ("narrow", "medium", "tall", "wide", "huge"):
            self.set_class(name == kind, f"-{name}")

    def fit(self) -> None:
        """Show the panels that belong on a screen of this size."""
        found = self._arrangement()
        self.ticker = found.ticker
        self._be(found.kind)
        self.set_class(self.zoomed, "-zoomed")
        for name in arrange.PANELS:
            self.panel(name).display = name in found.visible and name in self.shown_panels
        self.panel(arrange.STRIP).display = self._strip
        self.set_class(self.active == arrange.STRIP, "-routes")
        self.centre.display = self.list.display or self.reading.display
        self.side.display = self.panels["metrics"].display or self.panels["sources"].display
        self.list.fit_rows()

    def action_back(self) -> None:
        """Leave one thing after the other: explanation, zoom, reader, filter."""
        if self.active == "reader" and self.reading.leave_something():
            return
        if self.zoomed:
            self.action_zoom()
        elif self.active != "articles":
            self.activate("articles")
        elif self.list.query_text:
            self.list.show_query("")
        else:
            self.post_message(Left())

    action_close_reader = action_back

    # From panel to panel.

    def action_choose_facet(self) -> None:
        """Show the articles of the facet under the cursor; once more takes the filter away."""
        term = self.facets.term
        if term:
            self.list.show_query("" if self.list.query_text == term else term)

    def toggle_routes(self) -> None:
        """Show the corridors and go to them; from them, put them away."""
        if self.active == arrange.STRIP:
            self.routes_wanted = False
            self.zoomed = False
            self.activate("articles")
        else:
            self.routes_wanted = True
            self.activate(arrange.STRIP)

    def action_open_stop(self) -> None:
        """Show the articles of the checkpoint under the cursor of the corridors."""
        if self.routes.term:
            self.activate("articles")
            self.list.show_query(self.routes.term)

    @on(LineList.Chosen, "#routes")
    def stop_chosen(self) -> None:
        """A click on the checkpoint under the cursor."""
        self.action_open_stop()

    @on(LineList.Chosen, "#facets")
    def facet_chosen(self) -> None:
        """A click on a facet filters by it."""
        self.action_choose_facet()

    def action_filter_source(self) -> None:
        """Show the articles of the source under the cursor."""
        source = self.sources.current
        if source is not None:
            self.activate("articles")
            self.list.show_query(f'source:"{source.name}"', everything=True)

    @on(LineList.Moved, "#articles")
    def cursor_moved(self) -> None:
        """Show the article in the reader once the cursor rests."""
        self.list.describe_list()
        if self._reader_timer is not None:
            self._reader_timer.stop()
        self._reader_timer = self.set_timer(READER_DELAY, self.follow_cursor)

    @on(Listed)
    def list_read(self) -> None:
        """The article may have changed as well."""
        self.follow_cursor()

    def follow_cursor(self) -> None:
        """Show the article under the cursor, unless another one was opened since the cursor came there."""
        current = self.articles.current
        if self.reading.display and (self._pinned is None or self._pinned != current):
            self._pinned = None
            self.reader.show(None if current is None else self.desk.open(current))

    @on(LineList.Chosen, "#articles")
    def article_chosen(self) -> None:
        """A click on the article under the cursor opens it."""
        self.action_open_article()

    def action_open_article(self) -> None:
        """Read the article under the cursor; it counts as read from then on."""
        current = self.articles.current
        if current is not None:
            self.activate("reader")
            self._open(current)

    def _open(self, article: int) -> None:
        self._pinned = None
        self.list.mark_read([article], True)
        self.reader.show(self.desk.open(article))

    def open_at(self, article: int, figure: tuple[int, int] | None) -> None:
        """Show an article at the sentence with a figure; the cursor goes to it where the list holds it."""
        opened = self.desk.open(article)
        if opened is None:
            self.say("That article is no longer in the store.")
            return
        if article in self.articles.ids:
            self.articles.move_to(self.articles.ids.index(article))
        else:
            self._pinned = self.articles.current
        self.list.mark_read([article], True)
        found = next((x for x in opened.figures if x.field == "text" and (x.start, x.end) == figure), None)
        self.reader.show(opened, sentence=found.sentence if found else figure)

    def action_next_article(self) -> None:
        """The next article of the list, in the reader."""
        self._step(1)

    def action_previous_article(self) -> None:
        """The previous article of the list, in the reader."""
        self._step(-1)

    def _step(self, step: int) -> None:
        self.articles.move_to(self.articles.cursor + step)
        if self.articles.current is not None:
            self._open(self.articles.current)

    def action_page_or_next(self) -> None:
        """A page down; at the end the next unread article."""
        if not self.reader.at_end:
            self.reader.action_page_down()
        elif self.list.to_unread(1):
            self.action_open_article()

    # The article that a command is about.

    @property
    def shown(self) -> int | None:
        """The article in the reader where that has the keys, else the one under the cursor."""
        if self.active == "reader" and self.reader.article is not None:
            return self.reader.article.id
        return self.articles.current

    def action_star(self) -> None:
        """Star the article, or take the star away."""
        article = self.desk.open(self.shown) if self.shown is not None else None
        if article is not None:
            starred = self.articles.starred_here.get(article.id, article.starred)
            self.list.marker.star(article.id, not starred)
            self.say("No longer starred." if starred else "Starred.")
            self.follow_cursor()

    def action_toggle_read(self) -> None:
        """Mark the article as unread, or as read."""
        article = self.desk.open(self.shown) if self.shown is not None else None
        if article is not None:
            read = self.articles.read_here.get(article.id, article.read)
            self.list.mark_read([article.id], not read)
            self.say("Unread." if read else "Read.")
