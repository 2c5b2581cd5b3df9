"""Figures: every number of a document that means something, with what its sentence says about it.

Order of work for each field: marks (small words), numerals, times, quantities (number and unit), then bound, role,
direction, status and period of each. Pure and linear in the text; a figure names the rules it follows from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from corridor_tui.model import Bound, Figure, Reason
from corridor_tui.tagging.attributes import Meaning, read_meaning
from corridor_tui.tagging.binding import bind
from corridor_tui.tagging.bounds import EXACT, Bounded, read_bound
from corridor_tui.tagging.headings import Headings
from corridor_tui.tagging.marks import Mark, Marks, find_marks
from corridor_tui.tagging.numerals import Numeral, find_numerals
from corridor_tui.tagging.origins import is_beginning
from corridor_tui.tagging.parts import is_part
from corridor_tui.tagging.period_memory import TODAY, Bindable, Opening
from corridor_tui.tagging.period_memory import Bound as Binding
from corridor_tui.tagging.periods import Clock, Period, find_periods, spell
from corridor_tui.tagging.place import Place
from corridor_tui.tagging.quantities import find_quantities, is_year, read_units, unread
from corridor_tui.tagging.quantity import Quantity
from corridor_tui.tagging.reading import Reading, reading
from corridor_tui.tagging.seasons import with_seasons
from corridor_tui.tagging.statuses import PAST
from corridor_tui.tagging.timeline import dateline, line_up, numbers_in, year_of_text
from corridor_tui.tagging.titles import lend_to_title
from corridor_tui.tagging.units import Counted
from corridor_tui.tagging.view import View

_ONWARD = re.compile("[增提升扩擴降缩縮减減上高]{0,3}[至到为為]")
_REACH = 500
"""How far from a figure its sentence is looked at, in characters."""


@dataclass(slots=True)
class _Field:
    """One field on its way: what was found in it."""

    view: View
    habits: Reading
    marks: Marks
    numerals: list[Numeral]
    counted: list[Counted | None]
    hidden: list[bool]
    line: list[Mark]
    dates: frozenset[int]
    quantities: list[Quantity] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)


def find_figures(view: View, published: date | None) -> list[Figure]:
    """The figures of one field in order, without overlap; offsets are those of the field as given."""
    return find_document_figures((view,), published)


def find_document_figures(views: Sequence[View], published: date | None) -> list[Figure]:
    """The figures of a document's fields (title first): title and text lend each other their periods."""
    fields = [_read_field(view) for view in views]
    clock = _clock(fields, published)
    for one in fields:
        read = find_periods(one.view.text, one.line, clock, one.habits)
        one.periods = with_seasons(one.view.text, one.marks, read, clock)
        used = one.dates | numbers_in(one.line, one.periods, one.numerals)
        one.quantities = find_quantities(one.view, one.marks, one.numerals, one.counted, one.hidden, used, one.habits)
    figures = [figure for one in fields for figure in _finish(one, _opening(one, fields, clock), clock)]
    return lend_to_title(figures)


def _clock(fields: Sequence[_Field], published: date | None) -> Clock:
    """Relative times hang on the publication date, else on a date printed near the start, else on the years named."""
    if published is None:
        for one in fields:
            printed = dateline(one.view.text)
            if printed is not None:
                return Clock(printed)
        return Clock(None, year_of_text(one.line for one in fields))
    return Clock(published)


def _read_field(view: View) -> _Field:
    habits = reading(view.lang)
    marks = Marks(find_marks(view.folded, view.lang))
    numerals = find_numerals(view.folded, marks.all, habits)
    hidden = unread(view, numerals)
    counted = read_units(view, marks, numerals, hidden, habits)
    units = {numeral.start: unit for numeral, unit in zip(numerals, counted, strict=True)}
    line, dates = line_up(
        view.text,
        marks,
        numerals,
        habits,
        lambda numeral: is_year(view.text, marks, numeral, units[numeral.start], habits),
    )
    return _Field(view, habits, marks, numerals, counted, hidden, line, dates)


def _opening(own: _Field, fields: Sequence[_Field], clock: Clock) -> Opening:
    """What a text is about before it names a period: the title's first period, else the first one that it will name."""
    others = [one for one in fields if one is not own]
    for one, how in (*((one, "the other field") for one in others), (own, "a later sentence")):
        for period in one.periods:
            whole = period.use == "main" and period.key is not None and period.relation == "own"
            if whole and not (period.since or _is_ahead(period, clock) or period.rule == TODAY or _is_day(period)):
                return Opening(period, how)
    return Opening()


def _report(clock: Clock) -> Period | None:
    """The month of the publication, which nobody named."""
    if clock.published is None:
        return None
    month = (clock.published.year, clock.published.month)
    return Period(0, 0, spell(month, month), month, month, inferred=True)


def _is_ahead(period: Period, clock: Clock) -> bool:
    now = clock.published
    return now is not None and period.first is not None and period.first > (now.year, now.month)


def _is_day(period: Period) -> bool:
    return period.key is not None and len(period.key) == 10


def _finish(own: _Field, opening: Opening, clock: Clock) -> list[Figure]:
    view, quantities, marks = own.view, own.quantities, own.marks
    spans = [(q.start, q.end) for q in quantities]
    headings = Headings(view, marks)
    read: list[tuple[Quantity, Place, Bounded, Meaning]] = []
    told: list[bool] = []
    for index, quantity in enumerate(quantities):
        clause = _near(view.clause_span(quantity.start), quantity)
        sentence = _near(view.sentence_span(quantity.start), quantity)
        floor = max(sentence[0], spans[index - 1][1] if index else 0)
        ceiling = min(sentence[1], spans[index + 1][0] if index + 1 < len(spans) else len(view.text))
        bounded = read_bound(
            view.text, marks, quantity.start, quantity.end, quantity.counted, floor, ceiling, own.habits
        )
        if (
            index
            and bounded.mark
            and bounded.mark.rule == "bounds.to"
            and bounded.mark.start - spans[index - 1][1] <= 2
        ):
            bounded = EXACT  # "с 14 до 10 поездов": the end of a change, no ceiling
        lead = bounded.mark.start if bounded.mark and bounded.mark.end <= quantity.start else quantity.start
        entity = quantity.unit.unit in ("count", "person")
        place = Place(quantity.start, quantity.end, clause, sentence, lead, bounded.mark, entity)
        meaning = read_meaning(view.text, marks, place, quantity.counted, spans, own.habits)
        began = is_beginning(view.text, marks, own.quantities, index, own.periods, clock)
        if began:
            meaning = meaning._replace(status="capacity" if meaning.role == "capacity" else "actual")
        elif quantity.origin or (own.habits.lang == "zh" and _is_left_behind(view.text, quantity)):
            meaning = _as_it_was(meaning)
        if meaning.status == "actual" and not any(mark.kind == "status" for mark in meaning.because):
            meaning = headings.lend(meaning, quantity.start)
        read.append((quantity, place, bounded, meaning))
        told.append(began or any(m.rule == PAST for m in meaning.because))
    bindables = [
        Bindable(
            p.start,
            p.end,
            p.sentence,
            p.clause,
            m.role,
            m.status,
            q.unit.unit,
            sure or (m.role == "share" and m.status == "actual"),
        )
        for (q, p, _, m), sure in zip(read, told, strict=True)
    ]
    bindings = bind(view.text, marks, bindables, own.periods, opening, _report(clock), view.sentence_span)
    return [
        _figure(own, quantity, place, bounded, meaning, binding, clock)
        for (quantity, place, bounded, meaning), binding in zip(read, bindings, strict=True)
    ]


def _near(span: tuple[int, int], quantity: Quantity) -> tuple[int, int]:
    """The part of a sentence that can speak of a figure; keeps a text without full stops linear."""
    return max(span[0], quantity.start - _REACH), min(span[1], quantity.end + _REACH)


def _figure(
    own: _Field, quantity: Quantity, place: Place, bounded: Bounded, meaning: Meaning, binding: Binding, clock: Clock
) -> Figure:
    view = own.view
    start, end = view.span(quantity.start, quantity.end)
    meaning = _in_time(meaning, place, binding, clock)
    meaning = _priced(own, quantity, place, meaning)
    bound = _settled(own, quantity, place, bounded, meaning)
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
        part=is_part(view.text, own.marks, place, quantity.unit.unit),
        confidence=_confidence(quantity, binding),
        rule=quantity.unit.rule,
        sentence=view.span(*place.sentence),
        reasons=_reasons(view, quantity, bounded, meaning, binding),
    )


def _is_left_behind(text: str, quantity: Quantity) -> bool:
    """Whether a Chinese figure is where a change begins: 由6.6万增至30万."""
    opens = text[max(0, quantity.start - 1) : quantity.start] in ("由", "从", "從")
    return opens and _ONWARD.match(text, quantity.end) is not None


def _as_it_was(meaning: Meaning) -> Meaning:
    """What a plan starts from ("from 35 days to 5") has happened; a level shares the status of its sentence."""
    if meaning.role not in ("capacity", "duration", "price") or meaning.status not in ("target", "forecast"):
        return meaning
    return meaning._replace(status="capacity" if meaning.role == "capacity" else "actual")


def _in_time(meaning: Meaning, place: Place, binding: Binding, clock: Clock) -> Meaning:
    """What is said to be for a time still ahead has not happened; what "will be" in a past year has."""
    period, published = binding.period, clock.published
    if (
        meaning.role == "distance"
        or period is None
        or period.last is None
        or published is None
        or binding.how not in ("the sentence", "beside the figure")
    ):
        return meaning
    today = (published.year, published.month)
    said = [mark for mark in meaning.because if mark.kind == "status" and mark.arg == "actual"]
    if any(mark.rule == PAST for mark in said):
        return meaning
    if said and not place.clause[0] <= period.start < place.clause[1] and binding.how == "the sentence":
        return meaning
    if meaning.status == "actual" and period.first is not None and period.first > today:
        return meaning._replace(status="target" if period.use == "deadline" else "forecast")
    if meaning.status == "forecast" and period.last < today and any(mark.weak for mark in meaning.because):
        return meaning._replace(status="actual")
    return meaning


def _priced(own: _Field, quantity: Quantity, place: Place, meaning: Meaning) -> Meaning:
    """Money that is a cost, a price or an investment; what a thing will cost is an estimate until it is paid."""
    if meaning.role != "level" or not quantity.unit.is_currency:
        return meaning
    low, high = max(place.sentence[0], place.start - 60), min(place.sentence[1], place.end + 40)
    prices = own.marks.within("price", low, high)
    if not prices:
        return meaning
    status = "actual" if quantity.origin and meaning.status in ("forecast", "target") else meaning.status
    if status == "forecast":
        status = "target" if any(mark.rule == "role.invested" for mark in prices) else "estimate"
    return meaning._replace(role="price", status=status)


def _settled(own: _Field, quantity: Quantity, place: Place, bounded: Bounded, meaning: Meaning) -> Bound:
    """ "Up to" after a word of growth leads to a level: "вырос до 4,5 млн", "довести до 10 млн"."""
    mark = bounded.mark
    if mark is None or mark.rule not in ("bounds.to", "bounds.to-after"):
        return bounded.bound
    if own.marks.within("reach", *place.clause):
        return "="
    low = max(place.sentence[0], max(own.view.text.rfind(sign, place.sentence[0], place.start) for sign in ":;"))
    moves = (*own.marks.within("move", low, place.sentence[1]), *own.marks.within("more", low, place.sentence[1]))
    if own.habits.trailing:
        return "=" if any(0 <= move.start - place.end <= 30 for move in moves) else bounded.bound
    return "=" if any(move.end <= place.start for move in moves) else bounded.bound


def _confidence(quantity: Quantity, binding: Binding) -> float:
    sure = quantity.counted.sure
    if quantity.elided:
        sure *= 0.8
    if binding.how == "the publication date":
        sure *= 0.6
    if binding.period is not None and binding.how in ("an earlier sentence", "a later sentence", "the other field"):
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
    if view.folded.is_even:
        return Reason(note, view.field, start, max(start, end))
    return Reason(note, view.field, *view.span(start, max(start, end)))
