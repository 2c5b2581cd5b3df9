"""What does not fit between the periods of one metric: lasting states, statistical worlds, moving targets, parts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from corridor_tui.metrics.agreement import by_statement, opposed, statement_of, within
from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.definitions import FLOWS, Relations
from corridor_tui.metrics.findings import Disagreement, Kind, say
from corridor_tui.metrics.numbers import human
from corridor_tui.metrics.periods import Period, label
from corridor_tui.metrics.series import Point, Series

STANDING_MONTHS = 24
"""Statements about a lasting state are compared when they were made within this many months of each other."""


def _months(claim: Claim) -> int | None:
    """The month a claim was made in (or is about), counted from year 0; None when nothing dates it."""
    day: date | None = claim.date or claim.when.end
    return day.year * 12 + day.month if day else None


def _made(claim: Claim) -> tuple[int, tuple[object, ...]]:
    return (_months(claim) or 0, claim.order)


def standing(series: Series, relations: Relations) -> list[Disagreement]:
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


def worlds(series: Series) -> list[Disagreement]:
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


def targets(series: Series) -> list[Disagreement]:
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


def parts_of_year(series: Series) -> list[Disagreement]:
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
