"""A series as one short line of bars: only values of periods that can be compared, a blank where none was stated. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from corridor_tui.metrics.periods import Period
from corridor_tui.metrics.series import Point, Series

LONGEST = 12
"""Periods of a sparkline: the newest ones."""

_BLOCKS, _ASCII = "▁▂▃▄▅▆▇█", "_.-=+*#"


def values(series: Series, latest: Point) -> tuple[float | None, ...]:
    """The newest values of periods like the latest point's, oldest first, None where a period has no value.

    Periods are alike when they are of the same length and, but for months and the like, begin in the same month:
    January to September of one year is compared with January to September of another, with nothing else. Where the
    latest point has no like, those of the group with most values are given.
    """
    groups: dict[tuple[int, int, int], dict[int, float]] = {}
    for point in series.of(latest.status):
        if point.period.kind not in ("undated", "day"):
            months, step, offset = _likeness(point.period)
            groups.setdefault((months, step, offset), {})[point.period.first // step] = float(point.value)
    mine = groups.get(_likeness(latest.period), {})
    if len(mine) < 2 and groups:
        mine = max(groups.values(), key=len)
    if not mine:
        return ()
    newest = max(mine)
    line = [mine.get(at) for at in range(max(min(mine), newest - LONGEST + 1), newest + 1)]
    while line and line[0] is None:
        line.pop(0)
    return tuple(line)


def _likeness(period: Period) -> tuple[int, int, int]:
    """Months, months from one to the next, and the month it begins in on that count."""
    step = period.months if period.kind in ("half", "quarter", "month") else 12
    return period.months, step, period.first % step if step else 0


def spark(line: Sequence[float | None], *, ascii_only: bool = False) -> str:
    """Values as small bars from the smallest to the largest, a blank for None; empty for fewer than two values."""
    known = [value for value in line if value is not None]
    if len(known) < 2:
        return ""
    steps = _ASCII if ascii_only else _BLOCKS
    low, high = min(known), max(known)
    spread = (high - low) or 1.0
    return "".join(" " if v is None else steps[round((v - low) / spread * (len(steps) - 1))] for v in line)
