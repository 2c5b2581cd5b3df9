"""How the metrics commands read on a terminal: the panel, a history with its evidence, the check, the comparison."""

from __future__ import annotations

from decimal import Decimal

from corridor_tui.cli.output import Column
from corridor_tui.cli.page import block, wrapped
from corridor_tui.metrics.chart import bars
from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.compare import Pair
from corridor_tui.metrics.derived import per_day
from corridor_tui.metrics.findings import Disagreement
from corridor_tui.metrics.numbers import human
from corridor_tui.metrics.periods import label
from corridor_tui.metrics.plot import plot
from corridor_tui.metrics.quotes import excerpt
from corridor_tui.metrics.series import Point
from corridor_tui.metrics.sparkline import spark
from corridor_tui.services.metrics_view import MetricHistory, MetricRow

COLUMNS = (
    Column("METRIC", stretch=True),
    Column("LATEST", stretch=True),
    Column("PERIOD"),
    Column("CHANGE", right=True),
    Column("SRC", right=True),
    Column("CONF", right=True),
    Column("AGE"),
    Column("TREND"),
    Column("TARGET", stretch=True),
)
NARROW = 6
"""How many of the columns a terminal narrower than WIDE gets."""
WIDE = 110


def panel(rows: list[MetricRow], *, ascii_only: bool = False) -> list[list[str]]:
    """The cells of the panel under COLUMNS, one line a metric."""
    return [
        _plain(
            [
                row.id,
                (f"{row.text}" if row.status == "actual" else f"{row.text} ({row.status})") if row.text else "-",
                row.period_label,
                f"{row.change:+.1f} %" if row.change is not None else "",
                str(row.sources or ""),
                str(row.conflicts or ""),
                f"{row.age}{' !' if row.stale else ''}",
                spark(row.sparkline, ascii_only=ascii_only),
                row.target,
            ],
            ascii_only,
        )
        for row in rows
    ]


CHART_WIDTH, CHART_HEIGHT = 72, 16
"""Columns from which a history has a chart with axes, and its lines; a narrower page has bars."""


def _newest(found: MetricHistory) -> str:
    """The status of the newest value, and its checkpoint where the history has several."""
    checkpoint = found.series.metric.checkpoint if found.series.metric.id != found.row.id else None
    return ", ".join(part for part in (found.row.status, checkpoint) if part)


def _chart(found: MetricHistory, width: int, ascii_only: bool) -> list[str]:
    if width >= CHART_WIDTH:
        drawn = plot(found.series, found.disagreements, width, CHART_HEIGHT, ascii_only=ascii_only)
        if drawn:
            return ["".join(run.text for run in line).rstrip() for line in drawn]
    return bars(found.series, min(width, 100), ascii_only=ascii_only)


def history(found: MetricHistory, width: int, *, ascii_only: bool = False) -> list[str]:
    """A metric: its latest value, chart, values by period, and each claim with its sentence and source."""
    row = found.row
    lines = [f"{row.name}  ({row.id}, {row.unit})"]
    if found.metric.definition:
        lines += wrapped(found.metric.definition, "  ")
    if not found.points:
        return [*lines, "", "No article has stated a value yet."]
    lines += ["", f"{row.text}  {row.period_label}, {_newest(found)}, {_sources(row.sources)}"]
    grown = f"{row.change:+.1f} % {row.change_label}" if row.change is not None else ""
    notes = [grown, f"target: {row.target}" if row.target else "", f"{row.age} old" if row.age else ""]
    lines.append("; ".join(note for note in notes if note))
    if row.stale:
        lines.append("No newer value than the cadence of this metric would lead one to expect (computed).")
    chart = _chart(found, min(width, 120), ascii_only)
    lines += ["", *chart] if chart else []
    lines += ["", *_points(found)]
    lines += _findings(found.disagreements)
    lines += ["", "PROGRESS", *(f"  {item.sentence}" for item in found.progress)] if found.progress else []
    lines += ["", "CLAIMS, newest first"]
    reasons = {id(item.claim): item.why for point in found.points for item in point.left_out}
    for claim in found.claims:
        lines += _claim(claim, reasons.get(id(claim)))
    return _plain(lines, ascii_only)


def check(found: MetricHistory, *, ascii_only: bool = False) -> list[str]:
    """Why each value is shown and what was left out; every growth statement against the series."""
    lines = [f"{found.row.name}  ({found.row.id}), tolerance {(found.metric.tolerance * 100).normalize():f} %"]
    for point in reversed(found.points):
        lines += ["", f"{_title(point)}: {_value(point)}  because {point.choice.why}"]
        lines += [f"  + {_who(claim)}" for claim in point.choice.agreeing]
        lines += [f"  - {_who(item.claim)}: {item.why}" for item in point.left_out]
    lines += ["", "GROWTH STATEMENTS"] if found.checks else []
    for item in found.checks:
        lines.append(f"  {item.verdict:<11} {item.growth.period or 'undated'}: {item.sentence} ({item.growth.source})")
    return _plain([*lines, *_findings(found.disagreements)], ascii_only)


def comparison(one: MetricHistory, other: MetricHistory, pairs: list[Pair], *, ascii_only: bool = False) -> list[str]:
    """Two metrics side by side, period by period."""
    lines = [
        f"A  {one.row.name}  ({one.row.id}, {one.row.unit})",
        f"B  {other.row.name}  ({other.row.id}, {other.row.unit})",
    ]
    if not pairs:
        return [*lines, "", "No period has a value of either."]
    head = ("PERIOD", "A", "B", "B/A")
    body = [
        (
            label(pair.period),
            _value(pair.one) if pair.one else "",
            _value(pair.other) if pair.other else "",
            f"{pair.ratio:.3g}" if pair.ratio is not None else "",
        )
        for pair in pairs
    ]
    return _plain([*lines, "", *block(head, body, right=frozenset({3})), "", "B/A is computed."], ascii_only)


def _points(found: MetricHistory) -> list[str]:
    computed = {id(change.point): change for change in found.changes}
    rows = []
    for point in reversed(found.points):
        change, rate = computed.get(id(point)), _rate(point, found)
        rows.append(
            (
                label(point.period),
                _series(point),
                _value(point),
                f"{change.percent:+.1f} % on {label(change.before.period)}" if change else "",
                human(rate, point.unit) if rate is not None else "",
                str(point.sources),
                str(len(point.left_out) or ""),
            )
        )
    head = ("PERIOD", "STATUS", "VALUE", "CHANGE (computed)", "A DAY (computed)", "SOURCES", "LEFT OUT")
    return block(head, rows, right=frozenset({5, 6}))


def _rate(point: Point, found: MetricHistory) -> Decimal | None:
    return per_day(point, found.metric) if point.status == "actual" else None


def _findings(found: tuple[Disagreement, ...]) -> list[str]:
    conflicts = [item for item in found if item.conflict]
    notes = [item for item in found if not item.conflict]
    lines = ["", "DISAGREEMENTS"] if conflicts else []
    for item in conflicts:
        lines.append(f"  {item.kind}: {item.sentence}")
        lines += [f'      "{quote}"' for quote in _quotes(item)]
    lines += ["", "NOTES"] if notes else []
    return [*lines, *(f"  {item.kind}: {item.sentence}" for item in notes)]


def _quotes(item: Disagreement) -> list[str]:
    sides = [excerpt(side[0].quote, side[0].surface) for side in (item.one, item.other) if side and side[0].quote]
    return list(dict.fromkeys(sides))


def _claim(claim: Claim, left_out: str | None) -> list[str]:
    value = human(claim.value, claim.unit, claim.bound, claim.value_high)
    marks = [
        claim.status,
        claim.checkpoint,
        claim.kind if claim.kind != "machine" else "",
        "accepted" if claim.accepted else "",
    ]
    lines = ["", f"  {label(claim.when)}: {value}  ({', '.join(mark for mark in marks if mark)})"]
    if claim.quote:
        lines += wrapped(f'"{excerpt(claim.quote, claim.surface)}"', "      ")
    source = [claim.source, claim.date.isoformat() if claim.date else "no date", claim.authority or ""]
    place = f"article {claim.article}, figure {claim.figure}" if claim.article else claim.figure
    lines.append("      " + "; ".join(part for part in (*source, place) if part))
    lines += [f"      {claim.url}"] if claim.url else []
    lines += [f"      not used: {left_out}"] if left_out else []
    return lines


def _who(claim: Claim) -> str:
    value = human(claim.value, claim.unit, claim.bound, claim.value_high)
    parts = [claim.source or "unnamed source", claim.authority or "", str(claim.date or ""), claim.figure]
    return f"{value}  {', '.join(part for part in parts if part)}"


def _title(point: Point) -> str:
    return f"{label(point.period)}, {_series(point)}"


def _series(point: Point) -> str:
    """What tells a metric's series apart: status, statistical world, checkpoint."""
    return ", ".join(part for part in (point.status, point.world, point.shown.checkpoint) if part)


def _value(point: Point) -> str:
    return human(point.value, point.unit, point.bound, point.value_high)


def _sources(count: int) -> str:
    return f"{count} independent source{'s' if count != 1 else ''}"


def _plain(lines: list[str], ascii_only: bool) -> list[str]:
    if not ascii_only:
        return lines
    swaps = str.maketrans({"–": "-", "…": "~", "≥": ">=", "≤": "<=", "—": "-"})
    return [line.translate(swaps) for line in lines]
