"""Claims of one metric -> its history: a point for each period, status and statistical world, with its evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from corridor_tui.metrics.agreement import Reader, Said, harmonious
from corridor_tui.metrics.claims import Claim, in_order
from corridor_tui.metrics.consensus import Choice, LeftOut, choose, superseded
from corridor_tui.metrics.definitions import Metric, Relations
from corridor_tui.metrics.periods import Period, PeriodKind, parse
from corridor_tui.metrics.voices import voices
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
        by_world, main = _settled(metric, claims, groups, relations)
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


_Key = tuple[str, Status, str]
_Worlds = dict[str | None, list[Claim]]


def _settled(
    metric: Metric, claims: Sequence[Claim], groups: Mapping[_Key, list[Claim]], relations: Relations
) -> tuple[dict[_Key, _Worlds], str | None]:
    """Each group of claims by statistical world, and the main world.

    Claims that name no authority join the world whose value they repeat, else the world with the most sources.
    """
    by_world = {key: _worlds(metric, group, relations) for key, group in groups.items()}
    main = _main_world(by_world.values())
    places = {id(claim): place for place, claim in enumerate(claims)}
    for worlds in by_world.values():
        loose = worlds.pop(None, [])
        stated = {
            world: {claim.value for claim in worlds[world] if claim.authority}
            for world in sorted(worlds, key=lambda name: (name != main, name or ""))
        }
        homes: dict[Decimal, str | None] = {}
        for claim in loose:
            if claim.value not in homes:
                homes[claim.value] = _home(claim.value, stated, 2 * metric.tolerance) or main
            worlds.setdefault(homes[claim.value], []).append(claim)
        if loose:
            # Claims that joined a world come after its own: back into the one order that nothing else depends on.
            for group in worlds.values():
                group.sort(key=lambda claim: places[id(claim)])
    return by_world, main


def _unit(metric: Metric, points: Sequence[Point]) -> str:
    counts: dict[str, int] = {}
    for point in points:
        counts[point.unit] = counts.get(point.unit, 0) + len(point.claims)
    if not counts or metric.unit in counts:
        return metric.unit
    return max(counts, key=lambda unit: (counts[unit], unit))


def _worlds(metric: Metric, claims: Iterable[Claim], relations: Relations) -> _Worlds:
    worlds: _Worlds = {}
    for claim in claims:
        worlds.setdefault(relations.world(metric.id, claim.authority), []).append(claim)
    return worlds


def _main_world(groups: Iterable[_Worlds]) -> str | None:
    named: dict[str, list[Claim]] = {}
    for worlds in groups:
        for world, claims in worlds.items():
            if world is not None:
                named.setdefault(world, []).extend(claims)
    if not named:
        return None
    return min(named, key=lambda world: (-voices(named[world]), -len(named[world]), world))


def _home(value: Decimal, stated: Mapping[str | None, Collection[Decimal]], limit: Decimal) -> str | None:
    """The first world that states the value, or one nearly the same; None if there is none."""
    for world, values in stated.items():
        if any(abs(value - other) / (max(abs(value), abs(other)) or 1) <= limit for other in values):
            return world
    return None


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
