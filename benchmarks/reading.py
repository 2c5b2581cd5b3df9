"""How long documents take to become entries, beside bare feedparser on the same bytes in the same run.

Feeds of 50 HTML-rich items, as sites deliver them: plain RSS (the quick way), RSS that only feedparser reads, Atom,
JSON Feed; then plain RSS again with every item known, and with one new. Prints CPU seconds and the ratio to feedparser
without its filter and its link resolver, which does less: no text conversion, no dates of ours, no identities.

    python -m benchmarks.reading [--feeds 40] [--items 50]
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

import feedparser

from corridor_tui.feeds.parse import parse
from corridor_tui.feeds.parsed import ParsedFeed

NOW = datetime(2026, 1, 1, tzinfo=UTC)
URL = "https://bench.example/feed"
SPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
WORDS = [
    "вагон",
    "border",
    "терминал",
    "crane",
    "порт",
    "customs",
    "очередь",
    "freight",
    "поезд",
    "queue",
    "контейнер",
    "grain",
]
_FEEDPARSER: Any = feedparser  # it has no types


def paragraph(seed: int, length: int = 45) -> str:
    """Words in two scripts, different for every seed, always the same for one."""
    return " ".join(WORDS[(seed * 7 + n * n) % len(WORDS)] for n in range(length))


def html(seed: int) -> str:
    """A body with paragraphs, a link, a list and a picture."""
    return (
        f"<p>{paragraph(seed)} <a href='https://bench.example/{seed}'>{WORDS[seed % 9]}</a></p>"
        f"<p>{paragraph(seed + 1)} &amp; <b>{seed}</b></p><ul><li>{WORDS[1]}</li><li>{WORDS[2]}</li></ul><img src='i.jpg'/>"
    )


def rss(feed: int, items: int, odd: str = "") -> bytes:
    """An RSS feed; `odd` is put into every item."""
    rows = "".join(
        f"<item><title>{escape(paragraph(feed * 1000 + n, 8))}</title><link>https://bench.example/{feed}/{n}?utm_source=rss</link>"
        f"<guid isPermaLink='false'>{feed}-{n}</guid><dc:creator>Desk</dc:creator><category>Rail</category>"
        f"<pubDate>Tue, 05 Nov 2024 {n % 24:02}:00:00 +0500</pubDate><description>{escape(paragraph(n, 20))}</description>"
        f"<content:encoded><![CDATA[{html(feed * 1000 + n)}]]></content:encoded>{odd}</item>"
        for n in range(items)
    )
    return f"<rss version='2.0' {SPACES}><channel><title>{feed}</title>{rows}</channel></rss>".encode()


def atom(feed: int, items: int) -> bytes:
    """An Atom feed of the same items."""
    rows = "".join(
        f"<entry><title>{escape(paragraph(feed * 1000 + n, 8))}</title><link href='https://bench.example/{feed}/{n}'/>"
        f"<id>urn:{feed}:{n}</id><updated>2024-11-05T{n % 24:02}:00:00+05:00</updated>"
        f"<content type='html'>{escape(html(feed * 1000 + n))}</content></entry>"
        for n in range(items)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{feed}</title>{rows}</feed>".encode()


def json_feed(feed: int, items: int) -> bytes:
    """A JSON Feed of the same items."""
    rows = [
        {
            "id": f"{feed}-{n}",
            "url": f"https://bench.example/{feed}/{n}",
            "title": paragraph(feed * 1000 + n, 8),
            "content_html": html(feed * 1000 + n),
            "date_published": f"2024-11-05T{n % 24:02}:00:00+05:00",
        }
        for n in range(items)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": rows}, ensure_ascii=False).encode()


def seconds(work: Callable[[bytes], object], bodies: Iterable[bytes]) -> float:
    """CPU seconds for all bodies."""
    begun = time.process_time()
    for body in bodies:
        work(body)
    return time.process_time() - begun


def bare(body: bytes) -> object:
    """feedparser without its filter and its link resolver."""
    return _FEEDPARSER.parse(body, resolve_relative_uris=False, sanitize_html=False)


def read(body: bytes, known: frozenset[str] = frozenset()) -> ParsedFeed:
    """Our way."""
    return parse(body, None, URL, NOW, known=known)


def main() -> None:
    """Run every shape and print a line for each."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--feeds", type=int, default=40)
    arguments.add_argument("--items", type=int, default=50)
    given = arguments.parse_args()
    shapes: dict[str, list[bytes]] = {
        "plain RSS": [rss(feed, given.items) for feed in range(given.feeds)],
        "RSS by feedparser": [rss(feed, given.items, "<summary>x</summary>") for feed in range(given.feeds)],
        "Atom": [atom(feed, given.items) for feed in range(given.feeds)],
        "JSON Feed": [json_feed(feed, given.items) for feed in range(given.feeds)],
    }
    print(f"{'shape':22}{'MB':>7}{'seconds':>10}{'MB/s':>8}{'feedparser':>12}{'ratio':>8}")
    for shape, bodies in shapes.items():
        ours = seconds(read, bodies)
        floor = seconds(bare, bodies) if shape != "JSON Feed" else None
        report(shape, bodies, ours, floor)
    plain = shapes["plain RSS"]
    floor = seconds(bare, plain)
    for shape, new in (("plain RSS, all known", 0), ("plain RSS, one new", 1)):
        known = {body: frozenset(read(body).fingerprints[new:]) for body in plain}
        report(shape, plain, seconds(lambda body, known=known: read(body, known[body]), plain), floor)  # type: ignore[misc]


def report(shape: str, bodies: list[bytes], ours: float, floor: float | None) -> None:
    """Print one line."""
    size = sum(map(len, bodies)) / 1e6
    beside = f"{floor:12.2f}{ours / floor:8.2f}" if floor else f"{'-':>12}{'-':>8}"
    print(f"{shape:22}{size:7.1f}{ours:10.2f}{size / ours:8.1f}{beside}")


if __name__ == "__main__":
    main()
