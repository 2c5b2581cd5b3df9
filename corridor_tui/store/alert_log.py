"""Which alerts were raised, and when: each event of a rule once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from corridor_tui.store.connection import transaction
from corridor_tui.store.times import from_text, to_text


@dataclass(frozen=True, slots=True)
class Hit:
    """An alert that was raised. `article` may have gone since."""

    rule: str
    event: str
    article: int | None
    at: datetime
    sentence: str
    seen: bool


def add(db: sqlite3.Connection, found: Iterable[tuple[str, str, str, int | None]], now: datetime) -> list[Hit]:
    """Keep the alerts not raised before, given as (rule, event, sentence, article); those that are new."""
    new = []
    with transaction(db):
        for rule, event, sentence, article in found:
            done = db.execute(
                "INSERT OR IGNORE INTO watch_hits (watch, event, article, at, sentence) VALUES (?, ?, ?, ?, ?)",
                (rule, event, article, to_text(now), sentence),
            )
            if done.rowcount:
                new.append(Hit(rule, event, article, now, sentence, False))
    return new


def recent(db: sqlite3.Connection, *, since: datetime | None = None, limit: int = 200) -> list[Hit]:
    """Raised alerts, newest first."""
    rows = db.execute(
        "SELECT * FROM watch_hits WHERE at >= ? ORDER BY at DESC, watch, event LIMIT ?",
        (to_text(since) if since else "", limit),
    )
    return [
        Hit(row["watch"], row["event"], row["article"], from_text(row["at"]), row["sentence"], bool(row["seen"]))
        for row in rows
    ]


def mark_seen(db: sqlite3.Connection, *, seen: bool = True) -> int:
    """Mark every alert as seen or not; how many changed."""
    with transaction(db):
        return db.execute("UPDATE watch_hits SET seen = ? WHERE seen != ?", (seen, seen)).rowcount


def see(db: sqlite3.Connection, rule: str, event: str) -> bool:
    """Mark one alert as seen; whether it was new."""
    with transaction(db):
        done = db.execute("UPDATE watch_hits SET seen = 1 WHERE watch = ? AND event = ? AND NOT seen", (rule, event))
        return done.rowcount > 0
