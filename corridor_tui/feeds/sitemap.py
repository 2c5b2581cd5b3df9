"""News sitemaps: addresses with titles and dates, for sites that have no feed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from xml.parsers import expat

from corridor_tui.feeds.items import ITEMS_SEEN, fingerprint
from corridor_tui.feeds.parsed import ParsedFeed, not_a_feed
from corridor_tui.feeds.repair import repair
from corridor_tui.feeds.words import language_code, link, made_title, title_line
from corridor_tui.model import Entry
from corridor_tui.text.dates import parse_date
from corridor_tui.text.sanitize import clean_line

_FIELDS = frozenset(("loc", "lastmod", "title", "publication_date", "name", "language"))
_TEXT_LIMIT = 5_000


@dataclass(slots=True)
class _Reader:
    """Collects the <url> elements while expat walks the document; names are taken without their prefix."""

    root: str = ""
    rows: list[dict[str, str]] = field(default_factory=list)
    row: dict[str, str] | None = None
    open: str | None = None

    def start(self, name: str, _: dict[str, str]) -> None:
        local = name.rpartition(":")[2].lower()
        self.root = self.root or local
        if local == "url":
            self.row = {}
        image = "image" in name.partition(":")[0]  # <image:loc> is a picture's address, not the page's
        self.open = local if self.row is not None and local in _FIELDS and not image else None

    def end(self, name: str) -> None:
        if name.rpartition(":")[2].lower() == "url" and self.row is not None:
            if len(self.rows) < ITEMS_SEEN:
                self.rows.append(self.row)
            self.row = None
        self.open = None

    def text(self, data: str) -> None:
        if self.open and self.row is not None and len(self.row.get(self.open, "")) < _TEXT_LIMIT:
            self.row[self.open] = self.row.get(self.open, "") + data


def parse_sitemap(
    text: str, *, url: str, now: datetime, zone: tzinfo | None = None, known: frozenset[str] = frozenset()
) -> ParsedFeed:
    """Entries without text for the pages of a decoded sitemap; a fault in words for anything else."""
    repaired = repair(text)
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    broken = False
    try:
        parser.Parse(repaired.text.encode("utf-8", "replace"), True)
    except expat.ExpatError:
        broken = True
    if reader.root == "sitemapindex":
        return not_a_feed("the document is an index of sitemaps; name the one with the news")
    if reader.root != "urlset":
        return not_a_feed("the document is no sitemap")
    prints = tuple(fingerprint("\0".join(f"{key}={row[key]}" for key in sorted(row))) for row in reader.rows)
    entries = [
        _entry(row, url, now, zone) for row, print_ in zip(reader.rows, prints, strict=True) if print_ not in known
    ]
    return ParsedFeed(
        entries=tuple(entry for entry in entries if entry is not None),
        version="sitemap",
        note="it is broken; what came before the fault was read" if broken else None,
        total=len(reader.rows),
        fingerprints=prints,
    )


def _entry(row: dict[str, str], base: str, now: datetime, zone: tzinfo | None) -> Entry | None:
    address = link(row.get("loc"), base)
    if address is None:
        return None
    raw = clean_line(row.get("publication_date") or row.get("lastmod") or "", 120)
    published = parse_date(raw, zone=zone, now=now)
    return Entry(
        title=title_line(row.get("title", ""), html=True) or made_title("", address),
        text="",
        url=address,
        published=published,
        published_raw=raw or None,
        date_note="stated" if published else "missing",
        language=language_code(row.get("language")),
        source=clean_line(row.get("name", ""), 200) or None,
    )
