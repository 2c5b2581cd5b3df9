"""Whether a time belongs to an earlier value that a newer one is set beside: "5 tons, compared with 4 tons in 2023"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from corridor_tui.tagging.marks import Mark

_REACH = 90
_NUMBER = re.compile("[0-9]")
_STOP = re.compile(r"[;:!?。；\n]|(?<!тыс)(?<!млн)(?<!млрд)(?<!ед)(?<!шт)(?<!долл)\. ")


def compared_at(text: str, comparing: Sequence[Mark], start: int, floor: int) -> int | None:
    """Where the comparing words begin that stand, with a number behind them, before the time at `start`; else None.

    `comparing` are the comparing words in order; those before `floor` do not count.
    """
    at = bisect_right(comparing, start, key=lambda mark: mark.end) - 1
    if at < 0 or comparing[at].start < max(floor, start - _REACH):
        return None
    gap = text[comparing[at].end : start]
    return comparing[at].start if _NUMBER.search(gap) and not _STOP.search(gap) else None
