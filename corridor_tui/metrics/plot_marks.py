"""The marks of a chart: columns for results, spans for parts of them, plans on stems, disputed ranges, dots for gaps. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from corridor_tui.metrics.axes import Slots
from corridor_tui.metrics.canvas import Canvas, Scale
from corridor_tui.metrics.numbers import human
from corridor_tui.metrics.periods import PeriodKind
from corridor_tui.metrics.series import Point

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_PLANS = {"target": "◇", "forecast": "○", "capacity": "□", "estimate": "△"}
_BOUNDS = {">": "↑", "<": "↓"}
KINDS: dict[PeriodKind, str] = {
    "year": "year",
    "half": "half-year",
    "quarter": "quarter",
    "month": "month",
    "day": "day",
    "ytd": "part-year",
    "span": "span",
}
"""Each kind of dated period as a legend names it."""

Placed = tuple[Point, tuple[int, int]]
"""A point with the columns of its period, the first and the one after the last."""


def draw(
    canvas: Canvas,
    axis: Slots,
    scale: Scale,
    placed: Sequence[Placed],
    main: PeriodKind,
    ranges: Mapping[str, tuple[Decimal, Decimal]],
) -> dict[str, str]:
    """Draw every point; results of the `main` kind of period as columns, disputed ones (`ranges` by period) last.

    Gives the legend: each mark that was drawn, with its meaning.
    """
    legend: dict[str, str] = {}
    results = [(point, at) for point, at in placed if point.status == "actual"]
    for point, at in results:
        if point.period.kind == main:
            legend.setdefault("█", KINDS[main])
            _column(canvas, scale, point, at, legend)
    for point, (first, end) in results:
        if point.period.kind != main:
            legend.setdefault("═", "part-year" if main == "year" else "other length")
            canvas.put(scale.line(point.value), first, "═" * (end - first), "part")
    for point, at in placed:
        if point.status != "actual":
            legend.setdefault(_PLANS[point.status], point.status)
            _plan(canvas, scale, point, at)
    for point, at in results:
        if point.period.spelling in ranges:
            legend.setdefault("┼", "disputed range")
            _range(canvas, scale, ranges[point.period.spelling], at)
    _numbers(canvas, scale, placed, ranges, legend)
    _gaps(canvas, axis, scale, results, legend)
    # A mark may lie below another one; columns and ranges are always there in some form.
    return {mark: meaning for mark, meaning in legend.items() if mark in "█┼" or canvas.shows(mark)}


def _plan(canvas: Canvas, scale: Scale, point: Point, at: tuple[int, int]) -> None:
    """A mark of the status's own shape, on a stem where nothing else stands; beside another plan of the same value."""
    middle, line = _middle(at), scale.line(point.value)
    while canvas.text(line, middle) in _PLANS.values() and middle + 2 < at[1]:
        middle += 2
    for below in range(line + 1, scale.base):
        if canvas.empty(below, middle):
            canvas.put(below, middle, "┊", "plan")
    canvas.put(line, middle, _PLANS[point.status], "plan")


def _range(canvas: Canvas, scale: Scale, ends: tuple[Decimal, Decimal], at: tuple[int, int]) -> None:
    low, high = (scale.line(value) for value in ends)
    for line in range(high, low + 1):
        shape = "┼" if low == high else "┬" if line == high else "┴" if line == low else "│"
        canvas.put(line, _middle(at), shape, "dispute")


def _middle(at: tuple[int, int]) -> int:
    return (at[0] + at[1] - 1) // 2


def _column(canvas: Canvas, scale: Scale, point: Point, at: tuple[int, int], legend: dict[str, str]) -> None:
    """A column from 0 to the value; for a range a lighter one goes on to its end."""
    first, end = at
    high = point.value_high
    if high is not None and high > point.value:
        legend.setdefault("░", "up to")
        for line in range(scale.line(high), scale.base):
            canvas.put(line, first, "░" * (end - first), "result")
    full, rest = divmod(scale.eighths(point.value), 8)
    for line in range(scale.base - full, scale.base):
        canvas.put(line, first, "█" * (end - first), "result")
    if rest and high is None:
        canvas.put(scale.base - full - 1, first, _EIGHTHS[rest] * (end - first), "result")


def _numbers(
    canvas: Canvas,
    scale: Scale,
    placed: Sequence[Placed],
    ranges: Mapping[str, tuple[Decimal, Decimal]],
    legend: dict[str, str],
) -> None:
    """Write the value above each mark where nothing is in its way, else an arrow for "at least" and "at most"."""
    for point, at in placed:
        text = human(point.value, point.unit, point.bound, point.value_high)
        start = min(max(0, _middle(at) - (len(text) - 1) // 2), canvas.width - len(text))
        disputed = ranges.get(point.period.spelling) if point.status == "actual" else None
        line = scale.line(disputed[1] if disputed else point.value_high or point.value) - 1
        if canvas.free(line, start, len(text)):
            canvas.put(line, start, text, "label")
        elif point.bound in _BOUNDS and canvas.free(line, _middle(at), 1):
            sign = _BOUNDS[point.bound]
            legend.setdefault(sign, "at least" if point.bound == ">" else "at most")
            canvas.put(line, _middle(at), sign, "label")


def _gaps(
    canvas: Canvas,
    axis: Slots,
    scale: Scale,
    results: Sequence[Placed],
    legend: dict[str, str],
) -> None:
    """A dot for each slot between the first and the last result in which none was stated."""
    if not results:
        return
    numbers = [(p.period.first // axis.grain, p.period.last // axis.grain) for p, _ in results]
    known = {number for start, end in numbers for number in range(start, end + 1)}
    for index, number in enumerate(axis.numbers):
        if number is not None and min(known) < number < max(known) and number not in known:
            middle = index * axis.width + (axis.width - axis.gap - 1) // 2
            if canvas.empty(scale.base - 1, middle):
                canvas.put(scale.base - 1, middle, "·", "axis")
                legend.setdefault("·", "no value")
