"""Small facts about the store and the monitor's session, by key."""

from __future__ import annotations

import sqlite3


def get(db: sqlite3.Connection, key: str) -> str | None:
    """The value of a key, or None."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def put(db: sqlite3.Connection, key: str, value: str) -> None:
    """Set a key. A value that is there already is not written again."""
    db.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value "
        "WHERE meta.value IS NOT excluded.value",
        (key, value),
    )


def remove(db: sqlite3.Connection, key: str) -> None:
    """Forget a key; no matter if it is not there."""
    db.execute("DELETE FROM meta WHERE key = ?", (key,))
