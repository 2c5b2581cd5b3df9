"""The lists of the view Watch: saved filters with the number of their articles, and the alerts raised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from corridor_tui.store.alert_log import Hit
from corridor_tui.tui.formats import ago, plural
from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.reading import now
from corridor_tui.tui.safe_text import pad, pad_left, safe
from corridor_tui.tui.widgets.line_list import LineList


class Watch(NamedTuple):
    """A saved filter; the counts are None until they are known."""

    name: str
    query: str
    found: int | None = None
    unread: int | None = None


def watches(rows: Iterable[Mapping[str, Any]]) -> list[Watch]:
    """The watches of the configuration, which has checked them."""
    return [Watch(row["name"], row["query"]) for row in rows]


class WatchList(LineList):
    """One row a watch."""

    PANEL = "watches"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.watches: list[Watch] = []

    @property
    def current(self) -> Watch | None:
        """The watch under the cursor."""
        return self.watches[self.cursor] if self.rows else None

    def show(self, watches: list[Watch]) -> None:
        """Put other counts in place."""
        self.watches = watches
        self.empty = "No filter is saved: [[watches]] in the configuration keeps some."
        self.set_rows(len(watches), self.cursor)

    def row_line(self, row: int, part: int, width: int) -> Line:
        """Name, how many articles, how many of them unread, and the filter itself."""
        watch = self.watches[row]
        longest = max(len(safe(other.name)) for other in self.watches)
        found = "…" if watch.found is None else plural(watch.found, "article")
        unread = f"{watch.unread:,} unread" if watch.unread else ""
        return [
            Piece(f" {pad(safe(watch.name), max(12, min(longest, 32, width // 3)))} ", "strong" if unread else "text"),
            Piece(pad_left(found, 15), "text" if watch.found else "muted"),
            Piece(f"{pad_left(unread, 14)}   ", "accent"),
            Piece(watch.query, "muted"),
        ]


class AlertList(LineList):
    """The alerts raised of late, newest first; a dot marks those that were not opened."""

    PANEL = "alerts"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.hits: list[Hit] = []
        self.now = now()

    @property
    def current(self) -> Hit | None:
        """The alert under the cursor."""
        return self.hits[self.cursor] if self.rows else None

    def show(self, hits: list[Hit]) -> None:
        """Put other alerts in place; the cursor stays on its alert."""
        here = self.current.event if self.current else None
        self.hits, self.now = hits, now()
        self.empty = "No alert was raised. Rules for alerts go into the configuration: [[alerts]]."
        at = next((index for index, hit in enumerate(hits) if hit.event == here), self.cursor)
        self.set_rows(len(hits), at)

    def facts(self) -> tuple[Line, Line]:
        """How many alerts each rule raised, and how many are new."""
        if not self.hits:
            return [], []
        rules = Counter(hit.rule for hit in self.hits)
        told = "  ".join(f"{safe(rule)} {count}" for rule, count in rules.most_common())
        fresh = sum(not hit.seen for hit in self.hits)
        return [Piece(told, "muted")], [Piece(f"{fresh} new ", "good")] if fresh else []

    def row_line(self, row: int, part: int, width: int) -> Line:
        """When, which rule, what."""
        hit = self.hits[row]
        return [
            Piece("   " if hit.seen else " ● ", "accent"),
            Piece(pad(ago(hit.at, self.now), 12), "muted"),
            Piece(f"{pad(safe(hit.rule), max(8, min(24, width // 4)))} ", "text" if hit.seen else "strong"),
            Piece(hit.sentence, "muted" if hit.seen else "text"),
        ]
