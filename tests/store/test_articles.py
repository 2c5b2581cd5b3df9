"""Lists of articles: their order, their windows, their marks; flat in the number of articles."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from corridor_tui.store import articles, marks, pages, query
from corridor_tui.store.connection import open_store
from tests.store.samples import NOW, figure, hours, incoming, store, tagged


def keys(db: sqlite3.Connection, text: str = "", **options: bool) -> list[str]:
    """The keys of the articles that a query finds, in order."""
    wanted = query.read(text, now=NOW, **options)
    found = [articles.get(db, number) for number in articles.ids(db, wanted)]
    return [article.guid_key for article in found if article is not None]


def test_newest_first_by_publication_else_by_fetch_then_by_arrival(db: sqlite3.Connection) -> None:
    store(
        db,
        incoming("yesterday", published=NOW - hours(24)),
        incoming("undated", published=None),
        incoming("tomorrow", published=NOW + hours(5)),
        incoming("also now", published=NOW),
    )
    assert keys(db) == ["tomorrow", "also now", "undated", "yesterday"]


def test_other_orders(db: sqlite3.Connection) -> None:
    store(
        db,
        incoming("late", published=NOW),
        incoming("early", published=NOW - hours(9)),
        incoming("middle", published=NOW - hours(5)),
    )
    db.execute("UPDATE articles SET source = 'b', relevance = 0.5 WHERE guid_key = 'late'")
    db.execute("UPDATE articles SET source = 'A', relevance = 0.9 WHERE guid_key = 'early'")
    db.execute("UPDATE articles SET source = 'B', relevance = 0.7 WHERE guid_key = 'middle'")

    def ordered(order: query.Order, limit: int | None = None) -> list[str]:
        wanted = replace(query.read("", now=NOW, limit=limit), order=order)
        found = [articles.get(db, number) for number in articles.ids(db, wanted)]
        return [article.guid_key for article in found if article is not None]

    assert ordered("newest") == ["late", "middle", "early"]
    assert ordered("oldest") == ["early", "middle", "late"]
    assert ordered("oldest", limit=1) == ["early"]
    assert ordered("relevance") == ["early", "middle", "late"]
    assert ordered("source") == ["early", "late", "middle"]


def test_only_relevant_ones_unless_all_are_asked_for(db: sqlite3.Connection) -> None:
    store(db, incoming("football"), topical=False)
    store(db, incoming("cargo"))
    assert keys(db) == ["cargo"]
    assert set(keys(db, "all")) == set(keys(db, everything=True)) == {"football", "cargo"}
    assert keys(db, "relevant", everything=True) == ["cargo"]


def test_marks_filter(db: sqlite3.Connection) -> None:
    read, unread = store(db, incoming("read"), incoming("unread"))
    assert marks.set_read(db, [read], True) == [read]
    assert marks.set_read(db, [read, unread], True) == [unread]
    assert marks.set_read(db, [unread], False) == [unread]
    assert marks.set_starred(db, read, True)
    assert not marks.set_starred(db, read, True)
    assert keys(db, "unread") == ["unread"]
    assert keys(db, "read") == ["read"]
    assert keys(db, "starred") == ["read"]
    assert keys(db, "-starred") == ["unread"]


def test_ages(db: sqlite3.Connection) -> None:
    store(db, incoming("old", published=NOW - hours(24 * 10)), incoming("new", published=NOW - hours(1)))
    assert keys(db, "newer:7d") == ["new"]
    assert keys(db, "older:7d") == ["old"]
    assert keys(db, "newer:99999y") == ["new", "old"]


def test_limit_and_count(db: sqlite3.Connection) -> None:
    store(db, *(incoming(str(n)) for n in range(9)))
    wanted = query.read("", now=NOW, limit=4)
    assert len(articles.ids(db, wanted)) == 4
    assert articles.count(db, wanted) == 9


def test_a_window_gives_rows_in_the_order_asked_for(db: sqlite3.Connection) -> None:
    first, second, third = store(db, incoming("a"), incoming("b"), incoming("c"))
    tagged(db, second, corridor="middle-corridor", checkpoint="aktau", figures=(figure("1"), figure("2")))
    articles.delete(db, third, NOW)
    rows = articles.window(db, [second, third, first])
    assert [row.id for row in rows] == [second, first]
    assert (rows[0].corridors, rows[0].checkpoints, rows[0].figures) == (("middle-corridor",), ("aktau",), 2)
    assert (rows[1].corridors, rows[1].figures, rows[1].tagged) == ((), 0, False)
    assert rows[0].time == NOW


@pytest.mark.parametrize(
    ("text", "index"),
    [("", "articles_relevant"), ("all", "articles_newest"), ("all unread lang:ru", "articles_newest")],
)
def test_a_list_of_ids_is_read_from_an_index_alone_and_needs_no_sorting(
    db: sqlite3.Connection, text: str, index: str
) -> None:
    clause = query.statement(db, query.read(text, now=NOW, limit=100))
    plan = " ".join(row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {clause.sql}", clause.parameters))
    assert f"USING COVERING INDEX {index}" in plan
    assert "TEMP B-TREE" not in plan


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which one word stands everywhere, one in some articles, one in a single one."""
    path = tmp_path_factory.mktemp("crowd") / "store.sqlite"
    db = open_store(path)
    for n in range(120):
        text = "every" + " some" * (n % 3 == 0) + " one" * (n == 60)
        store(db, incoming(str(n), text=text, published=NOW - hours(n * 7 % 120)))
    db.close()
    return path


@pytest.mark.parametrize("few", [1_000, 50, 0])
@pytest.mark.parametrize(("smallest", "spread"), [(1_000, 60), (2, 60), (2, 0)])
@pytest.mark.parametrize("limit", [None, 0, 7, 200])
@pytest.mark.parametrize(
    ("word", "count"), [("every", 120), ("some", 40), ("one", 1), ("ever*", 120), ("every -some", 80), ("-some", 80)]
)
def test_however_a_search_is_run_it_finds_the_same(
    crowd: Path,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    smallest: int,
    spread: int,
    limit: int | None,
    word: str,
    count: int,
) -> None:
    monkeypatch.setattr(query, "FEW", few)
    monkeypatch.setattr(pages, "FEW", few)
    monkeypatch.setattr(pages, "SMALLEST", smallest)
    monkeypatch.setattr(pages, "SPREAD", spread)
    db = open_store(crowd)
    wanted = query.read(word, now=NOW, limit=limit)
    ids = list(articles.ids(db, wanted))
    whole = list(articles.ids(db, query.read(word, now=NOW)))
    assert len(whole) == count == articles.count(db, wanted)
    assert ids == whole[:limit]
    db.close()
