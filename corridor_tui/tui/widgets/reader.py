"""The reader: one article, wrapped to the panel, its tags highlighted, its figures in a table below."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message

from corridor_tui.model import Figure, Mention
from corridor_tui.tui.article_text import Layout, lay_out
from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.reading import Opened
from corridor_tui.tui.widgets.painted import Painted


class Reader(Painted):
    """Shows `article`; the current figure or name and the word looked for are marked."""

    PANEL = "reader"

    class Asked(Message):
        """The tag that was marked already was clicked: the user wants to know why it is one."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.article: Opened | None = None
        self.figure: int | None = None
        self.name_marked: int | None = None
        """The number of the mention that is marked; never together with a figure."""
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
            self.figure, self.name_marked, self.found, self.sentence, self.note = None, None, "", None, []
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

    @property
    def marked(self) -> Figure | Mention | None:
        """The figure or name that is marked."""
        if self.article is None:
            return None
        if self.figure is not None:
            return self.article.figures[self.figure]
        return self.article.mentions[self.name_marked] if self.name_marked is not None else None

    def mark_figure(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) figure, round and round. False where the article has none."""
        if self.article is None or not self.article.figures:
            return False
        self._mark(figure=_next(self.figure, step, len(self.article.figures)))
        assert self._layout is not None and self.figure is not None
        self._bring(self._layout.figure_lines[self.figure] + len(self.note))
        return True

    def mark_name(self, step: int) -> bool:
        """Go to the next or previous corridor or checkpoint named. False where the article names none."""
        if self.article is None or not self.article.mentions:
            return False
        self._mark(name=_next(self.name_marked, step, len(self.article.mentions)))
        name = self.marked
        assert self._layout is not None and name is not None
        self._bring(self._layout.line_of(name.start, name.field) + len(self.note))
        return True

    def _mark(self, *, figure: int | None = None, name: int | None = None) -> None:
        self.figure, self.name_marked = figure, name
        self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """A click marks the figure or name under the pointer; one on what is marked asks why it was read so."""
        y = event.y + round(self.scroll_y) - len(self.note)
        if self.article is None or self._layout is None or y < 0:
            return
        figure = name = None
        if 0 <= y - self._layout.table_line < len(self.article.figures):
            figure = y - self._layout.table_line
        else:
            at = self._layout.offset_at(self.article, y, event.x)
            figure = _covering(self.article.figures, at)
            name = _covering(self.article.mentions, at) if figure is None else None
        if figure is None and name is None:
            return
        if (figure, name) == (self.figure, self.name_marked):
            self.post_message(self.Asked())
        else:
            self._mark(figure=figure, name=name)

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
            self.article,
            self.size.width or 80,
            figure=self.figure,
            name=self.name_marked,
            found=self.found,
            sentence=self.sentence,
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


def _next(number: int | None, step: int, count: int) -> int:
    """The number after or before one, round and round; from none the first or the last."""
    return (0 if step > 0 else count - 1) if number is None else (number + step) % count


def _covering(tags: Sequence[Figure | Mention], at: tuple[str, int] | None) -> int | None:
    """The number of the tag over a character of a field."""
    if at is None:
        return None
    name, offset = at
    return next((n for n, tag in enumerate(tags) if tag.field == name and tag.start <= offset < tag.end), None)
