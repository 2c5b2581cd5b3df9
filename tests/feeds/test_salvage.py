"""A foreign element that the parser stumbles over costs itself, not the feed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corridor_tui.feeds.parse import parse

NOW = datetime(2026, 11, 21, tzinfo=UTC)
SPACES = (
    'xmlns:gml="http://www.opengis.net/gml" xmlns:psc="http://podlove.org/simple-chapters" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)
STRAY = (
    "<gml:pos>43.2 76.9</gml:pos>",
    "<gml:posList>x</gml:posList>",
    "<gml_pos>1</gml_pos>",
    "<psc:chapter/>",
    "<itunes:owner/>",
    "<title_detail>x</title_detail>",
    "<summary_detail>x</summary_detail>",
    "<media_content>x</media_content>",
    "<keys>x</keys>",
)
RSS_ITEM = (
    "<item>{stray}<title>Train {n}</title><link>http://s.example/{n}</link><guid>g{n}</guid>"
    "<pubDate>Thu, 05 Nov 2026 10:00:00 GMT</pubDate><description>Wagons {n}</description></item>"
)
ATOM_ENTRY = (
    '<entry><title>Train {n}</title><link href="http://s.example/{n}"/><id>g{n}</id>'
    "<published>2026-11-05T10:00:00Z</published><summary>Wagons {n}</summary>{stray}</entry>"
)


def rss(head: str, first: str) -> str:
    items = RSS_ITEM.format(n=1, stray=first) + RSS_ITEM.format(n=2, stray="")
    return f'<rss version="2.0" {SPACES}><channel>{head}<title>Yard</title>{items}</channel></rss>'


def rdf(head: str, first: str) -> str:
    items = RSS_ITEM.format(n=1, stray=first) + RSS_ITEM.format(n=2, stray="")
    space = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    return f"<rdf:RDF {space} {SPACES}><channel><title>Yard</title>{head}</channel>{items}</rdf:RDF>"


def atom(head: str, first: str) -> str:
    entries = ATOM_ENTRY.format(n=1, stray=first) + ATOM_ENTRY.format(n=2, stray="")
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES}><title>Yard</title>{head}{entries}</feed>'


@pytest.mark.parametrize("stray", STRAY)
@pytest.mark.parametrize("form", [rss, rdf, atom])
@pytest.mark.parametrize("place", ["head", "item"])
def test_a_stray_element_costs_only_itself(stray: str, form: object, place: str) -> None:
    assert callable(form)
    document = form(stray, "") if place == "head" else form("", stray)
    feed = parse(document.encode(), "text/xml", "http://s.example/feed", NOW)
    assert feed.fault is None
    assert feed.title == "Yard"
    found = [(entry.title, entry.url, entry.text, entry.published) for entry in feed.entries]
    when = datetime(2026, 11, 5, 10, tzinfo=UTC)
    assert found == [(f"Train {n}", f"http://s.example/{n}", f"Wagons {n}", when) for n in (1, 2)]


def test_a_string_in_the_place_of_links_costs_the_link_at_most() -> None:
    feed = parse(rss("", "<links>x</links>").encode(), "text/xml", "http://s.example/feed", NOW)
    assert [(entry.title, entry.text) for entry in feed.entries] == [("Train 1", "Wagons 1"), ("Train 2", "Wagons 2")]
    assert feed.entries[1].url == "http://s.example/2"
