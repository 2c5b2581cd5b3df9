"""How exactly a number is meant: over, up to, about, by the words on either side of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corridor_tui.model import Bound
from corridor_tui.tagging.joints import either, ends_in
from corridor_tui.tagging.marks import Mark, Marks
from corridor_tui.tagging.reading import Reading
from corridor_tui.tagging.units import Counted

_FILLER = re.compile(rf"[ \n]*(?:{either('bound-filler')}[ \n]*){{0,5}}[\"(]?")
_CLOSE = re.compile(rf"[ \n]*(?:{either('bound-close')}[ \n]*){{0,2}}[\"(]?")
_COMPARED = frozenset(("bounds.over-after", "bounds.under-after"))
"""Words that mean "more than" behind an ablative ("5 tondan çox") and plain "more" without ("5 ton çox")."""
_EXCEEDED = "bounds.exceeded-after"
_BESIDE = frozenset(("bounds.above-after", "bounds.below-after"))
"""Words behind a genitive: "5 tonun üzerinde"."""
_CASES = ("accusative", "ablative")
"""What is exceeded stands in one of these cases; what merely passes ("5 vaqon keçib") does not."""
_LEFT = 60
_RIGHT = 24
_BOUNDS: dict[str, Bound] = {">": ">", "<": "<", "~": "~"}


@dataclass(frozen=True, slots=True)
class Bounded:
    """The bound of a figure and the word that says so (None for exactly as said)."""

    bound: Bound
    mark: Mark | None = None


EXACT = Bounded("=")


def read_bound(
    text: str, marks: Marks, start: int, end: int, counted: Counted, floor: int, ceiling: int, habits: Reading
) -> Bounded:
    """The bound of the figure at `start` to `end`; a bound word between number and unit comes with `counted`.

    Words before `floor` (the figure before, the sentence's start) or after `ceiling` do not count.
    """
    inside = counted.bound
    if inside is not None:
        return Bounded(_BOUNDS[str(inside.arg)], inside)
    left = _left(text, marks, start, floor, counted.unit.unit in ("x", "%"))
    right = _right(text, marks, end, ceiling, habits)
    chosen = left or right
    return Bounded(_BOUNDS[str(chosen.arg)], chosen) if chosen else EXACT


def _left(text: str, marks: Marks, start: int, floor: int, ratio: bool) -> Mark | None:
    for mark in reversed(marks.within("bound", max(floor, start - _LEFT), start)):
        if (mark.side != "left" and not text.startswith(("и ", "and "), mark.start)) or mark.end > start:
            continue
        between = text[mark.end : start]
        if ratio and mark.rule in ("bounds.over", "bounds.under") and between.strip():
            continue
        if (_FILLER if mark.far else _CLOSE).fullmatch(between):
            return mark
        if mark.far and len(between) < 40 and len(between.split()) <= 3 and not any(c in between for c in ",.;:%"):
            return None
        if between.strip() and not mark.far:
            continue
    return None


def _right(text: str, marks: Marks, end: int, ceiling: int, habits: Reading) -> Mark | None:
    for mark in marks.within("bound", end, min(ceiling, end + _RIGHT)):
        if mark.side == "right":
            between = text[end : mark.start]
            words = between.split()
            if len(words) > (1 if habits.trailing else 0) or any(c in between for c in ",.;:("):
                continue
            low = max(0, end - 8)
            if mark.rule == _EXCEEDED and not any(ends_in(case, text, low, mark.start) for case in _CASES):
                continue
            if mark.rule in _BESIDE and not any(
                ends_in(case, text, low, mark.start) for case in ("genitive", "ablative")
            ):
                continue
            if mark.rule in _COMPARED and habits.trailing and not ends_in("ablative", text, low, mark.start):
                continue
            return mark
    return None
