"""Asking an address what it is: a feed, or a page with feeds behind it. Nothing is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from corridor_tui.config import Config, FeedConfig
from corridor_tui.config.types import SourceKind
from corridor_tui.feeds.answer import FEED_TYPES, PAGE_TYPES, Request, Response
from corridor_tui.feeds.discover import Candidate, candidates_of, usual_places
from corridor_tui.feeds.parsed import ParsedFeed
from corridor_tui.feeds.redirects import authority_of
from corridor_tui.feeds.transport import Fetcher
from corridor_tui.model import CorridorError, Entry
from corridor_tui.services import jobs
from corridor_tui.services.crew import READING, Crew, Overrun
from corridor_tui.services.fetch_plan import own_hosts
from corridor_tui.services.refresh import limits, user_agent

T = TypeVar("T")
AS_FEED = FeedConfig("", "")
"""How a document is read whose source is not in the list."""
TITLES = 5
WORKERS = 2
_BOTH = f"{FEED_TYPES.removesuffix(', */*;q=0.5')}, {PAGE_TYPES}"


class NoFeedFound(CorridorError):
    """Neither the address nor anything it leads to is a feed."""


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that answered: where it is, how it was come by, and its newest titles."""

    url: str
    title: str
    entries: int
    newest: tuple[str, ...]
    version: str
    language: str | None
    home: str | None
    how: str
    kind: SourceKind = "feed"
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """How a source answered just now: `sentence` in words, `newest` the date of its newest entry."""

    name: str
    url: str
    ok: bool
    sentence: str
    entries: int = 0
    newest: datetime | None = None
    ms: int = 0


def find_feeds(
    config: Config, url: str, on_try: Callable[[str], None] = lambda address: None, pattern: str | None = None
) -> tuple[Found, ...]:
    """The feed or news sitemap at an address, or the feeds of the page there, the likeliest first.

    With a `pattern` (a regular expression) the page itself is the source: a list whose links to articles match.
    `on_try` is told each address before it is asked. Raises NoFeedFound with what came of the address.
    """
    return asyncio.run(_with_tools(config, lambda tools: _find(tools, url, on_try, pattern)))


def check_feeds(config: Config, feeds: Sequence[FeedConfig], on_done: Callable[[Checked], None]) -> list[Checked]:
    """Ask sources now and say how each answers, in the order given; nothing is stored and no date is moved."""

    async def run(tools: _Tools) -> list[Checked]:
        return await asyncio.gather(*(_check(tools, feed, on_done) for feed in feeds))

    return asyncio.run(_with_tools(config, run))


@dataclass(frozen=True, slots=True)
class _Tools:
    config: Config
    fetcher: Fetcher
    crew: Crew
    room: asyncio.Semaphore

    async def read(self, response: Response, feed: FeedConfig = AS_FEED) -> ParsedFeed:
        """The document of an answer, read in a worker as the feed's kind wants it. Raises Overrun."""
        reading = jobs.Reading(
            response.body,
            response.content_type,
            response.url,
            datetime.now(UTC),
            feed.zone,
            frozenset(),
            self.config.limits.entries,
            kind=feed.kind,
            pattern=feed.pattern,
        )
        return await self.crew.run(READING, self.config.limits.parse_seconds, jobs.read, reading)


async def _with_tools(config: Config, work: Callable[[_Tools], Awaitable[T]]) -> T:
    with Crew(WORKERS) as crew:
        async with Fetcher(limits(config), user_agent(config)) as fetcher:
            return await work(_Tools(config, fetcher, crew, asyncio.Semaphore(2 * config.fetch.concurrency)))


async def _find(tools: _Tools, url: str, on_try: Callable[[str], None], pattern: str | None) -> tuple[Found, ...]:
    on_try(url)
    response = await tools.fetcher.get(Request(url, own=_host(url), accept=_BOTH))
    if response.kind != "body":
        raise NoFeedFound(f"{url} gave nothing to read: {response.sentence}")
    kinds: tuple[SourceKind, ...] = ("page",) if pattern else ("feed", "sitemap")
    fault = None
    for kind in kinds:
        try:
            parsed = await tools.read(response, FeedConfig("", url, kind=kind, pattern=pattern))
        except Overrun as overrun:
            raise NoFeedFound(f"{url} could not be read: {overrun}") from overrun
        if not parsed.fault:
            return (_found(parsed, response.lasting_url or url, "given", kind),)
        fault = fault or parsed.fault
    if pattern:
        raise NoFeedFound(f"{url} cannot be read as a list of articles: {fault}")
    found = await _behind(tools, url, response, on_try)
    if not found:
        raise NoFeedFound(f"{url} is no feed ({fault}), and no feed of that site was found")
    return found


async def _behind(tools: _Tools, url: str, page: Response, on_try: Callable[[str], None]) -> tuple[Found, ...]:
    """The feeds behind a page: those it declares, else those it links to, else one in a usual place."""
    try:
        listed = await tools.crew.run(
            READING, tools.config.limits.parse_seconds, candidates_of, page.body, page.content_type, page.url
        )
    except Overrun:
        listed = usual_places(page.url)
    for how, wanted in (("declared", 10), ("linked", 10), ("usual", 1)):
        found: list[Found] = []
        for candidate in (each for each in listed if each.how == how):
            on_try(candidate.url)
            one = await _try(tools, candidate, own=_host(candidate.url) & _host(url))
            if one is not None and all(one.url != other.url for other in found):
                found.append(one)
            if len(found) == wanted:
                break
        if found:
            return tuple(found)
    return ()


async def _try(tools: _Tools, candidate: Candidate, own: frozenset[str]) -> Found | None:
    response = await tools.fetcher.get(Request(candidate.url, own=own))
    if response.kind != "body":
        return None
    try:
        parsed = await tools.read(response)
    except Overrun:
        return None
    return None if parsed.fault else _found(parsed, candidate.url, candidate.how)


def _host(url: str) -> frozenset[str]:
    """The host and port of an address that the user gave: it may be private."""
    return frozenset({authority_of(url)})


def _found(parsed: ParsedFeed, url: str, how: str, kind: SourceKind = "feed") -> Found:
    return Found(
        url=url,
        title=parsed.title,
        entries=parsed.total,
        newest=tuple(entry.title for entry in by_date(parsed)[:TITLES]),
        version=parsed.version,
        language=parsed.language,
        home=parsed.home,
        how=how,
        kind=kind,
        note=parsed.note,
    )


def by_date(parsed: ParsedFeed) -> list[Entry]:
    """Entries newest first, those without a date behind them in their own order."""
    undated = datetime.min.replace(tzinfo=UTC)
    return sorted(parsed.entries, key=lambda entry: entry.published or undated, reverse=True)


async def _check(tools: _Tools, feed: FeedConfig, on_done: Callable[[Checked], None]) -> Checked:
    async with tools.room:
        response = await tools.fetcher.get(Request(feed.url, own=own_hosts(feed, _host(feed.url))))
        checked = await _judged(tools, feed, response)
    on_done(checked)
    return checked


async def _judged(tools: _Tools, feed: FeedConfig, response: Response) -> Checked:
    if response.kind != "body":
        return Checked(feed.name, feed.url, response.ok, response.sentence, ms=response.ms)
    try:
        parsed = await tools.read(response, feed)
    except Overrun as overrun:
        return Checked(feed.name, feed.url, False, str(overrun), ms=response.ms)
    if parsed.fault:
        return Checked(feed.name, feed.url, False, parsed.fault, ms=response.ms)
    dates = [entry.published for entry in parsed.entries if entry.published is not None]
    words = f"{parsed.total} {'entry' if parsed.total == 1 else 'entries'}"
    if response.lasting_url and response.lasting_url != feed.url:
        words += f", moved to {response.lasting_url}"
    if parsed.note:
        words += f"; {parsed.note}"
    return Checked(feed.name, feed.url, True, words, parsed.total, max(dates, default=None), response.ms)
