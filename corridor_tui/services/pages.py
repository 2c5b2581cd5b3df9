"""Entries made whole from their pages: for list pages, sitemaps and feeds of teasers. Politely, and by robots.txt."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime

from corridor_tui.config import FeedConfig
from corridor_tui.feeds.answer import PAGE_TYPES, Request, Response
from corridor_tui.feeds.parsed import Identity, ParsedFeed
from corridor_tui.feeds.redirects import authority_of, origin_of
from corridor_tui.model import Entry
from corridor_tui.services import jobs
from corridor_tui.services.crew import READING, Overrun
from corridor_tui.services.fetch_plan import own_hosts
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

Pair = tuple[Entry, Identity]


def wanted(feed: FeedConfig) -> bool:
    """Whether the entries of a source need their pages."""
    return feed.full_text or feed.kind != "feed"


async def make_whole(tools: Tools, feed: FeedConfig, parsed: ParsedFeed) -> tuple[ParsedFeed, int]:
    """The feed with its new entries made whole, and how many entries wait for the next time.

    Entries of list pages and sitemaps that are stored already are left out: the list says nothing new about them. An
    entry whose page cannot be had for good, or may not be asked, comes as the list or feed gives it.
    """
    pairs = list(zip(parsed.entries, parsed.identities, strict=True))
    if feed.kind != "feed":
        stored = pending.stored_keys(tools.db, feed.name, (identity.guid_key for _, identity in pairs))
        pairs = [pair for pair in pairs if pair[1].guid_key not in stored]
    pairs.sort(key=lambda pair: pair[0].published or OLDEST, reverse=True)
    teasers = [pair for pair in pairs if _is_teaser(pair[0])]
    rest = [pair for pair in pairs if not _is_teaser(pair[0])]
    chosen, later = teasers[:AT_MOST], teasers[AT_MOST:]
    if feed.kind == "feed":
        rest, later = rest + later, []
    by_host: dict[str, list[Pair]] = defaultdict(list)
    for entry, identity in chosen:
        by_host[origin_of(entry.url or "")].append((entry, identity))
    groups = await asyncio.gather(*(_host(tools, feed, origin, members) for origin, members in by_host.items()))
    done = rest
    left = len(later)
    for (entry, identity), whole in (pair for group in groups for pair in group):
        if whole is not None:
            done.append((whole, identity))
        elif feed.kind == "feed":
            done.append((entry, identity))
        else:
            left += 1
    whole_feed = replace(
        parsed, entries=tuple(entry for entry, _ in done), identities=tuple(identity for _, identity in done)
    )
    return whole_feed, left


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
