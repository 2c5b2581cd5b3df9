"""Paragraphs that a source prints under article after article: they are no news, whatever numbers they carry."""

from __future__ import annotations

import sqlite3
from collections import Counter

from corridor_tui.text import boilerplate

RECENT = 200
"""Articles of a source that are looked at, the newest."""

OFTEN = 3
"""Articles in which a paragraph must stand."""


def standing_paragraphs(db: sqlite3.Connection, feed: str) -> frozenset[str]:
    """The keys of the standing paragraphs of one source, for `Document.standing`.

    An article most of whose paragraphs stood in newer ones is another version of them and does not count.
    """
    counts: Counter[str] = Counter()
    rows = db.execute("SELECT text FROM articles WHERE feed = ? ORDER BY id DESC LIMIT ?", (feed, RECENT))
    for (text,) in rows:
        keys = boilerplate.keys(text)
        if 2 * sum(key in counts for key in keys) <= len(keys):
            counts.update(keys)
    return frozenset(key for key, count in counts.items() if count >= OFTEN)
