"""Letting go of old articles that nobody will miss."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from corridor_tui.store.articles import delete
from corridor_tui.store.connection import transaction
from corridor_tui.store.times import to_text

BATCH = 200
"""Articles deleted in one transaction, so that readers and a fetch are never kept waiting."""

_FORGETTABLE = """
    SELECT id FROM articles a
    WHERE a.relevant = 0 AND a.starred = 0 AND a.tagger_version IS NOT NULL AND a.ordered < ? AND a.fetched < ?
        AND NOT EXISTS (SELECT 1 FROM mentions WHERE article = a.id)
        AND NOT EXISTS (SELECT 1 FROM observations WHERE article = a.id)
        AND NOT EXISTS (SELECT 1 FROM choices WHERE article = a.id)
        AND NOT EXISTS (SELECT 1 FROM watch_hits WHERE article = a.id)
    ORDER BY a.ordered LIMIT ?
"""


def prune(db: sqlite3.Connection, now: datetime, keep: timedelta) -> int:
    """Delete irrelevant articles that are older than `keep` and were first seen before that. Gives their number.

    Kept whatever their age: relevant, starred and untagged ones, those that name a corridor or checkpoint, announce a
    value, were found by a watch or had a claim accepted or corrected. Tombstones keep the others from coming back.
    """
    done = 0
    while some := prune_some(db, now, keep):
        done += some
    return done


def prune_some(db: sqlite3.Connection, now: datetime, keep: timedelta) -> int:
    """One step of `prune`, a transaction of at most 200 articles. Gives their number, 0 when nothing is left to do."""
    limit = to_text(now - keep)
    with transaction(db):
        found = [row[0] for row in db.execute(_FORGETTABLE, (limit, limit, BATCH))]
        for article in found:
            delete(db, article, now)
    return len(found)
