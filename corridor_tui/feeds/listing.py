"""List pages: a site's own page of news, read as a feed through the links that match a pattern."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corridor_tui.feeds.canonical import canonical_url
from corridor_tui.feeds.items import fingerprint
from corridor_tui.feeds.parsed import ParsedFeed, not_a_feed
from corridor_tui.feeds.words import language_code, link
from corridor_tui.model import Entry
from corridor_tui.text.dates import parse_date
from corridor_tui.text.html import MARKUP_LIMIT, is_hostile
from corridor_tui.text.sanitize import clean_line

ADDRESS_LIMIT = 2_000
"""Longest address that the pattern is tried on: it is the user's own, but the addresses are the site's."""
LINKS = 1_000
"""Links of a page that are looked at."""
_CARD_CLIMB = 4
_CARD_TEXT = 2_000
_SHORT_TITLE = 15
_HEADINGS = "h1, h2, h3, h4, h5, [class*='title'], [class*='heading']"
_DATE_LIKE = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{4}(?:[, ]+\d{1,2}:\d{2})?|\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2})?|\d{4}年\d{1,2}月\d{1,2}日"
    r"|\d{1,2}\s+[^\W\d_]{3,12}\.?,?\s+\d{4}(?:[, ]+\d{1,2}:\d{2})?|[^\W\d_]{3,12}\.?\s+\d{1,2},?\s+\d{4}"
)


def parse_listing(
    text: str, *, url: str, pattern: str, now: datetime, zone: tzinfo | None = None, known: frozenset[str] = frozenset()
) -> ParsedFeed:
    """Entries without text for the links of a decoded page whose address matches `pattern` (a regular expression).

    A page's title is its link's or heading's words, its date what stands beside the link. Links that lead elsewhere
    than the page's own host are left out. A page without a match is a fault, because its layout has changed.
    """
    if is_hostile(text[:MARKUP_LIMIT]):
        return not_a_feed("the page is built in a way that cannot be read safely")
    tree = LexborHTMLParser(text[:MARKUP_LIMIT])
    base = url
    for node in tree.css("base[href]")[:1]:
        base = urljoin(url, node.attributes.get("href") or "")
    language = next((language_code(node.attributes.get("lang")) for node in tree.css("html[lang]")[:1]), None)
    wanted = re.compile(pattern)
    home = canonical_url(url)
    host = urlsplit(home or url).hostname
    nodes: dict[str, list[LexborNode]] = {}
    for node in tree.css("a[href]")[:LINKS]:
        address = link((node.attributes.get("href") or "").split("#", 1)[0], base)
        if address is None or len(address) > ADDRESS_LIMIT or not wanted.search(address):
            continue
        canonical = canonical_url(address)
        if canonical and urlsplit(canonical).hostname == host and canonical != home:
            nodes.setdefault(address, []).append(node)
    if not nodes:
        return not_a_feed("the page has no link that matches the pattern; its layout may have changed")
    entries = [entry for address, links in nodes.items() if (entry := _entry(address, links, language, now, zone))]
    prints = tuple(fingerprint(f"{entry.url}\0{entry.title}") for entry in entries)
    title = next((clean_line(node.text(deep=True), 200) for node in tree.css("head title")[:1]), "")
    return ParsedFeed(
        title=title,
        entries=tuple(entry for entry, print_ in zip(entries, prints, strict=True) if print_ not in known),
        version="page",
        language=language,
        home=url,
        total=len(entries),
        fingerprints=prints,
    )


def _entry(
    address: str, links: list[LexborNode], language: str | None, now: datetime, zone: tzinfo | None
) -> Entry | None:
    """One entry for all links to one address; None where none of them has words that could be a title."""
    card = _card(links[0], address)
    words = [
        clean_line(text)
        for node in links
        for text in (node.text(deep=True, separator=" "), node.attributes.get("title") or "")
    ]
    headings = [clean_line(node.text(deep=True, separator=" ")) for node in card.css(_HEADINGS)]
    titles = [text for text in (*headings, *words) if len(text) >= _SHORT_TITLE]
    if not titles:
        return None
    inside = [text for text in headings if any(text in word for word in words)]
    title = next((text for text in inside if len(text) >= _SHORT_TITLE), min(titles, key=len))
    raw, published = _date(card, now, zone)
    return Entry(
        title=title,
        text="",
        url=address,
        published=published,
        published_raw=raw,
        date_note="stated" if published else "missing",
        language=language,
    )


def _card(node: LexborNode, address: str) -> LexborNode:
    """The part of the page that belongs to one link: as far up as no other entry's link comes in."""
    card = node
    for _ in range(_CARD_CLIMB):
        parent = card.parent
        if parent is None or parent.tag in ("body", "html", "main") or len(parent.text(deep=True)) > _CARD_TEXT:
            break
        if (
            len({each.attributes.get("href") for each in parent.css("a[href]")}) > 1
            and parent.css_first("time") is None
        ):
            others = [each for each in parent.css("a[href]") if not _same(each, node)]
            if any(len(clean_line(each.text(deep=True))) >= _SHORT_TITLE for each in others):
                break
        card = parent
    return card


def _same(one: LexborNode, other: LexborNode) -> bool:
    return one.attributes.get("href") == other.attributes.get("href")


def _date(card: LexborNode, now: datetime, zone: tzinfo | None) -> tuple[str | None, datetime | None]:
    """The date beside a link: a <time> element's, else the first words of the card that read as one."""
    raws = [node.attributes.get("datetime") or node.text(deep=True) for node in card.css("time")[:3]]
    match = _DATE_LIKE.search(clean_line(card.text(deep=True, separator=" "), _CARD_TEXT))
    if match:
        raws.append(match.group())
    for raw in raws:
        moment = parse_date(raw, zone=zone, now=now)
        if moment is not None:
            return clean_line(raw, 120), moment
    return None, None
