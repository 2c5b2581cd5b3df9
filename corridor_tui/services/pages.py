"""Entries made whole from their pages: for list pages, sitemaps and feeds of teasers. Politely, and by robots.txt."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from corridor_tui.config import FeedConfig
from corridor_tui.feeds.answer import PAGE_TYPES, Request, Response
from corridor_tui.feeds.parsed import ParsedFeed
from corridor_tui.feeds.redirects import authority_of, origin_of
from corridor_tui.model import Entry
from corridor_tui.services import jobs
from corridor_tui.services.crew import READING, Overrun
from corridor_tui.services.fetch_plan import own_hosts
from corridor_tui.services.teasers import Pair
from corridor_tui.services.tools import Tools
from corridor_tui.store import pending

log = logging.getLogger(__name__)

AGENT = "corridor-tui"
AT_MOST = 30
"""Pages asked for one source in one run; the rest waits for the next."""
ENOUGH = 3_000
"""Characters of an entry's text from which it is no teaser."""
PAUSE = 0.5
"""Seconds between two pages of a host, where its robots.txt does not ask for more."""
LONGEST_PAUSE = 10.0
PASSING = frozenset({"timeout", "connection", "name", "server", "busy", "resting", "internal", "overrun"})
"""Outcomes that may be better the next time: the entry waits for it."""
OLDEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Whole:
    """What came of the pages of a source."""

    parsed: ParsedFeed | None
    left: int = 0
    """Entries of a list page or sitemap that are left for the next time."""
    late: tuple[Pair, ...] = ()
    """Articles that an earlier run stored as teasers, now with the texts of their pages."""
    waiting: tuple[str, ...] = ()
    """The guid keys of a feed's teasers whose pages are still to be had, newest first."""
    asked: frozenset[str] = frozenset()
    """The guid keys of those whose pages were asked for."""


def wanted(feed: FeedConfig) -> bool:
    """Whether the entries of a source need their pages."""
    return feed.full_text or feed.kind != "feed"


async def make_whole(tools: Tools, feed: FeedConfig, parsed: ParsedFeed | None, backlog: Sequence[Pair] = ()) -> Whole:
    """The feed with its new entries made whole, and articles of `backlog`, which earlier runs left as teasers.

    At most `AT_MOST` pages are asked, for the newest. Entries of list pages and sitemaps that are stored already are
    left out: the list says nothing new about them. An entry whose page cannot be had for good, or may not be asked,
    comes as the list or feed gives it.
    """
    pairs = [] if parsed is None else list(zip(parsed.entries, parsed.identities, strict=True))
    if feed.kind != "feed":
        stored = pending.stored_keys(tools.db, feed.name, (identity.guid_key for _, identity in pairs))
        pairs = [pair for pair in pairs if pair[1].guid_key not in stored]
    fresh = {identity.guid_key for _, identity in pairs}
    late = [pair for pair in backlog if pair[1].guid_key not in fresh]
    ranked = sorted((*pairs, *late), key=lambda pair: pair[0].published or OLDEST, reverse=True)
    teasers = [pair for pair in ranked if _is_teaser(pair[0])]
    by_host: dict[str, list[Pair]] = defaultdict(list)
    for entry, identity in teasers[:AT_MOST]:
        by_host[origin_of(entry.url or "")].append((entry, identity))
    groups = await asyncio.gather(*(_host(tools, feed, origin, members) for origin, members in by_host.items()))
    had = {identity.guid_key: whole for group in groups for (_, identity), whole in group}
    wait = [key for _, identity in teasers if had.get(key := identity.guid_key) is None]
    done = [(had.get(identity.guid_key) or entry, identity) for entry, identity in pairs]
    if feed.kind != "feed":
        done = [pair for pair in done if pair[1].guid_key not in set(wait)]
    if parsed is not None:
        entries, identities = tuple(entry for entry, _ in done), tuple(identity for _, identity in done)
        parsed = replace(parsed, entries=entries, identities=identities)
    if feed.kind != "feed":
        return Whole(parsed, left=len(wait))
    whole = [(had.get(identity.guid_key) or entry, identity) for entry, identity in late]
    changed = [pair for pair, (before, _) in zip(whole, late, strict=True) if pair[0] != before]
    return Whole(parsed, late=tuple(changed), waiting=tuple(wait), asked=frozenset(had))


def _is_teaser(entry: Entry) -> bool:
    return bool(entry.url) and len(entry.text) < ENOUGH


async def _host(tools: Tools, feed: FeedConfig, origin: str, pairs: Sequence[Pair]) -> list[tuple[Pair, Entry | None]]:
    """The entries of one host, one page after the other; None for an entry that waits for the next time."""
    own = own_hosts(feed, tools.written)
    permits, pause = await _robots(tools, origin, own, [entry.url or "" for entry, _ in pairs])
    found: list[tuple[Pair, Entry | None]] = []
    asked = False
    for pair, permitted in zip(pairs, permits, strict=True):
        entry = pair[0]
        if permitted is None:
            found.append((pair, None))
        elif not permitted:
            found.append((pair, entry))
        else:
            if asked:
                await asyncio.sleep(pause)
            asked = True
            found.append((pair, await _page(tools, feed, entry, own)))
    return found


async def _page(tools: Tools, feed: FeedConfig, entry: Entry, own: frozenset[str]) -> Entry | None:
    request = Request(entry.url or "", own=own, accept=PAGE_TYPES)
    async with tools.fetcher.getting(request) as response:
        if response.kind != "body":
            return None if response.kind in PASSING else entry
        page = jobs.Page(entry, response.body, response.content_type, tools.now(), feed.zone)
        try:
            # The tree of a large page weighs many times the page: no two of them at once.
            async with tools.crew.alone if len(response.body) > jobs.LARGE else nullcontext():
                return await tools.crew.run(READING, tools.config.limits.parse_seconds, jobs.complete, page)
        except Overrun:
            return entry
        except Exception:
            log.exception("reading a page of %s failed in a way that nobody foresaw", feed.name)
            return entry


async def _robots(
    tools: Tools, origin: str, own: frozenset[str], urls: Sequence[str]
) -> tuple[Sequence[bool | None], float]:
    """Whether each address may be asked (None: not known now), and the seconds to leave between two requests.

    No robots.txt permits everything; one that cannot be had just now permits nothing for now (RFC 9309).
    """
    response = await tools.fetcher.get(Request(f"{origin}/robots.txt", own=own, accept="text/plain, */*;q=0.5"))
    if response.kind == "body":
        return await _read_robots(tools, response, urls)
    if response.status is not None and 400 <= response.status < 500 and response.kind not in PASSING:
        return [True] * len(urls), PAUSE
    if response.kind in PASSING:
        return [None] * len(urls), PAUSE
    return [False] * len(urls), PAUSE


async def _read_robots(tools: Tools, response: Response, urls: Sequence[str]) -> tuple[Sequence[bool | None], float]:
    try:
        permits, delay = await tools.crew.run(READING, 5.0, jobs.allowed, response.body[:500_000], AGENT, list(urls))
    except Overrun:
        log.warning("the robots.txt of %s cannot be read in time: its pages are left alone", authority_of(response.url))
        return [False] * len(urls), PAUSE
    return permits, min(max(delay, PAUSE), LONGEST_PAUSE)
