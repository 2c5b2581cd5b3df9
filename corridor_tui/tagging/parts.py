"""Whether a figure is a part of one named before it: of which, including, из них, в том числе, 其中."""

from __future__ import annotations

import re

from corridor_tui.model import RATIOS
from corridor_tui.tagging.marks import Mark, Marks
from corridor_tui.tagging.place import Place

_REACH = 160
_DIGIT = re.compile(r"\d")


def is_part(text: str, marks: Marks, place: Place, unit: str) -> bool:
    """Whether words of the sentence before the figure, or right behind it, say that it is a part."""
    if unit in RATIOS:
        return False
    for mark in marks.within("part-after", place.end, place.end + 3):
        goes_on = any(letter.isdigit() for letter in text[mark.end : mark.end + 8])
        if not goes_on and not text[place.end : mark.start].strip(" \n"):
            return True
    before = marks.within("part", max(place.sentence[0], place.start - _REACH), place.start)
    return bool(before) and ";" not in text[before[-1].end : place.start] and _leads(text, before[-1], place.start)


def _leads(text: str, mark: Mark, end: int) -> bool:
    """Whether the words lead to a number in their own clause: "of which 5", not "all of them share, which has 5"."""
    number = _DIGIT.search(text, mark.end, end)
    between = text[mark.end + 2 : number.start() if number else end]
    return "," not in between or (not between.isascii() and any(letter > "\u3400" for letter in between))
