"""JSON Feed 1.0 and 1.1. Every field is checked for its type: a wrong one counts as absent, the rest is kept."""

from __future__ import annotations

import json
import re
from datetime import datetime, tzinfo
from typing import Any

from corridor_tui.feeds.items import ITEMS_SEEN, fingerprint
from corridor_tui.feeds.parsed import ParsedFeed, not_a_feed
from corridor_tui.feeds.words import body_text, language_code, link, made_title, title_line
from corridor_tui.model import Enclosure, Entry
from corridor_tui.text.dates import parse_date
from corridor_tui.text.sanitize import clean_line

_ENCLOSURES = 20
_HEAD = 10_000
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_TITLE = re.compile(r'"title"\s*:\s*"([^"\\]{0,500})"')
_WIDE = re.compile(rb"[\xf0-\xf4][\x80-\xbf]{3}")
_DECODER = json.JSONDecoder(strict=False, parse_int=lambda digits: int(digits) if len(digits) < 20 else digits)


def parse_json(
    text: str, *, url: str, now: datetime, zone: tzinfo | None, known: frozenset[str] = frozenset()
) -> ParsedFeed:
    """Read a decoded JSON Feed; a fault in words when it is broken JSON or another kind of document."""
    broken = False
    try:
        document = _DECODER.decode(text)
    except (ValueError, RecursionError):
        broken = True
        document = _whole_items(text)
        if document is None:
            return not_a_feed("the document is broken JSON")
    if not isinstance(document, dict):
        return not_a_feed("the JSON document is not a feed")
    version = _string(document, "version")
    items = document.get("items")
    if not isinstance(items, list):
        return not_a_feed("the JSON document is not a feed")
    home = link(_string(document, "home_page_url"), url)
    base = home or url
    language = language_code(document.get("language"))
    author = _author(document)
    count, items = len(items), items[:ITEMS_SEEN]
    prints = tuple(fingerprint(json.dumps(item, sort_keys=True)) for item in items)
    known = frozenset() if _ids_repeat(items, prints) else known
    unseen = [item for item, print_ in zip(items, prints, strict=True) if print_ not in known]
    entries = [_entry(item, base, now, zone, language, author) for item in unseen if isinstance(item, dict)]
    kept = [entry for entry in entries if entry is not None]
    if "jsonfeed.org" not in version and not kept and len(unseen) == len(items):
        return not_a_feed("the JSON document is not a feed")
    return ParsedFeed(
        title=title_line(_string(document, "title"), html=False),
        entries=tuple(kept),
        version="json10" if version.rstrip("/").endswith(("/1", "/1.0")) else "json11",
        note=_note(broken, len(unseen) - len(kept)),
        language=language,
        home=home,
        total=count,
        fingerprints=prints,
    )


def narrowed(body: bytes) -> bytes:
    """A JSON document with letters beyond U+FFFF as escapes, which mean the same.

    As text, a single one of them would make every other letter take four bytes.
    """
    return _WIDE.sub(lambda match: _escaped(match.group()), body)


def _escaped(letter: bytes) -> bytes:
    try:
        return json.dumps(letter.decode("utf-8"))[1:-1].encode("ascii")
    except UnicodeDecodeError:
        return letter


def _entry(
    item: dict[str, Any], base: str, now: datetime, zone: tzinfo | None, language: str | None, author: str | None
) -> Entry | None:
    address = link(_string(item, "url"), base) or link(_string(item, "external_url"), base)
    html, plain = _string(item, "content_html"), _string(item, "content_text")
    text = body_text(html, html=True) if html.strip() else body_text(plain, html=False)
    summary = body_text(_string(item, "summary"), html=False)
    text = text or summary
    title = title_line(_string(item, "title"), html=False)
    guid = item.get("id")
    guid_text = str(guid) if isinstance(guid, str | int | float) and not isinstance(guid, bool) else None
    if not (title or text or address or guid_text):
        return None
    raw = _string(item, "date_published") or _string(item, "date_modified")
    published = parse_date(raw, zone=zone, now=now) if raw else None
    return Entry(
        title=title or made_title(summary or text, address),
        text=text,
        guid=guid_text or None,
        url=address,
        published=published,
        published_raw=clean_line(raw, 120) or None,
        date_note="stated" if published else "missing",
        language=language_code(item.get("language")) or language,
        author=_author(item) or author,
        enclosures=_enclosures(item, base),
    )


def _ids_repeat(items: list[Any], prints: tuple[str, ...]) -> bool:
    """Whether different items share an id: they can only be told apart together."""
    ids = {(str(item.get("id")), print_) for item, print_ in zip(items, prints, strict=True) if isinstance(item, dict)}
    return len({id_ for id_, _ in ids}) < len(ids)


def _note(broken: bool, unread: int) -> str | None:
    if broken:
        return "it is broken JSON; its whole items were read"
    return "some items could not be read" if unread else None


def _whole_items(text: str) -> dict[str, Any] | None:
    """What can be read of a JSON Feed that breaks off or is damaged: its items up to the fault."""
    start = _ITEMS.search(text)
    if start is None or '"version"' not in text[:_HEAD]:
        return None
    items: list[Any] = []
    at = start.end()
    while True:
        gap = _BETWEEN.match(text, at)
        at = gap.end() if gap else at
        try:
            item, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        items.append(item)
    if not items:
        return None
    title = _TITLE.search(text, 0, start.start())
    return {"version": "1.1", "title": title.group(1) if title else "", "items": items}


def _string(mapping: dict[str, Any], key: str) -> str:
    value = mapping.get(key)
    return value if isinstance(value, str) else ""


def _author(mapping: dict[str, Any]) -> str | None:
    """The first named author, in the plural form of 1.1 or the single one of 1.0."""
    authors = mapping.get("authors")
    candidates = [*authors[:5]] if isinstance(authors, list) else []
    candidates.append(mapping.get("author"))
    for candidate in candidates:
        if isinstance(candidate, dict):
            name = clean_line(_string(candidate, "name"), 200)
            if name:
                return name
    return None


def _enclosures(item: dict[str, Any], base: str) -> tuple[Enclosure, ...]:
    attachments = item.get("attachments")
    found = []
    for attachment in attachments[:_ENCLOSURES] if isinstance(attachments, list) else ():
        if isinstance(attachment, dict):
            address = link(_string(attachment, "url"), base)
            if address:
                found.append(Enclosure(address, clean_line(_string(attachment, "mime_type"), 100) or None))
    return tuple(found)
