"""Feed states, attempts, digests and rests, in a real store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corridor_tui.store import feeds
from corridor_tui.store.connection import open_store
from corridor_tui.store.feeds import Attempt, FeedState

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
URL = "http://news.example/feed"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_store(tmp_path / "store.sqlite")) as opened:
        yield opened


def test_a_state_comes_back_as_it_went_in(db: sqlite3.Connection) -> None:
    full = FeedState(
        url=URL,
        name="Новости",
        title="T",
        language="ru",
        etag='W/"\xe9"',
        last_modified="last week",
        validators_at=NOW,
        body_hash="ab",
        next_due=NOW + timedelta(hours=1),
        interval=timedelta(hours=1),
        reason="why",
        failures=2,
        failing_since=NOW,
        outcome="server",
        sentence="trouble",
        last_attempt=NOW,
        last_success=NOW,
        last_new=NOW,
        newest=NOW,
        gap=timedelta(minutes=7),
        ttl=timedelta(hours=2),
        skip_hours=frozenset({0, 23}),
        skip_days=frozenset({5, 6}),
        moved_to="http://b.example/",
        moved_since=NOW,
        entries=12,
    )
    bare = FeedState("http://other.example/", "Other")
    feeds.save(db, full)
    feeds.save(db, bare)
    assert feeds.state(db, URL) == full
    assert feeds.states(db) == {URL: full, bare.url: bare}
    assert feeds.state(db, "http://nowhere.example/") is None
    feeds.save(db, FeedState(URL, "Новости"))
    assert feeds.state(db, URL) == FeedState(URL, "Новости")


def test_the_last_twenty_attempts_stay(db: sqlite3.Connection) -> None:
    for number in range(25):
        feeds.record(db, Attempt(URL, NOW + timedelta(minutes=number), "ok", f"{number}", 200, 10, 5, 1, 0, 30))
    feeds.record(db, Attempt("http://other.example/", NOW, "ok", "other"))
    kept = feeds.attempts(db, URL)
    assert [attempt.sentence for attempt in kept] == [str(number) for number in range(24, 4, -1)]
    assert kept[0] == Attempt(URL, NOW + timedelta(minutes=24), "ok", "24", 200, 10, 5, 1, 0, 30)
    assert [attempt.sentence for attempt in feeds.attempts(db, URL, 2)] == ["24", "23"]
    assert len(feeds.attempts(db, "http://other.example/")) == 1


def test_digests_of_the_last_document(db: sqlite3.Connection) -> None:
    assert feeds.items(db, URL) == frozenset()
    feeds.set_items(db, URL, ("a", "b"))
    feeds.set_items(db, URL, ("b", "c"))
    assert feeds.items(db, URL) == {"b", "c"}


def test_rests_end_and_are_never_shortened(db: sqlite3.Connection) -> None:
    hour = timedelta(hours=1)
    feeds.rest(db, "a.example", NOW + 2 * hour, "busy")
    feeds.rest(db, "a.example", NOW + hour, "busy again")
    feeds.rest(db, "b.example:8080", NOW + hour, "busy")
    assert feeds.rests(db, NOW) == {"a.example": NOW + 2 * hour, "b.example:8080": NOW + hour}
    assert feeds.rests(db, NOW + hour) == {"a.example": NOW + 2 * hour}
    feeds.wake(db, NOW + hour)
    assert db.execute("SELECT host FROM hosts").fetchall()[0]["host"] == "a.example"
