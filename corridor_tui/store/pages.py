"""The first page of a search for words that stand in very many articles, found without reading all their matches.

The newest articles are taken in growing windows, and the words are looked up only among the row ids of a window.
Articles arrive more or less in the order of their dates, so a window of the newest covers few row ids; where it does
not, the caller looks the words up whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from corridor_tui.store.query import FEW, Query, found, run

SMALLEST = 1_000
"""Articles in the first window, or ten pages if that is more."""

GROWTH = 8
ROUNDS = 3
SPREAD = 60
"""Row ids that a window may cover for each of its articles."""


def newest(db: sqlite3.Connection, wanted: Query, limit: int) -> list[int] | None:
    """The newest `limit` ids that a query with words asks for; None where reading all matches is no dearer."""
    match, avoid = wanted.search.match, wanted.search.avoid
    words = match or avoid
    if words is None or (match is not None and len(found(db, match)) <= FEW):
        return None
    wordless = replace(wanted, search=replace(wanted.search, terms=()))
    size = max(SMALLEST, 10 * limit)
    for _ in range(ROUNDS):
        window = list(run(db, replace(wordless, limit=size)))
        holding = _holding(db, words, window)
        if holding is None:
            return None
        page = [article for article in window if (article in holding) is (match is not None)]
        if len(page) >= limit or len(window) < size:
            return page[:limit]
        size *= GROWTH
    return None


def _holding(db: sqlite3.Connection, words: str, window: Sequence[int]) -> set[int] | None:
    """Those of the window's articles that hold the words, and others in between; None if it covers too many ids."""
    if not window:
        return set()
    low, high = min(window), max(window)
    if high - low > SPREAD * len(window):
        return None
    rows = db.execute(
        "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? AND rowid BETWEEN ? AND ?", (words, low, high)
    )
    return {row[0] for row in rows}
