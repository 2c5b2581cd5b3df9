"""The time words of a text and the numbers that belong to them, lined up for the period reader."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from corridor_tui.tagging.marks import Mark, Marks
from corridor_tui.tagging.numerals import Numeral
from corridor_tui.tagging.periods import FIRST_YEAR, LAST_YEAR, Clock, Period, find_periods
from corridor_tui.tagging.reading import Reading

KINDS = (
    "month", "rel", "relmonth", "half", "quarter", "quarters", "months", "quarterword", "halfword", "yearword",
    "monthsign", "daysign", "ytd", "asof_ytd", "asof", "same", "base", "deadline", "since", "ordinal", "first",
    "rolling", "today",
)  # fmt: skip
_TAKES_NUMBER = frozenset(("months", "quarterword", "halfword", "monthsign", "daysign", "month"))
_SUFFIX = re.compile(r"[-']?[^\W\d_]{0,5}[ \n]?")
_DATE = re.compile(
    r"(?<![0-9])(?:([0-3]?[0-9])[./-]([01]?[0-9])[./-](20[0-9]{2})|(20[0-9]{2})[-./]([01]?[0-9])[-./]([0-3]?[0-9]))(?![0-9])"
)
_HEAD = 400
"""Where a dateline may stand, in characters from the start."""
YearTest = Callable[[Numeral], bool]


def timeline(
    text: str, marks: Marks, numerals: Sequence[Numeral], clock: Clock, habits: Reading, is_year: YearTest
) -> tuple[list[Period], frozenset[int]]:
    """The periods of a text, and the start offsets of the numbers that are part of a time and so no figure."""
    line, used = _line_up(text, marks, numerals, habits, is_year)
    if clock.published is None and clock.year is None:
        clock = Clock(None, _year_of_text(line, marks))
    return find_periods(text, line, clock, habits.links), frozenset(used)


def dateline(text: str) -> date | None:
    """The publication date that a text prints near its start in digits (25.06.2025, 2025-06-25), day before month."""
    match = _DATE.search(text, 0, _HEAD)
    if match is None:
        return None
    day, month, year = (match[1], match[2], match[3]) if match[3] else (match[6], match[5], match[4])
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _line_up(
    text: str, marks: Marks, numerals: Sequence[Numeral], habits: Reading, is_year: YearTest
) -> tuple[list[Mark], set[int]]:
    words = sorted((mark for kind in KINDS for mark in marks.of(kind)), key=lambda mark: mark.start)
    starts = [mark.start for mark in words]
    extra: list[Mark] = []
    used: set[int] = set()
    for numeral in numerals:
        if numeral.scale != 1 or numeral.value % 1 or (numeral.digits is not None and numeral.digits.broken):
            continue
        value = int(numeral.value)
        if FIRST_YEAR <= value <= LAST_YEAR and numeral.digits is not None and numeral.digits.plain:
            if is_year(numeral):
                extra.append(Mark(numeral.start, numeral.end, "year", value))
                used.add(numeral.start)
        elif 1 <= value <= 31:
            kind = _role(text, numeral, words, starts, habits)
            if kind:
                extra.append(Mark(numeral.start, numeral.end, kind, value))
                used.add(numeral.start)
    if habits.lang == "zh":
        extra = _chinese(text, extra, words)
    line = sorted((*words, *extra), key=lambda mark: mark.start)
    return line, used


def _role(text: str, numeral: Numeral, words: Sequence[Mark], starts: Sequence[int], habits: Reading) -> str | None:
    """Whether a small number is a day or a count inside a time, by the time words beside it."""
    gap = _SUFFIX.match(text, numeral.end)
    after = gap.end() if gap else numeral.end
    for position in (after, numeral.end):
        at = bisect_left(starts, position)
        while at < len(words) and words[at].start == position:
            if words[at].kind == "month":
                return "day"
            if words[at].kind in _TAKES_NUMBER:
                return "number"
            at += 1
    if habits.lang == "zh":
        return (
            "number"
            if re.match(r" ?(?:至|到|-|、) ?[0-9]{1,2} ?(?:个?月|日)", text[numeral.end : numeral.end + 9])
            else None
        )
    before = bisect_left(starts, numeral.start) - 1
    while before >= 0 and numeral.start - words[before].end <= 1:
        if words[before].kind == "month" and not text[numeral.end : numeral.end + 1].isalpha():
            return "day"
        if words[before].kind in ("quarterword", "halfword"):
            return "number"
        before -= 1
    return None


def _chinese(text: str, extra: Iterable[Mark], words: Sequence[Mark]) -> list[Mark]:
    """ "1至9月" names months and "10日" a day: the sign after a number says which."""
    signs = {mark.start: mark.kind for mark in words if mark.kind in ("monthsign", "daysign", "months")}
    result: list[Mark] = []
    pending = ""
    for mark in sorted(extra, key=lambda mark: -mark.start):
        kind = mark.kind
        if kind == "number":
            sign = signs.get(mark.end) or signs.get(mark.end + 1)
            pending = sign or pending
            kind = {"monthsign": "month", "daysign": "day"}.get(pending, "number")
            if kind == "month" and int(mark.arg) > 12:
                continue
        result.append(Mark(mark.start, mark.end, kind, mark.arg, mark.rule))
    return result


def _year_of_text(line: Sequence[Mark], marks: Marks) -> int | None:
    """The year that "this year" would mean, from the years a text without a date names: the latest that is no goal."""
    deadlines = [mark.end for mark in line if mark.kind == "deadline"]
    years: list[int] = []
    for mark in line:
        if mark.kind == "year":
            at = bisect_left(deadlines, mark.start - 14)
            near = at < len(deadlines) and deadlines[at] <= mark.start
            if not near:
                years.append(int(mark.arg))
    if not years:
        return None
    same = [mark.end for mark in marks.of("same")]
    relative = {int(mark.arg) for mark in marks.of("rel") if not any(0 <= mark.start - end <= 12 for end in same)}
    latest = max(years)
    return latest + 1 if relative and 0 not in relative and -1 in relative and years.count(latest) else latest
