"""The time words of a text and the numbers that belong to them, lined up for the period reader."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise

from corridor_tui.tagging.marks import Mark, Marks
from corridor_tui.tagging.numerals import Numeral
from corridor_tui.tagging.periods import FIRST_YEAR, LAST_YEAR, Period
from corridor_tui.tagging.reading import Reading

KINDS = (
    "month", "rel", "relmonth", "half", "quarter", "quarters", "months", "quarterword", "halfword", "yearword",
    "monthsign", "daysign", "ytd", "asof_ytd", "asof", "same", "base", "deadline", "since", "ordinal", "first",
    "rolling", "today", "span", "monthsin", "over", "fullyear", "undated",
    "since-opening", "opened",
)  # fmt: skip
_TAKES_NUMBER = frozenset(("months", "quarterword", "halfword", "monthsign", "daysign", "month"))
_SUFFIX = re.compile(r"[-']?[^\W\d_]{0,5}[ \n]?")
_DATE = re.compile(
    r"(?<![0-9])(?:([0-3]?[0-9])[./-]([01]?[0-9])[./-](20[0-9]{2})|(20[0-9]{2})(?:([-./])([01]?[0-9])\5([0-3]?[0-9])|-[01][0-9]))(?![0-9])"
)
_AFTER_YEAR = re.compile(r"(?:([-./])[01]?[0-9]\1[0-3]?[0-9]|-[01][0-9])(?![0-9])")
_BEFORE_YEAR = re.compile(r"(?<![0-9])[0-3]?[0-9]([-./])[01]?[0-9]\1$")
_COMPACT = re.compile(r"([0-9](?<![^\W_].)[0-9]?) ?([mмhq])(?= ?20[0-9]{2}(?![0-9]))")
_MARKS = ("-", ".", "/")
_HEAD = 400
"""Where a dateline may stand, in characters from the start."""
YearTest = Callable[[Numeral], bool]


def printed_dates(text: str, numerals: Sequence[Numeral]) -> list[tuple[int, int]]:
    """The spans of dates written in digits around a year (15-06-2025, 2025-06-25); their numbers are no figures."""
    spans: list[tuple[int, int]] = []
    for numeral in numerals:
        if numeral.digits is None or not numeral.digits.plain or not 2000 <= numeral.value < 2100:
            continue
        if text[numeral.end : numeral.end + 1] in _MARKS and (after := _AFTER_YEAR.match(text, numeral.end)):
            spans.append((numeral.start, after.end()))
        elif text[numeral.start - 1 : numeral.start] in _MARKS:
            before = _BEFORE_YEAR.search(text, max(0, numeral.start - 6), numeral.start)
            if before is not None:
                spans.append((before.start(), numeral.end))
    return spans


def dateline(text: str) -> date | None:
    """The publication date that a text prints near its start in digits (25.06.2025, 2025-06-25), day before month."""
    match = _DATE.search(text, 0, _HEAD)
    if match is None or not (match[3] or match[7]):
        return None
    day, month, year = (match[1], match[2], match[3]) if match[3] else (match[7], match[6], match[4])
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def line_up(
    text: str, marks: Marks, numerals: Sequence[Numeral], habits: Reading, is_year: YearTest
) -> tuple[list[Mark], frozenset[int]]:
    """The time words and numbers of a text in order, and the start offsets of the numbers that are dates in digits."""
    words = sorted((mark for kind in KINDS for mark in marks.of(kind)), key=lambda mark: mark.start)
    starts = [mark.start for mark in words]
    extra: list[Mark] = []
    dates = printed_dates(text, numerals)
    used = {n.start for n in numerals if dates and _within(n.start, dates)}
    for numeral in numerals:
        if numeral.start in used:
            continue
        if numeral.scale != 1 or numeral.value % 1 or (numeral.digits is not None and numeral.digits.broken):
            continue
        value = int(numeral.value)
        if FIRST_YEAR <= value <= LAST_YEAR and numeral.digits is not None and numeral.digits.plain:
            if is_year(numeral):
                extra.append(Mark(numeral.start, numeral.end, "year", value))
        elif 1 <= value <= 31:
            kind = _role(text, numeral, words, starts, habits)
            if kind:
                extra.append(Mark(numeral.start, numeral.end, kind, value))
    days = {mark.start: mark for mark in extra if mark.kind == "day"}
    for left, right in pairwise(numerals):
        if right.start - left.end > 5 or right.start not in days or left.start in days:
            continue
        between = text[left.end : right.start].strip(" -\n")
        if (not between or between in habits.links) and 1 <= left.value <= 31 and left.scale == 1:
            extra.append(Mark(left.start, left.end, "day", int(left.value)))
    extra += _compact(text)
    if habits.lang == "zh":
        extra = _chinese(text, extra, words)
    line = sorted((*words, *extra), key=lambda mark: mark.start)
    return line, frozenset(used)


def _compact(text: str) -> list[Mark]:
    """The marks of "9M2025", "1H2025" and "2Q 2025", which the word lists see as one code."""
    found: list[Mark] = []
    for match in _COMPACT.finditer(text):
        start, end, number = match.start(), match.end(2), int(match[1])
        kind = {"m": "month", "м": "month", "h": "half", "q": "quarter"}[match[2]]
        if number > {"month": 12, "half": 2, "quarter": 4}[kind] or not number:
            continue
        if kind == "month":
            found.append(Mark(start, start, "month", 1))
        found.append(Mark(start, end, kind, number))
    return found


def numbers_in(line: Sequence[Mark], periods: Sequence[Period], numerals: Sequence[Numeral]) -> frozenset[int]:
    """The start offsets of the years and of the numbers that went into a period: they are no figures."""
    spans = [(period.start, period.end) for period in periods]
    words = frozenset(n.start for n in numerals if n.digits is None and _within(n.start, spans))
    return words | frozenset(
        mark.start
        for mark in line
        if mark.kind in ("year", "day") or (mark.kind in ("number", "month") and _within(mark.start, spans))
    )


def _within(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(spans, (position + 1, 0)) - 1
    return at >= 0 and position < spans[at][1]


def _role(text: str, numeral: Numeral, words: Sequence[Mark], starts: Sequence[int], habits: Reading) -> str | None:
    """Whether a small number is a day or a count inside a time, by the time words beside it."""
    gap = _SUFFIX.match(text, numeral.end)
    after = gap.end() if gap else numeral.end
    for position in (after, numeral.end, numeral.end + 1):
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
        behind = text[numeral.end : numeral.end + 1]
        if words[before].kind == "month" and (not behind.isalpha() if habits.last else behind == "-"):
            return "day"  # "July 5", "тамыздың 5-інде"; in "шілдеде 5 тонна" something is counted
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


def year_of_text(lines: Iterable[Sequence[Mark]]) -> int | None:
    """The year that "this year" would mean, from the years a text without a date names: the latest that is no goal.

    A text that says "last year" and never "this year" was written in the year after the latest that it names.
    """
    years: list[int] = []
    relative: set[int] = set()
    for line in lines:
        for index, mark in enumerate(line):
            around = line[max(0, index - 2) : index + 3]
            if mark.kind == "year" and not _is_goal(mark, around):
                years.append(int(mark.arg) + any(_touches(mark, other, "same") for other in around))
            elif mark.kind == "rel" and not any(_touches(mark, other, "same") for other in around):
                relative.add(int(mark.arg))
    if not years:
        return None
    return max(years) + (relative == {-1})


def _is_goal(year: Mark, around: Sequence[Mark]) -> bool:
    return any(
        _touches(year, other, "deadline") or (other.kind == "since" and 0 <= year.start - other.end <= 3)
        for other in around
    )


def _touches(mark: Mark, other: Mark, kind: str) -> bool:
    return other.kind == kind and -2 <= max(mark.start - other.end, other.start - mark.end) <= 16
