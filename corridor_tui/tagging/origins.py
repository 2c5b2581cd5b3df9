"""Where a change began: the first of two figures, which has happened whatever is planned for the second."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from corridor_tui.tagging.joints import ends_in
from corridor_tui.tagging.marks import Marks
from corridor_tui.tagging.periods import Clock, Period
from corridor_tui.tagging.quantity import Quantity

_LED_ON = 34
"""Characters between the two figures, and between the first one and the time that it is of."""

_PARTED = re.compile(r"[,;:(]|\. ")


def is_beginning(
    text: str, marks: Marks, quantities: Sequence[Quantity], index: int, periods: Sequence[Period], clock: Clock
) -> bool:
    """Whether a figure is the past one of two: "from last year's 4 t to 9 t in 2030", with its own time beside it.

    `text` is folded; `quantities` and `periods` are those of a field, in order.
    """
    if clock.published is None or index + 1 >= len(quantities):
        return False
    here, following = quantities[index], quantities[index + 1]
    if here.unit.unit != following.unit.unit or following.start - here.end > _LED_ON:
        return False
    if _PARTED.search(text, here.end, following.start):
        return False
    before = max(quantities[index - 1].end if index else 0, here.start - _LED_ON)
    led = bool(marks.within("from", before, here.start)) and bool(marks.within("to", here.end, following.start))
    if not (led or here.origin or ends_in("ablative", text, here.start, here.end)):
        return False
    today = (clock.published.year, clock.published.month)
    at = bisect_left(periods, here.start, key=lambda period: period.start)
    beside = [
        p for p in periods[max(0, at - 1) : at] if p.start >= before and not _PARTED.search(text, p.end, here.start)
    ]
    if led and not beside:
        beside = [p for p in periods[at : at + 1] if p.end <= following.start]
    return any(p.last is not None and p.last < today for p in beside)
