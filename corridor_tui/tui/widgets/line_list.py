"""LineList: a list with a cursor that costs what is on screen, whether it holds ten rows or a million."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.reactive import reactive

from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.widgets.painted import Painted
from corridor_tui.tui.wrap import wrap

SENTENCE_LINES = 4
"""Lines of the sentence shown in place of rows."""

MARGIN = 2
"""Rows kept in view above and below the cursor."""


class LineList(Painted):
    """Rows of one or more lines each. Subclasses give `row_line` and say how many rows there are with `set_rows`."""

    cursor: reactive[int] = reactive(0, repaint=False)
    row_height: int = 1

    class Moved(Message):
        """The cursor stands on another row, or the row under it has changed."""

        def __init__(self, panel: LineList, row: int) -> None:
            super().__init__()
            self.panel = panel
            self.row = row

        @property
        def control(self) -> LineList:
            """The list, for `@on(..., "#id")`."""
            return self.panel

    class Chosen(Message):
        """A row was clicked twice, or clicked while the cursor stood on it."""

        def __init__(self, panel: LineList, row: int) -> None:
            super().__init__()
            self.panel = panel
            self.row = row

        @property
        def control(self) -> LineList:
            """The list, for `@on(..., "#id")`."""
            return self.panel

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.rows = 0
        self.empty: str = "Reading …"
        """The sentence shown instead of rows; until there was a reading it says so."""

    def row_line(self, row: int, part: int, width: int) -> Line:
        """The pieces of line `part` (0 up to row_height - 1) of a row."""
        raise NotImplementedError

    def line(self, y: int, width: int) -> Line:
        """The pieces of a content line, or the sentence shown instead of rows."""
        if not self.rows:
            sentence, role = self.instead
            told = wrap(sentence, width - 2)
            return [Piece(f" {sentence[told[y][0] : told[y][1]]}", role)] if y < len(told) else []
        row, part = divmod(y, self.row_height)
        return self.row_line(row, part, width)

    @property
    def instead(self) -> Piece:
        """What is shown in place of rows: that the store cannot be read, else why there are none."""
        trouble = getattr(getattr(self.app, "desk", None), "trouble", "")
        return Piece(f"Nothing can be shown: {trouble}.", "bad") if trouble else Piece(self.empty, "muted")

    def on_mount(self) -> None:
        """Until there was a reading, say so."""
        if not self.rows:
            self.set_lines(SENTENCE_LINES)

    def ground(self, y: int) -> str:
        """The cursor's ground under the lines of its row."""
        if not self.rows or y // self.row_height != self.cursor:
            return ""
        return "cursor" if self.has_focus else "cursor-blurred"

    def set_rows(self, rows: int, cursor: int, *, keep_line: bool = True) -> None:
        """Show another number of rows with the cursor on row `cursor`.

        `keep_line` keeps the cursor on the screen line where it stood, so that rows put in above it move nothing.
        """
        offset = self.cursor * self.row_height - round(self.scroll_y)
        cursor = max(0, min(cursor, rows - 1))
        self.rows = rows
        self.set_reactive(LineList.cursor, cursor)
        self.set_lines(rows * self.row_height or SENTENCE_LINES)
        if keep_line:
            self.jump(cursor * self.row_height - offset)
        self.keep_place()
        self.refresh()

    def set_row_height(self, height: int) -> None:
        """Give every row that many lines, the cursor staying about where it is on screen."""
        if height == self.row_height:
            return
        above = self.cursor - round(self.scroll_y) // self.row_height
        self.row_height = height
        self.set_lines(self.rows * height or SENTENCE_LINES)
        self.jump((self.cursor - above) * height)
        self.keep_place()

    @property
    def first_in_view(self) -> int:
        """The first row whose first line is on screen."""
        return -(-round(self.scroll_y) // self.row_height)

    @property
    def page(self) -> int:
        """Whole rows in view."""
        return max(1, self.size.height // self.row_height)

    def reveal(self) -> None:
        """Scroll as little as needed to have the cursor's row in view, with a margin."""
        height = self.size.height
        if not height:
            return
        if height < self.row_height:
            self.jump(self.cursor * self.row_height)
            return
        margin = min(MARGIN, (self.page - 1) // 2) * self.row_height
        first = self.cursor * self.row_height - margin
        last = (self.cursor + 1) * self.row_height + margin
        top = round(self.scroll_y)
        if first < top:
            self.jump(first)
        elif last > top + height:
            # Whole rows: the first one in view shows its first line.
            self.jump(-((height - last) // self.row_height) * self.row_height)

    def move_to(self, row: int) -> None:
        """Put the cursor on a row (the nearest there is)."""
        if self.rows:
            self.cursor = max(0, min(row, self.rows - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint only the two rows concerned."""
        self.refresh_content_line(old * self.row_height, self.row_height)
        self.refresh_content_line(new * self.row_height, self.row_height)
        self.reveal()
        self.post_message(self.Moved(self, new))

    def keep_place(self) -> None:
        """What is done when rows or size have changed: the cursor stays in view."""
        self.reveal()

    def on_resize(self) -> None:
        """The user's place stays, whatever the size."""
        self.keep_place()

    def action_down(self) -> None:
        """To the next row."""
        self.move_to(self.cursor + 1)

    def action_up(self) -> None:
        """To the row before."""
        self.move_to(self.cursor - 1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.move_to(self.cursor + max(1, self.page // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.move_to(self.cursor - max(1, self.page // 2))

    def action_page_down(self) -> None:
        """A page down."""
        self.move_to(self.cursor + max(1, self.page - 1))

    def action_page_up(self) -> None:
        """A page up."""
        self.move_to(self.cursor - max(1, self.page - 1))

    def action_top(self) -> None:
        """To the first row."""
        self.move_to(0)
        self.jump(0)

    def action_bottom(self) -> None:
        """To the last row."""
        self.move_to(self.rows - 1)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row; a click on the cursor's row chooses it."""
        if not self.rows:
            return
        row = (event.y + round(self.scroll_y)) // self.row_height
        if row >= self.rows:
            return
        if row == self.cursor or event.chain > 1:
            self.post_message(self.Chosen(self, row))
        self.move_to(row)
