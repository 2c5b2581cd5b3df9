"""The metrics panel and a metric's history, ready to show: read from the store, computed by the pure `metrics` room.

`latest(db)` gives a row a metric, `history(db, metric)` everything behind one of them. Both recompute from the
claims; the caller decides when (the monitor: when `PRAGMA data_version` moved).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from corridor_tui import collector
from corridor_tui.metrics.building import build_ordered
from corridor_tui.metrics.claims import Claim, Growth, in_order
from corridor_tui.metrics.crossings import split
from corridor_tui.metrics.definitions import Metric, Relations, relations
from corridor_tui.metrics.derived import Change, Progress, changes, progress
from corridor_tui.metrics.disagreements import find
from corridor_tui.metrics.findings import Disagreement
from corridor_tui.metrics.growth import GrowthCheck, check_all
from corridor_tui.metrics.neighbours import between
from corridor_tui.metrics.series import Point, Series
from corridor_tui.services.catalog import catalog
from corridor_tui.services.catalog import metric as definition
from corridor_tui.services.claims import by_series, claims, growths
from corridor_tui.services.metric_rows import MetricRow, conflict_count, row

__all__ = ["MetricHistory", "MetricRow", "compute", "compute_all", "histories", "history", "latest", "without_value"]

Extra = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class MetricHistory:
    """Everything behind one metric. `points` oldest first, each with its claims; `claims` newest first."""

    row: MetricRow
    metric: Metric
    series: Series
    claims: tuple[Claim, ...]
    checks: tuple[GrowthCheck, ...]
    disagreements: tuple[Disagreement, ...]
    changes: tuple[Change, ...]
    progress: tuple[Progress, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of every series, oldest period first."""
        return self.series.points


def latest(db: sqlite3.Connection, *, today: date | None = None, extra: Extra = ()) -> list[MetricRow]:
    """A row for every metric that has a claim, in the order of the definitions, unknown metrics last."""
    return [history.row for history in histories(db, today=today, extra=extra).values()]


def history(
    db: sqlite3.Connection, metric: str, *, today: date | None = None, extra: Extra = ()
) -> MetricHistory | None:
    """The history of one metric, or None when there is neither a definition nor a claim of it.

    A local metric is named with its checkpoint ("border-truck-queue@khorgos"); without one it is all of its series.
    """
    known, related, day = catalog(extra), relations(), today or _today()
    base, checkpoint = split(metric)
    names = sorted({base, *related.partners(base)})
    stated = [claim for name in names for claim in claims(db, name)]
    grown = [growth for name in names for growth in growths(db, name)]
    found = compute_all(known, stated, grown, related, day)
    parts = [one for one in found.values() if one.metric.base == base and checkpoint in (None, one.metric.checkpoint)]
    if not parts and base in known and checkpoint is None:
        return compute(known[base], (), (), related, day)
    if len(parts) < 2:
        return parts[0] if parts else None
    return together(definition(known, base), parts)


def together(metric: Metric, parts: Sequence[MetricHistory]) -> MetricHistory:
    """The series of a local metric as one history: every point and claim; the row is that of the newest value."""
    newest = max(parts, key=lambda one: (one.row.updated or date.min, one.row.period, one.row.id))
    points = sorted((point for one in parts for point in one.points), key=lambda point: point.order)
    disagreements = tuple(item for one in parts for item in one.disagreements)
    return MetricHistory(
        row=replace(
            newest.row,
            id=metric.id,
            claims=sum(one.row.claims for one in parts),
            conflicts=sum(one.row.conflicts for one in parts),
        ),
        metric=metric,
        series=replace(newest.series, points=tuple(points)),
        claims=tuple(reversed(in_order(claim for one in parts for claim in one.claims))),
        checks=tuple(item for one in parts for item in one.checks),
        disagreements=disagreements,
        changes=tuple(item for one in parts for item in one.changes),
        progress=tuple(item for one in parts for item in one.progress),
    )


def histories(db: sqlite3.Connection, *, today: date | None = None, extra: Extra = ()) -> dict[str, MetricHistory]:
    """The history of every metric that has a claim, by id, with the disagreements between metrics added."""
    with collector.paused():
        return compute_all(catalog(extra), claims(db), growths(db), relations(), today or _today())


def without_value(found: Mapping[str, MetricHistory], extra: Extra = ()) -> list[MetricRow]:
    """Rows for the tracked metrics that no claim speaks of yet."""
    stated = {history.metric.base for history in found.values()}
    return [MetricRow(m.id, m.title, m.unit) for m in catalog(extra).values() if m.id not in stated]


@collector.paused()
def compute_all(
    known: Mapping[str, Metric],
    stated: Iterable[Claim],
    grown: Iterable[Growth],
    related: Relations,
    today: date,
) -> dict[str, MetricHistory]:
    """The same from plain claims: pure."""
    groups = by_series(stated)
    growth_of: dict[str, list[Growth]] = {}
    for growth in grown:
        growth_of.setdefault(growth.metric, []).append(growth)
    places: dict[str, int] = {name: place for place, name in enumerate(known)}
    order = sorted(groups, key=lambda series: (places.get(split(series)[0], len(places)), series))
    found = {
        name: compute(
            definition(known, name, groups[name][0].unit), groups[name], growth_of.get(name, []), related, today
        )
        for name in order
    }
    for item in between({name: h.series for name, h in found.items()}, related):
        one = found[item.metric]
        everything = (*one.disagreements, item)
        found[item.metric] = replace(
            one, disagreements=everything, row=replace(one.row, conflicts=conflict_count(everything))
        )
    return found


def compute(
    metric: Metric, stated: Iterable[Claim], grown: Iterable[Growth], related: Relations, today: date
) -> MetricHistory:
    """One metric's history from its claims and growth statements: pure."""
    everything = in_order(stated)
    growth = sorted(grown, key=lambda g: g.order)
    series = build_ordered(metric, everything, related)
    checks = check_all(growth, series)
    disagreements = find(series, checks, related)
    goals = progress(series, today)
    return MetricHistory(
        row(series, disagreements, checks, goals, everything, today),
        metric,
        series,
        tuple(reversed(everything)),
        checks,
        disagreements,
        changes(series),
        goals,
    )


def _today() -> date:
    return datetime.now(UTC).date()
