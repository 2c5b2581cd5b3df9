"""Claims of one metric -> its series: grouped by period, status and world, doubtful and revised ones set aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from corridor_tui.metrics.agreement import Reader, Said, harmonious
from corridor_tui.metrics.claims import Claim, in_order
from corridor_tui.metrics.consensus import LeftOut, choose, superseded
from corridor_tui.metrics.definitions import Metric, Relations
from corridor_tui.metrics.periods import Period, parse
from corridor_tui.metrics.series import Doubt, Point, Series
from corridor_tui.metrics.worlds import settled
from corridor_tui.model import Status

EARLY = timedelta(days=31)
"""An actual printed this long before its period ends cannot be a result of that period."""


def build(metric: Metric, claims: Iterable[Claim], relations: Relations) -> Series:
    """The series of one metric from all its claims, in whatever order they come."""
    return build_ordered(metric, in_order(claims), relations)


def build_ordered(metric: Metric, claims: Sequence[Claim], relations: Relations) -> Series:
    """The same from claims in their own order."""
    groups: dict[tuple[str, Status, str], list[Claim]] = {}
    spellings: dict[str, str] = {}
    for claim in claims:
        spelling = spellings.get(claim.period)
        if spelling is None:
            spelling = spellings[claim.period] = parse(claim.period).spelling
        groups.setdefault((claim.unit, claim.status, spelling), []).append(claim)
    points = []
    reader = Reader(claims)
    main: str | None = None
    if metric.id in relations.apart:
        by_world, main = settled(metric, claims, groups, relations)
        for (unit, status, spelling), worlds in by_world.items():
            for world, group in worlds.items():
                points.append(_point(metric, unit, status, parse(spelling), world, group, reader, relations))
    else:
        for (unit, status, spelling), group in groups.items():
            points.append(_point(metric, unit, status, parse(spelling), None, group, reader, relations))
    points.sort(key=lambda p: p.order)
    unit = _unit(metric, points)
    ours = [p for p in points if p.unit == unit and p.world == main]
    # A period that only doubtful claims speak of is no result, unless there is nothing else at all.
    shown = {(p.status, p.period): p for p in ([p for p in ours if p.sound] or ours)}
    return Series(metric, tuple(points), unit, main, shown)


def _unit(metric: Metric, points: Sequence[Point]) -> str:
    counts: dict[str, int] = {}
    for point in points:
        counts[point.unit] = counts.get(point.unit, 0) + len(point.claims)
    if not counts or metric.unit in counts:
        return metric.unit
    return max(counts, key=lambda unit: (counts[unit], unit))


def _earliest(metric: Metric, status: Status, period: Period, relations: Relations) -> date | None:
    """The first day on which a result of the period can have been printed; None where any day will do."""
    lasting = metric.id in relations.standing or metric.event or metric.unit == "%"
    if status != "actual" or lasting or period.end is None or period.kind in ("month", "day"):
        return None
    return period.end - EARLY


def _doubts(
    metric: Metric, unit: str, since: date | None, claims: Sequence[Claim], said: Sequence[Said]
) -> list[Doubt]:
    """The claims of one unit outside the plausible range, and those printed before `since`; not what was accepted."""
    low, high = (metric.low, metric.high) if unit == metric.unit else (None, None)
    odd = {
        id(claim)
        for one in said
        if (low is not None and one.statement.value < low) or (high is not None and one.statement.value > high)
        for claim in one.claims
    }
    oldest = next((claim.date for claim in claims if claim.date), None)
    if not odd and not (since and oldest and oldest < since):
        return []
    found = []
    for claim in claims:
        if claim.accepted:
            continue
        if id(claim) in odd:
            found.append(Doubt(claim, "implausible", "outside the plausible range"))
        elif since and claim.date and claim.date < since:
            found.append(Doubt(claim, "early", f"printed on {claim.date}, before the period was over"))
    return found


def _point(
    metric: Metric,
    unit: str,
    status: Status,
    period: Period,
    world: str | None,
    claims: Sequence[Claim],
    reader: Reader,
    relations: Relations,
) -> Point:
    said, tolerance = reader.by_statement(claims), float(metric.tolerance)
    revised = () if harmonious(said, tolerance) else tuple(superseded(claims, reader, tolerance))
    since = _earliest(metric, status, period, relations)
    doubted = _doubts(metric, unit, since, claims, said)
    doubts = {id(doubt.claim): doubt.why for doubt in doubted}
    for older, newer in revised:
        doubts.setdefault(id(older), f"revised on {newer.date} by the same source")
    sound = [claim for claim in claims if id(claim) not in doubts] if doubts else claims
    if doubts and sound:
        choice = choose(sound, reader.by_statement(sound), metric.tolerance, relations)
        excluded = tuple(LeftOut(claim, doubts[id(claim)]) for claim in claims if id(claim) in doubts)
        choice = replace(choice, left_out=(*choice.left_out, *excluded))
    else:
        choice = choose(claims, said, metric.tolerance, relations)
    return Point(metric.id, unit, status, period, world, choice, tuple(claims), revised, tuple(doubted))
