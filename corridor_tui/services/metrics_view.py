"""The metrics panel and a metric's history, ready to show: read from the store, computed by the pure `metrics` room.

`latest(db)` gives a row a metric, `history(db, metric)` everything behind one of them. Both recompute from the
claims; the caller decides when (the monitor: when `PRAGMA data_version` moved).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from corridor_tui.metrics.claims import Claim, Growth
from corridor_tui.metrics.definitions import Metric, Relations, relations
from corridor_tui.metrics.derived import Change, Progress, change_of, changes, months_since, progress, stale
from corridor_tui.metrics.disagreements import Disagreement, find
from corridor_tui.metrics.growth import GrowthCheck, check_all
from corridor_tui.metrics.neighbours import between
from corridor_tui.metrics.numbers import human, rounded
from corridor_tui.metrics.periods import label
from corridor_tui.metrics.series import Point, Series, build_ordered
from corridor_tui.services.catalog import catalog
from corridor_tui.services.catalog import metric as definition
from corridor_tui.services.claims import by_metric, claims, growths

Extra = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric as the panel shows it; `value` is None for a tracked metric nobody has stated yet.

    `text` is the value for people. `change` is in per cent, `change_label` says on what
    ("on 2023, computed") or whose word it is ("as stated by ...").
    `sparkline` are the values of the main period kind, oldest first. `conflicts` counts the periods in dispute.
    `age` is the time since the period's end in words, "" when unknown; `stale` when the cadence would want a newer
    value. `target` is the nearest target in words, "" without one. `updated` is the newest claim's date.
    """

    id: str
    name: str
    unit: str
    value: Decimal | None = None
    value_high: Decimal | None = None
    text: str = ""
    period: str = ""
    period_label: str = ""
    status: str = ""
    bound: str = "="
    change: Decimal | None = None
    change_label: str = ""
    sparkline: tuple[float, ...] = ()
    sources: int = 0
    claims: int = 0
    conflicts: int = 0
    age: str = ""
    stale: bool = False
    target: str = ""
    updated: date | None = None


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
    everything = sorted(stated, key=lambda c: c.order)
    growth = sorted(grown, key=lambda g: g.order)
    series = build_ordered(metric, everything, related)
    checks = check_all(growth, series)
    disagreements = find(series, checks, related)
    row = _row(series, disagreements, checks, len(everything), today)
    return MetricHistory(
        row,
        metric,
        series,
        tuple(reversed(everything)),
        checks,
        disagreements,
        changes(series),
        progress(series, today),
    )


def conflict_count(found: Iterable[Disagreement]) -> int:
    """How many periods are in dispute; notes do not count."""
    return len({item.period for item in found if item.conflict})


def age(months: int | None) -> str:
    """A number of months in words: "this month", "9 months", "3 years"; "" for None."""
    if months is None:
        return ""
    if months == 0:
        return "this month"
    if months < 24:
        return f"{months} month{'s' if months > 1 else ''}"
    return f"{months // 12} years"


def _row(
    series: Series,
    disagreements: tuple[Disagreement, ...],
    checks: tuple[GrowthCheck, ...],
    stated: int,
    today: date,
) -> MetricRow:
    metric, point = series.metric, series.latest
    if point is None:
        return MetricRow(metric.id, metric.title, metric.unit, claims=stated)
    change, change_label = _change(point, series, checks)
    ahead = [p for p in progress(series, today) if p.missed is None]
    return MetricRow(
        id=metric.id,
        name=metric.title,
        unit=point.unit,
        value=point.value,
        value_high=point.value_high,
        text=human(point.value, point.unit, point.bound, point.value_high),
        period=point.period.spelling,
        period_label=label(point.period),
        status=point.status,
        bound=point.bound,
        change=change,
        change_label=change_label,
        sparkline=_sparkline(series, point),
        sources=point.sources,
        claims=stated,
        conflicts=conflict_count(disagreements),
        age=age(months_since(point.period, today)) if point.status == "actual" else "",
        stale=stale(series, today) is not None,
        target=_target(series, ahead),
        updated=max((c.date for p in series.points for c in p.claims if c.date), default=None),
    )


def _change(point: Point, series: Series, checks: tuple[GrowthCheck, ...]) -> tuple[Decimal | None, str]:
    """The computed change on the year before; without a value to compare, the stated one, said to be stated."""
    computed = change_of(point, series)
    if computed is not None:
        return rounded(computed.percent, 2), f"on {label(computed.before.period)}, computed"
    for check in reversed(checks):
        grown = check.growth
        if grown.unit == "%" and grown.period == point.period.spelling and not grown.base:
            size = -abs(grown.size) if grown.direction == "down" else abs(grown.size)
            return size, f"as stated by {grown.source or 'the source'}"
    return None, ""


def _sparkline(series: Series, latest_point: Point) -> tuple[float, ...]:
    """The values of the latest point's period kind; of the kind with most values when that has only one."""
    kinds: dict[str, list[float]] = {}
    for point in series.of(latest_point.status):
        kinds.setdefault(point.period.kind, []).append(float(point.value))
    mine = kinds.get(latest_point.period.kind, [])
    if len(mine) < 2 and kinds:
        mine = max(kinds.values(), key=len)
    return tuple(mine)


def _target(series: Series, ahead: list[Progress]) -> str:
    if ahead:
        # The nearest one still to be reached; one without a year comes after those that name one.
        goal = min(
            ahead,
            key=lambda p: (
                p.share >= 100,
                p.target.status != "target",
                p.target.period.kind == "undated",
                p.target.order,
            ),
        ).target
    else:
        goals = series.of("target")
        if not goals or goals[0] is series.latest:
            return ""
        goal = goals[0]
    text = human(goal.value, goal.unit, goal.bound, goal.value_high)
    return f"{text} by {label(goal.period)}" if goal.period.kind != "undated" else text


def _today() -> date:
    return datetime.now(UTC).date()
