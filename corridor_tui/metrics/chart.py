"""A bar chart of a series for a terminal: a row a period, one scale, an axis; full and part years apart.

Results are drawn solid, plans hollow. `ascii_only` keeps to characters that every terminal has.
"""

from __future__ import annotations

from decimal import Decimal

from corridor_tui.metrics.numbers import human
from corridor_tui.metrics.periods import PeriodKind, label
from corridor_tui.metrics.series import Point, Series

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HEADINGS: tuple[tuple[str, tuple[PeriodKind, ...]], ...] = (
    ("Years", ("year",)),
    ("Half-years", ("half",)),
    ("Quarters", ("quarter",)),
    ("Months", ("month", "day")),
    ("Year to date", ("ytd",)),
    ("Other spans", ("span",)),
    ("Undated", ("undated",)),
)
ROWS = 24
"""The newest rows of each group; older ones are left out and counted."""


def bars(series: Series, width: int = 80, *, ascii_only: bool = False) -> list[str]:
    """The chart as lines no wider than `width` (at least 30); empty when there is nothing to draw."""
    shown = [
        point
        for status in ("actual", "estimate", "capacity", "target", "forecast")
        for point in series.points
        if point.status == status and series.shows(point)
    ]
    top = max((float(point.value_high or point.value) for point in shown), default=0.0)
    if top <= 0:
        return []
    names = {id(point): _name(point) for point in shown}
    values = {
        id(point): human(point.value, point.unit, point.bound, point.value_high, ascii_only=ascii_only)
        for point in shown
    }
    left = max(len(name) for name in names.values())
    room = max(8, max(width, 30) - left - max(len(text) for text in values.values()) - 4)
    lines: list[str] = []
    for heading, kinds in _HEADINGS:
        rows = sorted((p for p in shown if p.period.kind in kinds), key=lambda p: p.order)
        if not rows:
            continue
        lines.append(heading if len(rows) <= ROWS else f"{heading} (the newest {ROWS} of {len(rows)})")
        for point in rows[-ROWS:]:
            bar = _bar(float(point.value) / top, room, hollow=point.status != "actual", ascii_only=ascii_only)
            lines.append(f"  {names[id(point)]:<{left}} {bar} {values[id(point)]}".rstrip())
    corner, dash, end = ("+", "-", "+") if ascii_only else ("└", "─", "┘")
    highest = human(Decimal(repr(top)), series.unit, ascii_only=ascii_only)
    lines.append(f"  {'':<{left}} {corner}{dash * (room - 2)}{end}")
    lines.append(f"  {'':<{left}} 0{highest:>{room - 1}}")
    return [_ascii(line) for line in lines] if ascii_only else lines


def _name(point: Point) -> str:
    mark = {"actual": "", "capacity": " cap.", "estimate": " est.", "target": " target", "forecast": " forecast"}
    return label(point.period) + mark[point.status]


def _bar(share: float, room: int, *, hollow: bool, ascii_only: bool) -> str:
    eighths = max(1, round(min(max(share, 0.0), 1.0) * room * 8))
    full, rest = divmod(eighths, 8)
    if ascii_only or hollow:
        cells = max(1, full + (rest >= 4))
        cell = ("." if hollow else "#") if ascii_only else "░"
        return cell * min(cells, room)
    return "█" * full + (_EIGHTHS[rest] if rest else "")


def _ascii(line: str) -> str:
    return line.replace("–", "-")
