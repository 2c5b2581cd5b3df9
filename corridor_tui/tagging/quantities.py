"""From numerals to quantities: a unit for each number, ranges and elliptic pairs put together, refusals left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corridor_tui.tagging.marks import Marks
from corridor_tui.tagging.numerals import Numeral
from corridor_tui.tagging.reading import Reading
from corridor_tui.tagging.refuse import is_code, is_ordinal, refusal
from corridor_tui.tagging.units import Counted, Unit, read_unit, unit_at
from corridor_tui.tagging.view import View

_DASH = re.compile(r" ?-{1,2} ?| ?~ ?|至|到|—| ?\.\.\.? ?")
_TO = re.compile(
    r"[ \n]+(?:to|до)[ \n]+(?:an? )?(?:as (?:much|many|high) as |up to |about |almost |nearly |record |whopping |"
    r"estimated |почти |примерно )?[$€£]?"
)
_AND = re.compile(r"[ \n]+(?:and|и)[ \n]+[$€£]?")
_ABLATIVE = re.compile(r"[-' ]?(?:та|ta)?(?:дан|тан|нан|ден|тен|нен|dan|tan|den|ten|dən)[ \n]+")
_FROM = re.compile(r"(?:^|[\s(])(?:from|с|со)[ \n]+(?:[a-z]+ )?[$€£]?$")
_BETWEEN = re.compile(r"(?:between|между)[ \n]+[$€£]?$")
_YEAR_BEFORE = re.compile(
    r"(?:^|[\s(-])(?:in|of|by|since|from|until|till|during|for|year|and|to|for|early|late|mid|в|во|с|со|к|до|на|за|от|и|по|года?|весной|летом|осенью|зимой|конце|начале|январ\w|феврал\w|март\w|апрел\w|ма[йяе]|июн\w|июл\w|август\w|сентябр\w|октябр\w|ноябр\w|декабр\w|january|february|march|april|may|june|july|august|september|october|november|december)[ \n,]+$"
)
_EXACT = frozenset(
    ("t", "%", "pp", "x", "TEU", "km", "m2", "m3", "kg", "tkm", "kWh", "bbl", "L", "day", "hour", "minute")
)
_COUNTABLE = frozenset(
    ("container", "train", "wagon", "vehicle", "truck", "parcel", "passenger", "flight", "person", "count", "TEU")
)
_DURATIONS = frozenset(("day", "hour", "minute", "year", "month"))
_WORDS_BACK = 5
_PREVIOUS = 200
_PHRASE_END = re.compile(
    r"[ \n]*(?:$|[,.;:)!?，。；]|(?:a|per|in|last|the|during|by|year|earlier|week|month|daily|в|за|годом|годами|ранее|на|к|от|и|and|or)\b)"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit at folded offsets `start` to `end`, currency sign and unit words included."""

    start: int
    end: int
    value: Decimal
    counted: Counted
    numeral: Numeral
    high: Decimal | None = None
    elided: bool = False

    @property
    def unit(self) -> Unit:
        """The unit's row."""
        return self.counted.unit


def read_units(view: View, marks: Marks, numerals: Sequence[Numeral], habits: Reading) -> list[Counted | None]:
    """For each numeral its unit; None for codes, for spans that are not to be read, and where there is none."""
    text = view.text
    silent = bool(view.excluded or view.quiet)
    found: list[Counted | None] = []
    for numeral in numerals:
        hidden = silent and (view.is_excluded(numeral.start, numeral.end) or view.is_quiet(numeral.start, numeral.end))
        found.append(None if hidden or is_code(text, numeral) else read_unit(view.folded, marks, numeral, habits))
    return found


def is_year(text: str, numeral: Numeral, counted: Counted | None) -> bool:
    """Whether a number that may be a year is one: nothing is counted, or a preposition of time stands before it."""
    if counted is None or counted.unit.unit == "year":
        return True
    if counted.before is not None or counted.unit.unit in _EXACT or counted.unit.is_currency:
        return False
    return (
        counted.unit.rule == "counted.unknown"
        or _YEAR_BEFORE.search(text, max(0, numeral.start - 14), numeral.start) is not None
    )


def find_quantities(
    view: View,
    marks: Marks,
    numerals: Sequence[Numeral],
    counted: Sequence[Counted | None],
    used: frozenset[int],
    habits: Reading,
) -> list[Quantity]:
    """Every quantity of a view, in order, without overlap. `used` are the numbers that belong to times."""
    text = view.text
    free = [
        not (
            n.start in used
            or is_code(text, n)
            or is_ordinal(text, n, habits)
            or view.is_quiet(n.start, n.end)
            or view.is_excluded(n.start, n.end)
        )
        for n in numerals
    ]
    quantities: list[Quantity] = []
    index = 0
    while index < len(numerals):
        if not free[index]:
            index += 1
            continue
        pair = None
        if index + 1 < len(numerals) and free[index + 1]:
            pair = _pair(view, marks, numerals[index : index + 2], counted[index : index + 2], habits)
        if pair:
            quantities += pair
            index += 2
            continue
        unit = counted[index] or _unit_of_goal(text, numerals, counted, index, habits)
        if unit is not None:
            if unit.unit.light:
                unit = _weighed(view, marks, numerals[index], unit, quantities, habits)
            single = _single(text, marks, numerals[index], unit, habits)
            if single is not None and (not quantities or single.start >= quantities[-1].end):
                quantities.append(single)
        else:
            lone = _lone(view, marks, numerals[index], quantities, habits)
            if lone is not None:
                quantities.append(lone)
        index += 1
    return _share_units(view, numerals, quantities, free, used)


def _weighed(
    view: View, marks: Marks, numeral: Numeral, counted: Counted, before: Sequence[Quantity], habits: Reading
) -> Counted:
    """What "pieces" are pieces of: what was counted before ("bu rəqəm 35 024 ədəd"), or "the number of wagons"."""
    sentence = view.sentence_span(numeral.start)
    if habits.lang == "zh":
        unit = _noun_before(view, numeral.start)
        return counted if unit is None else replace(counted, unit=unit)
    unit = _counted_by_number(view, marks, numeral, sentence, habits)
    last = before[-1] if before and before[-1].unit.noun else None
    if unit is None and last is not None and last.start >= sentence[0] - _PREVIOUS:
        again = last.start >= sentence[0] or marks.within("figure-word", last.end, numeral.start)
        unit = last.unit if again else None
    return counted if unit is None else replace(counted, unit=unit)


def _noun_before(view: View, end: int) -> Unit | None:
    """The Chinese counted noun that ends where a number begins: 集装箱6.3万个."""
    for start in range(max(0, end - 6), end):
        hit = unit_at(view.folded, start, "zh")
        if hit is not None and hit.end == end and hit.value.unit != "count":
            return hit.value
    return None


def _unit_of_goal(
    text: str, numerals: Sequence[Numeral], counted: Sequence[Counted | None], index: int, habits: Reading
) -> Counted | None:
    """The unit of "53" in "from 53 to 18-23 days": that of the range it leads to."""
    if index + 2 >= len(numerals) or counted[index + 1] is not None or counted[index + 2] is None:
        return None
    left, low, high = numerals[index : index + 3]
    goes = _link(text, text[left.end : low.start], left, habits) == "pair"
    found = counted[index + 2]
    if not goes or found is None or _link(text, text[low.end : high.start], low, habits) != "range":
        return None
    return replace(found, start=left.end, end=left.end, before=None, bound=None)


def _single(text: str, marks: Marks, numeral: Numeral, counted: Counted, habits: Reading) -> Quantity | None:
    if refusal(text, marks, numeral, counted, habits) is not None or not _has_need(text, marks, numeral, counted):
        return None
    if numeral.digits is None and counted.unit is None:
        return None
    start = numeral.start if counted.before is None else counted.before
    return Quantity(
        start, max(numeral.end, counted.end), _value(numeral, counted, habits) * counted.unit.factor, counted, numeral
    )


def _value(numeral: Numeral, counted: Counted, habits: Reading) -> Decimal:
    """The value with what the unit settles: wagons have no decimals, so 1.250 wagons are 1250."""
    digits = numeral.digits
    if digits is None or digits.doubt != "dot" or digits.other is None or numeral.scale != 1:
        return numeral.value
    countable = counted.unit.unit in _COUNTABLE
    leading_zero = digits.value < 1
    return digits.other if (countable or habits.grouping_dot) and not leading_zero else numeral.value


def _has_need(text: str, marks: Marks, numeral: Numeral, counted: Counted) -> bool:
    """Units that are units only beside certain words: "times" beside growth, "years" as a term."""
    needs = counted.unit.needs
    if not needs:
        return True
    low, high = max(0, numeral.start - 70), counted.end + 50
    if needs == "growth":
        if re.match(r"[ \n]*(?:a|per|в|every)\b", text[counted.end : counted.end + 8]):
            return bool(re.match(r"[ \n]*в (?:сравн|срав)", text[counted.end : counted.end + 10]))
        return bool(marks.within("move", low, high) or marks.within("more", low, high))
    if needs == "scale":
        return numeral.scale >= 1000
    if needs == "term":
        return bool(marks.within("term", max(0, numeral.start - 24), numeral.start))
    return True


def _pair(
    view: View, marks: Marks, numerals: Sequence[Numeral], counted: Sequence[Counted | None], habits: Reading
) -> list[Quantity] | None:
    """Two numbers that share a unit: a range, or a change from one to the other."""
    text = view.text
    left, right = numerals
    own, unit = counted
    if own is not None and unit is not None and own.unit.unit != unit.unit:
        return None
    left_end = left.end if own is None or own.before is not None else own.end
    begin = right.start if unit is None or unit.before is None else unit.before
    if begin < left_end:
        return None
    gap = text[left_end:begin]
    link = _link(text, gap, left, habits)
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
    low, high = _scaled(left, right), _value(right, unit, habits)
    factor = unit.unit.factor
    moved = bool(marks.within("move", *view.clause_span(left.start)))
    if link == "pair" and not moved and unit.unit.unit in _DURATIONS:
        link = "range"
    if link == "pair" and own is None and marks.within("varies", max(0, left.start - 40), left.start):
        link = "range"
    if link == "mayberange":
        link = "pair" if moved and low > high else "range"
    end = max(right.end, unit.end)
    if link == "range":
        if low >= high:
            return None
        if _refused_range(text, start, right, unit):
            return None
        return [Quantity(start, end, low * factor, unit, right, high * factor)]
    first = Quantity(
        start,
        max(left.end, own.end if own else 0),
        low * factor,
        own or replace(unit, start=left.end, end=left.end),
        left,
        elided=own is None,
    )
    second = Quantity(
        begin, end, high * factor, unit, right, elided=unit.start == right.end == unit.end and unit.before is None
    )
    return [first, second]


def _refused_range(text: str, start: int, right: Numeral, unit: Counted) -> bool:
    """Scores and years: "2012-13", "5-0", and ids."""
    return text[start - 1 : start] in "-/" if start else False


def _link(text: str, gap: str, left: Numeral, habits: Reading) -> str | None:
    """What joins two numbers: "range", "pair" (from one to the other), "mayberange", or nothing."""
    if _DASH.fullmatch(gap):
        return "range"
    before = text[max(0, left.start - 24) : left.start]
    if _TO.fullmatch(gap):
        return "pair" if _FROM.search(before) else "mayberange"
    if _AND.fullmatch(gap):
        return "range" if _BETWEEN.search(before) else None
    if habits.trailing and _ABLATIVE.fullmatch(gap):
        return "pair"
    return None


def _scaled(left: Numeral, right: Numeral) -> Decimal:
    """The low end takes the scale word of the high end where it has none of its own."""
    if left.scale == 1 and right.scale > 1 and left.value < 1000:
        return left.value * right.scale
    return left.value


def _noun_behind(view: View, start: int, habits: Reading) -> Unit | None:
    """The counted noun that stands before "from 600 to 2,000"."""
    low, _ = view.clause_span(start)
    starts = view.folded.starts
    first, last = bisect_left(starts, low), bisect_left(starts, start)
    for position in reversed(starts[max(first, last - _WORDS_BACK - 2) : last]):
        hit = unit_at(view.folded, position, habits.lang)
        if hit is not None and hit.value.noun and hit.value.unit != "count":
            return hit.value
    return None


def _lone(view: View, marks: Marks, numeral: Numeral, before: Sequence[Quantity], habits: Reading) -> Quantity | None:
    """A number without a unit of its own that takes one from its sentence.

    "Over five thousand of them" and "of which 58,000 were trucks", "350 trucks, up from 900", "the number of flights
    rose to 21".
    """
    text, sentence = view.text, view.sentence_span(numeral.start)
    last = before[-1] if before and before[-1].start >= sentence[0] - _PREVIOUS else None
    unit: Unit | None = None
    if last is not None and last.unit.noun and _is_part_of(text, marks, numeral):
        unit = _noun_ahead(view, numeral, habits) or last.unit
    elif (last is not None and last.start >= sentence[0] and _is_against(text, marks, numeral, last)) or (
        last is not None and last.unit.noun and _is_same_count(text, marks, numeral, last, habits)
    ):
        unit = last.unit
    elif _ends_phrase(text, numeral.end):
        unit = _counted_by_number(view, marks, numeral, sentence, habits)
    if unit is None or (
        is_year(text, numeral, None)
        and numeral.digits is not None
        and numeral.digits.plain
        and 1950 <= numeral.value <= 2079
    ):
        return None
    return Quantity(
        numeral.start,
        numeral.end,
        numeral.value * unit.factor,
        Counted(unit, numeral.end, numeral.end),
        numeral,
        elided=True,
    )


def _is_part_of(text: str, marks: Marks, numeral: Numeral) -> bool:
    after = marks.within("them", numeral.end, numeral.end + 3)
    if any(not text[numeral.end : mark.start].strip() for mark in after):
        return True
    before = marks.within("them", max(0, numeral.start - 40), numeral.start)
    return bool(before) and len(text[before[-1].end : numeral.start].split()) <= 2


def _is_against(text: str, marks: Marks, numeral: Numeral, last: Quantity) -> bool:
    """ "Up from 900", "против 900": the number that another one is compared with."""
    found = marks.within("against", max(last.end, numeral.start - 24), numeral.start)
    if not found or not _ends_phrase(text, numeral.end):
        return False
    return len(text[found[-1].end : numeral.start].split()) <= 1 and numeral.start - last.end < 60


def _is_same_count(text: str, marks: Marks, numeral: Numeral, last: Quantity, habits: Reading) -> bool:
    """ "This number is to reach 600", "bu rəqəmin 600-ə çatdırılması": what was counted is counted again."""
    if not marks.within("figure-word", max(last.end, numeral.start - 40), numeral.start):
        return False
    return _ends_phrase(text, numeral.end) or (habits.trailing and text[numeral.end : numeral.end + 1] in ("-", "'"))


def _ends_phrase(text: str, end: int) -> bool:
    """Whether nothing that could be counted follows: a stop, or a small word of time or place."""
    return _PHRASE_END.match(text, end) is not None


def _noun_ahead(view: View, numeral: Numeral, habits: Reading) -> Unit | None:
    """The counted noun a few words behind the number: "58,000 were trucks"."""
    starts = view.folded.starts
    at = bisect_left(starts, numeral.end)
    for position in starts[at : at + _WORDS_BACK]:
        if any(sign in view.text[numeral.end : position] for sign in ",.;:"):
            return None
        hit = unit_at(view.folded, position, habits.lang)
        if hit is not None and hit.value.noun:
            return hit.value
    return None


def _counted_by_number(
    view: View, marks: Marks, numeral: Numeral, sentence: tuple[int, int], habits: Reading
) -> Unit | None:
    found = marks.within("number-of", max(sentence[0], numeral.start - 120), numeral.start)
    if found and habits.trailing:
        hit = None
        starts = view.folded.starts
        at = bisect_left(starts, found[-1].start)
        for position in starts[max(0, at - 2) : at]:
            hit = unit_at(view.folded, position, habits.lang) or hit
        return hit.value if hit is not None and hit.value.noun and numeral.start - found[-1].end < 30 else None
    if not found or not any(marks.within(kind, found[-1].end, numeral.start) for kind in ("to", "reach")):
        return None
    starts = view.folded.starts
    at = bisect_left(starts, found[-1].end)
    for position in starts[at : at + 4]:
        hit = unit_at(view.folded, position, habits.lang)
        if hit is not None and hit.value.noun and position < numeral.start:
            return hit.value
    return None


def _share_units(
    view: View, numerals: Sequence[Numeral], quantities: list[Quantity], free: Sequence[bool], used: frozenset[int]
) -> list[Quantity]:
    """A number with a scale word and no unit takes the unit of its neighbour in the sentence ("from 0.8 mln to 4.5 mln t")."""
    if not quantities:
        return quantities
    starts = [q.start for q in quantities]
    added: list[Quantity] = []
    for numeral, is_free in zip(numerals, free, strict=True):
        if not is_free or numeral.scale < 1000 or numeral.digits is None:
            continue
        at = bisect_right(starts, numeral.start)
        if at and quantities[at - 1].end > numeral.start:
            continue
        sentence = view.sentence(numeral.start)
        near = [
            q
            for q in quantities[max(0, at - 1) : at + 1]
            if view.sentence(q.start) == sentence and q.numeral.scale >= 1000
        ]
        if near:
            unit = near[0].unit
            added.append(
                Quantity(
                    numeral.start,
                    numeral.end,
                    numeral.value * unit.factor,
                    Counted(unit, numeral.end, numeral.end),
                    numeral,
                    elided=True,
                )
            )
    return sorted((*quantities, *added), key=lambda q: q.start)
