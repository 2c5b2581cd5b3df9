"""What a document of a source gives: the feed's own words and its entries, as plain data that crosses processes."""

from __future__ import annotations

from dataclasses import dataclass

from corridor_tui.model import Entry

ENTRY_LIMIT = 500
"""Entries taken from one document: a feed that delivers its whole archive gives its newest ones."""
BODY_LIMIT = 3_000_000
"""Code points of a document that reach the parser in one piece; the rest is cut and the cut is noted."""
MARKUP_LIMIT = 1_000_000
"""Code points of one entry's markup that are read: what is cut off would hardly reach the text that is kept."""
PAGE_BYTES = 1_500_000
"""Bytes of a page that are read: its tree takes forty times as much memory."""
TEXT_LIMIT = 200_000
"""Code points of an entry's text: many times the longest article, and still little to tag."""
TITLE_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Identity:
    """How the store knows an entry again: by `guid_key` within its feed, by `canonical_url` across feeds."""

    guid_key: str
    canonical_url: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """The outcome of reading one document.

    `fault` is a sentence when the document is no feed at all; then there are no entries. `note` tells what was mended
    or left out of a feed that could be read. `identities` run parallel to `entries`. `ttl` is in seconds; `skip_hours` are hours of the day in UTC, `skip_days` days of the week with Monday as 0. `version` is
    rss090..rss20, atom03, atom10, json10, json11 or "" when unknown. `home` is the site's address.
    """

    title: str = ""
    entries: tuple[Entry, ...] = ()
    identities: tuple[Identity, ...] = ()
    version: str = ""
    note: str | None = None
    fault: str | None = None
    ttl: int | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    language: str | None = None
    home: str | None = None
    total: int = 0
    """Entries the document holds, those left out by limits or already known included."""
    surplus: int = 0
    """Older entries that were left out because the document holds more than one reading takes."""
    partial: bool = False
    """Whether a part of the document was lost: it broke off, or a text in it was too long."""
    fingerprints: tuple[str, ...] = ()
    """A digest of every item of the document as delivered: hand them back as `known` to have the same ones skipped."""


def not_a_feed(sentence: str) -> ParsedFeed:
    """The outcome for a document without entries to read."""
    return ParsedFeed(fault=sentence)
