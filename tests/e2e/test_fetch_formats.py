"""The real program fetches every format from a real server; the promises are checked in the SQLite file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.e2e.desk import Desk
from tests.e2e.documents import Item, atom, json_feed, rdf, rss
from tests.servers import Reply, Server

DAY = datetime(2026, 3, 4, 8, 30, tzinfo=UTC)
RUSSIAN = "Через переход прошло сорок составов за неделю"
CHINESE = "霍尔果斯口岸本周通行班列四十列"


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def items(name: str, title: str = "Forty trains in a week", date: datetime | None = DAY) -> list[Item]:
    return [Item(f"{name}-{number}", f"{title} {number}", date=date) for number in (1, 2)]


FORMATS = {
    "rss091": Reply(rss(items("rss091"), version="0.91")),
    "rss092": Reply(rss(items("rss092"), version="0.92")),
    "rss20": Reply(rss(items("rss20"))),
    "rdf": Reply(rdf(items("rdf")), type="application/rdf+xml"),
    "atom": Reply(atom(items("atom")), type="application/atom+xml"),
    "json": Reply(json_feed(items("json")), type="application/feed+json"),
    "cp1251": Reply(rss(items("cp1251", RUSSIAN), encoding="windows-1251"), type="text/xml"),
    "cp1251-bare": Reply(
        rss(items("cp1251-bare", RUSSIAN)).decode().replace(' encoding="utf-8"', "").encode("windows-1251")
    ),
    "gb18030": Reply(rss(items("gb18030", CHINESE), encoding="gb18030"), type="text/xml; charset=gb2312"),
    "chinese": Reply(rss(items("chinese", CHINESE)), type="text/xml; charset=gb2312"),
    "undated": Reply(rss(items("undated", date=None))),
    "broken": Reply(rss(items("broken"))[:-60]),
}
TITLES = {"cp1251": RUSSIAN, "cp1251-bare": RUSSIAN, "gb18030": CHINESE, "chinese": CHINESE}


def test_every_format_and_encoding(desk: Desk, server: Server) -> None:
    feeds = [{"name": name, "url": server.at(f"/{name}", reply)} for name, reply in FORMATS.items()]
    desk.feeds(*feeds, per_host=8)
    summary = desk.fetch()
    assert {name: feed["outcome"] for name, feed in summary["by"].items()} == {
        **dict.fromkeys(FORMATS, "ok"),
        "broken": "partial",
    }
    for name in FORMATS:
        stored = desk.rows("SELECT title, url, published, date_note FROM articles WHERE feed = ? ORDER BY title", name)
        title = TITLES.get(name, "Forty trains in a week")
        when = (None, "missing") if name == "undated" else ("2026-03-04T08:30:00Z", "stated")
        links = [f"https://rails.example/news/{name}-{number}" for number in (1, 2)]
        whole = [(f"{title} {number}", links[number - 1], *when) for number in (1, 2)]
        # The last entry of the document that breaks off may be lost, the first may not.
        assert stored[:1] == whole[:1] and (name == "broken" or stored == whole), name
    assert not desk.rows("SELECT id FROM articles WHERE tagger_version IS NULL")
    assert desk.whole()


def test_a_second_fetch_asks_on_conditions_and_doubles_nothing(desk: Desk, server: Server) -> None:
    feed = rss(items("a"))
    desk.feeds(
        {"name": "tagged", "url": server.at("/tagged", Reply(feed, etag='"v1"'))},
        {
            "name": "dated",
            "url": server.at("/dated", Reply(rss(items("b")), last_modified="Wed, 04 Mar 2026 08:30:00 GMT")),
        },
        {"name": "bare", "url": server.at("/bare", Reply(rss(items("c"))))},
    )
    assert desk.fetch()["new"] == 6
    again = desk.fetch("--all")
    assert (again["new"], again["updated"], again["failed"]) == (0, 0, 0)
    assert {feed["outcome"] for feed in again["feeds"]} == {"unchanged"}
    assert {name: feed["status"] for name, feed in again["by"].items()} == {"tagged": 304, "dated": 304, "bare": 200}
    assert server.hits("/tagged")[1].headers["if-none-match"] == '"v1"'
    assert server.hits("/dated")[1].headers["if-modified-since"] == "Wed, 04 Mar 2026 08:30:00 GMT"
    assert desk.rows("SELECT count(*) FROM articles") == [(6,)]


def test_feeds_that_are_not_due_are_left_alone(desk: Desk, server: Server) -> None:
    desk.feeds({"name": "one", "url": server.at("/one", Reply(rss(items("a"))))})
    desk.fetch()
    assert desk.fetch()["feeds"] == []
    assert len(server.hits()) == 1
    assert [feed["outcome"] for feed in desk.fetch("--feed", "One")["feeds"]] == ["unchanged"]


def test_an_edited_entry_becomes_a_revision(desk: Desk, server: Server) -> None:
    first = Item("a", "Tariff stays", "The tariff stays at 30 dollars a tonne.", DAY)
    edited = Item("a", "Tariff rises", "The tariff rises to 35 dollars a tonne.", DAY)
    other = Item("b", "Unmoved", "Nothing to see.", DAY)
    server.at("/f", Reply(rss([first, other])), Reply(rss([other, edited])), Reply(rss([edited])))
    desk.feeds({"name": "one", "url": f"{server.base}/f"})
    desk.fetch()
    second = desk.fetch("--all")
    assert (second["new"], second["updated"]) == (0, 1)
    # A feed that shrinks takes nothing away.
    third = desk.fetch("--all")
    assert (third["new"], third["updated"], third["failed"]) == (0, 0, 0)
    assert desk.rows("SELECT title, revision FROM articles ORDER BY title") == [("Tariff rises", 2), ("Unmoved", 1)]
    assert desk.rows("SELECT title FROM revisions") == [("Tariff stays",)]
    assert desk.rows("SELECT count(*) FROM articles WHERE tagger_version IS NULL") == [(0,)]
    (number,) = desk.rows("SELECT id FROM articles WHERE revision = 2")[0]
    shown = desk.run("show", str(number)).stdout
    assert "no longer 30 dollars" in shown and "now 35 dollars" in shown and "  - Tariff stays" in shown
    (edit,) = json.loads(desk.run("show", str(number), "--json").stdout)["revisions"]
    assert edit["text"] == first.text and edit["lines_come"] == [edited.title, edited.text]


def test_one_new_entry_among_known_ones(desk: Desk, server: Server) -> None:
    old = items("a")
    server.at("/f", Reply(rss(old)), Reply(rss([Item("new", "A new siding", date=DAY), *old])))
    desk.feeds({"name": "one", "url": f"{server.base}/f"})
    desk.fetch()
    again = desk.fetch("--all")
    assert (again["new"], again["updated"]) == (1, 0)
    assert "1 new among 3 entries" in again["by"]["one"]["sentence"]
    assert desk.rows("SELECT entries FROM feeds") == [(3,)]
