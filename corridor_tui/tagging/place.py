"""Where a figure stands, and what stands between it and a word that may speak of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from corridor_tui.tagging.marks import Mark


class Place(NamedTuple):
    """Where a figure stands, in folded offsets: its own span, its clause and its sentence.

    `lead` is where the words of its bound begin ("over", "about"), or its start without any; `bound` those words.
    `entity` is True for things and people, which have a capacity but are none ("14 ships with a capacity of").
    """

    start: int
    end: int
    clause: tuple[int, int]
    sentence: tuple[int, int]
    lead: int
    bound: Mark | None = None
    entity: bool = False


def between(others: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """How many figures lie between two offsets."""
    return max(0, bisect_left(others, (end, 0)) - bisect_right(others, (start - 1, 1 << 60)))
