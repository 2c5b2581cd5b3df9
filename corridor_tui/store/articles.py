"""Articles: reading windows and single ones, and taking in what a feed or an import brings.

An article is known by its feed and `guid_key`, or else by its canonical address. A changed title or text becomes a
revision and keeps its old version; a row that says nothing new is not written.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from corridor_tui.model import Article, DateNote, Entry, Excluded
from corridor_tui.store import index, query
from corridor_tui.store.connection import transaction
from corridor_tui.store.query import Query
from corridor_tui.store.times import from_text, maybe_text, maybe_time, to_text

__all__ = ["ArticleRow", "Incoming", "Query", "Revision", "StoredCounts", "count", "delete", "get", "ids", "upsert"]

REVISIONS_KEPT = 20
"""Old versions kept of one article: a page with a view counter in its text must not fill the disk."""


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


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What a list shows of an article. Ids of corridors and checkpoints in order of first mention."""

    id: int
    title: str
    source: str
    feed: str
    published: datetime | None
    fetched: datetime
    date_note: DateNote
    language: str
    relevance: float
    relevant: bool
    read: bool
    starred: bool
    revision: int
    tagged: bool
    corridors: tuple[str, ...] = ()
    checkpoints: tuple[str, ...] = ()
    figures: int = 0
    url: str | None = None

    @property
    def time(self) -> datetime:
        """The time it is sorted by: published, else first seen."""
        return self.published or self.fetched


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier version of an article, and when it was replaced."""

    revision: int
    replaced: datetime
    title: str
    text: str
    published: datetime | None


def ids(db: sqlite3.Connection, wanted: Query) -> array[int]:
    """The ids of the articles a query asks for, newest first."""
    clause = query.statement(db, wanted)
    cursor = db.cursor()
    cursor.row_factory = None
    return array("q", (row[0] for row in cursor.execute(clause.sql, clause.parameters)))


def count(db: sqlite3.Connection, wanted: Query) -> int:
    """How many articles a query asks for, whatever its limit."""
    clause = query.statement(db, wanted, select="count(*)", ordered=False)
    return int(db.execute(clause.sql, clause.parameters).fetchone()[0])


def window(db: sqlite3.Connection, wanted: Sequence[int]) -> list[ArticleRow]:
    """Rows for a list, in the order of the ids given; ids that are gone are left out."""
    numbers = json.dumps(list(wanted))
    tags: dict[int, dict[str, list[str]]] = {}
    for row in db.execute(
        "SELECT article, kind, entity FROM mentions WHERE article IN (SELECT value FROM json_each(?)) "
        "GROUP BY article, kind, entity ORDER BY article, min(n)",
        (numbers,),
    ):
        tags.setdefault(row["article"], {}).setdefault(row["kind"], []).append(row["entity"])
    figures = dict(
        db.execute(
            "SELECT article, count(*) FROM figures WHERE article IN (SELECT value FROM json_each(?)) GROUP BY article",
            (numbers,),
        ).fetchall()
    )
    rows = {
        row["id"]: _row(row, tags.get(row["id"], {}), figures.get(row["id"], 0))
        for row in db.execute(
            "SELECT id, title, source, feed, published, fetched, date_note, language, relevance, relevant, read, "
            "starred, revision, tagger_version, url FROM articles WHERE id IN (SELECT value FROM json_each(?))",
            (numbers,),
        )
    }
    return [rows[number] for number in wanted if number in rows]


def get(db: sqlite3.Connection, article: int) -> Article | None:
    """A whole article, or None when there is none of that id."""
    row = db.execute("SELECT * FROM articles WHERE id = ?", (article,)).fetchone()
    return None if row is None else from_row(row)


def revisions(db: sqlite3.Connection, article: int) -> list[Revision]:
    """The earlier versions of an article, oldest first."""
    return [
        Revision(row["revision"], from_text(row["replaced"]), row["title"], row["text"], maybe_time(row["published"]))
        for row in db.execute("SELECT * FROM revisions WHERE article = ? ORDER BY revision", (article,))
    ]


def delete(db: sqlite3.Connection, article: int, now: datetime) -> bool:
    """Delete an article with its tags; a tombstone keeps its feed from bringing it back. False when it was not there."""
    with transaction(db):
        row = db.execute("SELECT * FROM articles WHERE id = ?", (article,)).fetchone()
        if row is None:
            return False
        db.execute(
            "INSERT OR REPLACE INTO tombstones (feed, guid_key, canonical_url, deleted) VALUES (?, ?, ?, ?)",
            (row["feed"], row["guid_key"], row["canonical_url"], to_text(now)),
        )
        index.remove(db, article, row["title"], row["text"])
        db.execute("DELETE FROM articles WHERE id = ?", (article,))
    return True


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


def content_hash(title: str, text: str) -> str:
    """What tells one version of an article from another."""
    return hashlib.sha256(f"{title}\0{text}".encode()).hexdigest()[:32]


def from_row(row: sqlite3.Row) -> Article:
    """A row of articles with all columns as an Article."""
    return Article(
        id=row["id"],
        feed=row["feed"],
        guid_key=row["guid_key"],
        url=row["url"],
        canonical_url=row["canonical_url"],
        title=row["title"],
        source=row["source"],
        published=maybe_time(row["published"]),
        published_raw=row["published_raw"],
        date_note=row["date_note"],
        fetched=from_text(row["fetched"]),
        language=row["language"],
        text=row["text"],
        content_hash=row["content_hash"],
        relevance=row["relevance"],
        relevant=bool(row["relevant"]),
        revision=row["revision"],
        tagger_version=row["tagger_version"],
        read=bool(row["read"]),
        starred=bool(row["starred"]),
        excluded=read_spans(row["excluded"]),
    )


def write_spans(spans: Iterable[Excluded]) -> str | None:
    """Excluded spans as stored: JSON, or None where there are none."""
    rows = [[span.field, span.start, span.end, span.rule] for span in spans]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else None


def read_spans(stored: str | None) -> tuple[Excluded, ...]:
    """Excluded spans from the store."""
    return tuple(Excluded(*row) for row in json.loads(stored)) if stored else ()


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
    known = _find(db, feed, item.guid_key, key_url)
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


def _find(db: sqlite3.Connection, feed: str, guid_key: str, key_url: str | None) -> sqlite3.Row | None:
    columns = "SELECT id, feed, content_hash, date_note, topical FROM articles "
    row: sqlite3.Row | None = db.execute(columns + "WHERE feed = ? AND guid_key = ?", (feed, guid_key)).fetchone()
    if row is None and key_url is not None:
        row = db.execute(
            columns + "WHERE canonical_url = ? ORDER BY feed = ? DESC, id LIMIT 1", (key_url, feed)
        ).fetchone()
    return row


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
            published_raw, date_note, fetched, relevant, topical, content_hash, excluded, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
        "UPDATE articles SET published = ?, published_raw = ?, date_note = ?, tagger_version = NULL WHERE id = ?",
        (maybe_text(entry.published), entry.published_raw, entry.date_note, article),
    )


def _names_a_page(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.path not in ("", "/") or bool(parts.query)


def _row(row: sqlite3.Row, tags: dict[str, list[str]], figures: int) -> ArticleRow:
    return ArticleRow(
        id=row["id"],
        title=row["title"],
        source=row["source"],
        feed=row["feed"],
        published=maybe_time(row["published"]),
        fetched=from_text(row["fetched"]),
        date_note=row["date_note"],
        language=row["language"],
        relevance=row["relevance"],
        relevant=bool(row["relevant"]),
        read=bool(row["read"]),
        starred=bool(row["starred"]),
        revision=row["revision"],
        tagged=row["tagger_version"] is not None,
        corridors=tuple(tags.get("corridor", ())),
        checkpoints=tuple(tags.get("checkpoint", ())),
        figures=figures,
        url=row["url"],
    )
