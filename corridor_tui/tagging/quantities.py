"""From numerals to quantities: a unit for each number, ranges and elliptic pairs put together, refusals left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from corridor_tui.tagging.elided import read_lone, share_units, weigh
from corridor_tui.tagging.marks import Marks
from corridor_tui.tagging.numerals import Numeral
from corridor_tui.tagging.pairs import read_pair, unit_of_goal, unit_of_other_bound
from corridor_tui.tagging.quantity import Quantity, value_of
from corridor_tui.tagging.reading import Reading
from corridor_tui.tagging.refuse import is_code, is_ordinal, refusal
from corridor_tui.tagging.units import Counted, Unit, read_unit
from corridor_tui.tagging.view import View

_CASE = re.compile(r"-([^\W\d_]{1,4})(?![^\W_])")
_YEAR_ENDING = re.compile(r"(?:-[^\W\d_]{1,4})? ?")
_EXACT = frozenset(
    ("t", "%", "pp", "x", "TEU", "km", "m2", "m3", "kg", "tkm", "kWh", "bbl", "L", "day", "hour", "minute")
)
"""Units that no year could stand before."""


def unread(view: View, numerals: Sequence[Numeral]) -> list[bool]:
    """For each numeral whether it is a code or stands where figures do not count."""
    text = view.text
    if not (view.excluded or view.quiet):
        return [is_code(text, numeral) for numeral in numerals]
    return [
        is_code(text, numeral)
        or view.is_excluded(numeral.start, numeral.end)
        or view.is_quiet(numeral.start, numeral.end)
        for numeral in numerals
    ]


def read_units(
    view: View, marks: Marks, numerals: Sequence[Numeral], hidden: Sequence[bool], habits: Reading
) -> list[Counted | None]:
    """For each numeral its unit; None for those that are hidden (`unread`), and where there is none."""
    return [
        None if skipped else read_unit(view.folded, marks, numeral, habits)
        for numeral, skipped in zip(numerals, hidden, strict=True)
    ]


def is_year(text: str, marks: Marks, numeral: Numeral, counted: Counted | None, habits: Reading) -> bool:
    """Whether a number that may be a year is one: nothing is counted, or a preposition of time stands before it."""
    if counted is None or counted.unit.unit == "year":
        ending = _CASE.match(text, numeral.end) if habits.trailing else None
        return ending is None or ending.group(1) not in habits.cases
    if counted.before is not None or counted.unit.unit in _EXACT or counted.unit.is_currency:
        return False
    ending = _YEAR_ENDING.match(text, numeral.end)
    if ending is not None and marks.within("yearword", ending.end(), ending.end() + 1):
        return True
    if counted.unit.rule == "counted.unknown":
        return True
    before = text[max(0, numeral.start - 16) : numeral.start]
    if not before[-1:].isspace():
        return False
    if any(mark.end >= numeral.start - 2 for mark in marks.within("month", numeral.start - 14, numeral.start)):
        return True
    return before.rstrip(" \n,").rsplit(" ", 1)[-1].strip("(-\n") in habits.year_before


def find_quantities(
    view: View,
    marks: Marks,
    numerals: Sequence[Numeral],
    counted: Sequence[Counted | None],
    hidden: Sequence[bool],
    used: frozenset[int],
    habits: Reading,
) -> list[Quantity]:
    """Every quantity of a view, in order, without overlap. `used` are the numbers that belong to times."""
    text = view.text
    free = [
        not (skipped or numeral.start in used or is_ordinal(text, numeral, habits))
        for numeral, skipped in zip(numerals, hidden, strict=True)
    ]
    quantities: list[Quantity] = []
    index = 0
    while index < len(numerals):
        if not free[index]:
            index += 1
            continue
        pair = None
        if index + 1 < len(numerals) and free[index + 1]:
            pair = read_pair(view, marks, numerals[index : index + 2], counted[index : index + 2], habits)
        if pair:
            if pair[0].unit.light:
                weighed = weigh(view, marks, numerals[index], pair[0].counted, quantities, habits)
                pair = [q._replace(counted=q.counted._replace(unit=weighed.unit)) for q in pair]
            quantities += pair
            index += 2
            continue
        unit = (
            counted[index]
            or unit_of_goal(text, numerals, counted, index, habits)
            or unit_of_other_bound(text, marks, numerals, counted, index, habits)
        )
        if unit is not None:
            if unit.unit.light:
                unit = weigh(view, marks, numerals[index], unit, quantities, habits)
            single = _single(text, marks, numerals[index], unit, habits)
            if single is not None:
                quantities.append(single)
        else:
            lone = read_lone(view, marks, numerals[index], quantities, habits)
            if lone is not None:
                quantities.append(lone)
        index += 1
    found = share_units(view, numerals, quantities, free)
    found += _multiples(view, marks)
    return _without_tickers(text, _apart(sorted(found, key=lambda quantity: quantity.start)))


def _multiples(view: View, marks: Marks) -> list[Quantity]:
    """Words that are a factor by themselves: "doubled", "вдвое"."""
    return [
        Quantity(
            mark.start,
            mark.end,
            Decimal(mark.arg),
            Counted(Unit("x", Decimal(1), False, "", mark.rule), mark.start, mark.end),
            Numeral(mark.start, mark.end, Decimal(mark.arg), Decimal(mark.arg), mark.end),
        )
        for mark in marks.of("multiple")
        if not (view.is_excluded(mark.start, mark.end) or view.is_quiet(mark.start, mark.end))
    ]


def _apart(quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities without those that begin inside the one before: a sign between two numbers belongs to the first."""
    kept: list[Quantity] = []
    for quantity in quantities:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _without_tickers(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities without rows of rates ("USD 69.74 EUR 79.24"): money after money with nothing said between."""

    def is_row(left: Quantity, right: Quantity) -> bool:
        money = left.counted.before is not None and right.counted.before is not None
        return money and left.unit.unit != right.unit.unit and not text[left.end : right.start].strip(" |•·/\n")

    row = {n for n in range(len(quantities) - 1) if is_row(quantities[n], quantities[n + 1])}
    return [q for n, q in enumerate(quantities) if n not in row and n - 1 not in row]


def _single(text: str, marks: Marks, numeral: Numeral, counted: Counted, habits: Reading) -> Quantity | None:
    if text[numeral.start - 1 : numeral.start] == "-" and text[max(0, numeral.start - 2) : numeral.start - 1].isdigit():
        return None  # the tail of a code (747-400): a range would have been read as a pair
    if refusal(text, marks, numeral, counted, habits) is not None or not _has_need(text, marks, numeral, counted):
        return None
    start = numeral.start if counted.before is None else counted.before
    return Quantity(
        start, max(numeral.end, counted.end), value_of(numeral, counted, habits) * counted.unit.factor, counted, numeral
    )


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
    if needs == "length":
        return numeral.value >= 1000 or bool(marks.within("length", low, high))
    if needs == "scale":
        return numeral.scale >= 1000
    if needs == "term":
        return bool(marks.within("term", max(0, numeral.start - 24), numeral.start))
    return True
