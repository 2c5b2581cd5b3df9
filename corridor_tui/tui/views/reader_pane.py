"""The panel of the reader: walking through figures, explaining them, finding words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual import on
from textual.app import ComposeResult

from corridor_tui.config import Config
from corridor_tui.tui.explaining import explain
from corridor_tui.tui.formats import plural
from corridor_tui.tui.messages import Said
from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.reading import Opened
from corridor_tui.tui.widgets.filter_bar import FilterBar
from corridor_tui.tui.widgets.panel import Panel
from corridor_tui.tui.widgets.reader import Reader

LOOKING: list[Line] = [[Piece(" Looking into it …", "muted")], []]
"""Shown until an explanation is there: the first one has the rules loaded."""

LEGEND = (
    Piece("corridor", "corridor"),
    Piece("  "),
    Piece("checkpoint", "checkpoint"),
    Piece("  "),
    Piece("figure", "figure"),
)


class ReaderPane(Panel):
    """The reader with a line to type a word in."""

    def __init__(self, config: Config, store: Path) -> None:
        self.config = config
        self.store = store
        self.reader = Reader(id="reader")
        super().__init__("Reader", self.reader, id="reader-panel")
        self.finder = FilterBar("find in the article", id="finder")

    def compose(self) -> ComposeResult:
        """The title and the reader."""
        yield self.bar
        yield self.reader

    async def furnish(self) -> None:
        """Put in the line to type a word in: nobody types before the first paint."""
        await self.mount(self.finder, after=self.bar)

    def on_mount(self) -> None:
        """The title carries the legend of the highlights."""
        self.describe(LEGEND)

    def leave_something(self) -> bool:
        """Take the explanation away, else the word looked for. False where there is neither."""
        if self.reader.note:
            self.reader.explain([])
        elif self.reader.found:
            self.reader.find("")
        else:
            return False
        return True

    def action_next_figure(self) -> None:
        """To the next figure."""
        self._figure(1)

    def action_previous_figure(self) -> None:
        """To the previous figure."""
        self._figure(-1)

    def _figure(self, step: int) -> None:
        if not self.reader.mark_figure(step):
            self.post_message(Said("No figure was found in this article."))

    def action_next_name(self) -> None:
        """To the next corridor or checkpoint named."""
        self._to_name(1)

    def action_previous_name(self) -> None:
        """To the previous corridor or checkpoint named."""
        self._to_name(-1)

    def _to_name(self, step: int) -> None:
        if not self.reader.mark_name(step):
            self.post_message(Said("No corridor or checkpoint is named in this article."))

    @on(Reader.Asked)
    def tag_asked(self) -> None:
        """A click on the marked tag."""
        self.reader.explain([])
        self.action_explain()

    def action_explain(self) -> None:
        """Why the marked figure or name, or every tag, was read as it was; once more takes the explanation away."""
        article = self.reader.article
        if self.reader.note or article is None:
            self.reader.explain([])
            return
        chosen = self.reader.marked
        self._look_up(article, lambda width: explain(self.store, self.config, article, chosen, width))

    def _look_up(self, article: Opened, make: Callable[[int], list[Line]]) -> None:
        """Have lines about the article made, away from the screen, and show them unless the user looks elsewhere."""
        self.reader.explain(LOOKING)
        self.run_worker(self._tell(article, make), group="explain", exclusive=True, exit_on_error=False)

    async def _tell(self, article: Opened, make: Callable[[int], list[Line]]) -> None:
        lines = await asyncio.to_thread(make, self.reader.size.width)
        here = self.reader.article is not None and self.reader.article.id == article.id
        if here and self.reader.note is LOOKING:
            self.reader.explain(lines)

    def action_edits(self) -> None:
        """What edits changed; once more takes it away."""
        article = self.reader.article
        if self.reader.note or article is None:
            self.reader.explain([])
        elif article.revision < 2:
            self.post_message(Said("This article was not edited since it came in."))
        else:
            from corridor_tui.tui.revising import edits

            self._look_up(article, lambda width: edits(self.store, self.config, article.id, width))

    def action_find(self) -> None:
        """Begin to type a word to find in the article."""
        self.finder.begin("")

    @on(FilterBar.Typed)
    def finder_typed(self, message: FilterBar.Typed) -> None:
        """Mark the word as it is typed."""
        self.reader.find(message.text.strip())

    @on(FilterBar.Done)
    def finder_done(self, message: FilterBar.Done) -> None:
        """Keep the word marked."""
        self._close()
        count = self.reader.find(message.text)
        self.post_message(Said(f"{plural(count, 'line')} with it." if message.text else ""))

    @on(FilterBar.Left)
    def finder_left(self) -> None:
        """Forget the word."""
        self._close()
        self.reader.find("")

    def _close(self) -> None:
        self.finder.display = False
        self.screen.set_focus(self.reader)

    def action_find_next(self) -> None:
        """To the next place of the word."""
        if not self.reader.find_next():
            self.post_message(Said("Nothing to find: press / and type a word."))
