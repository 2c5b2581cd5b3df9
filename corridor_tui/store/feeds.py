"""What is known of each feed, its last attempts, and hosts that asked to be left alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from corridor_tui.store.connection import transaction
from corridor_tui.store.times import from_text, maybe_text, maybe_time, to_text

ATTEMPTS_KEPT = 20


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed's state after its last attempt; `url` is the configured address and its key.

    `etag` and `last_modified` are the opaque validators of the last full answer, got at `validators_at`; `body_hash`
    tells its body. `reason` is why `next_due` is when it is; `sentence` what came of the last attempt. `gap` is the
    usual time between entries, `newest` the date of the newest one, `last_new` when an article was last stored.
    `moved_to` is where permanent redirects lead since `moved_since`.
    """

    url: str
    name: str
    title: str | None = None
    language: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    validators_at: datetime | None = None
    body_hash: str | None = None
    next_due: datetime | None = None
    interval: timedelta | None = None
    reason: str | None = None
    failures: int = 0
    failing_since: datetime | None = None
    outcome: str | None = None
    sentence: str | None = None
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    last_new: datetime | None = None
    newest: datetime | None = None
    gap: timedelta | None = None
    ttl: timedelta | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    moved_to: str | None = None
    moved_since: datetime | None = None
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt at a feed: `received` counts bytes as sent, `ms` the time on the network."""

    url: str
    at: datetime
    outcome: str
    sentence: str
    status: int | None = None
    received: int = 0
    entries: int = 0
    new: int = 0
    updated: int = 0
    ms: int = 0


def state(db: sqlite3.Connection, url: str) -> FeedState | None:
    """The state of a feed, or None where it was never asked."""
    row = db.execute("SELECT * FROM feeds WHERE url = ?", (url,)).fetchone()
    return None if row is None else _state(row)


def states(db: sqlite3.Connection) -> dict[str, FeedState]:
    """The state of every feed that was ever asked, by its configured address."""
    return {row["url"]: _state(row) for row in db.execute("SELECT * FROM feeds")}


def save(db: sqlite3.Connection, state: FeedState) -> None:
    """Keep a state in place of the earlier one."""
    values = _values(state)
    columns = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    changes = ", ".join(f"{name} = excluded.{name}" for name in values if name != "url")
    with transaction(db):
        db.execute(f"INSERT INTO feeds ({columns}) VALUES ({marks}) ON CONFLICT (url) DO UPDATE SET {changes}", values)


def record(db: sqlite3.Connection, attempt: Attempt) -> None:
    """Keep an attempt; of each feed the last twenty stay."""
    with transaction(db):
        db.execute(
            "INSERT INTO attempts (url, at, outcome, sentence, status, bytes, entries, new, updated, ms) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                attempt.url,
                to_text(attempt.at),
                attempt.outcome,
                attempt.sentence,
                attempt.status,
                attempt.received,
                attempt.entries,
                attempt.new,
                attempt.updated,
                attempt.ms,
            ),
        )
        db.execute(
            "DELETE FROM attempts WHERE url = ? AND id <= "
            "(SELECT id FROM attempts WHERE url = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
            (attempt.url, attempt.url, ATTEMPTS_KEPT),
        )


def attempts(db: sqlite3.Connection, url: str, n: int = ATTEMPTS_KEPT) -> list[Attempt]:
    """The last attempts at a feed, newest first."""
    return [
        Attempt(
            url=row["url"],
            at=from_text(row["at"]),
            outcome=row["outcome"],
            sentence=row["sentence"],
            status=row["status"],
            received=row["bytes"],
            entries=row["entries"],
            new=row["new"],
            updated=row["updated"],
            ms=row["ms"],
        )
        for row in db.execute("SELECT * FROM attempts WHERE url = ? ORDER BY id DESC LIMIT ?", (url, n))
    ]


def items(db: sqlite3.Connection, url: str) -> frozenset[str]:
    """Digests of the items that the feed's last document held, so that they need not be read again."""
    row = db.execute("SELECT digests FROM feed_items WHERE url = ?", (url,)).fetchone()
    return frozenset() if row is None else frozenset(str(row["digests"]).split())


def set_items(db: sqlite3.Connection, url: str, digests: Iterable[str]) -> None:
    """Keep the digests of a feed's document in place of those of the last one."""
    with transaction(db):
        db.execute(
            "INSERT INTO feed_items (url, digests) VALUES (?, ?) ON CONFLICT (url) DO UPDATE "
            "SET digests = excluded.digests WHERE digests IS NOT excluded.digests",
            (url, " ".join(digests)),
        )


def rests(db: sqlite3.Connection, now: datetime) -> Mapping[str, datetime]:
    """The hosts that asked to be left alone, and until when; rests that are over are left out."""
    rows = db.execute("SELECT host, rest_until FROM hosts WHERE rest_until > ?", (to_text(now),))
    return {row["host"]: from_text(row["rest_until"]) for row in rows}


def rest(db: sqlite3.Connection, host: str, until: datetime, reason: str) -> None:
    """Leave a host alone until a time; a longer rest that it already has stays."""
    with transaction(db):
        db.execute(
            "INSERT INTO hosts (host, rest_until, reason) VALUES (?, ?, ?) ON CONFLICT (host) DO UPDATE "
            "SET rest_until = excluded.rest_until, reason = excluded.reason WHERE excluded.rest_until > rest_until",
            (host, to_text(until), reason),
        )


def wake(db: sqlite3.Connection, now: datetime) -> None:
    """Forget the rests that are over."""
    with transaction(db):
        db.execute("DELETE FROM hosts WHERE rest_until <= ?", (to_text(now),))


def _values(state: FeedState) -> dict[str, object]:
    return {
        "url": state.url,
        "name": state.name,
        "title": state.title,
        "language": state.language,
        "etag": state.etag,
        "last_modified": state.last_modified,
        "validators_at": maybe_text(state.validators_at),
        "body_hash": state.body_hash,
        "next_due": maybe_text(state.next_due),
        "interval_s": _seconds(state.interval),
        "reason": state.reason,
        "failures": state.failures,
        "failing_since": maybe_text(state.failing_since),
        "outcome": state.outcome,
        "sentence": state.sentence,
        "last_attempt": maybe_text(state.last_attempt),
        "last_success": maybe_text(state.last_success),
        "last_new": maybe_text(state.last_new),
        "newest": maybe_text(state.newest),
        "gap_s": _seconds(state.gap),
        "ttl_s": _seconds(state.ttl),
        "skip_hours": " ".join(str(hour) for hour in sorted(state.skip_hours)) or None,
        "skip_days": " ".join(str(day) for day in sorted(state.skip_days)) or None,
        "moved_to": state.moved_to,
        "moved_since": maybe_text(state.moved_since),
        "entries": state.entries,
    }


def _state(row: sqlite3.Row) -> FeedState:
    return FeedState(
        url=row["url"],
        name=row["name"],
        title=row["title"],
        language=row["language"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        validators_at=maybe_time(row["validators_at"]),
        body_hash=row["body_hash"],
        next_due=maybe_time(row["next_due"]),
        interval=_span(row["interval_s"]),
        reason=row["reason"],
        failures=row["failures"],
        failing_since=maybe_time(row["failing_since"]),
        outcome=row["outcome"],
        sentence=row["sentence"],
        last_attempt=maybe_time(row["last_attempt"]),
        last_success=maybe_time(row["last_success"]),
        last_new=maybe_time(row["last_new"]),
        newest=maybe_time(row["newest"]),
        gap=_span(row["gap_s"]),
        ttl=_span(row["ttl_s"]),
        skip_hours=frozenset(int(hour) for hour in (row["skip_hours"] or "").split()),
        skip_days=frozenset(int(day) for day in (row["skip_days"] or "").split()),
        moved_to=row["moved_to"],
        moved_since=maybe_time(row["moved_since"]),
        entries=row["entries"],
    )


def _seconds(span: timedelta | None) -> int | None:
    return None if span is None else int(span.total_seconds())


def _span(seconds: int | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)
