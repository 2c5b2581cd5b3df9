"""The list of articles: ids held as numbers, rows read from the store in windows, a cursor that is an article."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable

from corridor_tui.store.articles import ArticleRow
from corridor_tui.tui.formats import short_time
from corridor_tui.tui.pieces import Line, Piece, spread, width_of
from corridor_tui.tui.reading import Desk, now
from corridor_tui.tui.safe_text import pad
from corridor_tui.tui.widgets.line_list import LineList

WINDOW = 256
WINDOWS_KEPT = 6
WIDE = 100
"""From this width on a row of one line has room for its tags."""


class ArticleList(LineList):
    """Newest first. `show` puts another list of ids in place and keeps the cursor on its article."""

    PANEL = "articles"

    def __init__(self, desk: Desk, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.desk = desk
        self.ids: array[int] = array("q")
        self.waiting: set[int] = set()
        """Ids of articles that came in above the view and have not been in view since."""
        self.following = True
        """The user is at the top of the list: what comes in is to be seen, even where the cursor's row moves away."""
        self._windows: OrderedDict[int, dict[int, ArticleRow]] = OrderedDict()
        self._now = now()
        self.read_here: dict[int, bool] = {}
        self.starred_here: dict[int, bool] = {}
        """Marks made here and perhaps not yet in the store."""

    @property
    def current(self) -> int | None:
        """The id of the article under the cursor."""
        return self.ids[self.cursor] if self.rows else None

    def show(self, ids: array[int], *, same_list: bool, cursor_on: int | None = None) -> None:
        """Put ids in place. `same_list` says that only articles came or went: nothing on screen moves for it.

        The cursor stays on its article (or goes to `cursor_on`); where that is gone it stays on its row number. For a
        user who is at the top the view stays there, so that new articles are seen coming in.
        """
        new: set[int] = set()
        if same_list:
            tail = common_tail(self.ids, ids)
            old_head, head = self.ids[: len(self.ids) - tail], ids[: len(ids) - tail]
            if self.ids:
                new = set(head).difference(old_head)
            ids = merged(old_head, head, self.read_here.__contains__) + ids[len(ids) - tail :]
        article = cursor_on if cursor_on is not None else self.current
        # A list whose first line is in view shows what comes in above; one that was scrolled lets it wait.
        at_top = round(self.scroll_y) == 0
        row = _find(ids, article, self.cursor) if article is not None else 0
        had_rows = bool(self.ids)
        self.ids = ids
        self._windows.clear()
        self._now = now()
        if not same_list:
            self.following = row == 0
        self.set_rows(len(ids), row, keep_line=same_list and had_rows and not at_top)
        if not same_list:
            self.waiting.clear()
        elif new:
            top = self.first_in_view
            self.waiting.update(number for number in ids[:top] if number in new)
        self._look()
        if self.current != article:
            self.post_message(self.Moved(self, self.cursor))

    def keep_place(self) -> None:
        """At the top the view stays at the top, elsewhere with the cursor."""
        if self.following:
            self.jump(0)
        else:
            super().keep_place()

    def watch_cursor(self, old: int, new: int) -> None:
        """Wherever the user goes is their place from then on."""
        self.following = new == 0
        super().watch_cursor(old, new)

    def forget(self) -> None:
        """Read rows anew: something in the store has changed."""
        self._windows.clear()
        self._now = now()
        self.refresh()

    def row(self, index: int) -> ArticleRow | None:
        """The row at an index, read with its window; None when its article is gone."""
        number, _ = divmod(index, WINDOW)
        window = self._windows.get(number)
        if window is None:
            found = self.desk.window(self.ids[number * WINDOW : (number + 1) * WINDOW])
            window = self._windows[number] = {row.id: row for row in found}
            if len(self._windows) > WINDOWS_KEPT:
                self._windows.popitem(last=False)
        else:
            self._windows.move_to_end(number)
        return window.get(self.ids[index])

    def is_read(self, row: ArticleRow) -> bool:
        """Whether it counts as read, marks of this session included."""
        return self.read_here.get(row.id, row.read)

    def is_starred(self, row: ArticleRow) -> bool:
        """Whether it counts as starred, marks of this session included."""
        return self.starred_here.get(row.id, row.starred)

    def next_unread(self, step: int) -> int | None:
        """The index of the nearest unread article below (step 1) or above (step -1) the cursor; None without one."""
        index = self.cursor + step
        while 0 <= index < self.rows:
            row = self.row(index)
            if row is not None and not self.is_read(row):
                return index
            index += step
        return None

    def row_line(self, row: int, part: int, width: int) -> Line:
        """One line an article, or two in the roomier density."""
        article = self.row(row)
        if article is None:
            return [Piece("   (no longer in the store)", "muted")] if part == 0 else []
        if part == 1:
            return self._second_line(article, width)
        mark = [
            Piece(" "),
            Piece("★" if self.is_starred(article) else " ", "starred"),
            Piece("● " if not self.is_read(article) else "  ", "accent"),
        ]
        title = Piece(article.title, "muted" if self.is_read(article) else "unread")
        if self.row_height > 1:
            return [*mark, title]
        time = Piece(f"{pad(short_time(article.published, self._now), 8)} ", "muted")
        source = Piece(f"{pad(article.source, min(16, width // 6))} ", "muted")
        tags = _chips(article, width // 3) if width >= WIDE else []
        return spread([*mark, time, source, title], tags, width)

    def _second_line(self, article: ArticleRow, width: int) -> Line:
        facts = [article.source, short_time(article.published, self._now)]
        if article.language not in ("en", "und"):
            facts.append(article.language)
        left = [Piece("    " + " · ".join(facts) + " ", "muted")]
        return spread(left, _chips(article, width - min(width // 2, width_of(left))), width)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """New articles that come into view wait no longer."""
        super().watch_scroll_y(old_value, new_value)
        self._look()

    def _look(self) -> None:
        """Take what is in view, or below it, off the list of those that wait."""
        if self.waiting:
            top = self.first_in_view
            self.waiting.intersection_update(self.ids[:top])


def common_tail(old: array[int], new: array[int]) -> int:
    """How many ids at their ends two lists share; what comes and goes is mostly near the top."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[-middle:] == new[-middle:]:
            low = middle
        else:
            high = middle - 1
    return low


def merged(old: array[int], new: array[int], keep: Callable[[int], bool]) -> array[int]:
    """The new ids with those of the old ones that are to be kept although the filter no longer finds them.

    An article read just now stays in a list of unread ones until the filter is put anew: reading must not pull the
    list away from under the reader. Each kept one stands before the same article as it did.
    """
    present = set(new)
    before: dict[int, list[int]] = {}
    waiting: list[int] = []
    for number in old:
        if number in present:
            if waiting:
                before[number], waiting = waiting, []
        elif keep(number):
            waiting.append(number)
    out = array("q")
    for number in new:
        out.extend(before.get(number, ()))
        out.append(number)
    out.extend(waiting)
    return out


def _find(ids: array[int], article: int, otherwise: int) -> int:
    try:
        return ids.index(article)
    except ValueError:
        return otherwise


def _chips(article: ArticleRow, room: int) -> list[Piece]:
    """The tags, as many as there is room for, corridors first; a count stands for the others."""
    names = [(name, "corridor") for name in article.corridors] + [(name, "checkpoint") for name in article.checkpoints]
    pieces: list[Piece] = []
    used = 2
    for index, (name, role) in enumerate(names):
        rest = f"+{len(names) - index - 1} " if index + 1 < len(names) else ""
        if used + len(name) + 1 + len(rest) > room:
            left = len(names) - index
            return [Piece(" "), *pieces, Piece(f"+{left} ", "muted")]
        pieces += [Piece(name, role), Piece(" ")]
        used += len(name) + 1
    return [Piece(" "), *pieces] if pieces else []
