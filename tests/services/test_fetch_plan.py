"""What a feed is asked and what its answers change: the decisions of a refresh."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from corridor_tui.config import FeedConfig, FetchConfig
from corridor_tui.feeds.answer import Kind, Request, Response
from corridor_tui.feeds.redirects import authority_of
from corridor_tui.feeds.schedule import Bounds
from corridor_tui.services import fetch_plan
from corridor_tui.services.fetch_plan import Yield
from corridor_tui.store.feeds import FeedState

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
URL = "http://news.example/feed"
FEED = FeedConfig("News", URL, origin="user")
STATE = FeedState(URL, "News")
WRITTEN = frozenset({"news.example", "news.example:81", "nas.example"})
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
BODY = Response("body", "", URL, 200, etag='"2"', last_modified="then")
GOOD = Yield("ok", "2 new", ok=True, new=2, entries=9, body_hash="h2", dates=(NOW - HOUR, NOW - 3 * HOUR))


def after(
    state: FeedState, response: Response = BODY, brought: Yield = GOOD, *, now: datetime = NOW, asked: str = URL
) -> FeedState:
    return fetch_plan.after(state, Request(asked), response, brought, now, Bounds(), 0.0)


def failed(kind: Kind) -> tuple[Response, Yield]:
    return Response(kind, "no luck", URL), Yield(kind, "no luck", ok=False)


@pytest.mark.parametrize(
    ("age", "conditions"), [(None, False), (HOUR, True), (7 * DAY, True), (8 * DAY, False), (80 * DAY, False)]
)
def test_validators_are_sent_for_eight_days(age: timedelta | None, conditions: bool) -> None:
    known = replace(STATE, etag='"1"', last_modified="then", validators_at=None if age is None else NOW - age)
    asked = fetch_plan.request(FEED, known, NOW, WRITTEN)
    assert (asked.etag, asked.last_modified) == (('"1"', "then") if conditions else (None, None))


@pytest.mark.parametrize(
    ("moved_to", "held", "asked", "own"),
    [
        (None, DAY, URL, True),
        ("http://news.example/rss", HOUR, URL, True),
        ("http://news.example/rss", 3 * DAY, "http://news.example/rss", True),
        ("http://elsewhere.example/rss", 3 * DAY, "http://elsewhere.example/rss", False),
        ("https://news.example/feed", timedelta(0), "https://news.example/feed", True),
    ],
)
def test_a_move_is_believed_when_it_held(moved_to: str | None, held: timedelta, asked: str, own: bool) -> None:
    state = replace(STATE, moved_to=moved_to, moved_since=None if moved_to is None else NOW - held)
    request = fetch_plan.request(FEED, state, NOW, WRITTEN)
    assert request.url == asked
    assert (authority_of(asked) in request.own) is own


def test_only_the_users_own_hosts_may_be_private() -> None:
    assert fetch_plan.request(FEED, None, NOW, WRITTEN).own == {"news.example", "news.example:81"}
    assert not fetch_plan.request(replace(FEED, origin="default"), None, NOW, WRITTEN).own
    listed = [FEED, FeedConfig("Shipped", "http://other.example/", origin="default"), replace(FEED, url="nonsense")]
    assert fetch_plan.written_hosts(listed) == {"news.example"}


def test_a_full_answer_is_remembered() -> None:
    state = after(replace(STATE, failures=3, failing_since=NOW - DAY))
    assert (state.etag, state.last_modified, state.validators_at, state.body_hash) == ('"2"', "then", NOW, "h2")
    assert (state.failures, state.failing_since, state.last_success, state.last_new) == (0, None, NOW, NOW)
    assert (state.entries, state.newest, state.gap) == (9, NOW - HOUR, 2 * HOUR)
    assert (state.outcome, state.sentence, state.last_attempt) == ("ok", "2 new", NOW)
    assert state.next_due == NOW + HOUR and state.reason


def test_an_unchanged_one_keeps_its_validators_and_their_age() -> None:
    known = replace(STATE, etag='"1"', validators_at=NOW - DAY, body_hash="h1", newest=NOW - DAY, gap=HOUR)
    state = after(known, Response("unchanged", "", URL, 304), Yield("unchanged", "nothing new", ok=True))
    assert (state.etag, state.validators_at, state.body_hash) == ('"1"', NOW - DAY, "h1")
    # Silence since the newest entry slows the rhythm down.
    assert state.interval == 6 * HOUR


def test_a_document_that_broke_off_is_no_full_state() -> None:
    known = replace(STATE, etag='"1"', validators_at=NOW - DAY, body_hash="h1")
    state = after(known, replace(BODY, cut_short=True, etag=None), replace(GOOD, outcome="partial"))
    assert (state.etag, state.validators_at, state.body_hash) == (None, None, None)
    assert state.entries == 9 and state.failures == 0


def test_an_answer_that_is_no_feed_keeps_what_was_known() -> None:
    known = replace(STATE, etag='"1"', validators_at=NOW - DAY, body_hash="h1", entries=4)
    state = after(known, BODY, Yield("not_a_feed", "a web page", ok=False))
    assert (state.etag, state.body_hash, state.entries) == ('"1"', "h1", 4)
    assert (state.failures, state.failing_since) == (1, NOW)


def test_a_304_that_was_not_asked_for_drops_the_validators() -> None:
    known = replace(STATE, etag='"1"', validators_at=NOW - DAY)
    state = after(known, Response("odd", "", URL, 304), Yield("odd", "not asked", ok=False))
    assert state.etag is None and state.validators_at is None


def test_failures_add_up_and_slow_down_but_never_stop() -> None:
    state = STATE
    waits = []
    for attempt in range(30):
        state = after(state, *failed("server"), now=NOW + attempt * DAY)
        assert state.next_due is not None and state.interval is not None
        waits.append(state.interval)
    assert state.failures == 30 and state.failing_since == NOW
    assert waits == sorted(waits) and waits[-1] == Bounds().longest_failing


def test_a_rest_is_no_failure() -> None:
    response = Response("resting", "left alone", URL, wait=5 * HOUR)
    state = after(STATE, response, Yield("resting", "left alone", ok=False))
    assert state.failures == 0 and state.next_due == NOW + 5 * HOUR


def test_moves_are_noticed_kept_and_forgotten() -> None:
    moved = replace(BODY, lasting_url="http://b.example/f")
    first = after(STATE, moved)
    assert (first.moved_to, first.moved_since) == ("http://b.example/f", NOW)
    later = after(first, moved, now=NOW + DAY)
    assert later.moved_since == NOW
    other = after(later, replace(BODY, lasting_url="http://c.example/f"), now=NOW + DAY)
    assert (other.moved_to, other.moved_since) == ("http://c.example/f", NOW + DAY)
    assert after(other, BODY).moved_to is None
    assert after(other, *failed("timeout")).moved_to == "http://c.example/f"


def test_a_believed_move_that_leads_nowhere_is_forgotten() -> None:
    state = replace(STATE, moved_to="http://b.example/f", moved_since=NOW - 9 * DAY)
    assert after(state, BODY, asked="http://b.example/f").moved_to == "http://b.example/f"
    assert after(state, *failed("missing"), asked="http://b.example/f").moved_to is None
    assert after(state, *failed("server"), asked="http://b.example/f").moved_to == "http://b.example/f"


def test_bounds_follow_the_configuration() -> None:
    bounds = fetch_plan.bounds(FetchConfig(min_interval=7200, max_interval=14_400))
    assert (bounds.shortest, bounds.longest, bounds.usual) == (2 * HOUR, 4 * HOUR, 2 * HOUR)
    odd = fetch_plan.bounds(FetchConfig(min_interval=7200, max_interval=3600))
    assert odd.shortest == odd.longest == HOUR


@pytest.mark.parametrize(
    ("outcomes", "offline"),
    [
        ({"http://a.example/": "name", "http://b.example/": "timeout", "http://c.example/": "connection"}, True),
        ({"http://a.example/": "name", "http://b.example/": "name"}, False),
        ({"http://a.example/1": "name", "http://a.example/2": "name", "http://b.example/": "name"}, False),
        ({"http://a.example/": "name", "http://b.example/": "name", "http://c.example/": "missing"}, False),
        ({f"http://127.0.0.1:{port}/": "connection" for port in (1, 2, 3, 4)}, False),
        ({}, False),
    ],
)
def test_a_machine_without_a_network_is_told_from_bad_sources(outcomes: dict[str, str], offline: bool) -> None:
    assert fetch_plan.offline(outcomes) is offline


def test_nothing_is_held_against_feeds_while_offline() -> None:
    before = replace(STATE, failures=1, failing_since=NOW - DAY)
    failed_again = after(before, *failed("name"))
    pardoned = fetch_plan.pardoned(before, failed_again, NOW, Bounds())
    assert (pardoned.failures, pardoned.failing_since) == (1, NOW - DAY)
    assert pardoned.next_due == NOW + Bounds().shortest and "offline" in (pardoned.reason or "")
    assert pardoned.sentence == "no luck"
    assert fetch_plan.pardoned(None, failed_again, NOW, Bounds()).failures == 0
