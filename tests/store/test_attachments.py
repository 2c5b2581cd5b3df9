"""What an entry points to is kept with its article, follows its edits, and goes with it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from corridor_tui.model import Enclosure
from corridor_tui.store import articles, attachments, schema
from corridor_tui.store.articles import Incoming, upsert
from corridor_tui.store.connection import open_store
from tests.store.samples import NOW, incoming, store

SOUND, PICTURE = Enclosure("https://rails.example/a.mp3", "audio/mpeg"), Enclosure("https://rails.example/b.jpg")


def pointing(key: str, *enclosures: Enclosure, text: str = "Some text.") -> Incoming:
    item = incoming(key, text=text)
    return replace(item, entry=replace(item.entry, enclosures=enclosures))


def test_they_follow_the_entry(db: sqlite3.Connection) -> None:
    first, other = store(db, pointing("a", SOUND, PICTURE), pointing("b"))
    assert attachments.of(db, first) == [SOUND, PICTURE] and attachments.of(db, other) == []
    upsert(db, "desk", [pointing("a", PICTURE, text="Another text.")], NOW)
    assert attachments.of(db, first) == [PICTURE]
    articles.delete(db, first, NOW)
    assert db.execute("SELECT count(*) FROM attachments").fetchone()[0] == 0


def test_a_store_of_the_first_version_is_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    db = open_store(path)
    store(db, incoming("kept"))
    db.execute("DROP TABLE attachments")
    db.execute("DELETE FROM _sqlite_migrations WHERE name = '0002_attachments'")
    db.execute("PRAGMA user_version = 1")
    db.close()
    db = open_store(path)
    assert db.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
    (number,) = store(db, pointing("new", SOUND))
    assert attachments.of(db, number) == [SOUND]
    assert db.execute("SELECT count(*) FROM articles").fetchone()[0] == 2
    db.close()
