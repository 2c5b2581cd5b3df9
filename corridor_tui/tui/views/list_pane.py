"""The panel of articles: the list, its filter, and the marks made on it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import cast, get_args

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer

from corridor_tui.store.query import Order
from corridor_tui.tui.formats import plural
from corridor_tui.tui.marks import Marker
from corridor_tui.tui.messages import Listed, Said
from corridor_tui.tui.pieces import Piece
from corridor_tui.tui.reading import Desk, Listing, snapshot
from corridor_tui.tui.session import Session
from corridor_tui.tui.suggestions import QuerySuggester, complete_value
from corridor_tui.tui.tastes import ORDERS
from corridor_tui.tui.widgets.articles import ArticleList
from corridor_tui.tui.widgets.filter_bar import FilterBar
from corridor_tui.tui.widgets.panel import Panel

FIRST_SCREEN = 200
"""Articles read before the first paint; the others follow it."""

TYPING_DELAY = 0.08
ROOMY_BELOW = 100
"""Below this width an article gets two lines."""


class ListPane(Panel):
    """Owns the filter and the list it gives. `undo_key` is what a sentence about undoing names."""

    def __init__(self, desk: Desk, density: str, values: Callable[[], dict[str, list[str]]], undo_key: str) -> None:
        """`values` are the known values of the filter's fields, for completion."""
        self.desk = desk
        self.articles = ArticleList(desk, id="articles")
        super().__init__("Articles", self.articles, id="articles-panel")
        self.filter = FilterBar(
            'words, "a phrase", corridor:ID, checkpoint:ID, unread, newer:7d',
            id="filter",
            suggester=QuerySuggester(values),
        )
        self.marker = Marker(desk, self.articles)
        self.undo_key = undo_key
        self._values = values
        self.query_text = ""
        self.everything = False
        self.density = density
        self.listing = Listing("", False, self.articles.ids)
        self._begin_with = Session()
        self._before_filter: int | None = None
        self._typing_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The title and the list."""
        yield self.bar
        yield self.articles

    async def furnish(self) -> None:
        """Put in the line to type a filter in: nobody types before the first paint."""
        await self.mount(self.filter, after=self.bar)

    def on_mount(self) -> None:
        """Show the first screen at once."""
        super().on_mount()
        first = self.desk.first(self.query_text, self.everything, FIRST_SCREEN, self.order)
        self.articles.show(first, same_list=False, cursor_on=self._begin_with.article)

    @property
    def order(self) -> Order:
        """By which the list is sorted."""
        return cast(Order, self.desk.tastes.sort("articles", get_args(Order)))

    def take_up(self, session: Session) -> None:
        """Begin where the last session ended."""
        self.query_text, self.everything = session.query, session.everything
        self.density = session.density or self.density
        self.filter.history = list(session.queries)
        self._begin_with = session

    def fit_rows(self) -> None:
        """Two lines an article where the list is narrow, unless the user wants it otherwise."""
        narrow = self.articles.size.width < ROOMY_BELOW
        roomy = self.density == "roomy" or (self.density == "normal" and narrow)
        self.articles.set_row_height(2 if roomy else 1)

    def action_density(self) -> None:
        """One or two lines for each article."""
        self.density = "compact" if self.articles.row_height > 1 else "roomy"
        self.fit_rows()

    # Reading the list.

    def reload(self, *, same_list: bool = True, typing: bool = False, cursor_on: int | None = None) -> None:
        """Read the whole list again, away from the screen; the latest call counts.

        `same_list` says that the filter is as it was; `typing` that its last word may still grow.
        """
        if self._typing_timer is not None:
            self._typing_timer.stop()
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
        # A value begun, as `corridor:mid`, counts as the one that is offered behind the cursor.
        asked = (complete_value(self.query_text, self._values()) if typing else None) or self.query_text
        listing = await asyncio.to_thread(
            snapshot, self.desk.path, asked, self.everything, typing=typing, order=self.order
        )
        self.listing = listing
        if listing.trouble:
            self.desk.trouble = listing.trouble
        else:
            self.articles.show(listing.ids, same_list=same_list, cursor_on=cursor_on)
        self.describe_list()
        self.post_message(Listed(listing))

    def describe_list(self) -> None:
        """The list's title: what it shows, and how many wait above."""
        waiting = len(self.articles.waiting)
        facts = [Piece("all" if self.everything else "relevant", "muted")]
        if self.order != "newest":
            facts.append(Piece(f", {ORDERS[self.order]}", "accent"))
        if self.query_text:
            facts.append(Piece(f" / {self.query_text}", "accent"))
        facts.append(Piece(f"  {plural(len(self.articles.ids), 'article')}", "muted"))
        self.describe(facts, [Piece(f"{waiting} new ↑ ", "good")] if waiting else [])
        self.articles.empty = self._why_empty()

    def _why_empty(self) -> str:
        if self.listing.trouble:
            return f"The articles cannot be read: {self.listing.trouble}."
        if self.query_text:
            return "Nothing found. Escape takes the filter away."
        if self.listing.total and not self.everything:
            return f"None of {plural(self.listing.total, 'article')} is about the corridors: press a to see them all."
        return "No articles yet. r fetches the sources now."

    # The filter.

    def show_query(self, text: str, *, everything: bool | None = None) -> None:
        """Put another filter in place; where it is taken away the cursor goes back to where it was before."""
        back = self._before_filter if not text else None
        if text and not self.query_text:
            self._before_filter = self.articles.current
        self.query_text = text
        if everything is not None:
            self.everything = everything
        self.reload(same_list=False, cursor_on=back)

    def action_filter(self) -> None:
        """Begin to type a filter."""
        if not self.query_text:
            self._before_filter = self.articles.current
        self.filter.begin(f"{self.query_text} " if self.query_text else "")

    @on(FilterBar.Typed)
    def filter_typed(self, message: FilterBar.Typed) -> None:
        """Follow the keys, a moment behind."""
        self.query_text = message.text.strip()
        if self._typing_timer is not None:
            self._typing_timer.stop()
        self._typing_timer = self.set_timer(TYPING_DELAY, lambda: self.reload(same_list=False, typing=True))

    @on(FilterBar.Done)
    def filter_done(self, message: FilterBar.Done) -> None:
        """Keep the filter and go back to the list."""
        self.filter.display = False
        self.query_text = complete_value(message.text, self._values()) or message.text
        self.screen.set_focus(self.articles)
        self.reload(same_list=False)

    @on(FilterBar.Left)
    def filter_left(self) -> None:
        """Take the filter away; the cursor goes back to where it was."""
        self.filter.display = False
        self.screen.set_focus(self.articles)
        self.show_query("")

    def action_sort(self) -> None:
        """Sort the list by something else."""
        self.desk.tastes.next_sort("articles", get_args(Order))
        self.post_message(Said(f"Sorted: {ORDERS[self.order]}."))
        self.reload(same_list=False, cursor_on=self.articles.current)

    def action_toggle_relevant(self) -> None:
        """Show every article, or only those about the corridors."""
        self.everything = not self.everything
        self.reload(same_list=False, cursor_on=self.articles.current)

    def action_toggle_unread(self) -> None:
        """Show only unread articles, or all of them again."""
        words = self.query_text.split()
        kept = [word for word in words if word != "unread"]
        self.query_text = " ".join(kept if len(kept) < len(words) else [*words, "unread"])
        self.reload(same_list=False, cursor_on=self.articles.current)

    # Unread articles and marks.

    def to_unread(self, step: int) -> bool:
        """Put the cursor on the nearest unread article below (1) or above (-1). False where there is none."""
        index = self.articles.next_unread(step)
        if index is None:
            self.post_message(Said("No unread article " + ("below." if step > 0 else "above.")))
            return False
        self.articles.move_to(index)
        return True

    def action_next_unread(self) -> None:
        """To the next unread article."""
        self.to_unread(1)

    def action_previous_unread(self) -> None:
        """To the previous unread article."""
        self.to_unread(-1)

    def mark_read(self, ids: Sequence[int], flag: bool) -> None:
        """Mark articles, and have the counts follow."""
        self.marker.read(ids, flag)
        self.reload()

    def action_mark_all_read(self) -> None:
        """Mark every article of the list as read."""
        count = self.marker.read_all(self.articles.ids)
        undo = f" {self.undo_key} takes it back." if count and self.undo_key else ""
        self.post_message(Said(f"{plural(count, 'article')} marked as read.{undo}"))
        self.reload()

    def action_undo_mark(self) -> None:
        """Take the last 'mark all read' back."""
        count = self.marker.undo()
        self.post_message(Said(f"{plural(count, 'article')} unread again." if count else "Nothing to take back."))
        self.reload()
