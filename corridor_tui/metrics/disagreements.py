"""What does not fit together in a metric's history, each finding with the claims on both sides and a sentence.

Conflicts ask for a person: values, bounds, growth rates or targets that cannot all be true, totals smaller than their
parts, results printed before their time, values outside the plausible range. Notes explain: a revision by the same
voice, two statistical worlds, two series that are easily mixed up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Literal

from corridor_tui.metrics.agreement import by_statement, opposed, statement_of, within
from corridor_tui.metrics.claims import Claim, Growth
from corridor_tui.metrics.definitions import FLOWS, Metric, Relations
from corridor_tui.metrics.growth import GrowthCheck, differing, told
from corridor_tui.metrics.numbers import human
from corridor_tui.metrics.periods import Period, label, parse
from corridor_tui.metrics.series import Point, Series

Kind = Literal["value", "bound", "growth", "target", "part", "early", "implausible", "revision", "worlds", "lookalike"]
NOTES: frozenset[str] = frozenset({"revision", "worlds", "lookalike"})
STANDING_MONTHS = 24
"""Statements about a lasting state are compared when they were made within this many months of each other."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A finding: what kind, about which metric and period, in words, and the statements on each side."""

    kind: Kind
    metric: str
    period: str
    sentence: str
    one: tuple[Claim | Growth, ...]
    other: tuple[Claim | Growth, ...]

    @property
    def conflict(self) -> bool:
        """Whether it asks for a person; notes only explain."""
        return self.kind not in NOTES

    @property
    def key(self) -> str:
        """What makes it the same finding again, whoever else repeats a side: kind, metric, period and the values."""
        sides = sorted({f"{_size(side)}{side.bound}" for side in (*self.one[:1], *self.other[:1])})
        return f"{self.metric}:{self.kind}:{self.period}:{'/'.join(sides)}"


def _size(side: Claim | Growth) -> Decimal:
    return side.size if isinstance(side, Growth) else side.value


def find(series: Series, checks: Sequence[GrowthCheck], relations: Relations) -> tuple[Disagreement, ...]:
    """Everything that does not fit within one metric's series and its growth statements."""
    found: list[Disagreement] = []
    echoes = Echoes(series)
    for point in series.points:
        found += _within(point, series, echoes)
    found += _standing(series, relations)
    found += _worlds(series)
    found += _targets(series)
    found += _parts_of_year(series)
    found += _growth(checks, series.metric)
    unique = {(d.kind, d.period, d.sentence): d for d in found}
    return tuple(sorted(unique.values(), key=lambda d: (not d.conflict, d.kind, d.period, d.sentence)))


def say(claim: Claim) -> str:
    """A claim in a few words: value, then who says so and when."""
    who = _source(claim)
    when = f", {claim.date}" if claim.date else ""
    return f"{human(claim.value, claim.unit, claim.bound, claim.value_high)} ({who}{when})"


def _source(statement: Claim | Growth) -> str:
    """Who says it, in words; the article where no publisher is known."""
    return statement.source or (f"article {statement.article}" if statement.article else "an unnamed source")


def _within(point: Point, series: Series, echoes: Echoes) -> list[Disagreement]:
    metric, spelling = series.metric, point.period.spelling
    found = [
        Disagreement("revision", metric.id, spelling, f"{say(old)} was revised to {say(new)}", (new,), (old,))
        for old, new in point.revised
    ]
    found += _doubts(point, series.metric.id, echoes)
    if metric.event:
        return found  # queues at different places and on different days of a month are not one number
    aside = {id(old) for old, _ in point.revised} | {id(doubt.claim) for doubt in point.doubted}
    others = [other for other in point.choice.others if id(other.claims[0]) not in aside]
    if not others:
        return found
    shown, told, when = statement_of(point.shown), say(point.shown), label(point.period)
    for other in others:
        first = other.claims[0]
        kind: Kind = "bound" if opposed(shown, other.statement, metric.tolerance) else "value"
        text = f"{when}: {told} against {say(first)}"
        if point.status in ("target", "forecast"):
            kind, text = "target", f"{point.status}s for {text}"
        else:
            text += echoes.of(first)
        found.append(Disagreement(kind, metric.id, spelling, text, point.choice.agreeing, other.claims))
    return found


def _doubts(point: Point, metric: str, echoes: Echoes) -> list[Disagreement]:
    if not point.doubted:
        return []
    found = []
    kinds: tuple[Literal["implausible", "early"], ...] = ("implausible", "early")
    for kind in kinds:
        for said in by_statement(doubt.claim for doubt in point.doubted if doubt.kind == kind):
            claims = said.claims
            if kind == "implausible":
                text = f"{label(point.period)}: {say(claims[0])} lies outside the plausible range"
            else:
                text = f"{say(claims[0])} was printed before {label(point.period)} was over{echoes.of(claims[0])}"
            found.append(Disagreement(kind, metric, point.period.spelling, text, (), claims))
    return found


class Echoes:
    """Looks up where an odd value comes from: the same value, within half a per cent, under another period or status."""

    def __init__(self, series: Series) -> None:
        """Sort the shown values once."""
        ranked = sorted(((p.value, place, p) for place, p in enumerate(series.points)), key=itemgetter(0, 1))
        self._points = [
            (point.unit, point.status, point.period.spelling, point.period.first, place, point)
            for _, place, point in ranked
        ]
        self._values = [float(value) for value, _, _ in ranked]

    def of(self, claim: Claim) -> str:
        """A hint to append to a sentence: "; it is the value of 2024", the nearest period if several; else ""."""
        value, period = float(claim.value), claim.when
        low, high = sorted((value * 0.995, value * 1.005))
        near = self._points[bisect_left(self._values, low) : bisect_right(self._values, high)]
        best: tuple[int, int] | None = None
        point = None
        for unit, status, spelling, first, place, other in near:
            if unit == claim.unit and (spelling != period.spelling or status != claim.status):
                far = (abs(first - period.first), place)
                if best is None or far < best:
                    best, point = far, other
        if point is None:
            return ""
        what = "value of" if point.status == "actual" else f"{point.status} for"
        return f"; it is the {what} {label(point.period)}"


def _months(claim: Claim) -> int | None:
    """The month a claim was made in (or is about), counted from year 0; None when nothing dates it."""
    day: date | None = claim.date or claim.when.end
    return day.year * 12 + day.month if day else None


def _made(claim: Claim) -> tuple[int, tuple[object, ...]]:
    return (_months(claim) or 0, claim.order)


def _standing(series: Series, relations: Relations) -> list[Disagreement]:
    """Statements about a lasting state under different periods that contradict the newest one, or whose bounds do.

    Each statement counts once, with its newest claim; one that nothing dates is held against all. Statements made long apart are history, not a dispute.
    """
    if series.metric.id not in relations.standing:
        return []
    classes: dict[tuple[str, str], list[Claim]] = {}
    for point in series.points:
        tense = "plan" if point.status in ("target", "forecast") else "capacity" if point.status == "capacity" else "is"
        aside = {id(doubt.claim) for doubt in point.doubted} | {id(old) for old, _ in point.revised}
        classes.setdefault((point.unit, tense), []).extend(c for c in point.claims if id(c) not in aside)
    found = []
    tolerance = float(series.metric.tolerance)
    for claims in classes.values():
        newest = sorted((max(said.claims, key=_made) for said in by_statement(claims)), key=_made)
        ordered = [(claim, statement_of(claim), _months(claim), claim.when.spelling) for claim in newest]
        for n, (one, a, first, when) in enumerate(ordered):
            for other, b, second, then in ordered[n + 1 :]:
                # Statements of one period were compared where that period's value was chosen.
                if when == then or (first is not None and second is not None and abs(first - second) > STANDING_MONTHS):
                    continue
                against = opposed(a, b, tolerance)
                current = other is newest[-1] or first is None
                if not (against or current) or within(a, b, tolerance):
                    continue
                text = f"{say(one)} against {say(other)}"
                kind: Kind = "bound" if against else "value"
                found.append(Disagreement(kind, series.metric.id, other.period, text, (other,), (one,)))
    return found


def _worlds(series: Series) -> list[Disagreement]:
    """The difference between statistical worlds over the same months, or most of them: a note, never a conflict."""
    named = [p for p in series.points if p.world and p.status == "actual"]
    found = []
    by_period: dict[tuple[str, str], list[Point]] = {}
    for point in named:
        by_period.setdefault((point.unit, point.period.spelling), []).append(point)
    for one in named:
        same = [p for p in by_period[one.unit, one.period.spelling] if p.world != one.world]
        twin = next((p for p in same if (p.world or "") > (one.world or "")), None)
        if not same and one.period.kind == "year":
            others = (p for p in named if p.world != one.world and p.unit == one.unit)
            twin = max((p for p in others if _most_of(one.period, p.period)), key=lambda p: p.order, default=None)
        if twin is None:
            continue
        part = f" in {label(twin.period)}" if twin.period != one.period else ""
        text = (
            f"{label(one.period)}: {one.world} {human(one.value, one.unit, one.bound)}, "
            f"{twin.world} {human(twin.value, twin.unit, twin.bound)}{part}: two ways of counting"
        )
        spelling = one.period.spelling
        found.append(Disagreement("worlds", series.metric.id, spelling, text, (one.shown,), (twin.shown,)))
    return found


def _most_of(year: Period, part: Period) -> bool:
    return year.contains(part) and part.months >= 9


def _targets(series: Series) -> list[Disagreement]:
    """One target value promised for different years: targets that move."""
    claims = sorted(
        (c for p in series.points if p.status in ("target", "forecast") for c in p.claims if c.when.kind == "year"),
        key=lambda c: c.order,
    )
    by_value: dict[tuple[str, Decimal], list[Claim]] = {}
    for claim in claims:
        by_value.setdefault((claim.unit, claim.value), []).append(claim)
    found = []
    for same in by_value.values():
        years = sorted({c.period for c in same})
        if len(years) > 1 and any(c.status == "target" for c in same):
            earliest = [c for c in same if c.period == years[0]]
            rest = [c for c in same if c.period != years[0]]
            value = human(same[0].value, same[0].unit)
            text = f"{value} is promised for {', '.join(years[:-1])} and {years[-1]}"
            found.append(Disagreement("target", series.metric.id, years[-1], text, tuple(rest), tuple(earliest)))
    return found


def _parts_of_year(series: Series) -> list[Disagreement]:
    """A period of flow that is smaller than a period within it."""
    if series.metric.event or series.metric.unit not in FLOWS:
        return []
    points = series.of("actual")
    by_year: dict[int, list[Point]] = {}
    for point in points:
        by_year.setdefault(point.period.year, []).append(point)
    found = []
    for group in by_year.values():
        for whole in group:
            for part in group:
                if whole.period.contains(part.period) and smaller(whole, part, series.metric.tolerance):
                    text = (
                        f"{label(whole.period)} {human(whole.value, whole.unit, whole.bound)} is less than its part "
                        f"{label(part.period)} {human(part.value, part.unit, part.bound)}"
                    )
                    found.append(
                        Disagreement(
                            "part", series.metric.id, whole.period.spelling, text, (whole.shown,), (part.shown,)
                        )
                    )
    return found


def smaller(whole: Point, part: Point, tolerance: Decimal) -> bool:
    """Whether a total is surely less than its part, bounds and tolerance allowed for."""
    top, bottom = statement_of(whole.shown), statement_of(part.shown)
    return top.high < bottom.low * (1 - float(tolerance))


def _growth(checks: Sequence[GrowthCheck], metric: Metric) -> list[Disagreement]:
    found = []
    for check in checks:
        if check.verdict not in ("differs", "other base"):
            continue
        if check.verdict == "other base" and check.growth.base is None:
            continue  # the text names no base: that one fits is the answer, not a dispute
        shown = tuple(p.shown for p in (check.level, check.before) if p)
        who = f" ({_source(check.growth)})"
        text = f"{label(check.level.period) if check.level else check.growth.period}: {check.sentence}{who}"
        found.append(Disagreement("growth", metric.id, check.growth.period, text, shown, (check.growth,)))
    for low, high in differing(checks):
        text = f"{label(parse(low.period))}: {told(low)} ({_source(low)}) against {told(high)} ({_source(high)})"
        found.append(Disagreement("growth", metric.id, low.period, text, (low,), (high,)))
    return found
