"""The tracked metrics as the program knows them: the shipped definitions, changed and added to by the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from corridor_tui.metrics.definitions import Metric, metric_of, metrics_of
from corridor_tui.tagging import rules


def catalog(extra: Iterable[Mapping[str, Any]] = ()) -> dict[str, Metric]:
    """Every tracked metric by id, in the order of the definitions; `extra` rows (configuration) win."""
    return metrics_of([*_shipped(), *extra])


def metric(known: Mapping[str, Metric], identifier: str, unit: str = "") -> Metric:
    """The definition of a metric; a bare one when a reference table or an old store names one that is not tracked."""
    return known.get(identifier) or metric_of({"id": identifier, "unit": unit})


@cache
def _shipped() -> tuple[Mapping[str, Any], ...]:
    return tuple(row.data for row in rules.load().rows("metrics", "metrics"))
