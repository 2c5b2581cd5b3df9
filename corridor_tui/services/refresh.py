"""A whole fetch: the due feeds asked at the same time, each stored as it comes in, its articles tagged behind it."""

from __future__ import annotations

import asyncio
import logging
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from corridor_tui import __version__
from corridor_tui.config import Config, FeedConfig
from corridor_tui.feeds import schedule
from corridor_tui.feeds.limits import Limits
from corridor_tui.feeds.transport import Fetcher
from corridor_tui.model import ConfigError, StoreError
from corridor_tui.services import fetch_plan
from corridor_tui.services.crew import Crew
from corridor_tui.services.events import End, Event, FeedDone, Start, Trouble
from corridor_tui.services.feed_reading import read_feed
from corridor_tui.services.lock import fetch_lock, signed
from corridor_tui.services.memory import give_back_large_blocks
from corridor_tui.services.tag_queue import TagQueue
from corridor_tui.services.tools import Tools
from corridor_tui.store import feeds, retention
from corridor_tui.store.connection import explain, open_store, transaction
from corridor_tui.store.feeds import FeedState
from corridor_tui.tagging import rules

if TYPE_CHECKING:
    from corridor_tui.services.delivery import Terminal

log = logging.getLogger(__name__)

WORKERS = 2
HOME = "https://github.com/corridor-tui/corridor-tui"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a fetch did. `failed` counts the feeds that did not answer as they should; each is in `feeds`."""

    feeds: tuple[FeedDone, ...]
    new: int
    updated: int
    failed: int
    ms: int
    stopped: bool = False


def refresh(
    config: Config,
    db_path: Path,
    *,
    names: Sequence[str] = (),
    every: bool = False,
    on_event: Callable[[Event], None] = lambda event: None,
    terminal: Terminal | None = None,
) -> Summary:
    """Fetch the due feeds, or every feed, or those named. SIGINT and SIGTERM end it within seconds, the store whole.

    At its end the configured alerts are raised and delivered; `terminal` is where the bell and notifications go.
    Raises ConfigError for an unknown name, FetchRunning where another fetch is at work on the store, StoreError where
    the store cannot be used. A feed's failure is part of the Summary.
    """

    give_back_large_blocks()

    async def run() -> Summary:
        with stopping() as stop:
            return await refresh_until(
                stop, config, db_path, names=names, every=every, on_event=on_event, terminal=terminal
            )

    return asyncio.run(run())


async def refresh_until(
    stop: asyncio.Event,
    config: Config,
    db_path: Path,
    *,
    names: Sequence[str] = (),
    every: bool = False,
    on_event: Callable[[Event], None] = lambda event: None,
    terminal: Terminal | None = None,
) -> Summary:
    """Like `refresh`, inside a running loop, until it is done or `stop` is set."""
    begun = time.monotonic()
    wanted = chosen(config, names)
    try:
        with fetch_lock(db_path), closing(open_store(db_path)) as db, signed(db, _now()):
            feeds.wake(db, _now())
            states = feeds.states(db)
            bounds = fetch_plan.bounds(config.fetch)
            if not every and not names:
                wanted = [feed for feed in wanted if _due(states.get(feed.url), bounds)]
            on_event(Start(len(wanted)))
            run = _Run(config, db, states, on_event)
            stopped = await run.until(stop, wanted)
            _pardon(db, states, run.done, bounds)
            await _let_go(db, config, stop)
    except sqlite3.Error as error:
        raise StoreError(explain(error, db_path)) from error
    if not stopped:
        # The lock is free again: a slow webhook keeps no other fetch waiting, and the loop still hears the signals.
        await _alert(config, db_path, stop, on_event, terminal)
    summary = _summary(run.done, round((time.monotonic() - begun) * 1000), stopped)
    on_event(End(summary.new, summary.updated, summary.failed, summary.ms, stopped))
    return summary


def _summary(done: Sequence[FeedDone], ms: int, stopped: bool) -> Summary:
    return Summary(
        feeds=tuple(done),
        new=sum(feed.new for feed in done),
        updated=sum(feed.updated for feed in done),
        failed=sum(not feed.ok and feed.outcome != "resting" for feed in done),
        ms=ms,
        stopped=stopped,
    )


async def _let_go(db: sqlite3.Connection, config: Config, stop: asyncio.Event) -> None:
    """Forget old articles that nobody will miss, where the configuration says so, a few at a time."""
    if config.store.keep_irrelevant is None:
        return
    gone, keep = 0, timedelta(seconds=config.store.keep_irrelevant)
    while not stop.is_set() and (some := retention.prune_some(db, _now(), keep)):
        gone += some
        await asyncio.sleep(0)
    if gone:
        log.info("%d old articles that nobody will miss were let go", gone)


async def _alert(
    config: Config, db_path: Path, stop: asyncio.Event, on_event: Callable[[Event], None], terminal: Terminal | None
) -> None:
    if not config.alerts:
        return
    from corridor_tui.services import alerts  # 50 ms that a fetch without rules does not pay

    alerted, troubles = await asyncio.to_thread(alerts.after_fetch, config, db_path, _now(), terminal, stop.is_set)
    for alert in alerted:
        on_event(alert)
    for trouble in troubles:
        on_event(Trouble(trouble))


def _pardon(
    db: sqlite3.Connection, before: Mapping[str, FeedState], done: Sequence[FeedDone], bounds: schedule.Bounds
) -> None:
    """Hold nothing against feeds that a machine without a network could not reach."""
    if not fetch_plan.offline({feed.url: feed.outcome for feed in done}):
        return
    with transaction(db):
        for feed in done:
            after = feeds.state(db, feed.url)
            if after is not None:
                feeds.save(db, fetch_plan.pardoned(before.get(feed.url), after, _now(), bounds))


class _Run:
    """The moving parts of one fetch."""

    def __init__(
        self,
        config: Config,
        db: sqlite3.Connection,
        states: dict[str, FeedState],
        on_event: Callable[[Event], None],
    ) -> None:
        self._config = config
        self._db = db
        self._states = states
        self._on_event = on_event
        self.done: list[FeedDone] = []

    async def until(self, stop: asyncio.Event, wanted: list[FeedConfig]) -> bool:
        """Work through the feeds and the tags; True when it was stopped before the end."""
        work = asyncio.create_task(self._work(wanted))
        halt = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait((work, halt), return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                work.cancel()
                await asyncio.wait((work,))
                return True
            error = work.exception()
            if error is not None:
                raise _first(error)
            return False
        finally:
            halt.cancel()
            work.cancel()

    async def _work(self, wanted: list[FeedConfig]) -> None:
        config, db = self._config, self._db
        rests = feeds.rests(db, _now())
        with Crew(WORKERS, config.tagging) as crew:
            async with (
                Fetcher(limits(config), user_agent(config), rests=rests) as fetcher,
                TagQueue(db, crew, self._on_event) as tags,
            ):
                tools = Tools(config, db, fetcher, crew, _now, fetch_plan.written_hosts(config.feeds))
                # Beyond the requests on the wire, a few more may wait for a worker; the rest hold no body.
                room = asyncio.Semaphore(2 * config.fetch.concurrency)
                async with asyncio.TaskGroup() as group:
                    for feed in wanted:
                        group.create_task(self._one(tools, feed, room, tags))
                await tags.drain(rules.load(config.tagging).version)

    async def _one(self, tools: Tools, feed: FeedConfig, room: asyncio.Semaphore, tags: TagQueue) -> None:
        async with room:
            outcome = await read_feed(tools, feed, self._states.get(feed.url))
        self.done.append(outcome.event)
        self._on_event(outcome.event)
        tags.add(outcome.touched)


def _first(error: BaseException) -> BaseException:
    """The first error of a group: one sentence is told, and one is enough."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


@contextmanager
def stopping() -> Iterator[asyncio.Event]:
    """An event that SIGINT and SIGTERM set while the block runs."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    caught = []
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except (NotImplementedError, RuntimeError, ValueError):
            continue  # not the main thread, or a system without them: the default stays
        caught.append(number)
    try:
        yield stop
    finally:
        for number in caught:
            loop.remove_signal_handler(number)


def chosen(config: Config, names: Sequence[str]) -> list[FeedConfig]:
    """The active feeds, or those named, switched off or not. Raises ConfigError for a name that no feed has."""
    if not names:
        return list(config.active_feeds)
    known = {feed.name.casefold(): feed for feed in config.feeds}
    unknown = [name for name in names if name.casefold() not in known]
    if unknown:
        raise ConfigError(f"no feed is called “{unknown[0]}”: see `corridor-tui feeds list`")
    return list({feed.url: feed for feed in (known[name.casefold()] for name in names)}.values())


def limits(config: Config) -> Limits:
    """The transport's limits by the configuration."""
    fetch = config.fetch
    return Limits(
        timeout=fetch.timeout,
        max_bytes=fetch.max_bytes,
        concurrency=fetch.concurrency,
        per_host=fetch.per_host,
        redirects=config.limits.redirects,
    )


def user_agent(config: Config) -> str:
    """Who we are, for the owner of a server, with the user's contact where one is configured."""
    contact = "".join(c for c in config.fetch.user_agent_contact or "" if 0x20 <= ord(c) < 0x7F).strip()
    return f"corridor-tui/{__version__} (+{HOME}{f'; {contact}' if contact else ''})"


def _due(state: FeedState | None, bounds: schedule.Bounds) -> bool:
    return schedule.is_due(None if state is None else state.next_due, _now(), bounds)


def _now() -> datetime:
    return datetime.now(UTC)
