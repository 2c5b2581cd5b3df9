"""Finding the feeds of a web page: what the page declares, what it links to, and where sites usually keep them.

Pure: the page comes in as text, addresses come out in the order worth trying. Whoever asks for them judges by the
answer, not by the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corridor_tui.feeds.words import link
from corridor_tui.text.decode import decode
from corridor_tui.text.html import is_hostile
from corridor_tui.text.sanitize import clean_line

PAGE_LIMIT = 2_000_000
CANDIDATES = 30
_TYPES = re.compile(r"^\s*(?:application|text)/(?:(?:rss|atom|rdf)\+xml|xml|feed\+json|json|rss|atom)\b", re.IGNORECASE)
_FEED_ADDRESS = re.compile(r"(?:/|\b)(?:rss|feeds?|atom|rdf)(?:2|_full|_news)?(?:\.(?:xml|php|aspx?|rss|json|rdf))?/?(?:$|\?)|\.(?:rss|rdf|atom)$|feeds?\.|[?&]feed=", re.IGNORECASE)  # fmt: skip
_FEED_WORDS = re.compile(r"^\W*(?:rss|atom|feed|лента rss|rss[\s-]лента)\b", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|коммент|/replies", re.IGNORECASE)
_NOT_A_FEED = re.compile(
    r"wp-json|oembed|manifest\.json|opensearch|\.(?:jpe?g|png|svg|css|js|pdf)(?:$|\?)", re.IGNORECASE
)
_USUAL = (
    "/feed/", "/rss", "/rss.xml", "/feed.xml", "/rss/", "/atom.xml", "/index.xml", "/feed", "/news/rss", "/rss/news",
    "/news.rss", "/feeds/all.rss.xml", "/?feed=rss2", "/feed.json", "/rss/all.xml", "/export/rss.xml",
)  # fmt: skip

How = Literal["declared", "linked", "usual"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that may be a feed: how it was come by, and what the page calls it."""

    url: str
    how: How
    title: str = ""


def candidates(page: str, url: str) -> tuple[Candidate, ...]:
    """Addresses to try for the page at `url`, the likeliest first: declared ones, linked ones, the usual places."""
    found: dict[str, Candidate] = {}
    for candidate in (*_of_page(page[:PAGE_LIMIT], url), *usual_places(url)):
        if not _NOT_A_FEED.search(candidate.url):
            found.setdefault(candidate.url, candidate)
    ranked = sorted(found.values(), key=_rank)
    return tuple(candidate for candidate in ranked if candidate.url != url)[:CANDIDATES]


def candidates_of(body: bytes, content_type: str | None, url: str) -> tuple[Candidate, ...]:
    """`candidates` of a page as it came, for a worker process."""
    return candidates(decode(body[:PAGE_LIMIT], content_type).text, url)


def usual_places(url: str) -> tuple[Candidate, ...]:
    """Where sites keep their feeds: below the given path first, where there is one, then at the top."""
    parts = urlsplit(url)
    top = f"{parts.scheme}://{parts.netloc}"
    section = parts.path.rstrip("/")
    below = [f"{top}{section}{place}" for place in _USUAL[:3]] if section and "." not in section[-6:] else []
    return tuple(Candidate(address, "usual") for address in (*below, *(top + place for place in _USUAL)))


def _rank(candidate: Candidate) -> tuple[int, bool]:
    order = {"declared": 0, "linked": 1, "usual": 2}
    return order[candidate.how], _COMMENTS.search(candidate.url + candidate.title) is not None


def _of_page(page: str, url: str) -> Iterator[Candidate]:
    if is_hostile(page):
        return
    tree = LexborHTMLParser(page)
    base = url
    for node in tree.css("base[href]")[:1]:
        base = urljoin(url, _attribute(node, "href"))
    for node in tree.css("link[href]"):
        relations = _attribute(node, "rel").lower().split()
        if "feed" in relations or ("alternate" in relations and _TYPES.match(_attribute(node, "type"))):
            yield from _candidate(node, base, "declared", _attribute(node, "title"))
    for node in tree.css("a[href]"):
        words = clean_line(node.text(deep=True)[:200], 100)
        named = _FEED_WORDS.match(words) or _FEED_WORDS.match(_attribute(node, "title"))
        if named or _FEED_ADDRESS.search(_attribute(node, "href")):
            yield from _candidate(node, base, "linked", words)


def _candidate(node: LexborNode, base: str, how: How, title: str) -> Iterator[Candidate]:
    address = link(_attribute(node, "href"), base)
    if address:
        yield Candidate(address, how, clean_line(title, 100))


def _attribute(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""
