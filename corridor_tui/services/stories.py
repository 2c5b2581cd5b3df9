"""Who else tells an article's story: rows for a reader, oldest first."""

from __future__ import annotations

import sqlite3

from corridor_tui.store import articles, stories
from corridor_tui.store.articles import ArticleRow


def others(db: sqlite3.Connection, article: int) -> list[ArticleRow]:
    """The other articles of an article's story, oldest first; none where nobody else tells it."""
    return sorted(articles.window(db, stories.others(db, article)), key=lambda row: (row.time, row.id))


def credit(rows: list[ArticleRow]) -> list[str]:
    """Each source and language once: "Kazinform (ru)"."""
    return list(dict.fromkeys(f"{row.source} ({row.language})" for row in rows))
