"""`import`: documents and folders of documents as articles; what cannot be read is reported and the rest stored.

Strangers' documents are read and tagged in worker processes under a time limit, as a fetch does: one that would stall
or break the tagger costs only its own tags.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from corridor_tui.config import Config
from corridor_tui.feeds.canonical import canonical_url
from corridor_tui.model import Article, ConfigError, Entry, Tags
from corridor_tui.services import grouping, jobs
from corridor_tui.services.article_document import document
from corridor_tui.services.crew import READING, TAGGING, Crew, Overrun
from corridor_tui.services.documents import Unreadable, content, find
from corridor_tui.store import articles, pending, tags
from corridor_tui.store.articles import Incoming
from corridor_tui.store.connection import open_store, transaction
from corridor_tui.text.document import fingerprint
from corridor_tui.text.sanitize import clean_line

log = logging.getLogger(__name__)

FEED = "import"
"""The name under which imported documents stand among the feeds."""

WORKERS = 2
SECONDS = 60.0
"""For reading one document, and again for tagging it: it may be a hundred times as long as an article."""
MEMORY = 1_000_000_000
"""Bytes that a worker may take: a document of the user's own may be as large as they come."""
AHEAD = 4
"""Documents in work at once, so that the workers have something to do while others are stored."""
FAULT = "met a fault of this program; its log has the details"

Listener = Callable[["Imported", int, int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """One document's outcome: "new", "updated", "unchanged", "deleted" (by the user, before) or "failed".

    `untagged` is the sentence for a document that is stored but could not be tagged.
    """

    path: Path
    outcome: str
    sentence: str
    article: int | None = None
    title: str | None = None
    untagged: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What an import did."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: tuple[Imported, ...] = ()
    untagged: tuple[Imported, ...] = ()
    documents: tuple[Imported, ...] = field(default=())


def import_paths(
    config: Config,
    db_path: Path,
    paths: Sequence[Path],
    on_event: Listener | None = None,
    *,
    now: datetime | None = None,
    crew: Crew | None = None,
) -> Summary:
    """Store the documents at `paths` (folders are searched) and tag them. The same document twice is one article.

    `on_event` hears of each document with its number and the number of all. Raises StoreError when the store cannot
    be used, ConfigError for a wrong row of the user's rules; faults of single documents are in the summary. `crew` does
    the work in place of one made here.
    """
    workers = crew or Crew(WORKERS, config.tagging, MEMORY)
    return asyncio.run(_import(workers, db_path, list(find(paths)), on_event, now or datetime.now(UTC)))


async def _import(
    workers: Crew, db_path: Path, wanted: Sequence[Path], on_event: Listener | None, now: datetime
) -> Summary:
    done: list[Imported] = []

    async def finish(one: asyncio.Task[Imported]) -> None:
        done.append(await one)
        if on_event is not None:
            on_event(done[-1], len(done), len(wanted))

    with closing(open_store(db_path)) as db, workers as crew:
        reading: deque[tuple[Path, asyncio.Task[Entry]]] = deque()
        tagging: deque[asyncio.Task[Imported]] = deque()
        waiting = deque(wanted)
        try:
            while waiting or reading:
                while waiting and len(reading) < AHEAD:
                    path = waiting.popleft()
                    reading.append((path, asyncio.create_task(_read(crew, path, now))))
                path, task = reading.popleft()
                tagging.append(asyncio.create_task(_tagged(db, crew, await _stored(db, path, task, now))))
                if len(tagging) >= AHEAD:
                    await finish(tagging.popleft())
            while tagging:
                await finish(tagging.popleft())
        finally:
            for left in (*(task for _, task in reading), *tagging):
                left.cancel()
    return summarise(done)


def summarise(documents: Sequence[Imported]) -> Summary:
    """Counts of outcomes."""
    outcomes = [item.outcome for item in documents]
    return Summary(
        outcomes.count("new"),
        outcomes.count("updated"),
        outcomes.count("unchanged") + outcomes.count("deleted"),
        tuple(item for item in documents if item.outcome == "failed"),
        tuple(item for item in documents if item.untagged is not None),
        tuple(documents),
    )


async def _read(crew: Crew, path: Path, now: datetime) -> Entry:
    """The document at `path`. Raises Unreadable."""
    body = await asyncio.to_thread(content, path)
    try:
        return await crew.run(READING, SECONDS, jobs.read_document, body, path.suffix, now)
    except Overrun as overrun:
        raise Unreadable(f"cannot be read: {overrun}") from overrun
    except Unreadable:
        raise
    except Exception as error:
        log.exception("reading %s failed in a way that nobody foresaw", path)
        raise Unreadable(FAULT) from error


async def _stored(db: sqlite3.Connection, path: Path, reading: asyncio.Task[Entry], now: datetime) -> Imported:
    """Store a document as soon as it is read. Its tags follow: nobody who writes waits for them."""
    try:
        entry = await reading
    except Unreadable as error:
        return Imported(path, "failed", f"{clean_line(str(path))} {error}")
    key = entry.guid or fingerprint(entry.text)
    # Only a page names its own address; a link printed in a text leads to what the text was made from.
    address = canonical_url(entry.url) if path.suffix.casefold() not in (".txt", ".text") else None
    counts = articles.upsert(db, FEED, [Incoming(entry, key, address)], now)
    outcome = "new" if counts.new else "updated" if counts.updated else "deleted" if counts.deleted else "unchanged"
    words = {
        "new": "stored",
        "updated": "stored as a new version",
        "unchanged": "known already",
        "deleted": "was deleted before and stays away",
    }[outcome]
    article = counts.touched[0] if counts.touched else articles.find(db, FEED, key)
    return Imported(path, outcome, f"{clean_line(str(path))}: {words}: {entry.title}", article, entry.title)


async def _tagged(db: sqlite3.Connection, crew: Crew, imported: Imported) -> Imported:
    """Give a document that is new or changed its tags and its story."""
    if imported.outcome not in ("new", "updated") or imported.article is None:
        return imported
    article = articles.get(db, imported.article)
    if article is None:
        return imported
    try:
        answer = await crew.run(TAGGING, SECONDS, jobs.tag, [document(article)])
    except Overrun as overrun:
        # Marked as tagged with nothing, so that no fetch trips over it; `retag` tries anew.
        _keep(db, article, jobs.Tagging(pending.GIVEN_UP, (Tags(article.language, False, 0.0),), ((),)))
        return _without_tags(imported, str(overrun))
    except ConfigError:
        raise  # a row of the user's own rules is wrong
    except Exception:
        log.exception("tagging %s failed in a way that nobody foresaw", imported.path)
        return _without_tags(imported, f"it {FAULT}")
    _keep(db, article, answer)
    return imported


def _keep(db: sqlite3.Connection, article: Article, answer: jobs.Tagging) -> None:
    with transaction(db):
        tags.put(db, article.id, answer.tags[0], answer.version)
        grouping.settle(db, article.id, answer.sketches[0])


def _without_tags(imported: Imported, why: str) -> Imported:
    return replace(imported, untagged=f"{clean_line(str(imported.path))}: stored without tags: {why}")
