"""The full-text index over normalised copies. Contentless: old words must be handed back exactly to leave it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from corridor_tui.store import words

KEY = "index_version"


def add(db: sqlite3.Connection, article: int, title: str, text: str) -> None:
    """Index an article that is not in the index."""
    db.execute(
        "INSERT INTO articles_fts (rowid, title, text) VALUES (?, ?, ?)",
        (article, words.normalise(title), words.normalise(text)),
    )


def remove(db: sqlite3.Connection, article: int, title: str, text: str) -> None:
    """Take an article out; title and text must be the ones it was indexed with."""
    db.execute(
        "INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        (article, words.normalise(title), words.normalise(text)),
    )


def is_current(db: sqlite3.Connection) -> bool:
    """True when the index was made by today's normalisation."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (KEY,)).fetchone()
    return row is not None and row[0] == words.VERSION


def rebuild(db: sqlite3.Connection, on_progress: Callable[[int], None] | None = None) -> int:
    """Fill the index anew from the articles, inside the caller's transaction. Gives the number of articles indexed."""
    done = 0
    db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')")
    for row in db.execute("SELECT id, title, text FROM articles ORDER BY id"):
        add(db, row["id"], row["title"], row["text"])
        done += 1
        if on_progress and done % 1000 == 0:
            on_progress(done)
    stamp(db)
    return done


def stamp(db: sqlite3.Connection) -> None:
    """Note that the index fits today's normalisation."""
    db.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (KEY, words.VERSION),
    )
