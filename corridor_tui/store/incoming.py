"""Taking in what a feed or an import brings.

An article is known by its feed and `guid_key`, or else by its canonical address, unless `addresses` finds that another
one was put there. A changed title or text becomes a
revision and keeps its old version; a row that says nothing new is not written.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from corridor_tui.model import Entry
from corridor_tui.store import attachments, index
from corridor_tui.store.addresses import Version, is_another
from corridor_tui.store.connection import transaction
from corridor_tui.store.rows import content_hash, write_spans
from corridor_tui.store.times import maybe_text, maybe_time, to_text

REVISIONS_KEPT = 20
"""Old versions kept of one article: a page with a view counter in its text must not fill the disk."""


AT_ONE_ADDRESS = 30
"""Articles under one address that an entry is compared with, the newest first."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """An entry with its identity: `guid_key` is unique within its feed, `canonical_url` across feeds."""

    entry: Entry
    guid_key: str
    canonical_url: str | None = None


@dataclass(frozen=True, slots=True)
class StoredCounts:
    """What `upsert` did. `touched` are the ids of new and updated articles, which now want tags."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    deleted: int = 0
    """Entries left out because the user deleted them before."""
    touched: tuple[int, ...] = ()


def upsert(
    db: sqlite3.Connection,
    feed: str,
    entries: Iterable[Incoming],
    now: datetime,
    *,
    source: str | None = None,
    language: str | None = None,
    topical: bool = False,
) -> StoredCounts:
    """Take in what a feed brought, in one transaction. Entries without a source or language get the feed's.

    `feed` is the feed's configured name. Of entries that share a guid_key the first counts. Raises StoreError; then
    nothing is stored.
    """
    incoming = list(entries)
    shared = Counter(item.canonical_url for item in incoming if item.canonical_url)
    outcomes: Counter[str] = Counter()
    touched: list[int] = []
    seen: set[str] = set()
    with transaction(db):
        for item in incoming:
            if item.guid_key in seen:
                continue
            seen.add(item.guid_key)
            address = item.canonical_url
            # An address that many entries share (a home page, a list page) says nothing about which article it is.
            key_url = address if address and shared[address] == 1 and _names_a_page(address) else None
            outcome, article = _take(db, feed, item, key_url, to_text(now), source or feed, language or "und", topical)
            outcomes[outcome] += 1
            if outcome in ("new", "updated"):
                touched.append(article)
    return StoredCounts(
        outcomes["new"], outcomes["updated"], outcomes["unchanged"], outcomes["deleted"], tuple(touched)
    )


def _take(
    db: sqlite3.Connection,
    feed: str,
    item: Incoming,
    key_url: str | None,
    now: str,
    source: str,
    language: str,
    topical: bool,
) -> tuple[str, int]:
    known = _find(db, feed, item, key_url)
    if known is None:
        if _is_deleted(db, feed, item.guid_key, key_url):
            return "deleted", 0
        return "new", _insert(db, feed, item, now, source, language, topical)
    if topical and not known["topical"]:
        db.execute("UPDATE articles SET topical = 1, relevant = 1 WHERE id = ?", (known["id"],))
    # Another feed that carries the same page does not speak for it: teaser and full text would take turns.
    if known["feed"] != feed:
        return "unchanged", known["id"]
    if content_hash(item.entry.title, item.entry.text) != known["content_hash"]:
        _revise(db, known["id"], item, now)
        return "updated", known["id"]
    if item.entry.date_note == "stated" and known["date_note"] != "stated":
        _date(db, known["id"], item.entry)
        return "updated", known["id"]
    return "unchanged", known["id"]


def _find(db: sqlite3.Connection, feed: str, item: Incoming, key_url: str | None) -> sqlite3.Row | None:
    columns = "SELECT id, feed, content_hash, date_note, topical"
    row: sqlite3.Row | None = db.execute(
        columns + " FROM articles WHERE feed = ? AND guid_key = ?", (feed, item.guid_key)
    ).fetchone()
    if row is not None or key_url is None:
        return row
    arrived = Version(item.entry.title, item.entry.text, item.entry.published)
    there = db.execute(
        columns
        + ", title, published, text FROM articles WHERE canonical_url = ? ORDER BY feed = ? DESC, id DESC LIMIT ?",
        (key_url, feed, AT_ONE_ADDRESS),
    )
    for row in there:
        if not is_another(Version(row["title"], row["text"], maybe_time(row["published"])), arrived):
            return row
    return None


def _is_deleted(db: sqlite3.Connection, feed: str, guid_key: str, key_url: str | None) -> bool:
    found = db.execute("SELECT 1 FROM tombstones WHERE feed = ? AND guid_key = ?", (feed, guid_key)).fetchone()
    if found is None and key_url is not None:
        found = db.execute("SELECT 1 FROM tombstones WHERE canonical_url = ?", (key_url,)).fetchone()
    return found is not None


def _insert(
    db: sqlite3.Connection, feed: str, item: Incoming, now: str, source: str, language: str, topical: bool
) -> int:
    entry = item.entry
    cursor = db.execute(
        """
        INSERT INTO articles (feed, guid_key, canonical_url, url, source, author, title, language, published,
            published_raw, date_note, fetched, ordered, relevant, topical, content_hash, excluded, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            feed,
            item.guid_key,
            item.canonical_url,
            entry.url,
            entry.source or source,
            entry.author,
            entry.title,
            entry.language or language,
            maybe_text(entry.published),
            entry.published_raw,
            entry.date_note,
            now,
            maybe_text(entry.published) or now,
            topical,
            topical,
            content_hash(entry.title, entry.text),
            write_spans(entry.excluded),
            entry.text,
        ),
    )
    article = cursor.lastrowid
    assert article is not None
    index.add(db, article, entry.title, entry.text)
    if entry.enclosures:
        attachments.put(db, article, entry.enclosures)
    return article


def _revise(db: sqlite3.Connection, article: int, item: Incoming, now: str) -> None:
    """Put a new version in place of the old one, which goes to revisions; its tags no longer fit the text."""
    old = db.execute("SELECT * FROM articles WHERE id = ?", (article,)).fetchone()
    entry = item.entry
    db.execute(
        "INSERT INTO revisions (article, revision, replaced, title, published, content_hash, text) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (article, old["revision"], now, old["title"], old["published"], old["content_hash"], old["text"]),
    )
    db.execute("DELETE FROM revisions WHERE article = ? AND revision <= ?", (article, old["revision"] - REVISIONS_KEPT))
    index.remove(db, article, old["title"], old["text"])
    index.add(db, article, entry.title, entry.text)
    attachments.put(db, article, entry.enclosures)
    for table in ("mentions", "figures", "observations"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    db.execute(
        """
        UPDATE articles SET title = ?, text = ?, content_hash = ?, excluded = ?, revision = revision + 1,
            tagger_version = NULL, url = coalesce(?, url), author = coalesce(?, author)
        WHERE id = ?
        """,
        (
            entry.title,
            entry.text,
            content_hash(entry.title, entry.text),
            write_spans(entry.excluded),
            entry.url,
            entry.author,
            article,
        ),
    )
    if entry.published is not None and (entry.date_note == "stated" or old["date_note"] != "stated"):
        _date(db, article, entry)


def _date(db: sqlite3.Connection, article: int, entry: Entry) -> None:
    db.execute(
        "UPDATE articles SET published = ?1, ordered = coalesce(?1, fetched), published_raw = ?2, date_note = ?3, "
        "tagger_version = NULL WHERE id = ?4",
        (maybe_text(entry.published), entry.published_raw, entry.date_note, article),
    )


def _names_a_page(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.path not in ("", "/") or bool(parts.query)
