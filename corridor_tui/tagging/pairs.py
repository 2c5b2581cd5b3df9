"""Two numbers that share a unit: ranges ("2-2.5 million tons") and changes from one to the other ("from 600 to 2,000")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from corridor_tui.model import RATIOS
from corridor_tui.tagging.joints import either, joints
from corridor_tui.tagging.marks import Marks
from corridor_tui.tagging.numerals import Numeral
from corridor_tui.tagging.quantity import Quantity, value_of
from corridor_tui.tagging.reading import Reading
from corridor_tui.tagging.refuse import refusal
from corridor_tui.tagging.units import Counted, Unit, unit_at
from corridor_tui.tagging.view import View

Link = Literal["range", "pair", "either"]
_DASH = re.compile(r" ?-{1,2} ?| ?~ ?|至|到|—| ?\.\.\.? ?")
_WIDEST_DASH = 5
_ABLATIVE = re.compile(rf"[-' ]?{either('count-word')}?{either('ablative')}[ \n]+")
_MONEY = "$€£"
_DURATIONS = frozenset(("day", "hour", "minute", "year", "month"))
_MOVED = 40
_WORDS_BACK = 10
_BOUND_GAP = 34
"""Characters between two numbers that share a unit behind the second."""

_PARTED = re.compile("[.;:0-9]")


def read_pair(
    view: View, marks: Marks, numerals: Sequence[Numeral], counted: Sequence[Counted | None], habits: Reading
) -> list[Quantity] | None:
    """Two numbers that share a unit: a range, or a change from one to the other."""
    text = view.text
    left, right = numerals
    own, unit = counted
    if own is not None and unit is not None and own.unit.unit != unit.unit.unit:
        return None
    if own is not None and (_is_led_on(text, marks, left, own, unit)):
        return None
    left_end = left.end if own is None or own.before is not None else own.end
    begin = right.start if unit is None or unit.before is None else unit.before
    if begin < left_end:
        return None
    gap = text[left_end:begin]
    link = link_between(text, gap, left, habits)
    if link is None and habits.trailing and None not in counted and not gap.strip():
        link = "pair" if text.endswith(joints("ablative"), max(0, left_end - 8), left_end) else None
    if link is None:
        return None
    start = left.start if own is None or own.before is None else own.before
    if unit is None:
        if own is not None:
            unit = own
        else:
            if link != "pair":
                return None
            behind = _noun_behind(view, start, habits)
            if behind is None:
                return None
            unit = Counted(behind, right.end, right.end)
    if refusal(text, marks, right, unit, habits) is not None:
        return None
    low, high = _scaled(left, right, own or unit, habits), value_of(right, unit, habits)
    factor = unit.unit.factor
    moved = bool(marks.within("move", *view.clause_span(left.start)))
    if link == "pair" and not moved and unit.unit.unit in _DURATIONS:
        link = "range"
    if link == "pair" and own is None and marks.within("varies", max(0, left.start - 40), left.start):
        link = "range"
    if link == "either":
        link = "pair" if moved and low > high else "range"
    end = max(right.end, unit.end)
    if link == "range":
        if low >= high:
            return None
        if start and text[start - 1] in "-/":
            return None
        return [Quantity(start, end, low * factor, unit, right, high * factor)]
    first = Quantity(
        start,
        max(left.end, own.end if own else 0),
        low * factor,
        own or unit._replace(start=left.end, end=left.end),
        left,
        elided=own is None,
        origin=True,
    )
    second = Quantity(
        begin, end, high * factor, unit, right, elided=unit.start == right.end == unit.end and unit.before is None
    )
    return [first, second]


def _is_led_on(text: str, marks: Marks, left: Numeral, own: Counted, unit: Counted | None) -> bool:
    """Whether the first number is a change and the second what it led to: "up 6.5% to 164", "grew by 2 t to 12 t"."""
    if unit is None:
        return own.unit.unit in RATIOS and left.digits is not None and text[own.end : own.end + 4] == " to "
    start = left.start if own.before is None else own.before
    return any(mark.end >= start - 1 for mark in marks.within("by", start - 5, start)) and bool(
        marks.within("move", max(0, start - _MOVED), start)
    )


def unit_of_goal(
    text: str, numerals: Sequence[Numeral], counted: Sequence[Counted | None], index: int, habits: Reading
) -> Counted | None:
    """The unit of "53" in "from 53 to 18-23 days": that of the range it leads to."""
    if index + 2 >= len(numerals) or counted[index + 1] is not None or counted[index + 2] is None:
        return None
    left, low, high = numerals[index : index + 3]
    goes = link_between(text, text[left.end : low.start], left, habits) == "pair"
    found = counted[index + 2]
    if not goes or found is None or link_between(text, text[low.end : high.start], low, habits) != "range":
        return None
    return found._replace(start=left.end, end=left.end, before=None, bound=None)


def unit_of_other_bound(
    text: str, marks: Marks, numerals: Sequence[Numeral], counted: Sequence[Counted | None], index: int, habits: Reading
) -> Counted | None:
    """The unit of "50" in "at least 50 and at most 80 trucks": that of the number it is joined to by a bound."""
    if index + 1 >= len(numerals) or counted[index] is not None:
        return None
    found, left, right = counted[index + 1], numerals[index], numerals[index + 1]
    gap = text[left.end : right.start]
    if found is None or found.before is not None or len(gap) > _BOUND_GAP or _PARTED.search(gap):
        return None
    said = [mark for mark in marks.within("bound", left.end, right.start) if mark.end <= right.start]
    if not said:
        return None
    words = (text[left.end : said[0].start] + text[said[-1].end : right.start]).replace(",", " ").split()
    if not all(word in habits.also for word in words):
        return None
    return found._replace(start=left.end, end=left.end, before=None, bound=None)


def link_between(text: str, gap: str, left: Numeral, habits: Reading) -> Link | None:
    """What joins two numbers: a range, a pair (from one to the other), either, or nothing."""
    if len(gap) <= _WIDEST_DASH and _DASH.fullmatch(gap):
        return "range"
    blank = gap[:1] == " " or gap[:1] == "\n"
    first = gap[:24].split(None, 1)[:1] if blank else ()
    if first and (first[0].rstrip(_MONEY) in habits.to or first[0].rstrip(_MONEY) in habits.both):
        words = gap.rstrip(_MONEY).split()
        before = text[max(0, left.start - 24) : left.start].rstrip(_MONEY).split()
        earlier = before[-3:]
        if words[0] in habits.both and len(words) > 1 and words[1] in habits.to and _opens(earlier, habits):
            words = words[1:]
        if words[0] in habits.to and all(word in habits.hedges for word in words[1:]):
            return "pair" if any(word.lstrip("(") in habits.since for word in earlier) else "either"
        if words[0] in habits.both and len(words) == 1:
            return "range" if any(word in habits.between for word in earlier) else None
    if habits.trailing and _ABLATIVE.fullmatch(gap):
        return "pair"
    return None


def _opens(earlier: Sequence[str], habits: Reading) -> bool:
    """Whether "from" stands before the first of two numbers."""
    return any(word.lstrip("(") in habits.since for word in earlier)


def _scaled(left: Numeral, right: Numeral, counted: Counted, habits: Reading) -> Decimal:
    """The low end takes the scale word of the high end where it has none of its own."""
    if left.scale == 1 and right.scale > 1 and left.value < 1000:
        return left.value * right.scale
    return value_of(left, counted, habits)


def _noun_behind(view: View, start: int, habits: Reading) -> Unit | None:
    """The counted noun that stands before "from 600 to 2,000"."""
    low, _ = view.sentence_span(start)
    starts = view.folded.starts
    first, last = bisect_left(starts, low), bisect_left(starts, start)
    for position in reversed(starts[max(first, last - _WORDS_BACK) : last]):
        hit = unit_at(view.folded, position, habits.lang)
        if hit is not None and hit.value.noun and hit.value.unit != "count":
            return hit.value
    return None
