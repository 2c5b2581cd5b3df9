"""Short ways to write claims and growth statements in tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from corridor_tui.metrics.building import build
from corridor_tui.metrics.claims import Claim, Growth
from corridor_tui.metrics.definitions import Authority, Metric, Relations
from corridor_tui.metrics.disagreements import find
from corridor_tui.metrics.findings import Disagreement
from corridor_tui.metrics.growth import check_all
from corridor_tui.metrics.series import Series

METRIC = Metric("route-volume", "Route, cargo", "t", "year", low=Decimal(1000), high=Decimal(50_000_000))
RELATIONS = Relations(
    authorities={
        "ministry": Authority("ministry", "ministry", 4),
        "customs-a": Authority("customs-a", "Customs A", 5, "A"),
        "statistics-b": Authority("statistics-b", "Statistics B", 5, "B"),
    },
    standing=frozenset({"share"}),
    apart=frozenset({"trade"}),
    totals={"part-volume": "route-volume"},
    lookalikes=(("route-volume", "other-volume"),),
)


def claim(value: float, period: str = "2024", source: str = "Herald", **given: Any) -> Claim:
    """A claim of METRIC; `day` is its date as text."""
    day = given.pop("day", None)
    high = given.pop("high", None)
    return Claim(
        metric=given.pop("metric", METRIC.id),
        period=period,
        value=Decimal(str(value)),
        unit=given.pop("unit", "t"),
        value_high=None if high is None else Decimal(str(high)),
        source=source,
        date=date.fromisoformat(day) if day else None,
        **given,
    )


def growth(size: float, period: str = "2024", source: str = "Herald", **given: Any) -> Growth:
    """A growth statement of METRIC in per cent."""
    day = given.pop("day", None)
    return Growth(
        metric=given.pop("metric", METRIC.id),
        period=period,
        size=Decimal(str(size)),
        unit=given.pop("unit", "%"),
        source=source,
        date=date.fromisoformat(day) if day else None,
        **given,
    )


def series(*claims: Claim, metric: Metric = METRIC) -> Series:
    return build(metric, claims, RELATIONS)


def found(claims: Sequence[Claim], growths: Sequence[Growth] = (), metric: Metric = METRIC) -> list[Disagreement]:
    made = build(metric, claims, RELATIONS)
    return list(find(made, check_all(growths, made), RELATIONS))
