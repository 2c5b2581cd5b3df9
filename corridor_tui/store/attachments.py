"""Files and pictures that an article's entry points to: noted by address and type, never fetched."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from corridor_tui.model import Enclosure
from corridor_tui.store.connection import transaction


def put(db: sqlite3.Connection, article: int, enclosures: Sequence[Enclosure]) -> None:
    """Keep what the entry points to now in place of what it pointed to before."""
    with transaction(db):
        db.execute("DELETE FROM attachments WHERE article = ?", (article,))
        db.executemany(
            "INSERT INTO attachments (article, n, url, type) VALUES (?, ?, ?, ?)",
            [(article, number, enclosure.url, enclosure.type) for number, enclosure in enumerate(enclosures)],
        )


def of(db: sqlite3.Connection, article: int) -> list[Enclosure]:
    """What an article's entry points to, in its order."""
    rows = db.execute("SELECT url, type FROM attachments WHERE article = ? ORDER BY n", (article,))
    return [Enclosure(row["url"], row["type"]) for row in rows]
