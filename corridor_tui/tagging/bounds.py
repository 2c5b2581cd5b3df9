"""How exactly a number is meant: over, up to, about, by the words on either side of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corridor_tui.model import Bound
from corridor_tui.tagging.marks import Mark, Marks
from corridor_tui.tagging.reading import Reading
from corridor_tui.tagging.units import Counted

_FILLER = re.compile(
    r"[ \n]*(?:(?:a|an|the|of|by|to|in|at|total|mark|level|record|figure|equivalent|combined|whopping|annual|на|в|до|из|"
    r"отметку|планку|уровень|рубеж|показатель|了|达|达到|到|至|人民币|人民幣)[ \n]*){0,5}[\"(]?"
)
_CLOSE = re.compile(
    r"[ \n]*(?:(?:a|an|the|of|total of|в|на|за|до|из|через|了|有|为|达|达到|至|到|人民币|人民幣|in total)[ \n]*){0,2}[\"(]?"
)
_ABLATIVE = re.compile(r"(?:дан|ден|тан|тен|нан|нен|dan|den|dən|tan|ten)[ \n]*$")
_COMPARED = frozenset(("bounds.over-after", "bounds.under-after"))
"""Words that mean "more than" behind an ablative ("5 tondan çox") and plain "more" without ("5 ton çox")."""
_EXCEEDED = "bounds.exceeded-after"
_CASED = re.compile(r"(?:[iu]|dan|den|dən|tan|ten)[ \n]*$")
"""What is exceeded stands in the accusative or ablative; what merely passes ("5 vaqon keçib") does not."""
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
            if mark.rule == _EXCEEDED and not _CASED.search(text, max(0, end - 8), mark.start):
                continue
            if mark.rule in _COMPARED and habits.trailing and not _ABLATIVE.search(text, max(0, end - 8), mark.start):
                continue
            return mark
    return None
