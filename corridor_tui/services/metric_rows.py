"""A metric as a row of the panel: its newest value in words, with what was found and computed about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corridor_tui.metrics import sparkline
from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.crossings import split
from corridor_tui.metrics.derived import Progress, change_of, months_since, stale
from corridor_tui.metrics.findings import Disagreement
from corridor_tui.metrics.growth import GrowthCheck
from corridor_tui.metrics.numbers import human, rounded
from corridor_tui.metrics.periods import label
from corridor_tui.metrics.series import Point, Series


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric as the panel shows it; `value` is None for a tracked metric nobody has stated yet.

    A local metric has a row for each checkpoint: `id` names both ("border-truck-queue@khorgos"), `metric` and
    `checkpoint` each.
    `text` is the value for people. `change` is in per cent, `change_label` says on what
    ("on 2023, computed") or whose word it is ("as stated by ...").
    `sparkline` are the values of periods like the latest one, oldest first, None for a gap. `conflicts` counts the periods in dispute.
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
    sparkline: tuple[float | None, ...] = ()
    sources: int = 0
    claims: int = 0
    conflicts: int = 0
    age: str = ""
    stale: bool = False
    target: str = ""
    updated: date | None = None

    @property
    def metric(self) -> str:
        """The metric's id, without a checkpoint."""
        return split(self.id)[0]

    @property
    def checkpoint(self) -> str | None:
        """The checkpoint that a local metric was counted at, if it is known."""
        return split(self.id)[1]


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


def row(
    series: Series,
    disagreements: Iterable[Disagreement],
    checks: Sequence[GrowthCheck],
    goals: Iterable[Progress],
    claims: Sequence[Claim],
    today: date,
) -> MetricRow:
    """The row of a series, its `claims` oldest first, with what was found and computed about it."""
    metric, point = series.metric, series.latest
    if point is None:
        return MetricRow(metric.id, metric.title, metric.unit, claims=len(claims))
    change, change_label = _change(point, series, checks)
    ahead = [goal for goal in goals if goal.missed is None]
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
        sparkline=sparkline.values(series, point),
        sources=point.sources,
        claims=len(claims),
        conflicts=conflict_count(disagreements),
        age=age(months_since(point.period, today)) if point.status == "actual" else "",
        stale=stale(series, today) is not None,
        target=_target(series, ahead),
        updated=claims[-1].date,
    )


def _change(point: Point, series: Series, checks: Sequence[GrowthCheck]) -> tuple[Decimal | None, str]:
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
