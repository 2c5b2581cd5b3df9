"""Numbers that are no figures: dates and clock times, codes, ordinals, ages, scores, time windows. Asked first."""

from __future__ import annotations

import re

from corridor_tui.tagging.currency_codes import code_before
from corridor_tui.tagging.joints import either
from corridor_tui.tagging.marks import Mark, Marks
from corridor_tui.tagging.numerals import Numeral
from corridor_tui.tagging.reading import Reading
from corridor_tui.tagging.units import Counted

_HAN = re.compile("[\u3400-\u9fff]")
_ORDINAL = re.compile(rf"[-']?{either('ordinal')}(?![^\W\d_])")
"""Endings that make a number an ordinal, folded."""
_HYPHEN_ORDINAL = frozenset(("uz", "kk"))
"""Languages in which a noun behind number and hyphen makes an ordinal: 5-поезд is train number five."""
_ROUND_THE_CLOCK = re.compile(rf"{either('round-the-clock')}(?![a-zа-я])")
_EVERY_DAY = re.compile(rf"(?:{either('every-day')}|[7七] ?[×x天*/] ?)[ \n]*$")
"""Hours of service, no stretch of time."""
_BEFORE = 26
_APART = frozenset(("", " ", "\n", "(", '"', "'", "$", "€", ",", ";"))
"""What stands before a number that is no piece of a code."""
_JOINING = frozenset(":/+@_\\=×")
"""What joins a number to the rest of a code behind it."""
_WINDOW_UNITS = frozenset(("year", "month", "day", "hour", "minute"))
_MEASURES = frozenset(("%", "pp", "x", "t", "TEU", "km", "m2", "m3", "kg", "tkm", "kWh", "bbl", "L"))


def is_code(text: str, numeral: Numeral) -> bool:
    """Whether the digits are a piece of something longer: A380, KZ07-01, 24/7, 12:49, 5+1, covid-19, a date."""
    if numeral.digits is None:
        return False
    if numeral.digits.broken:
        return True
    start, end = numeral.start, numeral.digits.end
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _APART and after not in _JOINING and (before != " " or text[start - 2 : start] != "/ "):
        return False  # as most numbers stand
    if (after == "×" and text[end + 1 : end + 2].isdigit()) or (
        before == "×" and text[start - 2 : start - 1].isdigit()
    ):
        return True
    if before and (before.isalpha() or before == "_") and not _HAN.match(before):
        return code_before(text, start) is None
    earlier = text[start - 2 : start - 1] if start > 1 else ""
    if before == "-" and earlier.isalpha() and not _HAN.match(earlier):
        return True
    if before in (":", "/", "+", "@", "_", "\\", "=") and (
        (earlier.isalnum() and not _HAN.match(earlier)) or before in "/@_\\="
    ):
        return before not in "+=" or earlier.isalnum()
    if before == " " and text[start - 2 : start] == "/ " and text[max(0, start - 4) : start - 2].strip().isdigit():
        return True
    if after in (":", "/", "+", "@", "_", "\\", "=") and after:
        following = text[end + 1 : end + 2]
        return following.isdigit() or (after in "@_\\/=" and following.isalpha() and not _is_rate(text, end))
    return before == "." and earlier.isalnum() and not _HAN.match(earlier) and text[start - 2].isdigit()


def _is_rate(text: str, end: int) -> bool:
    return text[end : end + 1] == "/" and text[end + 1 : end + 2].isalpha()


def is_ordinal(text: str, numeral: Numeral, habits: Reading) -> bool:
    """1st, 5-го, 2024-cü, 3-й, and in Uzbek and Kazakh every noun joined by a hyphen (5-поезд)."""
    if numeral.scale != 1 or numeral.digits is None:
        return False
    end = numeral.digits.end
    following = text[end : end + 1]
    if not following.isalpha() and following not in ("-", "'"):
        return False
    if _ORDINAL.match(text, end):
        return True
    if habits.lang in _HYPHEN_ORDINAL and following == "-":
        word = re.compile(r"[^\W\d_]{0,40}").match(text, end + 1)
        return word is not None and len(word.group()) > 4
    return False


def refusal(text: str, marks: Marks, numeral: Numeral, counted: Counted, habits: Reading) -> Mark | None:
    """The word that makes a number with a unit no figure all the same, or None."""
    unit = counted.unit.unit
    if (
        unit == "hour"
        and numeral.value == 24
        and (
            _ROUND_THE_CLOCK.match(text, counted.end)
            or _EVERY_DAY.search(text, max(0, numeral.start - 24), numeral.start)
        )
    ):
        return Mark(numeral.start, counted.end, "refuse-after", 0, "refuse.round-the-clock")
    start = numeral.start if counted.before is None else counted.before
    for mark in marks.within("refuse-after", numeral.bare_end, counted.end + 14):
        if _follows(text, numeral, counted, mark):
            return mark
    for mark in marks.within("refuse-foot", numeral.end, numeral.end + 2):
        if unit != "TEU" and not text[numeral.end : mark.start].strip(" -"):
            return mark
    label = marks.ending("refuse", text, start, 1)
    if label is not None and (unit not in _MEASURES or label.rule == "refuse.sign") and numeral.scale == 1:
        return label
    if unit in _WINDOW_UNITS:
        return _window(text, marks, start, unit)
    return None


def _follows(text: str, numeral: Numeral, counted: Counted, mark: Mark) -> bool:
    """A refusing word right after the number, or right after its unit ("7 years ago")."""
    gap = text[numeral.bare_end : mark.start]
    if gap in ("", "-", " ") and numeral.scale == 1:
        return not (gap == "-" and mark.end - mark.start <= 2) and mark.end >= counted.end
    return mark.start >= counted.end and not text[counted.end : mark.start].strip()


def _window(text: str, marks: Marks, start: int, unit: str) -> Mark | None:
    for mark in marks.within("window", max(0, start - _BEFORE), start):
        if any(marks.ending(kind, text, mark.start, 0) is not None for kind in ("save", "move")):
            continue  # "节省近20天": what is saved is no window
        between = text[mark.end : start]
        if (len(between.split()) <= 1 if not _HAN.match(text, mark.start) else not between) and not any(
            sign in between for sign in ".;:"
        ):
            return mark
    return None
