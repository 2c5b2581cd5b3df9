"""Which panels of the news view are on screen, by width, focus and zoom. Pure."""

from __future__ import annotations

from dataclasses import dataclass

PANELS = ("facets", "articles", "reader", "metrics", "sources")
"""In the order of the panel key."""

LEAST_WIDTH, LEAST_HEIGHT = 40, 10
MEDIUM, WIDE, HUGE = 100, 150, 220


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`kind` is the class that the stylesheet lays out; `visible` the panels on screen; `ticker` the metrics in a line."""

    kind: str
    visible: tuple[str, ...]
    ticker: bool


def arrange(width: int, active: str, zoomed: bool) -> Arrangement:
    """The panels for a width in columns, `active` being the one with the focus."""
    if width < MEDIUM:
        return Arrangement("narrow", (active,), active != "metrics")
    kind = "medium" if width < WIDE else "wide" if width < HUGE else "huge"
    if zoomed:
        return Arrangement(kind, (active,), False)
    if kind == "medium":
        beside = active if active in ("metrics", "sources", "facets") else "reader"
        return Arrangement(kind, tuple(name for name in PANELS if name in ("articles", beside)), beside != "metrics")
    return Arrangement(kind, PANELS, False)
