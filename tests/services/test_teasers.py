"""Teasers wait from run to run, the newest first, and not for ever."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corridor_tui.services import teasers
from corridor_tui.store import articles
from corridor_tui.store.connection import open_store
from tests.store.samples import incoming

NOW = datetime(2026, 3, 10, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    store = open_store(tmp_path / "store.sqlite")
    articles.upsert(store, "port", [incoming(key, url=f"https://x.example/{key}") for key in "abc"], NOW)
    yield store
    store.close()


def waiting(db: sqlite3.Connection) -> list[str]:
    return [identity.guid_key for _, identity in teasers.waiting(db, "port")]


def test_what_waits_comes_back_as_it_was_stored(db: sqlite3.Connection) -> None:
    assert waiting(db) == []
    teasers.remember(db, "port", ["c", "a"], asked=set())
    ((entry, identity), _) = teasers.waiting(db, "port")
    assert (identity.guid_key, identity.canonical_url, entry.url) == ("c", "https://x.example/c", "https://x.example/c")
    assert waiting(db) == ["c", "a"]
    assert teasers.waiting(db, "another") == []


def test_a_page_is_tried_so_many_times(db: sqlite3.Connection) -> None:
    for _ in range(teasers.TRIES - 1):
        teasers.remember(db, "port", ["c", "a"], asked={"c"})
        assert waiting(db) == ["c", "a"]
    teasers.remember(db, "port", ["c", "a"], asked={"c"})
    assert waiting(db) == ["a"]
    teasers.remember(db, "port", [], asked={"a"})
    assert waiting(db) == []


def test_what_was_deleted_waits_no_longer(db: sqlite3.Connection) -> None:
    teasers.remember(db, "port", ["c", "a"], asked=set())
    articles.delete(db, articles.find(db, "port", "c") or 0, NOW)
    assert waiting(db) == ["a"]
