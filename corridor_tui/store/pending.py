"""What is still to be done: articles without tags, entries that are not stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from corridor_tui.model import Article
from corridor_tui.store import articles

GIVEN_UP = "given up"
"""The tagger's version of an article whose tagging was ended by a limit: only `retag` tries it again."""


def untagged(db: sqlite3.Connection, limit: int) -> list[int]:
    """The ids of articles without tags, newest first."""
    rows = db.execute("SELECT id FROM articles WHERE tagger_version IS NULL ORDER BY id DESC LIMIT ?", (limit,))
    return [row["id"] for row in rows]


def outdated(db: sqlite3.Connection, version: str, limit: int) -> list[int]:
    """The ids of articles with tags of other rules than `version`, newest first; those given up stay as they are."""
    rows = db.execute(
        "SELECT id FROM articles WHERE tagger_version NOT IN (?, ?) ORDER BY id DESC LIMIT ?",
        (version, GIVEN_UP, limit),
    )
    return [row["id"] for row in rows]


def load(db: sqlite3.Connection, ids: Iterable[int]) -> list[Article]:
    """The articles of these ids that still exist."""
    found = (articles.get(db, number) for number in ids)
    return [article for article in found if article is not None]


def stored_keys(db: sqlite3.Connection, feed: str, keys: Iterable[str]) -> set[str]:
    """Those of the keys under which an article of the feed is stored, or was deleted by the user."""
    return {
        key
        for key in keys
        if db.execute(
            "SELECT 1 FROM articles WHERE feed = ? AND guid_key = ? "
            "UNION ALL SELECT 1 FROM tombstones WHERE feed = ? AND guid_key = ?",
            (feed, key, feed, key),
        ).fetchone()
    }
