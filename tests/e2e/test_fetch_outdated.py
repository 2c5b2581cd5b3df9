"""A fetch also tags anew what bears the tags of older rules, and lets alone what a limit gave up."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.e2e.desk import Desk
from tests.e2e.documents import Item, rss
from tests.servers import Reply, Server

ITEMS = [
    Item("one", "Trucks at Khorgos", "The Khorgos crossing let 120 trucks pass on Monday, said its head."),
    Item("two", "Wagons at Khorgos", "At Khorgos 300 wagons were reloaded on Tuesday, said the railway."),
]


def test_articles_with_tags_of_older_rules_are_tagged_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with Server() as server:
        desk.feeds({"name": "news", "url": server.at("/f", Reply(rss(ITEMS))), "language": "en"})
        desk.fetch("--all")
        ((today,),) = desk.rows("SELECT DISTINCT tagger_version FROM articles")
        with closing(sqlite3.connect(desk.db)) as store, store:
            store.execute("DELETE FROM mentions")
            store.execute("UPDATE articles SET tagger_version = 'older' WHERE title LIKE 'Trucks%'")
            store.execute("UPDATE articles SET tagger_version = 'given up' WHERE title LIKE 'Wagons%'")
        assert desk.fetch("--all")["new"] == 0
    assert dict(desk.rows("SELECT title, tagger_version FROM articles")) == {
        "Trucks at Khorgos": today,
        "Wagons at Khorgos": "given up",
    }
    assert desk.rows("SELECT DISTINCT a.title, m.entity FROM mentions m JOIN articles a ON a.id = m.article") == [
        ("Trucks at Khorgos", "khorgos")
    ]
