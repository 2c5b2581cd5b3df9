"""A chart of a series on a time axis: columns for results, marks on stems for plans, gaps left open, disputes shown.

     10 Mt┤                      ◇
          │             ▄▄▄▄▄    ┊
      5 Mt┤             █████    ┊
          │▆▆▆▆▆        ═══██    ┊
         0└─────────────────────────
           2023   2024   2025   2026
      █ year  ═ part-year  ◇ target  · no value

Every kind of mark has a shape of its own, so that nothing hangs on colour. The charts of libraries join points with
lines, bring their own colours and know neither spans of time nor disputed values, so that this is drawn here.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from math import isfinite

from corridor_tui.metrics.axes import GRAIN, Slots, slots, ticks
from corridor_tui.metrics.canvas import Canvas, Role, Run, Scale
from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.findings import Disagreement
from corridor_tui.metrics.numbers import human
from corridor_tui.metrics.periods import PeriodKind
from corridor_tui.metrics.plot_marks import Placed, draw
from corridor_tui.metrics.series import Point, Series

LEAST_WIDTH, LEAST_HEIGHT = 36, 7
"""Columns and lines below which there is no chart, only its table."""

HIGHEST = 18
"""Lines beyond which a chart says nothing more."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ASCII = str.maketrans("▁▂▃▄▅▆▇█░═◇○□△┊·↑↓┬┴┼│┤└─≈–", "_.-=+*###=Toce:.^v+++||+-~-")


def plot(
    series: Series,
    disagreements: Sequence[Disagreement] = (),
    width: int = 80,
    height: int = 14,
    *,
    ascii_only: bool = False,
) -> list[list[Run]]:
    """The chart as lines of runs, `width` columns and at most `height` lines with legend.

    Empty where there is no room, or fewer than two dated values to draw. Values of another unit or statistical world
    than the series shows are left out, undated ones too: the table has them.
    """
    points = [p for p in series.points if _drawn(p, series)]
    top = max((float(p.value_high or p.value) for p in points), default=0.0)
    if len(points) < 2 or top <= 0 or width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return []
    ranges = _ranges(points, disagreements, series.unit)
    top = max(top, *(float(high) for _, high in ranges.values())) if ranges else top
    main = _main_kind(points)
    grain = GRAIN.get(main, 12)
    # Above the axis a free line for numbers; below it labels (and the years of shorter periods), and the legend.
    lines = min(height, HIGHEST) - (4 if grain == 12 else 5)
    steps = ticks(top, max(1, min(5, lines // 2)))
    named = [human(Decimal(repr(step)), series.unit, ascii_only=ascii_only) if step else "0" for step in steps]
    left = max(map(len, named)) + 2
    axis = slots([p.period for p in points], grain, width - left - 1)
    scale = Scale(steps[-1], lines, lines + 1)
    canvas = Canvas(len(axis.numbers) * axis.width, lines + 1)
    placed: list[Placed] = [(point, at) for point in points if (at := axis.columns(point.period))]
    legend = draw(canvas, axis, scale, placed, main, ranges)

    marks = {scale.base - round(step / scale.top * lines): name for step, name in zip(steps, named, strict=True)}
    drawn = [
        [
            Run(f"{marks.get(line, ''):>{left - 1}}", "label"),
            Run("┤" if line in marks else "│", "axis"),
            *canvas.runs(line),
        ]
        for line in range(lines + 1)
    ]
    rule = "".join("≈" * axis.width if number is None else "─" * axis.width for number in axis.numbers)
    drawn.append([Run(f"{marks[scale.base]:>{left - 1}}", "label"), Run(f"└{rule}", "axis")])
    drawn += [[Run(" " * left + text, "label")] for text in _labels(axis)]
    drawn += _legend(legend, axis, width)
    return [[Run(text.translate(_ASCII), role) for text, role in line] for line in drawn] if ascii_only else drawn


def _drawn(point: Point, series: Series) -> bool:
    same = series.shows(point) and point.period.kind != "undated"
    return same and isfinite(float(point.value)) and isfinite(float(point.value_high or 0)) and point.value >= 0


def _main_kind(points: Sequence[Point]) -> PeriodKind:
    """The kind of period that gets columns: years, unless there are more, and at least three, results of a shorter kind."""
    results = [p.period.kind for p in points if p.status == "actual"]
    kind = max(GRAIN, key=lambda shorter: (results.count(shorter), GRAIN[shorter]))
    return kind if results.count(kind) > max(2, results.count("year")) or not _yearly(results) else "year"


def _yearly(results: Sequence[PeriodKind]) -> bool:
    """Whether whole years, or parts counted from a year's beginning, are among the results, or there is none."""
    return not results or bool({"year", "ytd", "span"} & set(results))


def _ranges(
    points: Sequence[Point], disagreements: Sequence[Disagreement], unit: str
) -> dict[str, tuple[Decimal, Decimal]]:
    """For each period whose results are disputed, the lowest and the highest value stated."""
    results = {p.period.spelling for p in points if p.status == "actual"}
    found: dict[str, tuple[Decimal, Decimal]] = {}
    for item in disagreements:
        if item.kind not in ("value", "bound") or item.period not in results:
            continue
        stated = [side for side in (*item.one, *item.other) if isinstance(side, Claim) and side.unit == unit]
        values = [value for claim in stated for value in (claim.value, claim.value_high or claim.value)]
        values += found.get(item.period, ())
        if values and all(isfinite(float(value)) and value >= 0 for value in values):
            found[item.period] = (min(values), max(values))
    return {period: (low, high) for period, (low, high) in found.items() if low != high}


def _labels(axis: Slots) -> list[str]:
    """The years below the axis, for shorter slots their names above the years; as many as stand clear of each other."""
    years: list[tuple[int, str]] = []
    names: list[tuple[int, str]] = []
    seen = None
    for index, number in enumerate(axis.numbers):
        if number is None:
            continue
        year, month = divmod(number * axis.grain, 12)
        if year != seen:
            years.append((index * axis.width, f"{year:04d}"))
            seen = year
        name = {6: f"H{month // 6 + 1}", 3: f"Q{month // 3 + 1}"}.get(axis.grain, _MONTHS[month])
        names.append((index * axis.width, name))
    lines = [years] if axis.grain == 12 else [names, years]
    return [_spaced(line, axis) for line in lines]


def _spaced(labels: Sequence[tuple[int, str]], axis: Slots) -> str:
    """Labels at their columns, centred below their slots; every second, third ... where they would touch."""
    longest = max(len(text) for _, text in labels) + 1
    nearest = min((b - a for (a, _), (b, _) in pairwise(labels)), default=longest)
    every = max(1, -(-longest // nearest))
    line = ""
    # The newest one is always named.
    for index, (column, text) in enumerate(labels):
        if (len(labels) - 1 - index) % every == 0:
            at = column + max(0, (axis.width - axis.gap - len(text)) // 2)
            line = f"{line:<{at}}{text}"
    return line


def _legend(legend: dict[str, str], axis: Slots, width: int) -> list[list[Run]]:
    roles: dict[str, Role] = {"█": "result", "░": "result", "═": "part", "┼": "dispute"}
    words = [*legend.items(), *([("≈", "no values for long")] if None in axis.numbers else [])]
    words += [("–", "earlier ones left out")] if axis.left_out else []
    blanks = 2 if sum(len(meaning) + 4 for _, meaning in words) <= width else 1
    runs: list[Run] = []
    for mark, meaning in words:
        more = [
            Run(" " * blanks + mark, roles.get(mark, "axis" if mark in "·≈–↑↓" else "plan")),
            Run(f" {meaning}", "label"),
        ]
        if sum(len(run.text) for run in (*runs, *more)) <= width:
            runs += more
    return [runs]
