"""Which checkpoint a value is about: a queue at Khorgos and a queue at Dostyk are two series.

The nearest name in the figure's own clause, else in its sentence; else the last one named before it; else the title's,
or the only one that the article names. Where none of these says it, the value belongs to no checkpoint.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corridor_tui.model import Field

BEFORE = 600
"""Code points before a sentence within which a name may still be what it speaks of."""

_CLAUSE_END = re.compile(r"[,;:()—–]|\s-\s|[，；、：]")


@dataclass(frozen=True, slots=True)
class Named:
    """A checkpoint's name in an article: its id, and where it stands in `field` (code points, half-open)."""

    checkpoint: str
    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: its own span and its sentence's in `field`, and the words of that sentence."""

    field: Field
    span: tuple[int, int]
    sentence: tuple[int, int]
    text: str


def checkpoint_of(place: Place, named: Sequence[Named]) -> str | None:
    """The checkpoint that a figure is about, from the names of its article in their order; None when nothing tells."""
    here = [one for one in named if one.field == place.field]
    inside = [one for one in here if place.sentence[0] <= one.start < place.sentence[1]]
    if inside:
        return min(inside, key=lambda one: _apart(place, one)).checkpoint
    before = [one for one in here if place.sentence[0] - BEFORE <= one.start < place.sentence[0]]
    if before:
        return before[-1].checkpoint
    title = [one for one in named if one.field == "title"]
    if title:
        return title[0].checkpoint
    only = {one.checkpoint for one in named}
    return only.pop() if len(only) == 1 else None


def _apart(place: Place, one: Named) -> tuple[int, int, int]:
    """How far a name stands from the figure: clauses between, then code points; of two so near the earlier name."""
    start, end = place.span
    first, last = (one.end, start) if one.start < start else (end, one.start)
    shift = place.sentence[0]
    between = place.text[max(0, first - shift) : max(0, last - shift)]
    return (len(_CLAUSE_END.findall(between)), max(0, last - first), one.start)


SIGN = "@"
"""Stands between a metric and the checkpoint it is counted at: border-truck-queue@khorgos."""


def series_id(metric: str, checkpoint: str | None) -> str:
    """The id of a metric's series at a checkpoint; the metric's own without one."""
    return f"{metric}{SIGN}{checkpoint}" if checkpoint else metric


def split(series: str) -> tuple[str, str | None]:
    """A series' id as metric and checkpoint, if it names one."""
    metric, _, checkpoint = series.partition(SIGN)
    return metric, checkpoint or None
