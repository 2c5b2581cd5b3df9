"""Articles that were stored but not tagged yet: a fetch that was ended half way leaves some."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from corridor_tui.model import Article
from corridor_tui.store import articles


def untagged(db: sqlite3.Connection, limit: int) -> list[int]:
    """The ids of articles without tags, newest first."""
    rows = db.execute("SELECT id FROM articles WHERE tagger_version IS NULL ORDER BY id DESC LIMIT ?", (limit,))
    return [row["id"] for row in rows]


def load(db: sqlite3.Connection, ids: Iterable[int]) -> list[Article]:
    """The articles of these ids that still exist."""
    found = (articles.get(db, number) for number in ids)
    return [article for article in found if article is not None]
