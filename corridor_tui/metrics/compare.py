"""Two metrics side by side: their results for the same periods."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from corridor_tui.metrics.periods import Period
from corridor_tui.metrics.series import Point, Series


@dataclass(frozen=True, slots=True)
class Pair:
    """One period of two metrics; a side is None where it has no value. `ratio` is other / one, computed."""

    period: Period
    one: Point | None
    other: Point | None

    @property
    def ratio(self) -> Decimal | None:
        """The second value as a multiple of the first, None unless both are known and the first is not zero."""
        if self.one is None or self.other is None or self.one.value == 0:
            return None
        return self.other.value / self.one.value


def compare(one: Series, other: Series) -> list[Pair]:
    """Every period for which either has an actual (or else an estimate), oldest first."""
    first = {p.period: p for status in ("estimate", "actual") for p in one.points if _shown(p, one, status)}
    second = {p.period: p for status in ("estimate", "actual") for p in other.points if _shown(p, other, status)}
    periods = sorted({*first, *second}, key=lambda period: (period.order, period.spelling))
    return [Pair(period, first.get(period), second.get(period)) for period in periods]


def _shown(point: Point, series: Series, status: str) -> bool:
    return point.status == status and series.shows(point)
