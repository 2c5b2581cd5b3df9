"""Tags that follow the articles: batches of stored texts go to the workers, their answers into the store."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from types import TracebackType
from typing import Self

from corridor_tui.model import Article, ConfigError, Document, Tags
from corridor_tui.services import grouping, jobs
from corridor_tui.services.article_document import digits, document
from corridor_tui.services.crew import TAGGING, Crew, Overrun
from corridor_tui.services.events import Event, Tagged
from corridor_tui.services.standing import standing_paragraphs
from corridor_tui.store import pending
from corridor_tui.store import tags as tag_store
from corridor_tui.store.connection import transaction

log = logging.getLogger(__name__)

BATCH = 24
BATCH_WEIGHT = 150_000
HEAVY = 100_000
"""Weight of a batch's heaviest text beyond which it is tagged while no other such one is, nor a large document read."""
DIGIT = 15
"""What a digit weighs, in code points of plain words: tagging a number costs kilobytes."""
SECONDS = 20.0
AT_ONCE = 2
LEFT_OVER = 5_000
"""Untagged articles of earlier, interrupted runs that one run makes up for."""
OUTDATED = 1_000
"""Articles with tags of older rules that one run tags again, when all else is done: the rest follow in later runs."""


def weight(article: Article) -> int:
    """What an article costs to tag, in code points of plain words."""
    return len(article.text) + DIGIT * digits(article.text)


class TagQueue:
    """Takes ids of articles and sees that they get their tags. An async context manager."""

    def __init__(self, db: sqlite3.Connection, crew: Crew, on_event: Callable[[Event], None]) -> None:
        self._db = db
        self._crew = crew
        self._on_event = on_event
        self._waiting: deque[int] = deque(pending.untagged(db, LEFT_OVER))
        self._of = len(self._waiting)
        self._done = 0
        self._wake = asyncio.Event()
        self._closing = False
        self._tasks: list[asyncio.Task[None]] = []
        self._standing: dict[str, frozenset[str]] = {}

    async def __aenter__(self) -> Self:
        self._tasks = [asyncio.create_task(self._work()) for _ in range(AT_ONCE)]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def add(self, ids: Iterable[int]) -> None:
        """Put articles at the end of the queue."""
        before = len(self._waiting)
        self._waiting.extend(ids)
        self._of += len(self._waiting) - before
        self._wake.set()

    async def drain(self, version: str) -> None:
        """Wait until everything that was put in is tagged, and some articles whose tags are not of this version.

        Raises ConfigError for a wrong row of the user's rules.
        """
        self.add(pending.outdated(self._db, version, OUTDATED))
        self._closing = True
        self._wake.set()
        await asyncio.gather(*self._tasks)

    async def _work(self) -> None:
        while True:
            batch = self._take()
            if batch:
                await self._tag(batch)
            elif self._closing:
                return
            else:
                self._wake.clear()
                await self._wake.wait()

    def _take(self) -> list[Article]:
        """The next articles, as many as make a batch. Ids that are gone count as done."""
        batch: list[Article] = []
        total = 0
        while self._waiting and len(batch) < BATCH and total < BATCH_WEIGHT:
            number = self._waiting.popleft()
            found = pending.load(self._db, (number,))
            if not found:
                self._done += 1
                continue
            batch += found
            total += weight(found[0])
        return batch

    def _document(self, article: Article) -> Document:
        """An article as the tagger takes it; what its source repeats is looked up once a run."""
        if article.feed not in self._standing:
            self._standing[article.feed] = standing_paragraphs(self._db, article.feed)
        return document(article, self._standing[article.feed])

    async def _tag(self, batch: list[Article]) -> None:
        heaviest = max(map(weight, batch))
        try:
            async with self._crew.alone if heaviest > HEAVY else nullcontext():
                answer = await self._crew.run(TAGGING, SECONDS, jobs.tag, [self._document(each) for each in batch])
        except Overrun as overrun:
            if len(batch) > 1:
                for article in batch:
                    await self._tag([article])
                return
            # Marked as tagged with nothing, so that no later run trips over it again; `retag` tries anew.
            log.warning("article %d could not be tagged: %s", batch[0].id, overrun)
            answer = jobs.Tagging(pending.GIVEN_UP, (Tags(batch[0].language, False, 0.0),), ((),))
        except ConfigError:
            raise  # a row of the user's own rules is wrong: `drain` hands the sentence on
        except Exception:
            log.exception("%d articles stay without tags until the next fetch", len(batch))
            self._done += len(batch)
            return
        with transaction(self._db):
            for article, tags, keys in zip(batch, answer.tags, answer.sketches, strict=True):
                tag_store.put(self._db, article.id, tags, answer.version)
                grouping.settle(self._db, article.id, keys)
        self._done += len(batch)
        self._on_event(Tagged(self._done, self._of))
