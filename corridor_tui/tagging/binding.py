"""Which period a figure speaks of: list alignment, then the nearest in its sentence, then what the text goes on from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from corridor_tui.tagging.marks import Marks
from corridor_tui.tagging.period_memory import (
    REPORT,
    STANDING,
    TIMELESS,
    TODAY,
    Bindable,
    Bound,
    Memory,
    Opening,
    is_day,
    next_named,
    starts_after,
)
from corridor_tui.tagging.periods import Period, spell

_JOIN = re.compile(
    r"[ \n,(]*(?:(?:of|in|for|during|over|the|as|a|от|в|за|по|на|год|года|году|worth|уже)[ \n]+){0,4}[\"(]?"
)
_PLAIN = re.compile(r"[^.;:!?。；]{0,40}")
_WHEN = re.compile(r", (?:when|когда)\b[^,.;]{0,40}")
_BRACKET = re.compile(r"[^\d.;:,()]{0,24} ?\(")
_FIGURE_OF = re.compile(r"[ \n]*(?:figure|level|levels|total|result|volume|показател|уровн|значени|результат)")
_ADJACENT = 42
SOME_DAY = "periods.some-day"
"""The rule of words like "in the coming years": a time that no year is."""
UNRESOLVED = "a time that the text leaves open"
_AS_OF = ("periods.as-of", "periods.as-of-year-to-date")
_LONG = 500
_MEASURED = 45
_ALONE = 14
_BRIEF = 45
_ATTRIBUTE = 10


def bind(
    text: str,
    marks: Marks,
    figures: Sequence[Bindable],
    periods: Sequence[Period],
    opening: Opening,
    report: Period | None,
    sentence: Callable[[int], tuple[int, int]],
) -> list[Bound]:
    """A binding for each figure, in order.

    `opening` is what a figure goes on from before any period was named, `report` the month of publication;
    `sentence` gives the span of the one at an offset.
    """
    starts = [period.start for period in periods]
    memory = Memory(opening, report)
    bound: list[Bound] = []
    spoken = 0
    planned: set[int] = set()
    told: set[int] = set()
    for index, figure in enumerate(figures):
        low, high = bisect_left(starts, figure.sentence[0]), bisect_left(starts, figure.sentence[1])
        while spoken < low:
            place = periods[spoken].start
            span = sentence(place)
            plan = place not in told and (place in planned or _plans(marks, span))
            if not _is_alone(marks, periods[spoken]):
                memory.hear(periods[spoken], span[0], planned=plan, brief=span[1] - span[0] <= _BRIEF)
            spoken += 1
        here = [p for p in periods[low:high] if not (figure.told and report is not None and starts_after(p, report))]
        rivals = [
            f for f in figures[max(0, index - 8) : index + 9] if f.sentence == figure.sentence and f is not figure
        ]
        found = _in_sentence(text, marks, figure, rivals, here)
        if found.period is not None and found.period.rule == TODAY and report and _is_waiting(text, marks, figure):
            found = found._replace(period=report, how=REPORT)
        if found.period is not None and figure.status in ("target", "forecast") and report is not None:
            found = found._replace(period=next_named(found.period, report))
        if found.period is not None:
            (planned if figure.status in ("target", "forecast") else told).add(found.period.start)
        elif found.how != UNRESOLVED:
            found = memory.recall(figure, found, _is_waiting(text, marks, figure))
        bound.append(found)
    return bound


def _is_waiting(text: str, marks: Marks, figure: Bindable) -> bool:
    """Whether a figure counts what stands in a queue."""
    return figure.unit in STANDING and figure.role != "change" and bool(marks.within("waiting", *figure.sentence))


def _is_alone(marks: Marks, period: Period) -> bool:
    """ "In May alone": a time told beside the one that the text is about."""
    around = marks.within("alone", period.start - _ALONE, period.end + 2)
    return any(mark.end >= period.start - 2 for mark in around)


def _plans(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Whether a sentence, from which no figure took its time, speaks of what will be."""
    low, high = max(sentence[0], sentence[1] - _LONG), sentence[1]
    return any(mark.arg in ("target", "forecast") for mark in marks.within("status", low, high))


_SILENT = Bound(None)
"""What a sentence without periods says."""


def _in_sentence(
    text: str, marks: Marks, figure: Bindable, rivals: Sequence[Bindable], here: Sequence[Period]
) -> Bound:
    if not here:
        return _SILENT
    usable = [p for p in here if p.key is not None or p.since]
    bases = [p for p in here if p.use == "base" and p.key is not None]
    base = _nearest(figure, bases) if figure.role == "change" else None
    if figure.role == "change":
        usable = [p for p in usable if p.relation == "own"]
        here = [p for p in here if p.relation == "own"]
    usable = [p for p in usable if not _is_measure(p, rivals)]
    usable = [p for p in usable if not _belongs_to_next(text, figure, p, rivals)]
    mains = [p for p in usable if p.use != "base" and (p.use != "against" or p.after <= figure.start)]
    if figure.status in ("target", "forecast") and _is_of_some_day(figure, here, mains):
        return Bound(None, base, UNRESOLVED)
    aligned = _aligned(marks, figure, rivals, mains)
    if aligned is not None:
        return Bound(aligned, base, "list alignment")
    if figure.role in TIMELESS:
        mains = [p for p in mains if p.rule != TODAY]
        here = [p for p in here if p.rule != TODAY]
    direct = _direct(text, figure, rivals, here)
    if direct is not None:
        return Bound(_to_date(direct, here), base, "beside the figure")
    if figure.status in ("target", "forecast"):
        chosen = _goal(text, figure, mains)
    else:
        said = [p for p in mains if p.use in ("main", "against")]
        said = [p for p in said if not _is_of_aside(text, marks, figure, p, rivals)]
        chosen = _governing(text, figure, said or [p for p in mains if p.end <= figure.start])
    if chosen is not None and chosen.key is None:
        return Bound(None, base, "since then" if chosen.since else UNRESOLVED)
    open_one = any(p.key is None and p.use == "main" and not p.since and p.end <= figure.start for p in here)
    return Bound(_to_date(chosen, here), base, "the sentence" if chosen else UNRESOLVED if open_one else "")


def _is_of_aside(text: str, marks: Marks, figure: Bindable, period: Period, rivals: Sequence[Bindable]) -> bool:
    """Whether a time behind a figure is that of one beside it: "5 tons, after a drop to 4 tons in the same months"."""
    owners = [
        rival
        for rival in rivals
        if figure.end <= rival.start
        and 0 <= period.start - rival.end <= _ADJACENT
        and _JOIN.fullmatch(text, rival.end, period.start)
    ]
    return any(marks.within("aside", figure.end, rival.start) for rival in owners)


def _is_of_some_day(figure: Bindable, here: Sequence[Period], mains: Sequence[Period]) -> bool:
    """Whether the time nearest to a plan is one of no year: "within a few years"."""
    vague = [p for p in here if p.rule == SOME_DAY]
    return bool(vague) and _nearest(figure, [*vague, *mains]) in vague


def _is_measure(period: Period, rivals: Sequence[Bindable]) -> bool:
    """Whether a ratio is measured by a period: "1.9 times the volume of the same months", which says no more."""
    return period.relation == "same" and any(
        f.role == "change" and 0 <= period.start - f.end <= _MEASURED for f in rivals
    )


def _belongs_to_next(text: str, figure: Bindable, period: Period, rivals: Sequence[Bindable]) -> bool:
    """Whether a time behind the figure says which the next figure is: "40 ton ile geçen yılki 30 tondan çok"."""
    if period.start <= figure.end + 1:
        return False
    behind = "," in text[figure.end : period.start]
    near = [f for f in rivals if 0 < f.start - period.end <= (_ATTRIBUTE if behind else 2)]
    return any(len(text[period.end : f.start].split()) <= behind for f in near)


def _to_date(period: Period | None, here: Sequence[Period]) -> Period | None:
    """ "As of 18 May ... this year": the year up to that month, where a sentence names both."""
    if period is None or period.first is None:
        return period
    year = period.first[0]
    days = [p for p in here if p.rule in _AS_OF and p.first and p.first[0] == year and p.last]
    years = [p for p in here if (p.key == str(year) or p.rule == "periods.year-to-date") and p.use == "main"]
    if not days or not years or period not in (*days, *years) or days[0].last is None:
        return period
    last = days[0].last
    if is_day(days[0]) and days[0].key is not None and days[0].key.endswith("-01") and last[1] > 1:
        last = (year, last[1] - 1)  # the morning of the first still means the month before
    return replace(days[0], key=spell((year, 1), last), first=(year, 1), last=last)


def _aligned(marks: Marks, figure: Bindable, rivals: Sequence[Bindable], mains: Sequence[Period]) -> Period | None:
    """ "5 and 7 tons in 2023 and 2024 respectively": as many figures as periods, in order."""
    if len(mains) < 2 or not marks.within("respectively", *figure.sentence):
        return None
    peers = sorted((figure, *rivals), key=lambda f: f.start)
    return mains[peers.index(figure)] if len(peers) == len(mains) else None


def _direct(text: str, figure: Bindable, rivals: Sequence[Bindable], here: Sequence[Period]) -> Period | None:
    """A period that touches the figure: right behind it, else right before it."""
    here = [p for p in here if not _belongs_to_next(text, figure, p, rivals)]
    for period in here:
        if period.start >= figure.end:
            gap = text[figure.end : period.start]
            if len(gap) > _ADJACENT or _crosses(figure.end, period.start, rivals):
                break
            if period.use == "deadline" and figure.status not in ("target", "forecast") and gap.strip():
                break
            if figure.role == "change" and period.use == "main" and _FIGURE_OF.match(text, period.end):
                break
            if period.use == "base" or ("," in gap and _earlier(figure, here)):
                break
            if period.key is not None and _JOIN.fullmatch(gap):
                return period
            break
    for period in reversed(here):
        if period.end <= figure.start:
            gap = text[period.end : figure.start]
            if period.key is not None and (_WHEN.fullmatch(gap) or _BRACKET.fullmatch(gap)):
                return period
            crossed = _crosses(period.end, figure.start, rivals) or _is_measure(period, rivals)
            if period.use == "base" or period.key is None or crossed:
                break
            return period if len(gap) <= 12 and _PLAIN.fullmatch(gap) else None
    return None


def _earlier(figure: Bindable, here: Sequence[Period]) -> bool:
    return any(p.use in ("main", "deadline") and p.key is not None and p.end <= figure.start for p in here)


def _crosses(start: int, end: int, rivals: Sequence[Bindable]) -> bool:
    return any(start <= f.start < end for f in rivals)


def _governing(text: str, figure: Bindable, periods: Sequence[Period]) -> Period | None:
    """The last period named before the figure in its clause, else the first after it there, else the last before."""
    before = [p for p in periods if p.end <= figure.start]
    same_clause = [p for p in before if p.start >= figure.clause[0]]
    after = next((p for p in periods if p.start >= figure.end and not _is_aside(text, figure, p)), None)
    if before and not same_clause and after is not None and after.start < figure.clause[1]:
        return after
    if before:
        return _narrower((same_clause or before)[-1], before)
    return after


def _is_aside(text: str, figure: Bindable, period: Period) -> bool:
    """Whether a period behind a figure belongs to what the figure is set beside ("twice that of the same months")."""
    gap = text[figure.end : period.start]
    if ";" in gap:
        return True
    return period.relation == "same" and ("," in gap or any(letter.isdigit() for letter in gap))


def _goal(text: str, figure: Bindable, mains: Sequence[Period]) -> Period | None:
    """The time of a plan: said in the figure's own clause before it, else the deadline after it, else before it."""
    before = [p for p in mains if p.end <= figure.start]
    own = [p for p in before if p.start >= figure.clause[0]]
    deadlines = [p for p in mains if p.use == "deadline"]
    if own and (own[-1].use == "deadline" or not any(figure.end <= p.start < figure.clause[1] for p in deadlines)):
        return own[-1]
    return _nearest(figure, deadlines) or _governing(text, figure, mains)


def _narrower(chosen: Period, others: Sequence[Period]) -> Period:
    """ "By 20 June ... this year": of a year and its part up to a day, both named, the part is meant."""
    if chosen.first is None or chosen.key != str(chosen.first[0]):
        return chosen
    parts = [p for p in others if p.first == chosen.first and p.last != chosen.last and p.key is not None]
    return parts[-1] if parts else chosen


def _nearest(figure: Bindable, periods: Sequence[Period]) -> Period | None:
    return min(periods, key=lambda p: min(abs(p.start - figure.end), abs(figure.start - p.end)), default=None)
