"""Where an odd value comes from: the value of another year, told for this one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter

from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.periods import label
from corridor_tui.metrics.series import Series


class Echoes:
    """Looks up where an odd value comes from: the same value, within half a per cent, under another period or status."""

    def __init__(self, series: Series) -> None:
        """Sort the shown values once."""
        ranked = sorted(((p.value, place, p) for place, p in enumerate(series.points)), key=itemgetter(0, 1))
        self._points = [
            (point.unit, point.status, point.period.spelling, point.period.first, place, point)
            for _, place, point in ranked
        ]
        self._values = [float(value) for value, _, _ in ranked]

    def of(self, claim: Claim) -> str:
        """A hint to append to a sentence: "; it is the value of 2024", the nearest period if several; else ""."""
        value, period = float(claim.value), claim.when
        low, high = sorted((value * 0.995, value * 1.005))
        near = self._points[bisect_left(self._values, low) : bisect_right(self._values, high)]
        best: tuple[int, int] | None = None
        point = None
        for unit, status, spelling, first, place, other in near:
            if unit == claim.unit and (spelling != period.spelling or status != claim.status):
                far = (abs(first - period.first), place)
                if best is None or far < best:
                    best, point = far, other
        if point is None:
            return ""
        what = "value of" if point.status == "actual" else f"{point.status} for"
        return f"; it is the {what} {label(point.period)}"
