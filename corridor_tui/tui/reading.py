"""What the monitor reads and marks in the store: small windows, in the shapes that panels show.

Reading never fails towards a panel: a store that is busy, damaged or gone gives empty answers, and `Desk.trouble`
says why in a sentence until reading works again. Only `snapshot` may be called from another thread.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from corridor_tui.model import Excluded, Figure, Mention, StoreError
from corridor_tui.services import stories
from corridor_tui.store import articles, marks, meta, query, tags
from corridor_tui.store.articles import ArticleRow
from corridor_tui.store.connection import data_version, errors, open_store, transaction
from corridor_tui.tui.tastes import Tastes

BUSY_MS = 250
"""How long a mark may wait for a writer before it is put off: the monitor must not stand still."""

PIECE = 16_384
"""Characters of a list of ids that are read in one go: well under a millisecond."""

SESSION_KEY = "monitor.session"

Result = TypeVar("Result")


class Opened(NamedTuple):
    """An article as the reader shows it. Spans are offsets into `title` and `text`."""

    id: int
    title: str
    text: str
    source: str
    feed: str
    language: str
    url: str | None
    published: datetime | None
    date_note: str
    fetched: datetime
    revision: int
    read: bool
    starred: bool
    relevance: float
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    also: tuple[str, ...] = ()
    """Who else tells its story: "Kazinform (ru)"."""


class Listing(NamedTuple):
    """The ids of a list, newest first, and the counts beside it; `trouble` is a sentence, or empty."""

    query: str
    everything: bool
    ids: array[int]
    unread: int = 0
    relevant: int = 0
    total: int = 0
    trouble: str = ""


def now() -> datetime:
    """The clock of the monitor, in UTC: the one place where it is read."""
    return datetime.now(UTC)


class Desk:
    """The store as the monitor sees it, through one connection of the thread that made it."""

    def __init__(self, path: Path) -> None:
        """Open the store, made when it is not there. Raises StoreError."""
        self.path = path
        self.trouble = ""
        self.corrections: list[int] = []
        """The claims accepted, rejected or linked anew since the start, the last one last: what an undo takes back."""
        self.tastes = Tastes()
        self._db = open_store(path)
        self._db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        self._file = _identity(path)

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def ask(self, read: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        """Run one read; where the store fails, give `otherwise` and keep the sentence in `trouble`."""
        try:
            with errors(self.path):
                found = read(self._db)
        except StoreError as error:
            self.trouble = str(error)
            return otherwise
        self.trouble = ""
        return found

    def version(self) -> tuple[int, int] | None:
        """A value that changes when another process has written, or the file was replaced; None where it is gone.

        A replaced file is opened anew.
        """
        identity = _identity(self.path)
        if identity is None:
            self.trouble = f"the store {self.path} is gone: put it back, or leave and start again"
            return None
        if identity != self._file:
            try:
                fresh = open_store(self.path)
            except StoreError as error:
                self.trouble = str(error)
                return None
            fresh.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            self._db.close()
            self._db, self._file = fresh, identity
        return identity[1], self.ask(data_version, 0)

    def first(self, text: str, everything: bool, limit: int, order: query.Order = "newest") -> array[int]:
        """The first ids of a query: enough for the first screen."""
        wanted = replace(query.read(text, now=now(), everything=everything, limit=limit), order=order)
        return self.ask(lambda db: articles.ids(db, wanted), array("q"))

    def window(self, ids: array[int]) -> list[ArticleRow]:
        """The rows of some ids; those that are gone are left out."""
        return self.ask(lambda db: articles.window(db, ids), [])

    def count(self, text: str, everything: bool) -> int:
        """How many articles a query finds."""
        wanted = query.read(text, now=now(), everything=everything)
        return self.ask(lambda db: articles.count(db, wanted), 0)

    def open(self, article: int) -> Opened | None:
        """A whole article with its tags; None when it is gone."""
        return self.ask(lambda db: _opened(db, article), None)

    def others(self, article: int) -> list[ArticleRow]:
        """The other articles of its story, oldest first."""
        return self.ask(lambda db: stories.others(db, article), [])

    def mark_read(self, ids: list[int], flag: bool) -> list[int] | None:
        """Mark articles. Gives the ids that changed, None where the store was busy: try again later."""
        return self._write(lambda db: marks.set_read(db, ids, flag))

    def star(self, article: int, flag: bool) -> bool | None:
        """Star an article or take the star away; None where the store was busy."""
        return self._write(lambda db: marks.set_starred(db, article, flag))

    def session(self) -> str | None:
        """The session kept by the last monitor on this store."""
        return self.ask(lambda db: meta.get(db, SESSION_KEY), None)

    def keep_session(self, session: str) -> None:
        """Keep the session for the next start; a busy store keeps the one it has."""
        self._write(lambda db: meta.put(db, SESSION_KEY, session))

    def _write(self, write: Callable[[sqlite3.Connection], Result]) -> Result | None:
        try:
            with errors(self.path), transaction(self._db):
                done = write(self._db)
        except StoreError as error:
            self.trouble = str(error)
            return None
        self.trouble = ""
        return done


def snapshot(
    path: Path, text: str, everything: bool, *, typing: bool = False, order: query.Order = "newest"
) -> Listing:
    """The whole list of a query with its counts, read through a connection of its own: for a thread."""
    moment = now()
    wanted = replace(query.read(text, now=moment, everything=everything, typing=typing), order=order)
    unread = query.read("unread", now=moment)
    try:
        db = open_store(path, readonly=True)
        try:
            with errors(path):
                return Listing(
                    text,
                    everything,
                    _all_ids(db, wanted),
                    unread=articles.count(db, unread),
                    relevant=articles.count(db, query.read(now=moment)),
                    total=articles.count(db, query.read(now=moment, everything=True)),
                )
        finally:
            db.close()
    except StoreError as error:
        return Listing(text, everything, array("q"), trouble=str(error))


def _all_ids(db: sqlite3.Connection, wanted: query.Query) -> array[int]:
    """What `articles.ids` gives, without keeping the screen's thread from its work.

    SQLite puts the list together in one step, outside the interpreter's lock; it is then read a piece at a time, the
    lock being free for the screen between two pieces.
    """
    clause = query.statement(db, wanted)
    row = db.execute(f"SELECT group_concat(id) FROM ({clause.sql})", clause.parameters).fetchone()
    text: str = row[0] or ""
    ids = array("q")
    start = 0
    while start < len(text):
        end = text.find(",", start + PIECE)
        end = len(text) if end < 0 else end
        ids.extend(map(int, text[start:end].split(",")))
        start = end + 1
    return ids


def _opened(db: sqlite3.Connection, article: int) -> Opened | None:
    found = articles.get(db, article)
    if found is None:
        return None
    return Opened(
        id=found.id,
        title=found.title,
        text=found.text,
        source=found.source,
        feed=found.feed,
        language=found.language,
        url=found.url,
        published=found.published,
        date_note=found.date_note,
        fetched=found.fetched,
        revision=found.revision,
        read=found.read,
        starred=found.starred,
        relevance=found.relevance,
        mentions=tuple(tags.mentions(db, article)),
        figures=tuple(tags.figures(db, article)),
        excluded=found.excluded,
        also=tuple(stories.credit(stories.others(db, article))),
    )


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells this file from another one put in its place."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
