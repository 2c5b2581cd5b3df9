"""Which panels of the news view are on screen, by width, focus and zoom. Pure."""

from __future__ import annotations

from typing import NamedTuple

PANELS = ("facets", "articles", "reader", "metrics", "sources")
"""In the order of the panel key."""

STRIP = "routes"
"""The corridors at a glance: across the whole width, above the other panels."""

LEAST_WIDTH, LEAST_HEIGHT = 40, 10
MEDIUM, WIDE, HUGE = 100, 150, 220
TALL = 32
"""From this height on a medium screen has room for metrics and sources below list and reader."""
STRIP_HEIGHT = 40
"""From this height on a wide screen has room for a corridor above the other panels."""


class Arrangement(NamedTuple):
    """`kind` is the class that the stylesheet lays out; `visible` the panels on screen; `ticker` the metrics in a line."""

    kind: str
    visible: tuple[str, ...]
    ticker: bool


def arrange(width: int, height: int, active: str, zoomed: bool) -> Arrangement:
    """The panels for a size in columns and lines, `active` being the one with the focus."""
    if width < MEDIUM:
        return Arrangement("narrow", (active,), active != "metrics")
    kind = "medium" if width < WIDE else "wide" if width < HUGE else "huge"
    if zoomed:
        return Arrangement(kind, (active,), False)
    if kind != "medium":
        return Arrangement(kind, PANELS, False)
    if height >= TALL:
        beside = "facets" if active == "facets" else "reader"
        return Arrangement("tall", _in_order("articles", beside, "metrics", "sources"), False)
    beside = active if active in ("metrics", "sources", "facets") else "reader"
    return Arrangement(kind, _in_order("articles", beside), beside != "metrics")


def strip(width: int, height: int, active: str, zoomed: bool, wanted: bool | None) -> bool:
    """Whether the corridors are on screen: where they have the focus, else as the user wants them (None: by the size)."""
    if active == STRIP:
        return True
    if zoomed or width < MEDIUM:
        return False
    return wanted if wanted is not None else width >= WIDE and height >= STRIP_HEIGHT


def _in_order(*names: str) -> tuple[str, ...]:
    return tuple(name for name in PANELS if name in names)
