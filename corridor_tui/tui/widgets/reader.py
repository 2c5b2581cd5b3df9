"""The reader: one article, wrapped to the panel, its tags highlighted, its figures in a table below."""

from __future__ import annotations

from textual import events

from corridor_tui.tui.article_text import Layout, lay_out
from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.reading import Opened
from corridor_tui.tui.widgets.painted import Painted


class Reader(Painted):
    """Shows `article`; the current figure and the word looked for are marked."""

    PANEL = "reader"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.article: Opened | None = None
        self.figure: int | None = None
        self.found = ""
        self.sentence: tuple[int, int] | None = None
        self.note: list[Line] = []
        """Lines shown above the article: the explanation of a tag."""
        self._layout: Layout | None = None

    def show(self, article: Opened | None, *, sentence: tuple[int, int] | None = None) -> None:
        """Show an article from its beginning, or from a sentence; the same one again keeps its place."""
        same = article is not None and self.article is not None and article.id == self.article.id
        if same and article == self.article and sentence is None:
            return
        self.article = article
        if not same:
            self.figure, self.found, self.sentence, self.note = None, "", None, []
        if sentence is not None:
            self.sentence = sentence
        self._lay_out()
        if not same:
            self.jump(0)
        if sentence is not None and self._layout is not None:
            self.jump(self._layout.line_of(sentence[0]) - self.size.height // 3)

    def explain(self, note: list[Line]) -> None:
        """Show an explanation above the article; an empty one takes it away."""
        self.note = note
        self._lay_out()
        if note:
            self.jump(0)

    def mark_figure(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) figure, round and round. False where the article has none."""
        if self.article is None or not self.article.figures:
            return False
        count = len(self.article.figures)
        self.figure = (0 if step > 0 else count - 1) if self.figure is None else (self.figure + step) % count
        self._lay_out()
        assert self._layout is not None
        self._bring(self._layout.figure_lines[self.figure] + len(self.note))
        return True

    def find(self, word: str) -> int:
        """Mark a word wherever it stands and go to the first place. Gives the number of places."""
        self.found = word
        self._lay_out()
        places = self._places()
        if places:
            self._bring(next((y for y in places if y >= self.scroll_y), places[0]))
        return len(places)

    def find_next(self) -> bool:
        """To the next line with the word that was found, from the top again after the last."""
        places = self._places()
        if not places:
            return False
        middle = self.scroll_y + self.size.height // 3
        self._bring(next((y for y in places if y > middle), places[0]))
        return True

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.scroll_y >= self.max_scroll_y

    def line(self, y: int, width: int) -> Line:
        """A line of the note, then of the article."""
        if self._layout is None:
            return [Piece(" No article is chosen.", "muted")] if y == 1 else []
        if y < len(self.note):
            return self.note[y]
        y -= len(self.note)
        return self._layout.lines[y] if y < len(self._layout.lines) else []

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew for another width; the share of the text above the view stays about the same."""
        share = self.scroll_y / max(1, self.virtual_size.height)
        if self._layout is not None:
            self._lay_out()
            self.jump(share * self.virtual_size.height)

    def _lay_out(self) -> None:
        if self.article is None:
            self._layout = None
            self.set_lines(2)
            return
        self._layout = lay_out(
            self.article, self.size.width or 80, figure=self.figure, found=self.found, sentence=self.sentence
        )
        self.set_lines(len(self._layout.lines) + len(self.note))

    def _places(self) -> list[int]:
        if self._layout is None or not self.found:
            return []
        above = len(self.note)
        end = len(self._layout.lines)
        return [y + above for y in range(end) if any(piece.role == "found" for piece in self._layout.lines[y])]

    def _bring(self, y: int) -> None:
        """Have a line in view without scrolling where it is already."""
        top, height = round(self.scroll_y), self.size.height
        if not top + 1 <= y < top + height - 1:
            self.jump(y - height // 3)
