"""Articles as they are read: lists of ids, windows of rows, single ones with their earlier versions; deleting."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from corridor_tui.model import Article, DateNote
from corridor_tui.store import index, pages, query, stories
from corridor_tui.store.connection import transaction
from corridor_tui.store.query import Query
from corridor_tui.store.rows import from_row, read_spans, write_spans
from corridor_tui.store.times import from_text, maybe_time, to_text

if TYPE_CHECKING:
    from corridor_tui.store.incoming import Incoming, StoredCounts, upsert

__all__ = [
    "ArticleRow",
    "Incoming",
    "Query",
    "Revision",
    "StoredCounts",
    "count",
    "delete",
    "find",
    "from_row",
    "get",
    "ids",
    "read_spans",
    "revisions",
    "upsert",
    "window",
    "write_spans",
]


def __getattr__(name: str) -> object:
    """The names of `incoming`, imported when they are wanted: whoever only reads articles starts without them."""
    if name in ("Incoming", "StoredCounts", "upsert"):
        from corridor_tui.store import incoming

        return getattr(incoming, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


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
    story: tuple[int, ...] = ()
    """The ids of all articles that tell its story, itself among them; none where nobody else does."""

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
    """The ids of the articles a query asks for, in its order: newest first unless it says otherwise."""
    if wanted.limit is not None and wanted.order == "newest":
        page = pages.newest(db, wanted, max(0, wanted.limit))
        if page is not None:
            return array("q", page)
    return array("q", query.run(db, wanted))


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
    found = db.execute(
        "SELECT id, title, source, feed, published, fetched, date_note, language, relevance, relevant, read, "
        "starred, revision, tagger_version, story, url FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (numbers,),
    ).fetchall()
    told = {row["story"] for row in found if row["story"] is not None}
    members = stories.of(db, told) if told else {}
    rows = {
        row["id"]: _row(row, tags.get(row["id"], {}), figures.get(row["id"], 0), members.get(row["story"], ()))
        for row in found
    }
    return [rows[number] for number in wanted if number in rows]


def get(db: sqlite3.Connection, article: int) -> Article | None:
    """A whole article, or None when there is none of that id."""
    row = db.execute("SELECT * FROM articles WHERE id = ?", (article,)).fetchone()
    return None if row is None else from_row(row)


def find(db: sqlite3.Connection, feed: str, guid_key: str) -> int | None:
    """The id of a feed's article, or None."""
    row = db.execute("SELECT id FROM articles WHERE feed = ? AND guid_key = ?", (feed, guid_key)).fetchone()
    return None if row is None else int(row[0])


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
        stories.leave(db, article)
        db.execute("DELETE FROM articles WHERE id = ?", (article,))
    return True


def _row(row: sqlite3.Row, tags: dict[str, list[str]], figures: int, story: tuple[int, ...]) -> ArticleRow:
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
        story=story,
    )
