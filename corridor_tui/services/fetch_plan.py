"""What to ask a feed, and what its answer changes in its state: the decisions of a refresh, without its I/O. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from corridor_tui.config import FeedConfig, FetchConfig
from corridor_tui.feeds import schedule
from corridor_tui.feeds.addresses import is_local_name
from corridor_tui.feeds.answer import Request, Response
from corridor_tui.feeds.redirects import authority_of, same_but_secure
from corridor_tui.store.feeds import FeedState

FULL_EVERY = timedelta(days=8)
"""Validators are dropped after this long: a server that keeps saying "unchanged" by mistake is found out."""
MOVE_HOLDS_AFTER = timedelta(days=3)
"""A permanent redirect is believed after it has been met for this long."""
UNREACHED = frozenset({"name", "connection", "timeout"})
OFFLINE_HOSTS = 3
LOST = frozenset({"missing", "gone", "name", "tls", "connection", "redirect", "refused"})
"""Outcomes that make a remembered move doubtful."""


@dataclass(frozen=True, slots=True)
class Yield:
    """What a feed's document brought, as far as its state is concerned. None of it where nothing was parsed.

    `full` is False where something was left for the next time, so that the document has to be read again then.
    """

    outcome: str
    sentence: str
    ok: bool
    new: int = 0
    updated: int = 0
    entries: int | None = None
    dates: tuple[datetime, ...] = ()
    title: str | None = None
    language: str | None = None
    ttl: timedelta | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    body_hash: str | None = None
    full: bool = True


def bounds(fetch: FetchConfig) -> schedule.Bounds:
    """The bounds of waiting that the configuration sets."""
    longest = timedelta(seconds=fetch.max_interval)
    shortest = min(timedelta(seconds=fetch.min_interval), longest)
    return schedule.Bounds(
        shortest=shortest,
        longest=longest,
        usual=min(max(timedelta(hours=1), shortest), longest),
        longest_failing=max(longest, timedelta(days=2)),
    )


def request(feed: FeedConfig, state: FeedState | None, now: datetime, written: frozenset[str]) -> Request:
    """The request that a feed's next attempt makes. `written` are the authorities in the user's own configuration."""
    url = address(feed.url, state, now)
    own = own_hosts(feed, written)
    if state is None or state.validators_at is None or now - state.validators_at >= FULL_EVERY:
        return Request(url, own=own)
    return Request(url, etag=state.etag, last_modified=state.last_modified, own=own)


def own_hosts(feed: FeedConfig, written: frozenset[str]) -> frozenset[str]:
    """The authorities that a feed may lead to though they are private: its own host, on ports the user wrote down."""
    if feed.origin != "user":
        return frozenset()
    host = _host(feed.url)
    return frozenset(authority for authority in written if _host(f"//{authority}") == host)


def written_hosts(feeds: Iterable[FeedConfig]) -> frozenset[str]:
    """The authorities that the user wrote into the configuration."""
    return frozenset(authority_of(feed.url) for feed in feeds if feed.origin == "user") - {""}


def address(url: str, state: FeedState | None, now: datetime) -> str:
    """Where to ask: the configured address, or where it has moved to, once that is believed."""
    if state is None or state.moved_to is None or state.moved_since is None:
        return url
    if same_but_secure(url, state.moved_to) or now - state.moved_since >= MOVE_HOLDS_AFTER:
        return state.moved_to
    return url


def after(
    state: FeedState,
    asked: Request,
    response: Response,
    brought: Yield,
    now: datetime,
    bounds: schedule.Bounds,
    jitter: float,
    fixed: timedelta | None = None,
) -> FeedState:
    """The state of a feed after an attempt."""
    state = _learn(state, response, brought, now)
    state = _moved(state, asked, response, now)
    resting = brought.outcome == "resting"
    if brought.ok:
        state = replace(state, failures=0, failing_since=None, last_success=now)
    elif not resting:
        state = replace(state, failures=state.failures + 1, failing_since=state.failing_since or now)
    gap = state.gap
    if gap is not None and state.newest is not None:
        gap = max(gap, (now - state.newest) / 2)
    decision = schedule.decide(
        now,
        schedule.Signals(
            gap=gap,
            fresh=response.fresh,
            ttl=state.ttl,
            skip_hours=state.skip_hours,
            skip_days=state.skip_days,
            failures=0 if resting else state.failures,
            gone=brought.outcome == "gone",
            wait=response.wait,
            fixed=fixed,
        ),
        bounds,
        jitter,
    )
    return replace(
        state,
        outcome=brought.outcome,
        sentence=brought.sentence,
        last_attempt=now,
        next_due=decision.next_due,
        interval=decision.interval,
        reason=decision.reason,
    )


def offline(outcomes: Mapping[str, str]) -> bool:
    """Whether a run says more about this machine's network than about its sources.

    `outcomes` are the outcome words by address: several hosts of the open internet, and not one could be reached.
    """
    hosts = {authority_of(url) for url in outcomes if not is_local_name(_host(url) or "localhost")}
    return len(hosts) >= OFFLINE_HOSTS and all(outcome in UNREACHED for outcome in outcomes.values())


def pardoned(before: FeedState | None, after: FeedState, now: datetime, bounds: schedule.Bounds) -> FeedState:
    """The state of a feed that could not be reached because this machine is offline: asked again soon, not slower."""
    return replace(
        after,
        failures=0 if before is None else before.failures,
        failing_since=None if before is None else before.failing_since,
        next_due=now + bounds.shortest,
        interval=bounds.shortest,
        reason="no source could be reached, so this machine seems to be offline: asked again soon",
    )


def _learn(state: FeedState, response: Response, brought: Yield, now: datetime) -> FeedState:
    """What the document and its headers taught."""
    if response.status == 304 and brought.outcome == "odd":
        return replace(state, etag=None, last_modified=None, validators_at=None)
    if response.kind != "body" or not brought.ok:
        return state
    if response.cut_short or not brought.full:
        state = replace(state, etag=None, last_modified=None, validators_at=None, body_hash=None)
    else:
        state = replace(
            state,
            etag=response.etag,
            last_modified=response.last_modified,
            validators_at=now,
            body_hash=brought.body_hash,
        )
    if brought.entries is None:
        return state
    past = [moment for moment in brought.dates if moment <= now]
    return replace(
        state,
        title=brought.title or state.title,
        language=brought.language or state.language,
        ttl=brought.ttl,
        skip_hours=brought.skip_hours,
        skip_days=brought.skip_days,
        entries=brought.entries,
        gap=schedule.usual_gap(past, now) or state.gap,
        newest=max(past, default=state.newest),
        last_new=now if brought.new else state.last_new,
    )


def _moved(state: FeedState, asked: Request, response: Response, now: datetime) -> FeedState:
    """Remember, keep or forget where the feed has moved to."""
    if asked.url != state.url:
        if response.kind in LOST:
            return replace(state, moved_to=None, moved_since=None)
        if response.ok and response.lasting_url is not None:
            return replace(state, moved_to=response.lasting_url)
        return state
    if not response.ok:
        return state
    if response.lasting_url is None:
        return replace(state, moved_to=None, moved_since=None)
    if response.lasting_url == state.moved_to:
        return state
    return replace(state, moved_to=response.lasting_url, moved_since=now)


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
