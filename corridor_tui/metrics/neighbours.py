"""What does not fit between metrics: a part larger than its total, and series that are easily taken for each other."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from corridor_tui.metrics.agreement import agree, statement, statement_of
from corridor_tui.metrics.between_periods import smaller
from corridor_tui.metrics.definitions import Relations
from corridor_tui.metrics.findings import Disagreement
from corridor_tui.metrics.numbers import human
from corridor_tui.metrics.periods import Period, label
from corridor_tui.metrics.series import Point, Series


def between(all_series: Mapping[str, Series], relations: Relations) -> tuple[Disagreement, ...]:
    """What does not fit between metrics: a part larger than its total; look-alikes that differ (a note)."""
    found = []
    for part_id, total_id in sorted(relations.totals.items()):
        if part_id in all_series and total_id in all_series:
            found += _part_and_total(all_series[part_id], all_series[total_id])
    for one_id, other_id in relations.lookalikes:
        if one_id in all_series and other_id in all_series:
            found += _lookalike(all_series[one_id], all_series[other_id])
    return tuple(found)


def _part_and_total(part: Series, total: Series) -> list[Disagreement]:
    wholes: dict[tuple[Period, str], list[Point]] = {}
    for whole in total.points:
        if whole.status == "actual":
            wholes.setdefault((whole.period, whole.unit), []).append(whole)
    found = []
    for point in part.of("actual"):
        for whole in wholes.get((point.period, point.unit), ()):
            if whole.world in (None, point.world) and smaller(whole, point, total.metric.tolerance):
                text = (
                    f"{label(point.period)}: {human(point.value, point.unit, point.bound)} of {part.metric.title} "
                    f"exceeds its total, {human(whole.value, whole.unit, whole.bound)} of {total.metric.title}"
                )
                spelling = point.period.spelling
                found.append(Disagreement("part", total.metric.id, spelling, text, (whole.shown,), (point.shown,)))
    return found


def _lookalike(one: Series, other: Series) -> list[Disagreement]:
    """One note for a pair of look-alikes: the newest period for which both are known and differ."""
    pairs = [
        (point, twin)
        for point in one.of("actual")
        for twin in other.of("actual")
        if twin.unit == point.unit and _overlap(point.period, twin.period)
    ]
    differ = [(a, b) for a, b in pairs if not _alike(a, b, one.metric.tolerance)]
    if not differ:
        return []
    point, twin = max(differ, key=lambda pair: (pair[0].period == pair[1].period, pair[0].order, pair[1].order))
    text = (
        f"{label(point.period)}: {human(point.value, point.unit, point.bound)}; {other.metric.title} is another count "
        f"({label(twin.period)}: {human(twin.value, twin.unit, twin.bound)})"
    )
    return [Disagreement("lookalike", one.metric.id, point.period.spelling, text, (point.shown,), (twin.shown,))]


def _alike(one: Point, other: Point, tolerance: Decimal) -> bool:
    """Whether the two could be one count: equal, or for unequal spans equal by the month."""
    mine, shown = statement_of(one.shown), other.shown
    if one.period == other.period:
        return agree(mine, statement_of(shown), tolerance)
    scale = Decimal(one.period.months) / Decimal(other.period.months)
    return agree(statement(one.value), statement(shown.value * scale), tolerance)


def _overlap(one: Period, other: Period) -> bool:
    return "undated" not in (one.kind, other.kind) and one.year == other.year
