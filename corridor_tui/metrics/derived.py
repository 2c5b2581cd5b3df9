"""Values that nobody printed: computed from the series, always labelled as computed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corridor_tui.metrics.definitions import FLOWS, Metric
from corridor_tui.metrics.growth import rate
from corridor_tui.metrics.numbers import human, percent
from corridor_tui.metrics.periods import Period, label
from corridor_tui.metrics.series import Point, Series
from corridor_tui.model import RATIOS

STALE_MONTHS: dict[str, int] = {"week": 2, "month": 6, "quarter": 9, "half-year": 14, "year": 18}
"""Months without a newer period after which a metric of that cadence counts as stale; 24 for any other. The word
that allows the least counts: who publishes by month should have a newer value within half a year."""


@dataclass(frozen=True, slots=True)
class Change:
    """Growth in per cent of `point` on the same months a year before (`before`); computed."""

    point: Point
    before: Point
    percent: Decimal

    @property
    def sentence(self) -> str:
        """The change in words."""
        return f"{percent(self.percent)} on {label(self.before.period)} (computed)"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the newest full value is on the way to a target; `pace` is the growth a year needed, in per cent.

    `pace` is None when the target is reached, its year is past, or there is nothing to grow from. `overdue` is true when that year
    is over by `today`; then `missed` says whether the value of that year fell short.
    """

    target: Point
    now: Point
    share: Decimal
    pace: Decimal | None
    overdue: bool
    missed: bool | None

    @property
    def sentence(self) -> str:
        """The progress in words."""
        when = f" for {label(self.target.period)}" if self.target.period.kind != "undated" else ", no year named"
        goal = f"{human(self.target.value, self.target.unit, self.target.bound)}{when}"
        got = f"{self.share:.0f} % of the {self.target.status} of {goal}"
        if self.missed is not None:
            return f"{got}: {'missed' if self.missed else 'met'} (computed)"
        if self.overdue:
            return f"{self.target.status} of {goal}: its time is over, no value for it yet"
        if self.share >= 100:
            return f"{got}: reached (computed)"
        if self.pace is not None:
            return f"{got}: needs {percent(self.pace)} a year (computed)"
        return f"{got} (computed)"


def changes(series: Series) -> tuple[Change, ...]:
    """Growth of every actual on the same period of the year before, where both are known."""
    return tuple(change for point in series.of("actual") if (change := change_of(point, series)) is not None)


def change_of(point: Point, series: Series) -> Change | None:
    """The computed change of one point of a series, or None."""
    if point.status != "actual" or series.unit in RATIOS or point.period.kind in ("undated", "day"):
        return None
    before = series.at(point.period.shifted(-12))
    grown = rate(point.value, before.value) if before else None
    return None if before is None or grown is None else Change(point, before, grown)


def progress(series: Series, today: date) -> tuple[Progress, ...]:
    """Progress of the newest yearly value (else the newest value) towards each target and forecast, soonest first."""
    years = series.of("actual", kind="year") or series.of("actual", kind="undated")
    found = []
    for status in ("target", "forecast"):
        for target in series.of(status):
            result = series.at(target.period)
            now = result or (years[-1] if years else None)
            if now is None or target.value == 0 or target.period.kind not in ("year", "undated"):
                continue
            share = now.value / target.value * 100
            end = target.period.end
            overdue = end is not None and end < today
            missed = (result.value < target.value * Decimal("0.97")) if result is not None and overdue else None
            found.append(Progress(target, now, share, _pace(now, target, today), overdue, missed))
    return tuple(found)


def _pace(now: Point, target: Point, today: date) -> Decimal | None:
    end = target.period.end
    if end is None or end < today or now.period.kind != "year" or not 0 < now.value < target.value:
        return None
    years = target.period.year - now.period.year
    if years <= 0:
        return None
    return (Decimal(float(target.value / now.value) ** (1 / years)) - 1) * 100


def per_day(point: Point, metric: Metric) -> Decimal | None:
    """An amount over a period as an amount a day; None for states such as a queue, for shares and undated values."""
    if metric.event or point.unit not in FLOWS or point.period.days < 2:
        return None
    return point.value / point.period.days


def months_since(period: Period, today: date) -> int | None:
    """Whole months between the end of a period and today (never negative); None when undated."""
    end = period.end
    if end is None:
        return None
    return max(0, (today.year - end.year) * 12 + today.month - end.month - (1 if today.day < min(end.day, 28) else 0))


def stale(series: Series, today: date) -> int | None:
    """Months without a value if that is longer than the metric's cadence allows, else None.

    A queue of which nothing more is heard is over, not stale.
    """
    if series.metric.event:
        return None
    latest = series.latest
    months = months_since(latest.period, today) if latest and latest.status == "actual" else None
    if months is None:
        return None
    allowed = min((n for word, n in STALE_MONTHS.items() if word in series.metric.cadence), default=24)
    return months if months > allowed else None
