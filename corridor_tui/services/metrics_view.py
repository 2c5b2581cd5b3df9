"""The metrics panel and a metric's history, ready to show: read from the store, computed by the pure `metrics` room.

`latest(db)` gives a row a metric, `history(db, metric)` everything behind one of them. Both recompute from the
claims; the caller decides when (the monitor: when `PRAGMA data_version` moved).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from corridor_tui.metrics.claims import Claim, Growth, in_order
from corridor_tui.metrics.definitions import Metric, Relations, relations
from corridor_tui.metrics.derived import Change, Progress, changes, progress
from corridor_tui.metrics.disagreements import Disagreement, find
from corridor_tui.metrics.growth import GrowthCheck, check_all
from corridor_tui.metrics.neighbours import between
from corridor_tui.metrics.series import Point, Series, build_ordered
from corridor_tui.services.catalog import catalog
from corridor_tui.services.catalog import metric as definition
from corridor_tui.services.claims import by_metric, claims, growths
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
    """The history of one metric, or None when there is neither a definition nor a claim of it."""
    known, related = catalog(extra), relations()
    names = sorted({metric, *related.partners(metric)})
    stated = [claim for name in names for claim in claims(db, name)]
    grown = [growth for name in names for growth in growths(db, name)]
    found = compute_all(known, stated, grown, related, today or _today()).get(metric)
    if found is None and metric in known:
        return compute(known[metric], (), (), related, today or _today())
    return found


def histories(db: sqlite3.Connection, *, today: date | None = None, extra: Extra = ()) -> dict[str, MetricHistory]:
    """The history of every metric that has a claim, by id, with the disagreements between metrics added."""
    return compute_all(catalog(extra), claims(db), growths(db), relations(), today or _today())


def without_value(found: Mapping[str, MetricHistory], extra: Extra = ()) -> list[MetricRow]:
    """Rows for the tracked metrics that no claim speaks of yet."""
    return [MetricRow(m.id, m.title, m.unit) for m in catalog(extra).values() if m.id not in found]


def compute_all(
    known: Mapping[str, Metric],
    stated: Iterable[Claim],
    grown: Iterable[Growth],
    related: Relations,
    today: date,
) -> dict[str, MetricHistory]:
    """The same from plain claims: pure."""
    groups = by_metric(stated)
    growth_of: dict[str, list[Growth]] = {}
    for growth in grown:
        growth_of.setdefault(growth.metric, []).append(growth)
    order = [*(m for m in known if m in groups), *sorted(set(groups) - set(known))]
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
