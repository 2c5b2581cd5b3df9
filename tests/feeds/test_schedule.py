"""When a feed is due: tables of what is known and what follows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.feeds.schedule import Bounds, Signals, decide, is_due, usual_gap

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)  # a Friday
BOUNDS = Bounds(
    shortest=timedelta(minutes=10),
    longest=timedelta(hours=12),
    usual=timedelta(hours=1),
    longest_failing=timedelta(days=2),
)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("signals", "wait", "words"),
    [
        (Signals(), HOUR, "not known yet"),
        (Signals(gap=4 * HOUR), 2 * HOUR, "about every 4 hours"),
        (Signals(gap=MINUTE), 10 * MINUTE, "never more often"),
        (Signals(gap=60 * DAY), 12 * HOUR, "seldom"),
        (Signals(gap=HOUR, ttl=3 * HOUR), 3 * HOUR, "the feed says"),
        (Signals(gap=8 * HOUR, ttl=HOUR), 4 * HOUR, "about every 8 hours"),
        (Signals(gap=HOUR, fresh=2 * HOUR), 2 * HOUR, "the server says"),
        (Signals(gap=HOUR, fresh=365 * DAY), DAY, "the server says"),
        (Signals(gap=HOUR, fresh=timedelta(0)), 30 * MINUTE, "about every 1 hour"),
        (Signals(failures=1), 2 * HOUR, "failed once"),
        (Signals(failures=3), 8 * HOUR, "3 times in a row"),
        (Signals(failures=400), 2 * DAY, "400 times in a row"),
        (Signals(gone=True, failures=1), 2 * DAY, "gone"),
        (Signals(wait=5 * HOUR), 5 * HOUR, "asked for a pause of 5 hours"),
        (Signals(gap=8 * HOUR, wait=MINUTE), 4 * HOUR, "about every 8 hours"),
        (Signals(gap=HOUR, fixed=6 * HOUR, fresh=DAY), 6 * HOUR, "your configuration"),
        (Signals(fixed=6 * HOUR, failures=2), DAY, "failed 2 times"),
    ],
)
def test_the_wait_and_its_reason(signals: Signals, wait: timedelta, words: str) -> None:
    decision = decide(NOW, signals, BOUNDS, 0.0)
    assert decision.interval == wait
    assert decision.next_due == NOW + wait
    assert words in decision.reason


@pytest.mark.parametrize(
    ("hours", "days", "due"),
    [
        ({10, 11, 12}, set(), NOW.replace(hour=13)),
        (set(range(24)) - {3}, set(), (NOW + DAY).replace(hour=3)),
        (set(range(24)), set(), NOW + HOUR),
        (set(), {4, 5, 6}, datetime(2026, 11, 23, 0, 30, tzinfo=UTC)),
        (set(), set(range(7)), NOW + HOUR),
        ({22, 23, 0}, {0, 1, 2, 3}, NOW + HOUR),
    ],
)
def test_left_out_hours_and_days_are_passed_over(hours: set[int], days: set[int], due: datetime) -> None:
    signals = Signals(skip_hours=frozenset(hours), skip_days=frozenset(days))
    assert decide(NOW, signals, BOUNDS, 0.0).next_due == due


@given(
    gap=st.none() | st.timedeltas(timedelta(0), timedelta(days=4000)),
    fresh=st.none() | st.timedeltas(timedelta(0), timedelta(days=40_000)),
    ttl=st.none() | st.timedeltas(timedelta(0), timedelta(days=4000)),
    failures=st.integers(0, 10**6),
    jitter=st.floats(0, 1, exclude_max=True),
    hours=st.frozensets(st.integers(0, 23)),
    days=st.frozensets(st.integers(0, 6)),
    wait=st.none() | st.timedeltas(timedelta(0), timedelta(days=1)),
)
def test_no_feed_is_asked_too_soon_or_given_up(
    gap: timedelta | None,
    fresh: timedelta | None,
    ttl: timedelta | None,
    failures: int,
    jitter: float,
    hours: frozenset[int],
    days: frozenset[int],
    wait: timedelta | None,
) -> None:
    signals = Signals(gap, fresh, ttl, hours, days, failures, False, wait)
    decision = decide(NOW, signals, BOUNDS, jitter)
    assert NOW + BOUNDS.shortest <= decision.next_due <= NOW + 2.2 * DAY + 8 * DAY
    assert wait is None or decision.next_due >= NOW + wait
    assert not is_due(decision.next_due, NOW, BOUNDS)
    assert is_due(decision.next_due, decision.next_due, BOUNDS)
    assert decision.reason


def test_jitter_only_delays() -> None:
    waits = [decide(NOW, Signals(), BOUNDS, jitter).next_due - NOW for jitter in (0.0, 0.5, 0.999)]
    assert waits == sorted(waits)
    assert waits[0] == HOUR and waits[-1] < 1.1 * HOUR


def test_a_due_time_beyond_any_wait_counts_as_due() -> None:
    assert is_due(None, NOW, BOUNDS)
    assert is_due(NOW + 400 * DAY, NOW, BOUNDS)
    assert not is_due(NOW + DAY, NOW, BOUNDS)


@pytest.mark.parametrize(
    ("ages", "gap"),
    [
        ([], None),
        ([3], None),
        ([0, 2, 4, 6], timedelta(hours=2)),
        ([-5, 1, 3, 5], timedelta(hours=2)),
        ([100, 101, 102], timedelta(hours=50)),
        ([1, 1, 1], None),
    ],
)
def test_the_usual_gap(ages: list[int], gap: timedelta | None) -> None:
    assert usual_gap([NOW - timedelta(hours=age) for age in ages], NOW) == gap
