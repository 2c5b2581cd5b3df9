"""What a fetch lets go by `keep_irrelevant`, and what stays whatever its age."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.e2e.desk import Desk
from tests.e2e.documents import Item, rss
from tests.servers import Reply, Server

ITEMS = [
    Item("dull", "A choir sings", "The town's choir sings in the hall on Friday."),
    Item("starred", "A choir rests", "The town's choir rests until the spring."),
    Item("named", "Trucks at Khorgos", "The Khorgos crossing let 120 trucks pass on Monday, said its head."),
]


def age(db: Path) -> None:
    """Let every article be two hundred days older."""
    with closing(sqlite3.connect(db)) as store, store:
        then = store.execute("SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-200 days')").fetchone()[0]
        store.execute("UPDATE articles SET fetched = ?1, ordered = ?1 WHERE published IS NULL", (then,))
        store.execute("UPDATE articles SET starred = 1 WHERE guid_key LIKE '%starred%'")


def titles(desk: Desk) -> set[str]:
    return {row[0] for row in desk.rows("SELECT title FROM articles")}


def test_old_articles_that_nobody_will_miss_go_and_stay_away(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with Server() as server:
        again = [*ITEMS, Item("new", "A choir returns", "The choir is back.")]
        desk.feeds({"name": "news", "url": server.at("/f", Reply(rss(ITEMS)), Reply(rss(again))), "language": "en"})
        desk.fetch("--all")
        age(desk.db)
        desk.fetch("--all")
        assert titles(desk) == {item.title for item in again}, "nothing goes unless the configuration says so"
        with desk.config.open("a", encoding="utf-8") as file:
            file.write('[store]\nkeep_irrelevant = "90d"\n')
        desk.fetch("--all")
        assert titles(desk) == {item.title for item in again} - {"A choir sings"}
        assert desk.fetch("--all")["new"] == 0
    assert desk.rows("SELECT count(*) FROM tombstones") == [(1,)]
    assert desk.whole()
