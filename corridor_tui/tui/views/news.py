"""The view News: facets, list, reader, metrics, sources, and the filter over the list."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.message import Message
from textual.timer import Timer

from corridor_tui.config import Config
from corridor_tui.model import Figure
from corridor_tui.tui import arrange
from corridor_tui.tui.explaining import explain
from corridor_tui.tui.formats import plural
from corridor_tui.tui.marks import Marker
from corridor_tui.tui.pieces import Piece
from corridor_tui.tui.reading import Desk, Listing, Opened, snapshot
from corridor_tui.tui.session import Session
from corridor_tui.tui.suggestions import QuerySuggester
from corridor_tui.tui.views.base import View
from corridor_tui.tui.widgets.articles import ArticleList
from corridor_tui.tui.widgets.facets import FacetsPanel
from corridor_tui.tui.widgets.filter_bar import FilterBar
from corridor_tui.tui.widgets.line_list import LineList
from corridor_tui.tui.widgets.metrics import MetricsPanel
from corridor_tui.tui.widgets.panel import Panel
from corridor_tui.tui.widgets.reader import Reader
from corridor_tui.tui.widgets.sources import SourcesPanel

LEGEND = (
    Piece("corridor", "corridor"),
    Piece("  "),
    Piece("checkpoint", "checkpoint"),
    Piece("  "),
    Piece("figure", "figure"),
)
FIRST_SCREEN = 200
READER_DELAY = 0.06
TYPING_DELAY = 0.08


class NewsView(View):
    """Owns the filter, the list it gives and what is shown of the article under the cursor."""

    class Listed(Message):
        """A list has been read: its counts are fresh."""

        def __init__(self, listing: Listing) -> None:
            super().__init__()
            self.listing = listing

    ORDER = arrange.PANELS

    def __init__(self, desk: Desk, config: Config) -> None:
        """Density and the panels beside list and reader are the configuration's."""
        super().__init__(id="news")
        self.config = config
        density: str = config.panels.density
        self.shown_panels = frozenset((*config.panels.show, "articles", "reader", "facets"))
        self.desk = desk
        self.articles = ArticleList(desk, id="articles")
        self.reader = Reader(id="reader")
        self.metrics = MetricsPanel(id="metrics-list")
        self.sources = SourcesPanel(id="sources-list")
        self.facets = FacetsPanel(id="facets")
        self.filter = FilterBar('words, "a phrase", corridor:ID, checkpoint:ID, unread, newer:7d', id="filter")
        self.finder = FilterBar("find in the article", id="finder")
        self.marker = Marker(desk, self.articles)
        self.query_text = ""
        self.everything = False
        self.density = density
        self.active = "articles"
        self.listing = Listing("", False, self.articles.ids)
        self._begin_with = Session()
        self.ticker = False
        """Whether the metrics belong in a line above, because their panel is not on screen."""
        self._before_filter: tuple[str, int | None] = ("", None)
        self._reader_timer: Timer | None = None
        self._typing_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Every panel; `arrange` decides which are on screen."""
        # Before there are children: each change of a class restyles all of them.
        self._be(self._arrangement().kind)
        yield Panel("Facets", self.facets, id="facets-panel")
        with Container(id="centre", classes="box"):
            yield Panel("Articles", self.articles, id="articles-panel")
            yield Panel("Reader", self.reader, id="reader-panel")
        with Vertical(id="side", classes="box"):
            yield Panel("Metrics", self.metrics, id="metrics-panel")
            yield Panel("Sources", self.sources, id="sources-panel")

    def on_mount(self) -> None:
        """Put the filter lines in their panels and show the first screen at once."""
        self.filter.suggester = QuerySuggester(self._known_values)
        self.panel("articles").mount(self.filter, before=self.articles)
        self.panel("reader").mount(self.finder, before=self.reader)
        self.panel("reader").describe(LEGEND)
        first = self.desk.newest(self.query_text, self.everything, FIRST_SCREEN)
        self.articles.show(first, same_list=False, cursor_on=self._begin_with.article)
        self.screen.set_focus(self.articles)

    def take_up(self, session: Session) -> None:
        """Begin where the last session ended."""
        self.query_text, self.everything = session.query, session.everything
        self.density = session.density or self.density
        self.filter.history = list(session.queries)
        self._begin_with = session

    def leave_off(self, view: str, theme: str | None) -> Session:
        """Where the user is now."""
        return Session(
            view=view,
            panel=self.active,
            query=self.query_text,
            everything=self.everything,
            article=self.articles.current,
            theme=theme,
            density=None if self.density == "normal" else self.density,
            queries=tuple(self.filter.history),
        )

    @property
    def order(self) -> tuple[str, ...]:
        """The panels that the user wants; facets only where there are any."""
        return tuple(
            name for name in self.ORDER if name in self.shown_panels and (name != "facets" or self.facets.rows)
        )

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
        for name in self.ORDER:
            self.panel(name).display = name in found.visible and name in self.shown_panels
        for box in self.query(".box"):
            box.display = any(panel.display for panel in box.query(Panel))
        self.fit_rows()

    def action_back(self) -> None:
        """Leave one thing after the other: explanation, zoom, reader, filter."""
        if self.active == "reader" and self.reader.note:
            self.reader.explain([])
        elif self.active == "reader" and self.reader.found:
            self.reader.find("")
        elif self.zoomed:
            self.action_zoom()
        elif self.active != "articles":
            self.activate("articles")
        elif self.query_text:
            self.show_query("")

    action_close_reader = action_back

    def action_density(self) -> None:
        """One or two lines for each article."""
        self.density = "compact" if self.articles.row_height > 1 else "roomy"
        self.fit_rows()

    def fit_rows(self) -> None:
        """Two lines an article where the list is narrow, unless the user wants it otherwise."""
        narrow = self.articles.size.width < 100
        roomy = self.density == "roomy" or (self.density == "normal" and narrow)
        self.articles.set_row_height(2 if roomy else 1)

    # The list and its filter.

    def reload(self, *, same_list: bool = True, typing: bool = False, cursor_on: int | None = None) -> None:
        """Read the whole list again, away from the screen; the latest call counts."""
        self.run_worker(
            self._reload(same_list, typing, cursor_on), group="listing", exclusive=True, exit_on_error=False
        )

    async def _reload(self, same_list: bool, typing: bool, cursor_on: int | None) -> None:
        if cursor_on is None and self._begin_with.article is not None:
            # The first whole reading finds the last session's article, however far down it is.
            cursor_on, self._begin_with = self._begin_with.article, Session()
        if not self.listing.ids:
            # The first whole reading, after the first screen: nothing in it is news.
            same_list, cursor_on = False, cursor_on or self.articles.current
        listing = await asyncio.to_thread(snapshot, self.desk.path, self.query_text, self.everything, typing=typing)
        self.listing = listing
        if listing.trouble:
            self.desk.trouble = listing.trouble
        else:
            self.articles.show(listing.ids, same_list=same_list, cursor_on=cursor_on)
            self._refresh_reader()
        self._describe()
        self.post_message(self.Listed(listing))

    def _describe(self) -> None:
        """The list's title: what it shows, and how many wait above."""
        waiting = len(self.articles.waiting)
        facts = [Piece("all" if self.everything else "relevant", "muted")]
        if self.query_text:
            facts.append(Piece(f" / {self.query_text}", "accent"))
        facts.append(Piece(f"  {plural(len(self.articles.ids), 'article')}", "muted"))
        marker = [Piece(f"{waiting} new ↑ ", "good")] if waiting else []
        self.panel("articles").describe(facts, marker)
        self.articles.empty = self._why_empty()

    def _why_empty(self) -> str:
        if self.query_text:
            return "Nothing found. Escape takes the filter away."
        if self.listing.total and not self.everything:
            return f"None of {plural(self.listing.total, 'article')} is about the corridors: press a to see them all."
        return "No articles yet."

    def show_query(self, text: str, *, everything: bool | None = None) -> None:
        """Put another filter in place; where it is taken away the cursor goes back to where it was before."""
        back = self._before_filter[1] if not text else None
        if text and not self.query_text:
            self._before_filter = ("", self.articles.current)
        self.query_text = text
        if everything is not None:
            self.everything = everything
        self.reload(same_list=False, cursor_on=back)

    def action_filter(self) -> None:
        """Begin to type a filter."""
        if not self.query_text:
            self._before_filter = ("", self.articles.current)
        self.filter.begin(f"{self.query_text} " if self.query_text else "")

    @on(FilterBar.Typed, "#filter")
    def filter_typed(self, message: FilterBar.Typed) -> None:
        """Follow the keys, a moment behind."""
        self.query_text = message.text.strip()
        if self._typing_timer is not None:
            self._typing_timer.stop()
        self._typing_timer = self.set_timer(TYPING_DELAY, lambda: self.reload(same_list=False, typing=True))

    @on(FilterBar.Done, "#filter")
    def filter_done(self, message: FilterBar.Done) -> None:
        """Keep the filter and go back to the list."""
        self.filter.display = False
        self.query_text = message.text
        self.screen.set_focus(self.articles)
        self.reload(same_list=False)

    @on(FilterBar.Left, "#filter")
    def filter_left(self) -> None:
        """Take the filter away; the cursor goes back to where it was."""
        self.filter.display = False
        self.screen.set_focus(self.articles)
        self.show_query("")

    def _known_values(self) -> dict[str, list[str]]:
        return self.facets.values()

    def action_toggle_relevant(self) -> None:
        """Show every article, or only those about the corridors."""
        self.everything = not self.everything
        self.reload(same_list=False, cursor_on=self.articles.current)

    def action_toggle_unread(self) -> None:
        """Show only unread articles, or all of them again."""
        words = self.query_text.split()
        text = (
            " ".join(word for word in words if word != "unread") if "unread" in words else f"{self.query_text} unread"
        )
        current = self.articles.current
        self.query_text = text.strip()
        self.reload(same_list=False, cursor_on=current)

    def action_choose_facet(self) -> None:
        """Show the articles of the facet under the cursor."""
        term = self.facets.term
        if term:
            self.show_query("" if self.query_text == term else term)

    def action_filter_source(self) -> None:
        """Show the articles of the source under the cursor."""
        source = self.sources.current
        if source is not None:
            self.activate("articles")
            self.show_query(f'source:"{source.name}"', everything=True)

    # Reading.

    @on(LineList.Moved, "#articles")
    def cursor_moved(self) -> None:
        """Show the article in the reader once the cursor rests."""
        self._describe()
        if self._reader_timer is not None:
            self._reader_timer.stop()
        self._reader_timer = self.set_timer(READER_DELAY, self._refresh_reader)

    def _refresh_reader(self) -> None:
        if not self.panel("reader").display:
            return
        current = self.articles.current
        if current is None:
            self.reader.show(None)
        else:
            self.reader.show(self.desk.open(current))

    @on(LineList.Chosen, "#articles")
    def article_chosen(self) -> None:
        """A click on the article under the cursor opens it."""
        self.action_open_article()

    @on(LineList.Chosen, "#facets")
    def facet_chosen(self) -> None:
        """A click on a facet filters by it."""
        self.action_choose_facet()

    def action_open_article(self) -> None:
        """Read the article under the cursor; it counts as read from then on."""
        current = self.articles.current
        if current is not None:
            self.activate("reader")
            self.open(current)

    def open(self, article: int) -> None:
        """Show an article in the reader and mark it read."""
        self.mark_read([article], True)
        self.reader.show(self.desk.open(article))

    def mark_read(self, ids: Sequence[int], flag: bool) -> None:
        """Mark articles, and have the counts follow."""
        self.marker.read(ids, flag)
        self.reload()

    def open_at(self, article: int, figure: tuple[int, int] | None) -> None:
        """Show an article at the sentence with a figure; the cursor goes to it where the list holds it."""
        opened = self.desk.open(article)
        if opened is None:
            self.say("That article is no longer in the store.")
            return
        if article in self.articles.ids:
            self.articles.move_to(self.articles.ids.index(article))
        self.mark_read([article], True)
        found = next((x for x in opened.figures if x.field == "text" and (x.start, x.end) == figure), None)
        self.reader.show(opened, sentence=found.sentence if found else figure)

    async def action_explain(self) -> None:
        """Why the marked figure, or every tag, was read as it was; once more takes the explanation away."""
        article = self.reader.article
        if self.reader.note or article is None:
            self.reader.explain([])
            return
        chosen = article.figures[self.reader.figure] if self.reader.figure is not None else None
        self.run_worker(self._explain(article, chosen), group="explain", exclusive=True, exit_on_error=False)

    async def _explain(self, article: Opened, chosen: Figure | None) -> None:
        lines = await asyncio.to_thread(explain, self.config, article, chosen, self.reader.size.width)
        if self.reader.article is not None and self.reader.article.id == article.id:
            self.reader.explain(lines)

    def action_next_unread(self) -> None:
        """To the next unread article."""
        self._to_unread(1)

    def action_previous_unread(self) -> None:
        """To the previous unread article."""
        self._to_unread(-1)

    def _to_unread(self, step: int) -> None:
        index = self.articles.next_unread(step)
        if index is None:
            self.say("No unread article " + ("below." if step > 0 else "above."))
        else:
            self.articles.move_to(index)

    def action_next_article(self) -> None:
        """The next article of the list, in the reader."""
        self._step(1)

    def action_previous_article(self) -> None:
        """The previous article of the list, in the reader."""
        self._step(-1)

    def _step(self, step: int) -> None:
        self.articles.move_to(self.articles.cursor + step)
        if self.articles.current is not None:
            self.open(self.articles.current)

    def action_page_or_next(self) -> None:
        """A page down; at the end the next unread article."""
        if not self.reader.at_end:
            self.reader.action_page_down()
            return
        index = self.articles.next_unread(1)
        if index is None:
            self.say("No unread article below.")
            return
        self.articles.move_to(index)
        self.action_open_article()

    def action_next_figure(self) -> None:
        """To the next figure."""
        self._figure(1)

    def action_previous_figure(self) -> None:
        """To the previous figure."""
        self._figure(-1)

    def _figure(self, step: int) -> None:
        if not self.reader.mark_figure(step):
            self.say("No figure was found in this article.")

    def action_find(self) -> None:
        """Begin to type a word to find in the article."""
        self.finder.begin("")

    @on(FilterBar.Typed, "#finder")
    def finder_typed(self, message: FilterBar.Typed) -> None:
        """Mark the word as it is typed."""
        self.reader.find(message.text.strip())

    @on(FilterBar.Done, "#finder")
    def finder_done(self, message: FilterBar.Done) -> None:
        """Keep the word marked."""
        self.finder.display = False
        self.screen.set_focus(self.reader)
        count = self.reader.find(message.text)
        self.say(f"{plural(count, 'line')} with it." if message.text else "")

    @on(FilterBar.Left, "#finder")
    def finder_left(self) -> None:
        """Forget the word."""
        self.finder.display = False
        self.reader.find("")
        self.screen.set_focus(self.reader)

    def action_find_next(self) -> None:
        """To the next place of the word."""
        if not self.reader.find_next():
            self.say("Nothing to find: press / and type a word.")

    # Marks.

    @property
    def shown(self) -> int | None:
        """The article that a command is about: the one in the reader there, else the one under the cursor."""
        if self.active == "reader" and self.reader.article is not None:
            return self.reader.article.id
        return self.articles.current

    def action_star(self) -> None:
        """Star the article, or take the star away."""
        article = self.desk.open(self.shown) if self.shown is not None else None
        if article is not None:
            starred = self.articles.starred_here.get(article.id, article.starred)
            self.marker.star(article.id, not starred)
            self.say("No longer starred." if starred else "Starred.")
            self._refresh_reader()

    def action_toggle_read(self) -> None:
        """Mark the article as unread, or as read."""
        article = self.desk.open(self.shown) if self.shown is not None else None
        if article is not None:
            read = self.articles.read_here.get(article.id, article.read)
            self.mark_read([article.id], not read)
            self.say("Unread." if read else "Read.")

    def action_mark_all_read(self) -> None:
        """Mark every article of the list as read."""
        count = self.marker.read_all(self.articles.ids)
        undo = "" if not count else f" {self.app_key('undo_mark')} takes it back."
        self.say(f"{plural(count, 'article')} marked as read.{undo}")
        self.reload()

    def action_undo_mark(self) -> None:
        """Take the last 'mark all read' back."""
        count = self.marker.undo()
        self.say(f"{plural(count, 'article')} unread again." if count else "Nothing to take back.")
        self.reload()

    def app_key(self, command: str) -> str:
        """The key of a command, for a sentence."""
        keymap = getattr(self.app, "keymap", None)
        return keymap.shown(command) if keymap is not None else ""
