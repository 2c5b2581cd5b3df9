"""One feed, end to end: ask, read in a worker, store in one transaction. What to do is decided by `fetch_plan`."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from corridor_tui.config import FeedConfig
from corridor_tui.feeds.answer import Request, Response
from corridor_tui.feeds.durations import plural
from corridor_tui.feeds.parsed import ParsedFeed
from corridor_tui.feeds.redirects import authority_of
from corridor_tui.model import StoreError
from corridor_tui.services import fetch_plan, jobs, pages, teasers
from corridor_tui.services.crew import READING, Overrun
from corridor_tui.services.events import FeedDone
from corridor_tui.services.fetch_plan import Yield
from corridor_tui.services.tools import Tools
from corridor_tui.store import articles, feeds, pending
from corridor_tui.store.articles import Incoming, StoredCounts
from corridor_tui.store.connection import transaction
from corridor_tui.store.feeds import Attempt, FeedState

log = logging.getLogger(__name__)

FAULT = "a fault of this program"
HEAVY = 1_000_000
"""Bytes of a document beyond which it is read while no other such one is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a feed: the event that tells it, and the articles that now want tags."""

    event: FeedDone
    touched: tuple[int, ...] = ()


async def read_feed(tools: Tools, feed: FeedConfig, state: FeedState | None) -> Outcome:
    """Bring a feed up to date. Raises StoreError where the store cannot be written; every other fault is told."""
    state = replace(state or FeedState(feed.url, feed.name), name=feed.name)
    asked = fetch_plan.request(feed, state, tools.now(), tools.written)
    async with tools.fetcher.getting(asked) as response:
        digest = hashlib.sha256(response.body).hexdigest() if response.kind == "body" else None
        parsed: ParsedFeed | Yield | None = None
        if digest is not None and (digest != state.body_hash or response.cut_short):
            parsed = await _read(tools, feed, response)
        response = replace(response, body=b"")
    age = tools.config.limits.entry_age
    if isinstance(parsed, ParsedFeed) and age is not None:
        parsed = _recent(tools.db, feed, parsed, tools.now() - timedelta(seconds=age))
    whole: pages.Whole | None = None
    if pages.wanted(feed) and response.ok and not isinstance(parsed, Yield) and not (parsed and parsed.fault):
        made = await _make_whole(tools, feed, parsed)
        whole, parsed = (made, made.parsed) if isinstance(made, pages.Whole) else (None, made)
    attempt = _Attempted(feed, state, asked, response, digest, whole)
    try:
        return _store(tools, attempt, parsed)
    except StoreError:
        raise
    except Exception:
        log.exception("storing %s failed in a way that nobody foresaw", feed.name)
        return _store(tools, attempt, Yield("internal", f"{FAULT} while storing it; its log has the details", ok=False))


async def _read(tools: Tools, feed: FeedConfig, response: Response) -> ParsedFeed | Yield:
    """What a worker makes of a body, or why it could not be read. Large ones are read one at a time."""
    crew, seconds = tools.crew, tools.config.limits.parse_seconds
    try:
        async with crew.alone if len(response.body) > HEAVY else nullcontext():
            return await crew.run(READING, seconds, jobs.read, _reading(tools, feed, response))
    except Overrun as overrun:
        return Yield("overrun", str(overrun), ok=False)
    except Exception:
        log.exception("reading %s failed in a way that nobody foresaw", feed.name)
        return Yield("internal", f"{FAULT} while reading it; its log has the details", ok=False)


async def _make_whole(tools: Tools, feed: FeedConfig, parsed: ParsedFeed | None) -> pages.Whole | Yield:
    """The entries with their pages' texts, those of earlier teasers too."""
    try:
        backlog = teasers.waiting(tools.db, feed.name) if feed.kind == "feed" else ()
        return await pages.make_whole(tools, feed, parsed, backlog)
    except Exception:
        log.exception("the pages of %s failed in a way that nobody foresaw", feed.name)
        return Yield("internal", f"{FAULT} while reading its pages; its log has the details", ok=False)


def _reading(tools: Tools, feed: FeedConfig, response: Response) -> jobs.Reading:
    limits = tools.config.limits
    return jobs.Reading(
        body=response.body,
        content_type=response.content_type,
        url=response.url,
        now=tools.now(),
        zone=feed.zone,
        known=feeds.items(tools.db, feed.url),
        limit=limits.entries,
        kind=feed.kind,
        pattern=feed.pattern,
        title_limit=limits.title,
        text_limit=limits.text,
    )


@dataclass(frozen=True, slots=True)
class _Attempted:
    """An attempt before it is stored."""

    feed: FeedConfig
    state: FeedState
    asked: Request
    response: Response
    digest: str | None
    whole: pages.Whole | None
    """What came of its pages, where they were asked for."""

    @property
    def left(self) -> int:
        """Entries left for the next time."""
        return self.whole.left if self.whole else 0


def _store(tools: Tools, attempt: _Attempted, read: ParsedFeed | Yield | None) -> Outcome:
    """Keep everything that an attempt brought, in one transaction. `read` is None where nothing had to be read."""
    db, now, feed, response = tools.db, tools.now(), attempt.feed, attempt.response
    counts = StoredCounts()
    with transaction(db):
        if isinstance(read, ParsedFeed) and not read.fault:
            counts = _take_in(db, feed, read, now)
            if read.fingerprints and not response.cut_short and not attempt.left:
                feeds.set_items(db, feed.url, read.fingerprints)
        late = _keep_late(db, feed, attempt.whole, now)
        brought = read if isinstance(read, Yield) else _brought(attempt, read, counts)
        after = fetch_plan.after(
            attempt.state,
            attempt.asked,
            response,
            brought,
            now,
            fetch_plan.bounds(tools.config.fetch),
            tools.jitter(),
            None if feed.interval is None else timedelta(seconds=feed.interval),
        )
        feeds.save(db, after)
        feeds.record(db, _row(feed, response, brought, counts, now))
        if response.wait is not None and brought.outcome != "resting":
            feeds.rest(db, authority_of(response.url), now + response.wait, brought.sentence)
    event = FeedDone(
        name=feed.name,
        url=feed.url,
        outcome=brought.outcome,
        sentence=brought.sentence,
        status=response.status,
        new=counts.new,
        updated=counts.updated,
        bytes=response.received,
        ms=response.ms,
        ok=brought.ok,
    )
    return Outcome(event, counts.touched + late)


def _keep_late(db: sqlite3.Connection, feed: FeedConfig, whole: pages.Whole | None, now: datetime) -> tuple[int, ...]:
    """Store what became of teasers of earlier runs, and note which still wait; gives the articles that changed."""
    if whole is None or feed.kind != "feed":
        return ()
    teasers.remember(db, feed.name, whole.waiting, whole.asked)
    incoming = [Incoming(entry, identity.guid_key, identity.canonical_url) for entry, identity in whole.late]
    return articles.upsert(db, feed.name, incoming, now).touched if incoming else ()


def _take_in(db: sqlite3.Connection, feed: FeedConfig, parsed: ParsedFeed, now: datetime) -> StoredCounts:
    incoming = [
        Incoming(entry, identity.guid_key, identity.canonical_url)
        for entry, identity in zip(parsed.entries, parsed.identities, strict=True)
    ]
    language = feed.language or parsed.language
    return articles.upsert(db, feed.name, incoming, now, source=feed.name, language=language, topical=feed.topical)


def _recent(db: sqlite3.Connection, feed: FeedConfig, parsed: ParsedFeed, oldest: datetime) -> ParsedFeed:
    """The feed without entries that are dated before `oldest`, except those that are stored already."""
    pairs = list(zip(parsed.entries, parsed.identities, strict=True))
    late = {pair[1].guid_key for pair in pairs if pair[0].published is not None and pair[0].published < oldest}
    late -= pending.stored_keys(db, feed.name, late)
    if not late:
        return parsed
    kept = [pair for pair in pairs if pair[1].guid_key not in late]
    note = f"{plural(len(pairs) - len(kept), 'entry')} dated before {oldest:%Y-%m-%d} left out"
    return replace(
        parsed,
        entries=tuple(entry for entry, _ in kept),
        identities=tuple(identity for _, identity in kept),
        note=f"{note}; {parsed.note}" if parsed.note else note,
    )


def _row(feed: FeedConfig, response: Response, brought: Yield, counts: StoredCounts, now: datetime) -> Attempt:
    return Attempt(
        url=feed.url,
        at=now,
        outcome=brought.outcome,
        sentence=brought.sentence,
        status=response.status,
        received=response.received,
        entries=brought.entries or 0,
        new=counts.new,
        updated=counts.updated,
        ms=response.ms,
    )


def _brought(attempt: _Attempted, parsed: ParsedFeed | None, counts: StoredCounts) -> Yield:
    """What an answer and its document brought, in words."""
    response, digest = attempt.response, attempt.digest
    if response.kind != "body":
        return Yield(response.kind, response.sentence + _told_of_pages(attempt.whole), ok=response.ok)
    if parsed is None:
        sentence = f"the same document as last time{_told_of_pages(attempt.whole)}"
        return Yield("unchanged", sentence, ok=True, body_hash=digest)
    if parsed.fault:
        return Yield("not_a_feed", parsed.fault, ok=False)
    total = max(parsed.total, len(parsed.entries))
    if total == 0 and parsed.note:
        return Yield("not_a_feed", f"no entries could be read: {parsed.note}", ok=False)
    return Yield(
        outcome="partial" if response.cut_short or parsed.partial else "ok",
        sentence=_tell(attempt, parsed, counts, total),
        ok=True,
        new=counts.new,
        updated=counts.updated,
        entries=total,
        dates=tuple(entry.published for entry in parsed.entries if entry.published is not None),
        title=parsed.title or None,
        language=parsed.language,
        ttl=None if parsed.ttl is None else timedelta(seconds=min(parsed.ttl, 10**8)),
        skip_hours=parsed.skip_hours,
        skip_days=parsed.skip_days,
        body_hash=digest,
        full=not attempt.left,
    )


def _tell(attempt: _Attempted, parsed: ParsedFeed, counts: StoredCounts, total: int) -> str:
    changes = [f"{counts.new} new"] if counts.new else []
    if counts.updated:
        changes.append(f"{counts.updated} changed")
    told = f"{', '.join(changes) or 'nothing new'} among {plural(total, 'entry')}"
    if attempt.left:
        told += f"; {plural(attempt.left, 'entry')} left for the next time"
    told += _told_of_pages(attempt.whole)
    if attempt.response.cut_short:
        told += "; the document broke off before its end"
    return f"{told}; {parsed.note}" if parsed.note else told


def _told_of_pages(whole: pages.Whole | None) -> str:
    """What became of a feed's teasers, in words that go on a sentence."""
    if whole is None:
        return ""
    late = f"; {plural(len(whole.late), 'earlier teaser')} made whole" if whole.late else ""
    wait = f"; {plural(len(whole.waiting), 'teaser')} left for the next time" if whole.waiting else ""
    return late + wait
