"""Which counted noun a bare number goes on with: "another 1,500 will follow", "300 таси", "of the 900 trucks 340"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corridor_tui.model import RATIOS
from corridor_tui.tagging.marks import Marks
from corridor_tui.tagging.numerals import Numeral
from corridor_tui.tagging.quantity import Quantity
from corridor_tui.tagging.reading import Reading
from corridor_tui.tagging.units import Unit
from corridor_tui.tagging.view import View

CASE = re.compile(r"[-'][^\W\d_]{1,4}(?![^\W_])| (?:та|ta)[^\W\d_]{0,6}(?![^\W_])")
"""A case ending set off from its number."""

_TAIL = re.compile(r"[ -]?'?([^\W\d_]{1,12})(?![^\W_])")
_DASH = re.compile(r"[,;][^,;.:0-9]{2,60} - ?$")
_STOPS = frozenset(",.;:)!?，。；")
_PREVIOUS = 200
"""Characters before the sentence in which the noun may have been counted."""

_QUANTITIES_BACK = 3
_LOOKED_AT = 8
_TELLING = 10
"""The smallest number that "and" may join: smaller ones name tracks and gates."""

_JOINED = 8
"""Words between a counted noun and a number joined to it."""

_LOADS = frozenset(("t", "TEU"))
_MILLION = 1_000_000
_SHORT = 40
"""Characters of a sentence before a number of millions that only goes on: "In 2023 it was 2.8 million"."""

_LOAD = 1000
"""The smallest number that may be of loads without saying so."""


def ends_phrase(text: str, end: int, habits: Reading) -> bool:
    """Whether nothing that could be counted follows: a stop, or a small word of time or place."""
    rest = text[end : end + 16].lstrip(" \n")
    if not rest or rest[0] in _STOPS:
        return True
    return rest.split(" ", 1)[0].rstrip(",.;:)") in habits.ends


def carried_unit(
    view: View, marks: Marks, numeral: Numeral, before: Sequence[Quantity], habits: Reading
) -> Unit | None:
    """The unit of the counted noun that a number without one goes on with; None where nothing shows that it does."""
    text, low = view.text, view.sentence_span(numeral.start)[0]
    if numeral.value < 2 or marks.ending("refuse", text, numeral.start, 1) is not None:
        return None
    near = [q for q in before[-_LOOKED_AT:] if q.start >= low - _PREVIOUS and q.unit.unit not in RATIOS]
    near = near[-_QUANTITIES_BACK:]
    loads = [q for q in near if q.unit.noun or q.unit.unit in _LOADS or q.unit.is_currency]
    if loads and _is_rest(text, marks, numeral, loads[-1], low, habits):
        return loads[-1].unit
    back = [q for q in near if q.unit.noun]
    if not back:
        return None
    last = back[-1]
    if _is_owned(text, numeral, habits) or _comes_again(text, marks, numeral, habits):
        return last.unit
    if last.start < low:
        return None
    is_same = (
        _is_of(text, low, last, habits)
        or _stands_for_verb(text, last, numeral, habits)
        or _is_joined(text, last, numeral, habits)
    )
    return last.unit if is_same or _is_goal(text, marks, numeral, habits) else None


def _is_rest(text: str, marks: Marks, numeral: Numeral, last: Quantity, low: int, habits: Reading) -> bool:
    """ "The remaining 72,000", "соның 52 мыңы", "exports came to 1.9 million tons and imports to 410,000"."""
    if numeral.scale > 1 and text.endswith(tuple(habits.own), numeral.start, numeral.end):
        return True
    if numeral.scale >= _MILLION and last.numeral.scale >= _MILLION and numeral.start - low <= _SHORT:
        return last.start < low and ends_phrase(text, numeral.end, habits)
    if numeral.value < _LOAD:
        return False
    if marks.ending("rest", text, numeral.start, 1) is not None:
        return True
    grouped = numeral.digits is not None and not numeral.digits.plain and not numeral.value % 1
    stops = ends_phrase(text, numeral.end, habits)
    tied = (text[max(0, numeral.start - 16) : numeral.start].split() or [""])[-1] in habits.ties
    return grouped and stops and tied and last.start >= low


def _is_owned(text: str, numeral: Numeral, habits: Reading) -> bool:
    """ "1500-і", "300 таси", "120'si": the ending says that the number is so many of them."""
    tail = _TAIL.match(text, numeral.end) if habits.own else None
    return tail is not None and tail.group(1) in habits.own


def _comes_again(text: str, marks: Marks, numeral: Numeral, habits: Reading) -> bool:
    """ "Another 1,500", "еще 1500", or a verb right behind the number: "1,500 were", "120,000 have been"."""
    after = text[numeral.end : numeral.end + 16].split(" ", 2)
    if len(after) > 1 and not after[0] and after[1].rstrip(",.;") in habits.goes_on:
        return True
    more = marks.ending("again", text, numeral.start, 1)
    return more is not None and (
        ends_phrase(text, numeral.end, habits) or (habits.trailing and CASE.match(text, numeral.end) is not None)
    )


def _is_of(text: str, low: int, last: Quantity, habits: Reading) -> bool:
    """ "Of the 900 trucks 340 carry fruit": the sentence or a part of it begins with the whole."""
    lead = text[max(low, last.start - 16) : last.start]
    words = re.split(r"[,;:]", lead)[-1].split()
    return bool(words) and words[0] in habits.of and len(words) <= 2 and (len(lead) < 16 or len(lead.split()) > 1)


def _stands_for_verb(text: str, last: Quantity, numeral: Numeral, habits: Reading) -> bool:
    """ "820 trucks at one post, at the other - 140": a dash in place of what was said before."""
    return ends_phrase(text, numeral.end, habits) and _DASH.search(text, last.end, numeral.start) is not None


def _is_joined(text: str, last: Quantity, numeral: Numeral, habits: Reading) -> bool:
    """ "620 trucks at one post and 140 at the other": a number joined by "and", with a place or nothing behind it."""
    words = text[last.end : numeral.start].split()
    if numeral.value < _TELLING or not words or words[-1] not in habits.both or len(words) > _JOINED:
        return False
    behind = text[numeral.end : numeral.end + 3]
    return behind == " - " or ends_phrase(text, numeral.end, habits)


def _is_goal(text: str, marks: Marks, numeral: Numeral, habits: Reading) -> bool:
    """ "240 trains, 600-ге жеткізу", "增至600": what was counted is led to a new number."""
    if habits.trailing:
        tail = _TAIL.match(text, numeral.end)
        if tail is None or not tail.group(1).endswith(habits.dative):
            return False
        if text[numeral.end] == " " and tail.group(1) not in habits.dative:
            return False
        verbs = marks.within("reach", tail.end(), tail.end() + 3)
        return any(not text[tail.end() : verb.start].strip() for verb in verbs)
    return marks.ending("goal", text, numeral.start, 0) is not None and ends_phrase(text, numeral.end, habits)
