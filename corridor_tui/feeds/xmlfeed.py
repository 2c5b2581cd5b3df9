"""RSS, RDF and Atom through feedparser: its dictionaries turned into our entries.

feedparser neither resolves links nor filters HTML here: the raw guid has to stay raw, and our own text conversion
drops every tag anyway. It raises on some input instead of reporting it, so its faults are caught and the items are
then tried one by one.
"""

from __future__ import annotations

import xml.sax
from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import urlsplit

import feedparser

from corridor_tui.feeds.parsed import ParsedFeed, not_a_feed
from corridor_tui.feeds.plainrss import read_plain
from corridor_tui.feeds.repair import BROKEN_OFF, TOO_LONG, Repaired
from corridor_tui.feeds.salvage import attempts
from corridor_tui.feeds.words import body_text, language_code, link, made_title, title_line, without_source
from corridor_tui.model import Enclosure, Entry
from corridor_tui.text.dates import parse_date
from corridor_tui.text.sanitize import clean_line

_FEEDPARSER: Any = feedparser  # it has no types
PARSER_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    xml.sax.SAXException,
)
"""What feedparser has been seen to raise on broken input; running out of memory or time is the worker's business."""
_DATE_KEYS = ("published", "updated", "created")
_ENCLOSURES = 20


def parse_xml(repaired: Repaired, *, url: str, now: datetime, zone: tzinfo | None) -> ParsedFeed:
    """Read a mended XML feed; a fault in words when nothing in it is a feed."""
    notes = list(repaired.notes)
    try:
        feed, raw_entries = _read(repaired)
    except PARSER_FAULTS:
        feed, raw_entries = _salvage(repaired.text)
        notes.append("the parser failed on it; its items were read one by one")
    if not feed.get("version") and not raw_entries:
        return not_a_feed("the document is not a feed")
    if feed.get("bozo") and not notes:
        notes.append("it is not well-formed XML")
    head = feed.get("feed", {})
    home = link(_first_link(head), url)
    language = language_code(head.get("language"))
    atom = str(feed.get("version") or "").startswith("atom")
    base = home if home and (not atom or urlsplit(home).hostname != urlsplit(url).hostname) else url
    entries = []
    for raw in raw_entries:
        entry = _entry(raw, base, now, zone, language, atom)
        if entry is not None:
            entries.append(entry)
    return ParsedFeed(
        title=title_line(_text(head, "title"), html=True),
        entries=tuple(entries),
        version=str(feed.get("version") or "").rstrip("nu"),
        note="; ".join(notes) or None,
        language=language,
        home=home,
        total=len(raw_entries),
        partial=not {TOO_LONG, BROKEN_OFF}.isdisjoint(repaired.notes),
    )


def _read(repaired: Repaired) -> tuple[dict[str, Any], list[Any]]:
    """Head and items: the items of plain RSS by the quick way, anything else by feedparser."""
    plain = read_plain(repaired.text) if repaired.root == "rss" else None
    if plain is not None:
        feed = _run(plain.shell)
        if not feed.get("bozo") and not feed["entries"] and feed.get("version"):
            return feed, plain.entries
    feed = _run(repaired.text)
    return feed, list(feed["entries"])


def _run(text: str) -> dict[str, Any]:
    result: dict[str, Any] = _FEEDPARSER.parse(
        text.encode("utf-8", "replace"),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    return result


def _salvage(text: str) -> tuple[dict[str, Any], list[Any]]:
    """Head and items parsed apart, so that one poisonous element costs only itself."""
    head: dict[str, Any] = {}
    found: list[Any] = []
    for number, documents in enumerate(attempts(text)):
        for document in documents:
            try:
                feed = _run(document)
            except PARSER_FAULTS:
                continue
            head = head or feed
            found += feed["entries"][:1] if number else []
            break
    return head, found


def _entry(raw: Any, base: str, now: datetime, zone: tzinfo | None, language: str | None, atom: bool) -> Entry | None:
    body, body_html, body_base = _body(raw)
    text = body_text(body, html=body_html)
    base = link(body_base, base) or base
    title_detail = _part(raw, "title_detail")
    title = title_line(_text(raw, "title"), html=not atom or title_detail.get("type") != "text/plain", sure=atom)
    address = _address(raw, base)
    published, printed = _published(raw, now, zone)
    guid = _text(raw, "id").strip() or None
    author = clean_line(_text(raw, "author"), 200) or None
    enclosures = tuple(_enclosures(raw, base))
    if not (title or text or address or guid or printed or author or enclosures):
        return None
    source = title_line(_text(_part(raw, "source"), "title"), html=True)[:200]
    title = without_source(title, source)
    return Entry(
        title=title or made_title(text, address),
        text=text,
        guid=guid,
        url=address,
        published=published,
        published_raw=printed,
        date_note="stated" if published else "missing",
        language=language_code(title_detail.get("language")) or language,
        source=source or None,
        author=author,
        enclosures=enclosures,
    )


def _text(mapping: Any, key: str) -> str:
    """A string of a feedparser dictionary, without its habit of answering for one key with another."""
    value = dict.get(mapping, key)
    return value if isinstance(value, str) else ""


def _part(mapping: Any, key: str) -> dict[str, Any]:
    """A dictionary inside one of feedparser's. An element of that name in the document may have put a string there."""
    value = dict.get(mapping, key)
    return value if isinstance(value, dict) else {}


def _parts(mapping: Any, key: str) -> list[dict[str, Any]]:
    """A list of dictionaries inside one of feedparser's, with the same caution."""
    value = dict.get(mapping, key)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _first_link(raw: Any) -> str | None:
    """The first alternate link of a feed or entry, else its first one that is no file and no service.

    Where plain RSS links contradict each other, one in Atom's form (its address an attribute, which feedparser then
    lists first) decides.
    """
    links = [each for each in _parts(raw, "links") if each.get("href")]
    alternates = [each for each in links if (each.get("rel") or "alternate") == "alternate"]
    plain = {each["href"] for each in alternates if next(iter(each)) != "href"}
    if len(plain) > 1:
        alternates.sort(key=lambda each: next(iter(each)) != "href")
    others = [each for each in links if each.get("rel") in ("via", "related", "canonical")]
    return next((str(each["href"]) for each in alternates + others), None)


def _address(raw: Any, base: str) -> str | None:
    """Where the entry lives: what a redirector says it stands for, its link, a guid that is an address, or its file."""
    for candidate in (_text(raw, "feedburner_origlink"), _first_link(raw)):
        address = link(candidate, base)
        if address:
            return address
    # feedparser offers any guid as a link; one that is a mere name would become an address nobody gave
    guid = _text(raw, "id").strip()
    if guid.lower().startswith(("http://", "https://", "/")) and (address := link(guid, base)):
        return address
    return next((each.url for each in _enclosures(raw, base)), None)


def _body(raw: Any) -> tuple[str, bool, str | None]:
    """The richest body of an entry, whether it is HTML, and the base of its links.

    `content` comes before Yandex's full text, and both before the summary, unless a later one is over twice as long.
    """
    candidates: list[tuple[str, str, str | None]] = []
    for part in _parts(raw, "content"):
        kind = str(part.get("type") or "text/html").lower()
        if kind.startswith("text/") or "html" in kind or "xml" in kind:
            candidates.append((str(part.get("value") or ""), kind, part.get("base")))
    candidates.sort(key=lambda candidate: -len(candidate[0]))
    candidates += [(_text(raw, key), "text/html", None) for key in raw if key.endswith("full-text")]
    summary = _part(raw, "summary_detail")
    candidates.append((_text(raw, "summary"), str(summary.get("type") or "text/html").lower(), summary.get("base")))
    best: tuple[str, str, str | None] = ("", "text/html", None)
    for candidate in candidates:
        if len(candidate[0].strip()) > 2 * len(best[0].strip()):
            best = candidate
    return best[0], best[1] != "text/plain", best[2] or None


def _published(raw: Any, now: datetime, zone: tzinfo | None) -> tuple[datetime | None, str | None]:
    """The first readable date of an entry, and what was printed (the first one, if none can be read)."""
    printed: str | None = None
    for key in _DATE_KEYS:
        text = clean_line(_text(raw, key), 120)
        if text:
            printed = printed or text
            moment = parse_date(text, zone=zone, now=now)
            if moment is not None:
                return moment, text
    return None, printed


def _enclosures(raw: Any, base: str) -> Iterator[Enclosure]:
    """What is attached to an entry, noted and never fetched: links to files, and pictures of the media extension."""
    seen: set[str] = set()
    listed = [candidate for candidate in _parts(raw, "links") if candidate.get("rel") == "enclosure"]
    listed += _parts(raw, "media_content")
    for candidate in listed[:_ENCLOSURES]:
        address = link(candidate.get("href") or candidate.get("url"), base)
        if address and address not in seen:
            seen.add(address)
            yield Enclosure(address, clean_line(str(candidate.get("type") or ""), 100) or None)
