"""Statistical worlds: trade that two systems count apart gets a series for each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.definitions import Metric, Relations
from corridor_tui.metrics.voices import voices
from corridor_tui.model import Status

Key = tuple[str, Status, str]
Worlds = dict[str | None, list[Claim]]


def settled(
    metric: Metric, claims: Sequence[Claim], groups: Mapping[Key, list[Claim]], relations: Relations
) -> tuple[dict[Key, Worlds], str | None]:
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


def _worlds(metric: Metric, claims: Iterable[Claim], relations: Relations) -> Worlds:
    worlds: Worlds = {}
    for claim in claims:
        worlds.setdefault(relations.world(metric.id, claim.authority), []).append(claim)
    return worlds


def _main_world(groups: Iterable[Worlds]) -> str | None:
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
