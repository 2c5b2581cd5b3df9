"""What is forgotten, and what never is."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

from corridor_tui.model import Tags
from corridor_tui.store import articles, marks, tags
from corridor_tui.store.articles import upsert
from corridor_tui.store.retention import prune
from tests.store.samples import NOW, hours, incoming, store, tagged

OLD = NOW - hours(24 * 100)


def test_only_old_articles_that_nobody_will_miss_are_let_go(db: sqlite3.Connection) -> None:
    keys = ["dull", "recent", "late", "starred", "names a place", "untagged", "relevant"]
    items = [incoming(key, published=NOW if key == "recent" else OLD) for key in keys]
    upsert(db, "desk", [item for item in items if item.guid_key != "late"], OLD)
    upsert(db, "desk", [item for item in items if item.guid_key == "late"], NOW)
    ids = {key: found for key in keys if (found := articles.find(db, "desk", key)) is not None}
    for key, number in ids.items():
        if key == "names a place":
            tagged(db, number, checkpoint="khorgos")
            db.execute("UPDATE articles SET relevant = 0 WHERE id = ?", (number,))
        elif key != "untagged":
            tags.put(db, number, Tags("en", key == "relevant", 0), "rules-1")
    marks.set_starred(db, ids["starred"], True)
    assert prune(db, NOW, timedelta(days=90)) == 1
    assert {key for key, number in ids.items() if articles.get(db, number)} == set(keys) - {"dull"}
    assert upsert(db, "desk", items[:1], NOW).deleted == 1


def test_many_are_let_go_in_steps(db: sqlite3.Connection) -> None:
    upsert(db, "desk", [incoming(str(n), published=OLD) for n in range(450)], OLD)
    for number in range(1, 451):
        tags.put(db, number, Tags("en", False, 0), "rules-1")
    assert prune(db, NOW, timedelta(days=90)) == 450
    assert store(db, incoming("later")) != []
