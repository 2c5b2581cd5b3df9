"""A backup is a whole store of its own, taken beside a writer, and never takes another file's place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.e2e.desk import Desk
from tests.e2e.documents import Item, rss
from tests.servers import Reply, Server


def filled(desk: Desk) -> None:
    with Server() as server:
        server.at("/f", Reply(rss([Item("a", "Trucks at Khorgos"), Item("b", "Wagons at Dostyk")])))
        desk.feeds({"name": "news", "url": f"{server.base}/f", "language": "en"})
        desk.fetch("--all")


def test_a_backup_opens_like_the_store_itself(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    filled(desk)
    target = tmp_path / "copy.sqlite"
    with closing(sqlite3.connect(desk.db, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE articles SET starred = 1")
        done = desk.run("backup", str(target))
        writer.execute("ROLLBACK")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2 articles, ") and str(target) in done.stdout
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.sqlite"]
    before = desk.run("articles", "--all", "--json").stdout
    desk.db = target
    assert desk.run("articles", "--all", "--json").stdout == before
    assert desk.whole() and desk.rows("SELECT sum(starred) FROM articles") == [(0,)]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    filled(desk)
    kept = tmp_path / "letter.txt"
    kept.write_text("dear", encoding="utf-8")
    dangling = tmp_path / "link"
    dangling.symlink_to(tmp_path / "nowhere")
    for target in (kept, tmp_path, desk.db, dangling):
        done = desk.run("backup", str(target))
        assert done.returncode == 1 and "is there already" in done.stderr and done.stdout == ""
    assert kept.read_text(encoding="utf-8") == "dear" and desk.whole()


def test_what_cannot_be_copied_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    none = desk.run("backup", str(tmp_path / "copy"))
    assert none.returncode == 1 and "there is no store" in none.stderr
    filled(desk)
    nowhere = desk.run("backup", str(tmp_path / "no" / "folder" / "copy"))
    assert nowhere.returncode == 1 and "there is no folder" in nowhere.stderr
    assert not (tmp_path / "copy").exists()
