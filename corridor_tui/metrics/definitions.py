"""What is known about a metric beforehand: unit, tolerance, plausible range, relations to other metrics.

The definitions themselves are rows of the tagger's knowledge (and the user's configuration); the relations between
metrics and the authorities are rows of `metrics/data/relations.toml`. Both come here as plain mappings.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources
from typing import Any

from corridor_tui.metrics.crossings import split

DEFAULT_TOLERANCE = Decimal("0.03")
"""Values closer than this share of the larger one are the same value, rounded or revised."""

FLOWS: frozenset[str] = frozenset(
    (
        "t", "TEU", "container", "train", "wagon", "vehicle", "truck", "parcel", "passenger", "flight", "person", "tkm",
        "L", "bbl", "m3", "USD",
    )
)  # fmt: skip
"""Units of what moves over a period: a month is a part of its year, and an amount a day can be told."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A tracked metric, or its series at one `checkpoint`: then `id` names both ("border-truck-queue@khorgos").

    `tolerance` is a share (0.03); `low` and `high` close the plausible range.
    """

    id: str
    name: str = ""
    unit: str = ""
    cadence: str = ""
    tolerance: Decimal = DEFAULT_TOLERANCE
    low: Decimal | None = None
    high: Decimal | None = None
    definition: str = ""
    checkpoint: str | None = None

    @property
    def base(self) -> str:
        """The metric's own id, without a checkpoint."""
        return split(self.id)[0]

    @property
    def title(self) -> str:
        """The name shown to people: the given one, else the id with blanks."""
        return self.name or self.id.replace("-", " ")

    @property
    def event(self) -> bool:
        """Whether it counts a passing state (a queue, a limit) rather than an amount over a period."""
        return "event" in self.cadence


@dataclass(frozen=True, slots=True)
class Authority:
    """Who is quoted for a number. A higher `rank` is nearer to the count; `world` names a statistical system."""

    id: str
    name: str
    rank: int = 0
    world: str | None = None


@dataclass(frozen=True, slots=True)
class Relations:
    """How metrics and authorities relate.

    `standing` metrics describe a lasting state (a cost, a share, a capacity), so statements about different years
    are compared. `apart` metrics have one series for each statistical world. `totals` maps a part to its total.
    `lookalikes` are pairs of series that are often taken for each other. `local` metrics are counted at one
    checkpoint and have a series for each.
    """

    authorities: Mapping[str, Authority] = field(default_factory=dict)
    standing: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    totals: Mapping[str, str] = field(default_factory=dict)
    lookalikes: tuple[tuple[str, str], ...] = ()
    local: frozenset[str] = frozenset()

    def partners(self, metric: str) -> frozenset[str]:
        """The metrics that this one is compared with: its parts, its total, its look-alikes."""
        pairs = (*self.totals.items(), *self.lookalikes)
        return frozenset(other for pair in pairs if metric in pair for other in pair if other != metric)

    def rank(self, authority: str | None) -> int:
        """How near the authority is to the count; 0 for nobody or an unknown one."""
        known = self.authorities.get(authority or "")
        return known.rank if known else 0

    def world(self, metric: str, authority: str | None) -> str | None:
        """The statistical world a claim belongs to, for metrics that keep worlds apart; else None."""
        known = self.authorities.get(authority or "")
        return known.world if known and metric in self.apart else None

    def authority_name(self, authority: str | None) -> str:
        """The authority as people call it; its id when it is not in the table, "" for nobody."""
        known = self.authorities.get(authority or "")
        return known.name if known else authority or ""


def _decimal(value: object) -> Decimal | None:
    try:
        return None if value is None or isinstance(value, bool) else Decimal(str(value))
    except InvalidOperation:
        return None


def metric_of(row: Mapping[str, Any]) -> Metric:
    """A metric from a row of the knowledge: `id` is needed, everything else has a default."""
    name = row.get("name") or row.get("names") or ""
    if isinstance(name, Mapping):
        name = name.get("en") or next(iter(name.values()), "")
    if isinstance(name, (list, tuple)):
        name = name[0] if name else ""
    unit = row.get("unit") or row.get("units") or ""
    if isinstance(unit, (list, tuple)):
        unit = unit[0] if unit else ""
    plausible = row.get("plausible") or row.get("range") or (row.get("low"), row.get("high"))
    low, high = plausible if isinstance(plausible, (list, tuple)) and len(plausible) == 2 else (None, None)
    tolerance = _decimal(row.get("tolerance"))
    return Metric(
        id=str(row["id"]),
        name=str(name),
        unit=str(unit),
        cadence=str(row.get("cadence") or ""),
        tolerance=DEFAULT_TOLERANCE if tolerance is None else tolerance,
        low=_decimal(low),
        high=_decimal(high),
        definition=str(row.get("definition") or row.get("notes") or row.get("note") or ""),
    )


def metrics_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, Metric]:
    """Metrics by id from rows; a later row of the same id changes only what it names."""
    merged: dict[str, dict[str, Any]] = {}
    for row in rows:
        merged.setdefault(str(row["id"]), {}).update(row)
    return {key: metric_of(row) for key, row in merged.items()}


def relations_of(table: Mapping[str, Any]) -> Relations:
    """The relations from their table (the shape of relations.toml)."""
    authorities = {
        str(row["id"]): Authority(str(row["id"]), str(row["name"]), int(row.get("rank", 0)), row.get("world"))
        for row in table.get("authority", ())
    }
    return Relations(
        authorities=authorities,
        standing=frozenset(table.get("standing", ())),
        apart=frozenset(table.get("apart", ())),
        totals={str(row["part"]): str(row["total"]) for row in table.get("parts", ())},
        lookalikes=tuple((str(a), str(b)) for a, b in table.get("lookalikes", ())),
        local=frozenset(table.get("local", ())),
    )


@cache
def relations() -> Relations:
    """The relations that ship with the program."""
    text = (resources.files("corridor_tui.metrics") / "data" / "relations.toml").read_text("utf-8")
    return relations_of(tomllib.loads(text))
