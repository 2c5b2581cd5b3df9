"""Numbers whose unit stands elsewhere in the sentence: "over five thousand of them", "up from 900", "35 024 pieces"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corridor_tui.tagging.antecedents import CASE, carried_unit, ends_phrase
from corridor_tui.tagging.marks import Marks
from corridor_tui.tagging.numerals import Numeral
from corridor_tui.tagging.periods import FIRST_YEAR, LAST_YEAR
from corridor_tui.tagging.quantity import Quantity
from corridor_tui.tagging.reading import Reading
from corridor_tui.tagging.units import Counted, Unit, unit_at
from corridor_tui.tagging.view import View

_METRES = " m"
"""A single letter set off from its number: metres rather than millions, unless a unit follows."""
_NEIGHBOURS = 3
"""Quantities before a number among which it looks for a unit."""
_WORDS_AHEAD = 5
_WORDS_BEHIND = 12
_THINGS = frozenset(("vehicle", "truck", "wagon", "train", "container"))
_PREVIOUS = 200


def read_lone(
    view: View, marks: Marks, numeral: Numeral, before: Sequence[Quantity], habits: Reading
) -> Quantity | None:
    """A number without a unit of its own that takes one from its sentence.

    "Over five thousand of them" and "of which 58,000 were trucks", "350 trucks, up from 900", "the number of flights
    rose to 21".
    """
    text, sentence = view.text, view.sentence_span(numeral.start)
    last = before[-1] if before and before[-1].start >= sentence[0] - _PREVIOUS else None
    unit: Unit | None = None
    if (of := marks.starting("of-the", text, numeral.end)) is not None:
        unit = _noun_ahead(view, of.end, habits)
    elif last is not None and last.unit.noun and _is_part_of(text, marks, numeral):
        unit = (None if habits.trailing else _noun_ahead(view, numeral.end, habits)) or last.unit
    elif (last is not None and last.start >= sentence[0] and _is_against(text, marks, numeral, last, habits)) or (
        last is not None and last.unit.noun and _is_same_count(text, marks, numeral, last, habits)
    ):
        unit = last.unit
    elif ends_phrase(text, numeral.end, habits) or (habits.trailing and CASE.match(text, numeral.end)):
        unit = _counted_by_number(view, marks, numeral, sentence, habits)
    cased = habits.trailing and CASE.match(text, numeral.end) is not None
    if unit is None and not _may_be_year(numeral):
        unit = carried_unit(view, marks, numeral, before, habits)
    if unit is None or (_may_be_year(numeral) and not cased):
        return None
    return Quantity(
        numeral.start,
        numeral.end,
        numeral.value * unit.factor,
        Counted(unit, numeral.end, numeral.end),
        numeral,
        elided=True,
    )


def _may_be_year(numeral: Numeral) -> bool:
    plain = numeral.digits is not None and numeral.digits.plain and numeral.scale == 1
    return plain and FIRST_YEAR <= numeral.value <= LAST_YEAR


def _is_part_of(text: str, marks: Marks, numeral: Numeral) -> bool:
    after = marks.within("them", numeral.end, numeral.end + 3)
    if any(not text[numeral.end : mark.start].strip() for mark in after):
        return True
    before = marks.within("them", max(0, numeral.start - 40), numeral.start)
    return bool(before) and len(text[before[-1].end : numeral.start].split()) <= 2


def _is_against(text: str, marks: Marks, numeral: Numeral, last: Quantity, habits: Reading) -> bool:
    """ "Up from 900", "против 900": the number that another one is compared with."""
    found = marks.within("against", max(last.end, numeral.start - 24), numeral.start)
    if not found or not ends_phrase(text, numeral.end, habits):
        return False
    return len(text[found[-1].end : numeral.start].split()) <= 1 and numeral.start - last.end < 60


def _is_same_count(text: str, marks: Marks, numeral: Numeral, last: Quantity, habits: Reading) -> bool:
    """ "This number is to reach 600", "bu rəqəmin 600-ə çatdırılması": what was counted is counted again."""
    if not marks.within("figure-word", max(last.end, numeral.start - 40), numeral.start):
        return False
    return ends_phrase(text, numeral.end, habits) or (habits.trailing and CASE.match(text, numeral.end) is not None)


def _noun_ahead(view: View, end: int, habits: Reading) -> Unit | None:
    """The counted noun a few words behind the number: "58,000 were trucks"."""
    starts = view.folded.starts
    at = bisect_left(starts, end)
    for position in starts[at : at + _WORDS_AHEAD]:
        if any(sign in view.text[end:position] for sign in ",.;:"):
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
        return hit.value if hit is not None and hit.value.noun and numeral.start - found[-1].end < 60 else None
    if not found or not any(marks.within(kind, found[-1].end, numeral.start) for kind in ("to", "reach")):
        return None
    starts = view.folded.starts
    at = bisect_left(starts, found[-1].end)
    for position in starts[at : at + 4]:
        hit = unit_at(view.folded, position, habits.lang)
        if hit is not None and hit.value.noun and position < numeral.start:
            return hit.value
    return None


def weigh(
    view: View, marks: Marks, numeral: Numeral, counted: Counted, before: Sequence[Quantity], habits: Reading
) -> Counted:
    """What "pieces" are pieces of: what was counted before ("bu rəqəm 35 024 ədəd"), or "the number of wagons"."""
    sentence = view.sentence_span(numeral.start)
    if habits.lang == "zh":
        unit = _noun_before(view, numeral.start)
        return counted if unit is None else counted._replace(unit=unit)
    unit = _counted_by_number(view, marks, numeral, sentence, habits) or _subject(view, numeral, sentence, habits)
    last = before[-1] if before and before[-1].unit.noun else None
    if unit is None and last is not None and last.start >= sentence[0] - _PREVIOUS:
        again = last.start >= sentence[0] or marks.within("figure-word", last.end, numeral.start)
        unit = last.unit if again else None
    return counted if unit is None else counted._replace(unit=unit)


def _subject(view: View, numeral: Numeral, sentence: tuple[int, int], habits: Reading) -> Unit | None:
    """The counted noun that stands nearest before bare "units" in the sentence: "new cars made up 900 units"."""
    starts = view.folded.starts
    first, last = bisect_left(starts, sentence[0]), bisect_left(starts, numeral.start)
    for position in reversed(starts[max(first, last - _WORDS_BEHIND) : last]):
        hit = unit_at(view.folded, position, habits.lang)
        if hit is not None and hit.value.noun and hit.value.unit in _THINGS:
            return hit.value
    return None


def _noun_before(view: View, end: int) -> Unit | None:
    """The Chinese counted noun that ends where a number begins: 集装箱6.3万个."""
    for start in range(max(0, end - 6), end):
        hit = unit_at(view.folded, start, "zh")
        if hit is not None and hit.end == end and hit.value.unit != "count":
            return hit.value
    return None


def share_units(
    view: View, numerals: Sequence[Numeral], quantities: list[Quantity], free: Sequence[bool]
) -> list[Quantity]:
    """A number with a scale word and no unit takes the unit of its neighbour in the sentence ("from 0.8 mln to 4.5 mln t")."""
    if not quantities:
        return quantities
    starts = [q.start for q in quantities]
    added: list[Quantity] = []
    for numeral, is_free in zip(numerals, free, strict=True):
        if (
            not is_free
            or numeral.scale < 1000
            or numeral.digits is None
            or view.text.endswith(_METRES, numeral.bare_end, numeral.end)
        ):
            continue
        at = bisect_right(starts, numeral.start)
        if at and quantities[at - 1].end > numeral.start:
            continue
        sentence = view.sentence(numeral.start)
        near = [
            q
            for q in (*reversed(quantities[max(0, at - _NEIGHBOURS) : at]), *quantities[at : at + 1])
            if view.sentence(q.start) == sentence and q.numeral.scale >= 1000
        ]
        if not near and at and view.text.endswith(("(", "- "), max(0, numeral.start - 2), numeral.start):
            before = quantities[at - 1]
            near = [before] if sentence - view.sentence(before.start) == 1 and before.numeral.scale >= 1000 else []
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
