"""Large feeds: read in portions, they give what they would give in one piece, and lose nothing but what is too long."""

from __future__ import annotations

import re
import tracemalloc
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.feeds.items import whole_items
from corridor_tui.feeds.parse import parse
from corridor_tui.feeds.parsed import ParsedFeed
from corridor_tui.feeds.portions import LARGE, closed, endings, shorter, take_apart

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
URL = "https://news.example/all.xml"
HEAD = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Yard &amp; port</title>'
    "<link>https://news.example/</link><language>ru</language><ttl>90</ttl>"
)
TAIL = "</channel></rss>"
WORDS = "<p>Вагоны с зерном стоят у Достыка 😀; the port of Aktau &amp; its cranes wait.</p>"


def item(number: int, body: str = WORDS, *, after: str = "") -> str:
    return (
        f"<item><title>Report {number}</title><description><![CDATA[{body}]]></description>"
        f"<link>https://news.example/{number}</link><guid>{number}</guid>"
        f"<pubDate>Mon, 01 Jun 2026 {number % 12:02d}:{number % 60:02d}:00 +0000</pubDate>{after}</item>"
    )


def feed(*items: str, head: str = HEAD, tail: str = TAIL) -> str:
    return f"{head}{''.join(items)}{tail}"


def read(document: str | bytes, known: frozenset[str] = frozenset(), limit: int = 500) -> ParsedFeed:
    body = document if isinstance(document, bytes) else document.encode()
    return parse(body, "application/xml", URL, NOW, known=known, limit=limit)


MANY = [item(number, WORDS * 40) for number in range(120)]


def test_a_large_feed_gives_what_its_items_give_in_small_ones() -> None:
    document = feed(*MANY)
    assert len(document.encode()) > LARGE
    whole = read(document)
    small = [read(feed(*MANY[start : start + 20])) for start in range(0, len(MANY), 20)]
    assert whole.entries == tuple(entry for part in small for entry in part.entries)
    assert len(whole.identities) == whole.total == len(MANY)
    assert (whole.title, whole.language, whole.ttl, whole.version) == ("Yard & port", "ru", 5_400, "rss20")
    assert whole.note is None and not whole.partial


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-16"])
def test_a_large_feed_in_another_charset(charset: str) -> None:
    document = feed(*MANY).replace("😀", "").replace("1.0", f'1.0" encoding="{charset}', 1)
    assert read(document.encode(charset)).entries == read(document.replace(charset, "utf-8")).entries


def test_what_was_read_before_is_left_out_and_the_newest_are_taken() -> None:
    before = read(feed(*MANY))
    after = read(feed(item(500, "fresh"), *MANY), known=frozenset(before.fingerprints))
    assert [entry.title for entry in after.entries] == ["Report 500"]
    assert after.total == len(MANY) + 1
    nothing = read(feed(*MANY), known=frozenset(before.fingerprints))
    assert (nothing.entries, nothing.fault, nothing.total) == ((), None, len(MANY))
    newest = read(feed(*MANY), limit=7)
    assert len(newest.entries) == 7 and newest.surplus == len(MANY) - 7
    assert newest.note == f"{len(MANY) - 7} older entries were left out"
    assert min(entry.published for entry in newest.entries if entry.published) >= datetime(2026, 6, 1, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    "long",
    [
        feed(item(1, "Text. " * 400_000), item(2)),
        feed(item(1).replace("Report 1", "Report 1 " + "w" * 2_000_000), item(2)),
        feed(item(1).replace("Report 1", "Report 1 <![CDATA[" + "w" * 2_000_000 + "]]>"), item(2)),
        feed(item(1, after="<category>" + "&lt;b" * 300_000 + "</category>"), item(2)),
    ],
    ids=["text", "title", "title in CDATA", "another element"],
)
def test_a_text_that_is_too_long_costs_only_itself(long: str) -> None:
    found = read(long)
    assert [entry.url for entry in found.entries] == ["https://news.example/1", "https://news.example/2"]
    assert found.entries[0].title.startswith("Report 1") and len(found.entries[0].title) <= 1_000
    assert found.entries[0].text and found.entries[0].published
    assert found.partial and "longer than we read" in (found.note or "")


def test_a_large_feed_that_breaks_off_keeps_its_whole_items() -> None:
    document = feed(*MANY)
    found = read(document[: document.rindex("<guid>")])
    assert len(found.entries) == len(MANY) - 1
    assert found.partial and found.note == "it breaks off in the middle"


def test_an_only_item_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    found = read(feed(item(1, "Text. " * 200_000))[:700_000])
    assert [entry.title for entry in found.entries] == ["Report 1"]
    assert found.entries[0].text.startswith("Text. Text.") and found.partial


def test_a_picture_sign_does_not_multiply_the_memory() -> None:
    body = feed(*(item(number, WORDS * 400) for number in range(120))).encode()
    read(feed(item(1)))
    tracemalloc.start()
    found = read(body)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found.entries) == 120
    assert most < 5 * len(body)


@given(st.text('<>/!-[]CDAT &;ab"=itemx ', max_size=200))
def test_cutting_and_closing_take_anything(markup: str) -> None:
    assert len(shorter(markup)) <= len(markup) + len("]]>") * (1 + markup.count("<![CDATA["))
    opened = re.sub(r"<!\[CDATA\[|<!--", "", markup)
    assert endings(opened + endings(opened)) == ""
    assert endings(closed(opened)) == ""
    spans, rest = whole_items(markup)
    assert all(start < end for start, end in spans)
    assert rest is None or 0 <= rest <= len(markup)


@pytest.mark.parametrize(
    "document", [feed(), feed(*MANY, tail="</item>" + TAIL), "w" * LARGE, "<a>" * LARGE, "{" * LARGE]
)
def test_what_cannot_be_taken_apart_is_left_whole(document: str) -> None:
    assert take_apart(document.encode(), None, frozenset(), 500, NOW) is None
