"""Two programs at one store: neither waits in vain, nothing is lost, a killed one leaves it whole."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from corridor_tui.store import articles, query
from corridor_tui.store.connection import open_store
from tests.store.samples import NOW

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from corridor_tui.model import Entry
from corridor_tui.store import articles
from corridor_tui.store.connection import open_store, transaction

path, feed, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
now = datetime(2026, 3, 10, tzinfo=UTC)
db = open_store(path)
for count in range(rounds):
    with transaction(db):
        seen = db.execute("SELECT count(*) FROM articles").fetchone()[0]
        entry = Entry(title=f"{feed} {count} after {seen}", text="words " * 200)
        articles.upsert(db, feed, [articles.Incoming(entry, str(count))], now, topical=True)
    print(count, flush=True)
"""


def writer(path: Path, feed: str, rounds: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), feed, str(rounds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_that_read_and_write_at_once_both_finish(path: Path) -> None:
    open_store(path).close()
    both = [writer(path, feed, 60) for feed in ("a", "b")]
    faults = [process.communicate()[1] for process in both]
    assert faults == ["", ""]
    db = open_store(path)
    titles = [row.title for row in articles.window(db, articles.ids(db, query.read("", now=NOW)))]
    assert len(titles) == 120
    assert len({title.rpartition(" ")[2] for title in titles}) == 120, "each saw what the other had written"
    db.close()


def test_a_writer_that_is_killed_leaves_a_whole_store(path: Path) -> None:
    process = writer(path, "a", 100_000)
    assert process.stdout is not None
    for _ in range(25):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    db = open_store(path)
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
    stored = articles.count(db, query.read("", now=NOW))
    assert stored >= 25
    assert articles.count(db, query.read("words", now=NOW)) == stored
    db.close()


def test_a_reader_sees_the_store_as_it_was_while_another_writes(path: Path) -> None:
    first, second = open_store(path), open_store(path)
    second.execute("BEGIN IMMEDIATE")
    second.execute("INSERT INTO meta VALUES ('half', 'done')")
    assert read_half(first) is None
    second.execute("COMMIT")
    assert read_half(first) is not None
    first.close()
    second.close()


def read_half(db: sqlite3.Connection) -> object:
    return db.execute("SELECT value FROM meta WHERE key = 'half'").fetchone()
