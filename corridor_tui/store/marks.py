"""What the reader did with articles: read and starred."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from corridor_tui.store.connection import transaction


def set_read(db: sqlite3.Connection, ids: Iterable[int], flag: bool) -> list[int]:
    """Mark articles read or unread. Gives the ids that changed, which is what an undo hands back."""
    changed = []
    with transaction(db):
        for article in ids:
            cursor = db.execute("UPDATE articles SET read = ? WHERE id = ? AND read <> ?", (flag, article, flag))
            if cursor.rowcount:
                changed.append(article)
    return changed


def set_starred(db: sqlite3.Connection, article: int, flag: bool) -> bool:
    """Star an article or take the star away. True when that changed something."""
    with transaction(db):
        cursor = db.execute("UPDATE articles SET starred = ? WHERE id = ? AND starred <> ?", (flag, article, flag))
    return cursor.rowcount > 0
