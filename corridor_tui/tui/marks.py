"""Read and star marks on their way to the store: shown at once, written when the store is free."""

from __future__ import annotations

from collections.abc import Sequence

from corridor_tui.tui.reading import Desk
from corridor_tui.tui.widgets.articles import ArticleList


class Marker:
    """Marks articles through a Desk. What a busy store did not take is kept and written by `flush`."""

    def __init__(self, desk: Desk, articles: ArticleList) -> None:
        self.desk = desk
        self.articles = articles
        self._reads: list[tuple[list[int], bool]] = []
        self._stars: list[tuple[int, bool]] = []
        self._undo: list[int] = []

    def read(self, ids: Sequence[int], flag: bool) -> None:
        """Mark articles read or unread."""
        self.articles.read_here.update(dict.fromkeys(ids, flag))
        self._reads.append((list(ids), flag))
        self.flush()
        self.articles.refresh()

    def read_all(self, ids: Sequence[int]) -> int:
        """Mark a whole list read, to be undone. Gives how many were unread."""
        changed = self.desk.mark_read(list(ids), True)
        if changed is None:
            return 0
        self._undo = changed
        self.articles.read_here.update(dict.fromkeys(changed, True))
        self.articles.forget()
        return len(changed)

    def undo(self) -> int:
        """Take the last `read_all` back. Gives how many articles are unread again."""
        count = len(self._undo)
        if count:
            self.read(self._undo, False)
            self._undo = []
        return count

    def star(self, article: int, flag: bool) -> None:
        """Star an article or take the star away."""
        self.articles.starred_here[article] = flag
        self._stars.append((article, flag))
        self.flush()
        self.articles.refresh()

    def flush(self) -> None:
        """Write what waits, in order; stop at the first that the store does not take."""
        while self._reads:
            if self.desk.mark_read(*self._reads[0]) is None:
                return
            self._reads.pop(0)
        while self._stars:
            if self.desk.star(*self._stars[0]) is None:
                return
            self._stars.pop(0)
