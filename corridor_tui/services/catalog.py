"""The tracked metrics as the program knows them: the shipped definitions, changed and added to by the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from corridor_tui.metrics.crossings import split
from corridor_tui.metrics.definitions import Metric, metric_of, metrics_of
from corridor_tui.tagging import rules


def catalog(extra: Iterable[Mapping[str, Any]] = ()) -> dict[str, Metric]:
    """Every tracked metric by id, in the order of the definitions; `extra` rows (configuration) win."""
    return metrics_of([*_shipped(), *extra])


def metric(known: Mapping[str, Metric], identifier: str, unit: str = "") -> Metric:
    """The definition of a metric, or of its series at a checkpoint, named after it.

    A bare one when a reference table or an old store names a metric that is not tracked.
    """
    base, checkpoint = split(identifier)
    defined = known.get(base) or metric_of({"id": base, "unit": unit})
    if checkpoint is None:
        return defined
    name = f"{defined.title}, {place_name('checkpoint', checkpoint)}"
    return replace(defined, id=identifier, name=name, checkpoint=checkpoint)


def place_name(kind: str, identifier: str) -> str:
    """The name of a corridor or checkpoint in English; its id when the rules do not know it."""
    for row in rules.load().rows(f"{kind}s"):
        if row.id == identifier:
            name = row.data.get("name")
            return str(name.get("en") or identifier) if isinstance(name, Mapping) else str(name or identifier)
    return identifier


@cache
def _shipped() -> tuple[Mapping[str, Any], ...]:
    return tuple(row.data for row in rules.load().rows("metrics", "metrics"))
