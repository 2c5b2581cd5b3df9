"""The view News: what its panels do to each other, and to the article that is read."""

from __future__ import annotations

from textual import on
from textual.timer import Timer

from corridor_tui.config import Config
from corridor_tui.tui.keys import Keymap
from corridor_tui.tui.messages import Left, Listed
from corridor_tui.tui.reading import Desk
from corridor_tui.tui.session import Session
from corridor_tui.tui.views.news_layout import NewsLayout
from corridor_tui.tui.widgets.line_list import LineList

READER_DELAY = 0.06
"""Seconds that the cursor has to rest before the reader follows it."""


class NewsView(NewsLayout):
    """The reader follows the cursor of the list, but for an article that was opened from elsewhere."""

    def __init__(self, desk: Desk, config: Config, keymap: Keymap) -> None:
        super().__init__(desk, config, keymap)
        self._pinned: int | None = None
        """The article under the cursor when another one was opened: while it is there, the reader stays."""
        self._reader_timer: Timer | None = None

    def take_up(self, session: Session) -> None:
        """Begin where the last session ended."""
        self.desk.tastes.take_up(dict(session.sorts), dict(session.widths))
        self.list.take_up(session)
        self.begin_in = session.panel
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
            sorts=tuple(sorted(self.desk.tastes.sorts.items())),
            widths=tuple(sorted(self.desk.tastes.widths.items())),
        )

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
