"""The axes of a chart: round steps for values, slots of equal width for time. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corridor_tui.metrics.periods import Period, PeriodKind

GRAIN: dict[PeriodKind, int] = {"half": 6, "quarter": 3, "month": 1, "day": 1}
"""Months of a slot for the kind of period that a chart is mainly about; a year for every other kind."""

WIDEST = 16
"""Columns of a slot beyond which a chart says nothing more."""

EMPTY_RUN = 3
"""Empty slots in a row that are drawn as one break where there is no room for all slots."""

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(top: float, most: int) -> list[float]:
    """Round values from 0 to at least `top` (above 0), at most `most` of them besides 0, evenly apart."""
    most = max(1, most)
    rough = top / most
    size = 10.0 ** math.floor(math.log10(rough))
    # The rounding error of a quotient must not ask for one step more.
    step = next((size * s for s in _STEPS if math.ceil(top / (size * s) - 1e-9) <= most), size * 20)
    return [step * number for number in range(max(1, math.ceil(top / step - 1e-9)) + 1)]


@dataclass(frozen=True, slots=True)
class Slots:
    """The time axis: `numbers` are slots of `grain` months counted from year 0, None a break; `width` columns each.

    `left_out` says that earlier periods had no room.
    """

    grain: int
    numbers: tuple[int | None, ...]
    width: int
    left_out: bool = False

    @property
    def gap(self) -> int:
        """Free columns at the end of a slot."""
        return 1 if self.width >= 3 else 0

    def columns(self, period: Period) -> tuple[int, int] | None:
        """The columns first..end of a period's months; None where its end is not on the axis."""
        last = self._place(period.last, after=True)
        if last is None:
            return None
        first = self._place(period.first, after=False)
        start = 0 if first is None else int(first)
        return min(start, math.ceil(last) - 1), max(start + 1, math.ceil(last))

    def _place(self, month: int, *, after: bool) -> float | None:
        number, offset = divmod(month, self.grain)
        if number not in self.numbers:
            return None
        share = (offset + (1 if after else 0)) / self.grain
        return self.numbers.index(number) * self.width + share * (self.width - self.gap)


def slots(periods: Iterable[Period], grain: int, room: int) -> Slots:
    """An axis of at most `room` columns over periods that are dated.

    Where there is no room for every slot, long runs of empty ones become breaks; then the oldest are left out.
    """
    spans = [(period.first // grain, period.last // grain) for period in periods]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    # A year that somebody mistook for 1024 must not make a list of a thousand slots.
    first = max(first, last - 4 * room)
    every: Sequence[int | None] = list(range(first, last + 1))
    if len(every) * 3 > room:
        used = {number for start, end in spans for number in range(max(first, start), end + 1)}
        every = _with_breaks(first, last, used)
    fitting = every[-room:]
    while fitting and fitting[0] is None:
        fitting = fitting[1:]
    width = max(1, min(WIDEST, room // max(1, len(fitting))))
    return Slots(grain, tuple(fitting), width, left_out=len(fitting) < len(every))


def _with_breaks(first: int, last: int, used: set[int]) -> list[int | None]:
    numbers: list[int | None] = []
    empty: list[int] = []
    for number in range(first, last + 1):
        if number not in used:
            empty.append(number)
            continue
        numbers += [None] if len(empty) >= EMPTY_RUN else empty
        numbers.append(number)
        empty = []
    return numbers
