"""The sources: how each is doing in words, when it was asked last and will be asked next."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from corridor_tui.tui.formats import ago, until
from corridor_tui.tui.pieces import Line, Piece, spread
from corridor_tui.tui.safe_text import pad, safe
from corridor_tui.tui.tastes import Tastes
from corridor_tui.tui.widgets.sorting import SortedList

ROOM_FOR_NEXT = 100
"""Columns from which the next fetch stands beside the last one; the detail says it in any case."""

_ROLES = {
    "ok": "good",
    "new": "muted",
    "quiet": "muted",
    "slow": "warn",
    "resting": "warn",
    "moved": "warn",
    "failing": "bad",
    "gone": "bad",
    "off": "muted",
}


class SourceRow(NamedTuple):
    """A source as the panel shows it. `word` and `sentence` say how it is doing."""

    name: str
    url: str
    word: str
    sentence: str
    last: datetime | None = None
    next: datetime | None = None
    language: str = ""
    entries: int = 0

    @property
    def troubled(self) -> bool:
        """Whether somebody should look at it."""
        return self.word in ("failing", "gone", "moved")


class SourcesPanel(SortedList):
    """Troubled ones first, unless the user sorts them otherwise."""

    PANEL = "sources"
    KIND = "sources"
    SORTS = ("trouble first", "by name", "last asked first")

    def __init__(self, tastes: Tastes, *, id: str | None = None) -> None:
        super().__init__(tastes, id=id)
        self.sources: list[SourceRow] = []
        self.given: list[SourceRow] = []
        self.now: datetime | None = None

    @property
    def current(self) -> SourceRow | None:
        """The source under the cursor."""
        return self.sources[self.cursor] if self.rows else None

    def show(self, sources: list[SourceRow], now: datetime) -> None:
        """Put other states in place, given the troubled ones first."""
        self.given, self.now = sources, now
        self.resort()

    def resort(self) -> None:
        """Put the sources in their order; the cursor stays on its source."""
        current = self.current.url if self.current else None
        self.sources = sources = in_order(self.given, self.order)
        self.empty = "No source is configured: `corridor-tui feeds add URL` adds one."
        at = next((index for index, row in enumerate(sources) if row.url == current), self.cursor)
        self.set_rows(len(sources), at)

    def row_line(self, row: int, part: int, width: int) -> Line:
        """State, name, sentence; last and next fetch at the far end."""
        source, now = self.sources[row], self.now
        assert now is not None
        role = _ROLES.get(source.word, "muted")
        state = Piece(f" {pad(source.word, 8)}", role)
        if width < 60:
            return spread([state, Piece(source.name)], [Piece(f" {ago(source.last, now)} ", "muted")], width)
        left = [state, Piece(f"{pad(safe(source.name), max(10, min(26, width // 3)))} ")]
        times = f" {ago(source.last, now)} "
        if width >= ROOM_FOR_NEXT:
            times = f" {ago(source.last, now)}, next {until(source.next, now)} "
        return spread(
            [*left, Piece(source.sentence, role if source.troubled else "muted")], [Piece(times, "muted")], width
        )


def in_order(sources: list[SourceRow], order: str) -> list[SourceRow]:
    """The sources sorted; for the usual order as they are. Pure."""
    match order:
        case "by name":
            return sorted(sources, key=lambda row: row.name.casefold())
        case "last asked first":
            return sorted(sources, key=lambda row: row.last.timestamp() if row.last else 0.0, reverse=True)
        case _:
            return sources
