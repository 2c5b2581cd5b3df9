"""Claims of one metric -> its history: a point for each period, status and statistical world, with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.consensus import Choice, LeftOut, choose, superseded, voices
from corridor_tui.metrics.definitions import Metric, Relations
from corridor_tui.metrics.periods import Period, PeriodKind
from corridor_tui.model import Bound, Status

EARLY = timedelta(days=31)
"""An actual printed this long before its period ends cannot be a result of that period."""


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
        return all(doubt.claim is not self.shown for doubt in self.doubted)

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

    def at(self, period: Period, status: Status = "actual") -> Point | None:
        """The point of a period in the shown series, or None."""
        return self.main.get((status, period))


def build(metric: Metric, claims: Iterable[Claim], relations: Relations) -> Series:
    """The series of one metric from all its claims, in whatever order they come."""
    return build_ordered(metric, sorted(claims, key=lambda c: c.order), relations)


def build_ordered(metric: Metric, claims: Iterable[Claim], relations: Relations) -> Series:
    """The same from claims in their own order.

    Claims of a statistical world form a series of their own. Claims that name no authority join the world whose value
    they repeat, else the world with the most sources.
    """
    groups: dict[tuple[str, Status, Period], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.unit, claim.status, claim.when), []).append(claim)
    by_world = {key: _worlds(metric, group, relations) for key, group in groups.items()}
    main = _main_world(by_world.values())
    points = []
    for (unit, status, period), worlds in by_world.items():
        loose = worlds.pop(None, [])
        homes = [_home(claim, worlds, main, metric.tolerance) for claim in loose]
        for claim, home in zip(loose, homes, strict=True):
            worlds.setdefault(home, []).append(claim)
        for world, group in worlds.items():
            # Claims that joined a world come after its own: back into the one order that nothing else depends on.
            ordered = sorted(group, key=lambda c: c.order) if loose and world is not None else group
            points.append(_point(metric, unit, status, period, world, ordered, relations))
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


def _worlds(metric: Metric, claims: list[Claim], relations: Relations) -> dict[str | None, list[Claim]]:
    worlds: dict[str | None, list[Claim]] = {}
    for claim in claims:
        worlds.setdefault(relations.world(metric.id, claim.authority), []).append(claim)
    return worlds


def _main_world(groups: Iterable[dict[str | None, list[Claim]]]) -> str | None:
    named: dict[str, list[Claim]] = {}
    for worlds in groups:
        for world, claims in worlds.items():
            if world is not None:
                named.setdefault(world, []).extend(claims)
    if not named:
        return None
    return min(named, key=lambda world: (-voices(named[world]), -len(named[world]), world))


def _home(claim: Claim, worlds: dict[str | None, list[Claim]], main: str | None, tolerance: Decimal) -> str | None:
    """The world of a claim that names no authority: one whose stated values it repeats, the main one first."""
    limit = 2 * tolerance
    for world in sorted(worlds, key=lambda name: (name != main, name or "")):
        for other in worlds[world]:
            larger = max(abs(claim.value), abs(other.value)) or Decimal(1)
            if other.authority and abs(claim.value - other.value) / larger <= limit:
                return world
    return main


def _earliest(metric: Metric, status: Status, period: Period, relations: Relations) -> date | None:
    """The first day on which a result of the period can have been printed; None where any day will do."""
    lasting = metric.id in relations.standing or metric.event or metric.unit == "%"
    if status != "actual" or lasting or period.end is None or period.kind in ("month", "day"):
        return None
    return period.end - EARLY


def implausible(claim: Claim, metric: Metric) -> bool:
    """Whether a claim in the metric's unit lies outside its plausible range."""
    if claim.unit != metric.unit:
        return False
    return (metric.low is not None and claim.value < metric.low) or (
        metric.high is not None and claim.value > metric.high
    )


def _point(
    metric: Metric,
    unit: str,
    status: Status,
    period: Period,
    world: str | None,
    claims: Sequence[Claim],
    relations: Relations,
) -> Point:
    revised = tuple(superseded(claims, metric.tolerance))
    since = _earliest(metric, status, period, relations)
    doubted = []
    for claim in claims:
        if claim.accepted:
            continue
        if implausible(claim, metric):
            doubted.append(Doubt(claim, "implausible", "outside the plausible range"))
        elif since and claim.date and claim.date < since:
            doubted.append(Doubt(claim, "early", f"printed on {claim.date}, before the period was over"))
    doubts = {id(doubt.claim): doubt.why for doubt in doubted}
    for older, newer in revised:
        doubts.setdefault(id(older), f"revised on {newer.date} by the same source")
    sound = [claim for claim in claims if id(claim) not in doubts]
    if not sound:
        doubts, sound = {}, list(claims)
    choice = choose(sound, metric.tolerance, relations)
    if doubts:
        excluded = tuple(LeftOut(claim, doubts[id(claim)]) for claim in claims if id(claim) in doubts)
        choice = replace(choice, left_out=(*choice.left_out, *excluded))
    return Point(metric.id, unit, status, period, world, choice, tuple(claims), revised, tuple(doubted))
