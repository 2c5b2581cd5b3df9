"""How a source is doing, told from what is stored about it: a word and a sentence. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from corridor_tui.store.feeds import Attempt, FeedState

Word = Literal["new", "ok", "quiet", "slow", "resting", "failing", "moved", "gone"]

QUIET_FACTOR = 5
QUIET_AT_LEAST = timedelta(days=3)
SLOW_MS = 8_000
SLOW_SAMPLE = 5
ANSWERED = frozenset({"ok", "partial", "unchanged", "resting", None})
GONE_AFTER = timedelta(days=14)
"""A feed that has answered "not found" for this long counts as gone."""


@dataclass(frozen=True, slots=True)
class Health:
    """The state of a source in one word, and the sentence that explains it."""

    word: Word
    sentence: str

    @property
    def troubled(self) -> bool:
        """Whether somebody should look at it."""
        return self.word in ("failing", "moved", "gone")


def health(state: FeedState | None, now: datetime, attempts: Sequence[Attempt] = ()) -> Health:
    """Judge a source. `attempts`, newest first, serve to tell a slow one; without them none is called slow."""
    if state is None or state.last_attempt is None:
        return Health("new", "not asked yet")
    said = state.sentence or "no word"
    if state.outcome == "gone":
        return Health("gone", said)
    if state.failures and state.failing_since is not None:
        if state.outcome == "missing" and now - state.failing_since >= GONE_AFTER:
            return Health("gone", f"not found since {state.failing_since:%Y-%m-%d}: {said}")
        return Health("failing", f"since {state.failing_since:%Y-%m-%d %H:%M}: {said}")
    if state.outcome not in ANSWERED:
        return Health("failing", f"{said}; this machine seems to have been offline")
    if state.outcome == "resting":
        return Health("resting", said)
    if state.moved_to is not None and state.moved_since is not None:
        return Health("moved", f"to {state.moved_to} since {state.moved_since:%Y-%m-%d}; your list has the old address")
    silence = _silence(state, now)
    if silence is not None:
        return Health("quiet", f"no news for {silence.days} days, unlike its habit")
    times = [attempt.ms for attempt in attempts[:SLOW_SAMPLE] if attempt.status in (200, 304)]
    if len(times) >= 2 and sum(times) / len(times) >= SLOW_MS:
        return Health("slow", f"takes {sum(times) / len(times) / 1000:.0f} seconds to answer")
    return Health("ok", said)


def _silence(state: FeedState, now: datetime) -> timedelta | None:
    """How long a feed has been silent, where that is unlike its habit; None otherwise."""
    last = max((moment for moment in (state.newest, state.last_new) if moment is not None), default=None)
    if last is None:
        return None
    silence = now - last
    usual = max(QUIET_FACTOR * (state.gap or timedelta(0)), QUIET_AT_LEAST)
    return silence if silence > usual else None
