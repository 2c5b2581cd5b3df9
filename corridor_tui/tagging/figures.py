"""Figures: every number of a document that means something, with what its sentence says about it.

Order of work for each field: marks (small words), numerals, times, quantities (number and unit), then bound, role,
direction, status and period of each. Pure and linear in the text; a figure names the rules it follows from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from corridor_tui.model import Bound, Figure, Reason, Role
from corridor_tui.tagging.attributes import Meaning, Place, read_meaning
from corridor_tui.tagging.binding import Bindable, bind
from corridor_tui.tagging.binding import Bound as Binding
from corridor_tui.tagging.bounds import Bounded, read_bound
from corridor_tui.tagging.marks import Mark, Marks, find_marks
from corridor_tui.tagging.numerals import find_numerals
from corridor_tui.tagging.parts import is_part
from corridor_tui.tagging.periods import Clock, Period
from corridor_tui.tagging.quantities import Quantity, find_quantities, is_year, read_units
from corridor_tui.tagging.reading import Reading, reading
from corridor_tui.tagging.timeline import dateline, timeline
from corridor_tui.tagging.view import View

Origin = Literal["text", "title", "none"]


@dataclass(slots=True)
class _Field:
    """One field on its way: what was found in it."""

    view: View
    habits: Reading
    marks: Marks
    quantities: list[Quantity]
    periods: list[Period]


def find_figures(view: View, published: date | None) -> list[Figure]:
    """The figures of one field in order, without overlap; offsets are those of the field as given."""
    return find_document_figures((view,), published)


def find_document_figures(views: Sequence[View], published: date | None) -> list[Figure]:
    """The figures of a document's fields (title first): title and text lend each other their periods."""
    clock = _clock(views, published)
    fields = [_read_field(view, clock) for view in views]
    figures: list[Figure] = []
    for field in fields:
        others = [other for other in fields if other is not field]
        figures += _finish(field, _opening(others), clock)
    return figures


def _clock(views: Sequence[View], published: date | None) -> Clock:
    for view in () if published else views:
        printed = dateline(view.text)
        if printed is not None:
            return Clock(printed)
    return Clock(published)


def _read_field(view: View, clock: Clock) -> _Field:
    habits = reading(view.lang)
    marks = Marks(find_marks(view.folded, view.lang))
    numerals = find_numerals(view.folded, habits)
    counted = read_units(view, marks, numerals, habits)
    units = {numeral.start: unit for numeral, unit in zip(numerals, counted, strict=True)}
    periods, used = timeline(
        view.text, marks, numerals, clock, habits, lambda numeral: is_year(view.text, numeral, units[numeral.start])
    )
    return _Field(view, habits, marks, find_quantities(view, marks, numerals, counted, used, habits), periods)


def _opening(fields: Sequence[_Field]) -> Period | None:
    """The period that the other field speaks of first."""
    for field in fields:
        for period in field.periods:
            if period.use == "main" and period.key is not None and period.relation == "own":
                return period
    return None


def _finish(field: _Field, opening: Period | None, clock: Clock) -> list[Figure]:
    view, quantities = field.view, field.quantities
    spans = [(q.start, q.end) for q in quantities]
    read: list[tuple[Quantity, Place, Bounded, Meaning]] = []
    for index, quantity in enumerate(quantities):
        place = Place(
            quantity.start, quantity.end, view.clause_span(quantity.start), view.sentence_span(quantity.start)
        )
        floor = max(place.sentence[0], spans[index - 1][1] if index else 0)
        ceiling = min(place.sentence[1], spans[index + 1][0] if index + 1 < len(spans) else len(view.text))
        bounded = read_bound(
            view.text, field.marks, place.start, place.end, quantity.counted.bound, floor, ceiling, field.habits
        )
        read.append(
            (
                quantity,
                place,
                bounded,
                read_meaning(view.text, field.marks, place, quantity.counted, spans, field.habits),
            )
        )
    bindables = [Bindable(p.start, p.end, p.sentence, p.clause, m.role, m.status) for _, p, _, m in read]
    bindings = bind(view.text, bindables, field.periods, opening)
    return [
        _figure(field, quantity, place, bounded, meaning, binding, clock)
        for (quantity, place, bounded, meaning), binding in zip(read, bindings, strict=True)
    ]


def _figure(
    field: _Field, quantity: Quantity, place: Place, bounded: Bounded, meaning: Meaning, binding: Binding, clock: Clock
) -> Figure:
    view = field.view
    start, end = view.span(quantity.start, quantity.end)
    meaning = _in_time(meaning, binding, clock)
    meaning = replace(meaning, role=_priced(field, quantity, place, meaning))
    bound = _settled(field, quantity, place, bounded, meaning)
    return Figure(
        text=view.folded.source[start:end],
        field=view.field,
        start=start,
        end=end,
        value=quantity.value,
        unit=quantity.unit.unit,
        value_high=quantity.high,
        bound="range" if quantity.high is not None else bound,
        role=meaning.role,
        status=meaning.status,
        direction=meaning.direction,
        base=binding.base.key if binding.base else None,
        period=binding.period.key if binding.period else None,
        part=is_part(view.text, place, quantity.unit.unit),
        confidence=_confidence(quantity, binding),
        rule=quantity.unit.rule,
        sentence=view.span(*place.sentence),
        reasons=_reasons(view, quantity, bounded, meaning, binding),
    )


def _in_time(meaning: Meaning, binding: Binding, clock: Clock) -> Meaning:
    """What is said to be for a time still ahead has not happened; what "will be" in a past year has."""
    period, published = binding.period, clock.published
    if (
        period is None
        or period.last is None
        or published is None
        or binding.how not in ("the sentence", "beside the figure")
    ):
        return meaning
    today = (published.year, published.month)
    if meaning.status == "actual" and period.first is not None and period.first > today:
        return replace(meaning, status="target" if period.use == "deadline" else "forecast")
    if meaning.status == "forecast" and period.last < today and any(mark.weak for mark in meaning.because):
        return replace(meaning, status="actual")
    return meaning


def _priced(field: _Field, quantity: Quantity, place: Place, meaning: Meaning) -> Role:
    """Money that is a cost, a price or an investment."""
    if meaning.role != "level" or not quantity.unit.is_currency:
        return meaning.role
    return "price" if field.marks.within("price", *place.clause) else "level"


def _settled(field: _Field, quantity: Quantity, place: Place, bounded: Bounded, meaning: Meaning) -> Bound:
    """ "Up to" after a word of growth that has happened leads to a level: "вырос до 4,5 млн"."""
    mark = bounded.mark
    if mark is None or mark.rule not in ("bounds.to", "bounds.to-after"):
        return bounded.bound
    clause = field.marks.within("move", *place.sentence)
    moved = any(m.end <= place.start if not field.habits.trailing else m.start >= place.end for m in clause)
    return "=" if moved or (meaning.status in ("target", "forecast") and clause) else bounded.bound


def _confidence(quantity: Quantity, binding: Binding) -> float:
    sure = quantity.counted.sure
    if quantity.elided:
        sure *= 0.8
    if binding.period is not None and binding.how in ("an earlier sentence", "the title"):
        sure *= 0.9
    return round(sure, 2)


def _reasons(
    view: View, quantity: Quantity, bounded: Bounded, meaning: Meaning, binding: Binding
) -> tuple[Reason, ...]:
    reasons = [
        _reason(view, f"unit {quantity.unit.unit} ({quantity.unit.rule})", quantity.counted.start, quantity.counted.end)
    ]
    if bounded.mark is not None:
        reasons.append(_seen(view, f"bound {bounded.bound}", bounded.mark))
    reasons += [_seen(view, f"{mark.kind} {mark.arg}", mark) for mark in meaning.because]
    if binding.period is not None:
        note = f"period {binding.period.key} from {binding.how} ({binding.period.rule})"
        reasons.append(_reason(view, note, binding.period.start, binding.period.end))
    return tuple(reasons)


def _seen(view: View, note: str, mark: Mark) -> Reason:
    return _reason(view, f"{note} ({mark.rule})", mark.start, mark.end)


def _reason(view: View, note: str, start: int, end: int) -> Reason:
    first, last = view.span(start, max(start, end))
    return Reason(note, view.field, first, last)
