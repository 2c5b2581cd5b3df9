"""Corridors and crossings that the news has gone silent about, unlike its habit.

A gap may mean that nothing happens there. As often a source was lost, or writes the name in a way that the rules miss:
that is why the brief tells it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median

from corridor_tui.store.times import to_text

LOOK_BACK = timedelta(days=365)
DAYS_KNOWN = 5
"""Days with an article about a place from which its habit can be told."""
SHORTEST = timedelta(days=21)
FACTOR = 4
"""How many times its usual gap a place must be silent."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place that no relevant article has named for `days` days; `last` is the day of the newest one.

    `kind` is "corridor" or "checkpoint"; `usual` the middle one of the gaps between days with articles, in days.
    """

    kind: str
    id: str
    days: int
    usual: float
    last: date


def gaps(days_of: Mapping[tuple[str, str], Sequence[date]], today: date) -> tuple[Gap, ...]:
    """The places that have been silent too long, the longest first; `days_of` are the days with articles, by place.

    Nothing is told where no place at all has had an article lately: then it is the fetching that stands still.
    """
    newest = max((max(days) for days in days_of.values() if days), default=None)
    if newest is None or today - newest >= SHORTEST:
        return ()
    found = []
    for (kind, name), days in days_of.items():
        known = sorted(set(days))
        if len(known) < DAYS_KNOWN:
            continue
        usual = median((later - earlier).days for earlier, later in pairwise(known))
        silent = today - known[-1]
        if silent >= max(SHORTEST, FACTOR * timedelta(days=usual)):
            found.append(Gap(kind, name, silent.days, usual, known[-1]))
    return tuple(sorted(found, key=lambda gap: (-gap.days, gap.kind, gap.id)))


def read_gaps(db: sqlite3.Connection, now: datetime) -> tuple[Gap, ...]:
    """The gaps by what is stored: by the dates of articles of the last year, or when they were first seen."""
    days_of: dict[tuple[str, str], list[date]] = defaultdict(list)
    rows = db.execute(
        "SELECT DISTINCT m.kind, m.entity, substr(a.ordered, 1, 10) FROM articles a JOIN mentions m ON m.article = a.id "
        "WHERE a.relevant = 1 AND a.ordered BETWEEN ? AND ?",
        (to_text(now - LOOK_BACK), to_text(now)),
    )
    for kind, entity, day in rows:
        days_of[kind, entity].append(date.fromisoformat(day))
    return gaps(days_of, now.date())
