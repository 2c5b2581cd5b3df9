"""When is a feed due? Pure: everything it looks at is an argument, the clock and the dice included.

The time to wait starts from half the usual gap between entries. What the source says of itself (Cache-Control,
Expires, ttl) may lengthen it, failures lengthen it more, the bounds hold it, hours and days that the feed wants left
out push it on, and a little jitter keeps feeds from being asked together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from corridor_tui.feeds.durations import in_words

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ALL_HOURS = frozenset(range(24))
ALL_DAYS = frozenset(range(7))
SAMPLE = 20
"""How many of the newest entries tell a feed's rhythm."""
SLOWEST_SAID = DAY
"""The longest wait that a source's own word about freshness can bring: some say a year and mean nothing."""
JITTER = 0.1


@dataclass(frozen=True, slots=True)
class Bounds:
    """The shortest and the longest wait between two requests to a feed, and the wait where nothing is known."""

    shortest: timedelta = timedelta(minutes=15)
    longest: timedelta = timedelta(hours=12)
    usual: timedelta = timedelta(hours=1)
    longest_failing: timedelta = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of a feed after an attempt.

    `gap` is the usual time between entries; `fresh` what the answer's headers say, `ttl` what the feed's own text
    says; `skip_hours` are hours of the day in UTC, `skip_days` days of the week with Monday as 0; `failures` counts the
    attempts in a row that brought nothing; `gone` that the server said so; `wait` is a pause that it asked for;
    `fixed` is the user's own wait for this feed, which replaces what would be computed.
    """

    gap: timedelta | None = None
    fresh: timedelta | None = None
    ttl: timedelta | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    failures: int = 0
    gone: bool = False
    wait: timedelta | None = None
    fixed: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """When to ask next, and why, in words."""

    next_due: datetime
    interval: timedelta
    reason: str


def decide(now: datetime, signals: Signals, bounds: Bounds, jitter: float) -> Decision:
    """The next time to ask a feed. `jitter` is a number in [0, 1); the wait grows by up to a tenth of itself."""
    wait, reason = _wait(signals, bounds)
    if signals.wait is not None and signals.wait >= wait:
        wait, reason = signals.wait, f"the server asked for a pause of {in_words(signals.wait)}"
    due = now + wait + wait * (JITTER * jitter)
    moved = _past_skipped(due, signals.skip_hours, signals.skip_days)
    if moved != due:
        reason += "; moved past the times that the feed wants left out"
    return Decision(moved, wait, reason)


def _wait(signals: Signals, bounds: Bounds) -> tuple[timedelta, str]:
    calm, reason = _calm_wait(signals, bounds)
    if signals.gone:
        return bounds.longest_failing, "the server says that it is gone: asked rarely, in case it comes back"
    if not signals.failures:
        return calm, reason
    slower = min(calm * 2 ** min(signals.failures, 16), max(bounds.longest_failing, calm))
    times = "once" if signals.failures == 1 else f"{signals.failures} times in a row"
    return slower, f"failed {times}: asked less often, every {in_words(slower)}"


def _calm_wait(signals: Signals, bounds: Bounds) -> tuple[timedelta, str]:
    """The wait of a feed that answers."""
    if signals.fixed is not None:
        return signals.fixed, f"your configuration says every {in_words(signals.fixed)}"
    if signals.gap is None:
        wait, reason = bounds.usual, f"its rhythm is not known yet: every {in_words(bounds.usual)}"
    else:
        wait = signals.gap / 2
        reason = f"a new entry about every {in_words(signals.gap)}: asked twice as often"
    if wait > bounds.longest:
        wait, reason = bounds.longest, f"it seldom brings news: every {in_words(bounds.longest)}"
    for said, words in ((signals.ttl, "the feed"), (signals.fresh, "the server")):
        if said is not None and min(said, SLOWEST_SAID) > wait:
            wait = min(said, SLOWEST_SAID)
            reason = f"{words} says that it is good for {in_words(said)}"
    if wait < bounds.shortest:
        wait, reason = bounds.shortest, f"never more often than every {in_words(bounds.shortest)}"
    return wait, reason


def _past_skipped(due: datetime, hours: frozenset[int], days: frozenset[int]) -> datetime:
    """The first moment from `due` on that is in no left-out hour or day. A feed that leaves out all is not obeyed."""
    hours = hours if hours & ALL_HOURS != ALL_HOURS else frozenset()
    days = days if days & ALL_DAYS != ALL_DAYS else frozenset()
    if not hours and not days:
        return due
    moment = due.astimezone(UTC)
    for _ in range(24 * 8):
        if moment.hour not in hours and moment.weekday() not in days:
            return moment
        moment += HOUR
    return due


def usual_gap(times: Iterable[datetime], now: datetime) -> timedelta | None:
    """The mean gap between a feed's newest entries, or None from fewer than two of them.

    The silence since the newest entry counts as a gap where it is longer than the mean: a feed that fell asleep is
    asked less often. Entries dated after `now` are left out.
    """
    newest = sorted({moment for moment in times if moment <= now}, reverse=True)[:SAMPLE]
    if len(newest) < 2:
        return None
    mean = sum((later - earlier for later, earlier in pairwise(newest)), timedelta()) / (len(newest) - 1)
    return max(mean, (now - newest[0]) / 2)


def is_due(next_due: datetime | None, now: datetime, bounds: Bounds) -> bool:
    """Whether to ask now. A time further off than any wait can be (the clock was wrong once) counts as due."""
    if next_due is None or next_due <= now:
        return True
    return next_due - now > 2 * max(bounds.longest, bounds.longest_failing, SLOWEST_SAID) + 8 * DAY
