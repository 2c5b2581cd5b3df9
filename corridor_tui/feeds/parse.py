"""Bytes of a source to entries, whatever the format. Pure: the caller gives the time, and no fault is raised."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import Literal

from corridor_tui.feeds.identity import identify
from corridor_tui.feeds.items import trim
from corridor_tui.feeds.jsonfeed import narrowed, parse_json
from corridor_tui.feeds.listing import parse_listing
from corridor_tui.feeds.parsed import ENTRY_LIMIT, PAGE_BYTES, TEXT_LIMIT, TITLE_LIMIT, ParsedFeed, not_a_feed
from corridor_tui.feeds.portions import Portions, take_apart
from corridor_tui.feeds.repair import BROKEN_OFF, Repaired, is_endless, repair
from corridor_tui.feeds.rhythm import rhythm
from corridor_tui.feeds.sitemap import parse_sitemap
from corridor_tui.feeds.xmlfeed import parse_xml
from corridor_tui.model import Entry
from corridor_tui.text.decode import decode
from corridor_tui.text.sanitize import clean_line, clean_text

_FEED_ROOTS = frozenset(("rss", "feed", "rdf", "channel", "item", "entry"))
_HTML = re.compile(r"^\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
Kind = Literal["feed", "page", "sitemap"]
SHORTENED = "a text in it is longer than we read"
_OLDEST = datetime(1, 1, 1, tzinfo=UTC)


def parse(
    body: bytes,
    content_type: str | None,
    url: str,
    now: datetime,
    *,
    zone: tzinfo | None = None,
    known: frozenset[str] = frozenset(),
    limit: int = ENTRY_LIMIT,
    kind: Kind = "feed",
    pattern: str | None = None,
    title_limit: int = TITLE_LIMIT,
    text_limit: int = TEXT_LIMIT,
) -> ParsedFeed:
    """Read one document of a source.

    `url` is where the body came from (relative links are resolved against it), `now` an aware time that no date may
    exceed by more than a day, `zone` the source's own for dates that name none, `known` the fingerprints of an earlier
    answer, whose items are left out. `kind` is "feed", "page" (a list page, whose links to articles match `pattern`)
    or "sitemap"; the latter two give entries without text. At most `limit` entries are given, the newest, with titles
    and texts of at most `title_limit` and `text_limit` code points. What cannot be read has a `fault` in words.
    """
    if not body.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        return not_a_feed("the answer was empty")
    portions = take_apart(body, content_type, known, limit, now) if kind == "feed" else None
    if portions is not None:
        text = portions.shell
        feed = _in_portions(portions, url, now, zone)
    else:
        if kind == "page":
            body = body[:PAGE_BYTES]
        elif body[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            body = narrowed(body)
        decoded = decode(body, content_type)
        text = decoded.text
        if kind == "page":
            feed = parse_listing(text, url=url, pattern=pattern or "", now=now, zone=zone, known=known)
        elif kind == "sitemap":
            feed = parse_sitemap(text, url=url, now=now, zone=zone, known=known)
        else:
            feed = _feed(text, url, now, zone, known, limit)
        feed = replace(feed, note=_joined((feed.note, decoded.note)))
    if feed.fault:
        return feed
    entries, left_out = newest(feed.entries, limit)
    left_out += feed.surplus
    entries = tuple(_within(entry, title_limit, text_limit) for entry in entries)
    return replace(
        feed,
        entries=entries,
        identities=identify(entries),
        note=_joined((feed.note, f"{left_out} older entries were left out" if left_out else None)),
        **rhythm(text),
    )


def newest(entries: tuple[Entry, ...], limit: int) -> tuple[tuple[Entry, ...], int]:
    """At most `limit` entries in their own order, undated ones by their place, and how many were left out."""
    if len(entries) <= limit:
        return entries, 0
    ranked = sorted(range(len(entries)), key=lambda i: (entries[i].published or _OLDEST, -i), reverse=True)
    kept = sorted(ranked[:limit])
    return tuple(entries[i] for i in kept), len(entries) - limit


def _feed(text: str, url: str, now: datetime, zone: tzinfo | None, known: frozenset[str], limit: int) -> ParsedFeed:
    bare = text.strip("\ufeff \t\r\n\x00")
    if bare.startswith(("{", "[")):
        return parse_json(bare, url=url, now=now, zone=zone, known=known)
    if _HTML.match(text[:5_000]):
        return not_a_feed("the answer is a web page, not a feed")
    return _xml(repair(text), url, now, zone, known, limit)


def _in_portions(portions: Portions, url: str, now: datetime, zone: tzinfo | None) -> ParsedFeed:
    """A large feed read portion by portion. What holds for all of it is taken from the first that is a feed."""
    whole: ParsedFeed | None = None
    fault: ParsedFeed | None = None
    entries: list[Entry] = []
    notes: list[str | None] = list(portions.notes)
    partial = BROKEN_OFF in notes
    for document, cut in portions.documents():
        feed = _xml(repair(document.decode("utf-8", "replace")), url, now, zone, frozenset(), len(portions.spans))
        entries += (_within(entry, TITLE_LIMIT, TEXT_LIMIT) for entry in feed.entries)
        notes += (feed.note, SHORTENED if cut else None)
        partial = partial or cut or feed.partial
        if feed.fault:
            fault = fault or feed
        else:
            whole = whole or feed
    if whole is None:
        if fault is None or not portions.chosen.known:
            return fault or not_a_feed("the document is not a feed")
        whole = ParsedFeed()  # all that made it a feed was read before
    elif fault is not None:
        notes.append("some of its items could not be read")
    chosen = portions.chosen
    return replace(
        whole,
        entries=tuple(entries),
        note=_joined(notes),
        total=len(portions.spans),
        fingerprints=chosen.fingerprints,
        surplus=chosen.surplus,
        partial=partial or fault is not None,
    )


def _joined(notes: Iterable[str | None]) -> str | None:
    """Notes as one sentence, each once."""
    return "; ".join(dict.fromkeys(part for note in notes if note for part in note.split("; "))) or None


def _within(entry: Entry, title_limit: int, text_limit: int) -> Entry:
    if len(entry.title) <= title_limit and len(entry.text) <= text_limit:
        return entry
    return replace(entry, title=clean_line(entry.title, title_limit), text=clean_text(entry.text, text_limit))


def _xml(
    repaired: Repaired, url: str, now: datetime, zone: tzinfo | None, known: frozenset[str], limit: int
) -> ParsedFeed:
    if repaired.root == "html":
        return not_a_feed("the answer is a web page, not a feed")
    if not repaired.root:
        return not_a_feed("the answer is neither XML nor JSON")
    trimmed = trim(repaired.text, known, limit, now)
    if is_endless(trimmed.text):
        return not_a_feed("the document has more elements than a feed can have")
    feed = parse_xml(replace(repaired, text=trimmed.text), url=url, now=now, zone=zone)
    if feed.fault and trimmed.known:
        feed = ParsedFeed()  # all that made it a feed was read before
    if repaired.root not in _FEED_ROOTS and not (feed.total or trimmed.known):
        return not_a_feed(f"the document is XML of another kind (<{repaired.root[:40]}>), not a feed")
    if feed.fault:
        return feed
    return replace(
        feed,
        total=feed.total + trimmed.known + trimmed.surplus,
        fingerprints=trimmed.fingerprints,
        surplus=trimmed.surplus,
    )
