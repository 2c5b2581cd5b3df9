"""Sources without a feed, and feeds of teasers: pages are fetched, politely and by robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desk import Desk
from tests.servers import Reply, Server

BODY = "The dry port loaded forty platforms in one shift, its manager told the assembly of carriers on Tuesday. " * 8


def page(title: str, date: str = "2026-03-04T08:30:00+00:00") -> Reply:
    html = (
        f"<!doctype html><html lang='en'><head><title>{title} - Rails</title>"
        f"<meta property='og:title' content='{title}'><meta property='article:published_time' content='{date}'></head>"
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1><p>{BODY}</p><p>{title}, it said.</p></article>"
        "<footer>All rights reserved</footer></body></html>"
    )
    return Reply(html.encode(), type="text/html; charset=utf-8")


def listing(*names: str) -> Reply:
    links = "".join(f"<li><a href='/news/{name}'>Report on the {name} of the dry port</a></li>" for name in names)
    html = f"<!doctype html><html lang='en'><body><a href='/about'>About the company we are</a><ul>{links}</ul></body>"
    return Reply(html.encode(), type="text/html")


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_list_page_is_read_as_a_feed(desk: Desk, server: Server) -> None:
    server.at("/list", listing("cranes", "wagons"), listing("tariffs", "cranes", "wagons"))
    for name in ("cranes", "wagons", "tariffs"):
        server.at(f"/news/{name}", page(f"Report on the {name} of the dry port"))
    desk.feeds({"name": "port", "url": f"{server.base}/list", "kind": "page", "pattern": "/news/"})
    first = desk.fetch()
    assert first["new"] == 2, first
    rows = desk.rows("SELECT title, url, published, text FROM articles ORDER BY title")
    assert [row[0] for row in rows] == [f"Report on the {name} of the dry port" for name in ("cranes", "wagons")]
    assert all("forty platforms" in row[3] and "rights reserved" not in row[3] for row in rows)
    assert {row[2] for row in rows} == {"2026-03-04T08:30:00Z"}
    second = desk.fetch("--all")
    assert (second["new"], second["updated"]) == (1, 0)
    assert [hit.path for hit in server.hits()].count("/news/cranes") == 1
    assert not server.hits("/about")
    assert server.hits("/robots.txt")


def test_a_news_sitemap_is_read_as_a_feed(desk: Desk, server: Server) -> None:
    server.at("/news/one", page("A new siding at the border"))
    sitemap = (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>'
        f"<loc>{server.base}/news/one</loc><news:news><news:publication_date>2026-03-05T10:00:00Z"
        "</news:publication_date><news:title>A new siding at the border</news:title></news:news></url></urlset>"
    )
    desk.feeds({"name": "map", "url": server.at("/map.xml", Reply(sitemap.encode())), "kind": "sitemap"})
    assert desk.fetch()["new"] == 1
    ((title, published, text),) = desk.rows("SELECT title, published, text FROM articles")
    assert (title, published) == ("A new siding at the border", "2026-03-05T10:00:00Z")
    assert "forty platforms" in text


def teasers(server: Server, *names: str) -> Reply:
    rows = "".join(
        f"<item><title>Report on {name}</title><link>{server.base}/news/{name}</link><guid>{name}</guid>"
        "<description>Only the beginning...</description></item>"
        for name in names
    )
    return Reply(f'<rss version="2.0"><channel><title>T</title>{rows}</channel></rss>'.encode())


def test_a_teaser_is_made_whole(desk: Desk, server: Server) -> None:
    server.at("/news/cranes", page("Report on cranes"))
    server.at("/news/lost", Reply(status=404))
    server.at("/feed", teasers(server, "cranes", "lost"))
    desk.feeds({"name": "port", "url": f"{server.base}/feed", "full_text": True})
    assert desk.fetch()["new"] == 2
    texts = dict(desk.rows("SELECT guid_key, text FROM articles"))
    assert "forty platforms" in texts["guid:cranes"]
    assert texts["guid:lost"] == "Only the beginning..."
    again = desk.fetch("--all")
    assert (again["new"], again["updated"]) == (0, 0)
    assert len(server.hits("/news/cranes")) == 1


def test_a_teaser_whose_page_cannot_be_had_now_is_made_whole_later(desk: Desk, server: Server) -> None:
    for name in ("cranes", "wagons"):
        server.at(f"/news/{name}", Reply(status=503), Reply(status=503), page(f"Report on {name}"))
    feed = teasers(server, "cranes", "wagons", "long")
    server.at("/news/long", page("Report on long"))
    server.at("/feed", feed)
    desk.feeds({"name": "port", "url": f"{server.base}/feed", "full_text": True})
    first = desk.fetch()
    assert (first["new"], first["by"]["port"]["outcome"]) == (3, "ok")
    assert first["by"]["port"]["sentence"] == "3 new among 3 entries; 2 teasers left for the next time"
    sentences = []
    for _ in range(2):
        sentences.append(desk.fetch("--all")["by"]["port"]["sentence"])
    assert sentences == [
        "the same document as last time; 2 teasers left for the next time",
        "the same document as last time; 2 earlier teasers made whole",
    ]
    assert desk.fetch("--all")["by"]["port"]["sentence"] == "the same document as last time"
    rows = desk.rows("SELECT title, url, revision, text, tagger_version FROM articles ORDER BY title")
    assert [row[:3] for row in rows] == [
        (f"Report on {name}", f"{server.base}/news/{name}", revision)
        for name, revision in (("cranes", 2), ("long", 1), ("wagons", 2))
    ]
    assert all("forty platforms" in row[3] and row[4] for row in rows)
    assert len(server.hits("/news/long")) == 1


def test_robots_txt_is_obeyed_for_pages(desk: Desk, server: Server) -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: corridor-tui\nDisallow: /news/secret\nAllow: /\n"
    server.at("/robots.txt", Reply(rules, type="text/plain"))
    server.at("/news/open", page("Report on open"))
    server.at("/news/secret", page("Report on secret"))
    server.at("/feed", teasers(server, "open", "secret"))
    desk.feeds({"name": "port", "url": f"{server.base}/feed", "full_text": True})
    desk.fetch()
    assert server.hits("/news/open") and not server.hits("/news/secret")
    assert desk.rows("SELECT text FROM articles WHERE guid_key = 'guid:secret'") == [("Only the beginning...",)]


def test_without_leave_to_ask_a_list_page_waits(desk: Desk, server: Server) -> None:
    server.at("/robots.txt", Reply(status=503), Reply(status=404))
    server.at("/news/cranes", page("Report on the cranes of the dry port"))
    server.at("/list", listing("cranes"))
    desk.feeds({"name": "port", "url": f"{server.base}/list", "kind": "page", "pattern": "/news/"})
    first = desk.fetch()
    assert first["new"] == 0 and "1 entry left for the next time" in first["by"]["port"]["sentence"]
    assert not server.hits("/news/cranes")
    assert desk.fetch("--all")["new"] == 1


def test_pages_at_private_addresses_of_others_are_refused(desk: Desk, server: Server) -> None:
    with Server("127.0.0.2") as inside:
        inside.at("/news/x", page("Inside"))
        rows = f"<item><title>In</title><link>{inside.base}/news/x</link><description>Short</description></item>"
        feed = Reply(f'<rss version="2.0"><channel><title>T</title>{rows}</channel></rss>'.encode())
        desk.feeds({"name": "port", "url": server.at("/feed", feed), "full_text": True})
        assert desk.fetch()["new"] == 1
        assert not inside.hits()
    assert desk.rows("SELECT text FROM articles") == [("Short",)]
