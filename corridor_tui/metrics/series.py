"""A metric's history: a point for each period, status and statistical world, with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.consensus import Choice, LeftOut
from corridor_tui.metrics.definitions import Metric
from corridor_tui.metrics.periods import Period, PeriodKind
from corridor_tui.model import Bound, Status


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim that cannot be taken as it stands: outside the plausible range, or printed before its period was over."""

    claim: Claim
    kind: Literal["implausible", "early"]
    why: str


@dataclass(frozen=True, slots=True)
class Point:
    """The value shown for one period of one series, with every claim about it.

    `world` names the statistical system for metrics that keep them apart, else None. `revised` holds (older, newer)
    claims of the same voice. `claims` are all of them, oldest first.
    """

    metric: str
    unit: str
    status: Status
    period: Period
    world: str | None
    choice: Choice
    claims: tuple[Claim, ...]
    revised: tuple[tuple[Claim, Claim], ...] = ()
    doubted: tuple[Doubt, ...] = ()

    @property
    def shown(self) -> Claim:
        """The claim whose value is shown."""
        return self.choice.shown

    @property
    def value(self) -> Decimal:
        """The shown value."""
        return self.shown.value

    @property
    def value_high(self) -> Decimal | None:
        """The end of the shown range, if it is one."""
        return self.shown.value_high

    @property
    def bound(self) -> Bound:
        """The bound of the shown value."""
        return self.shown.bound

    @property
    def sources(self) -> int:
        """How many independent sources stand behind the shown value."""
        return self.choice.sources

    @property
    def sound(self) -> bool:
        """Whether the shown claim is one that can be taken as it stands."""
        return not self.doubted or all(doubt.claim is not self.shown for doubt in self.doubted)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The claims not used, each with its reason."""
        return self.choice.left_out

    @property
    def order(self) -> tuple[tuple[int, int, int], str, str, str]:
        """Points in the order of a history: by end of period, then status, world and unit."""
        return (self.period.order, self.status, self.world or "", self.unit)


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one metric, oldest period first.

    `unit` is the unit shown: the definition's, or the most claimed one where the definition's has no claim.
    `main_world` is the statistical system shown by default. `main` are the points of both that rest on a sound claim,
    by status and period.
    """

    metric: Metric
    points: tuple[Point, ...]
    unit: str
    main_world: str | None = None
    main: Mapping[tuple[Status, Period], Point] = field(default_factory=dict, repr=False, compare=False)

    def of(self, status: Status = "actual", *, kind: PeriodKind | None = None) -> tuple[Point, ...]:
        """The sound points of a status in the shown unit and world, oldest first; of one period kind if given."""
        return tuple(p for p in self.main.values() if p.status == status and (kind is None or p.period.kind == kind))

    @property
    def latest(self) -> Point | None:
        """The newest actual; without one the newest estimate or capacity, else the nearest target or forecast."""
        newest: tuple[Status, ...] = ("actual", "estimate", "capacity")
        soonest: tuple[Status, ...] = ("target", "forecast")
        for status in newest:
            if points := self.of(status):
                return points[-1]
        for status in soonest:
            if points := self.of(status):
                return points[0]
        return None

    def shows(self, point: Point) -> bool:
        """Whether a point is of the shown unit, world and checkpoint."""
        return (point.metric, point.unit, point.world) == (self.metric.id, self.unit, self.main_world)

    def at(self, period: Period, status: Status = "actual") -> Point | None:
        """The point of a period in the shown series, or None."""
        return self.main.get((status, period))
