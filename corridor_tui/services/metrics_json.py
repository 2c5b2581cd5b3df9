"""Metrics as plain data for JSON: exact values, and for every value the claims, sentences and sources behind it.

The keys are a contract (docs/metrics.md): they may be added to, not renamed.
"""

from __future__ import annotations

from typing import Any

from corridor_tui.metrics.claims import Claim, Growth
from corridor_tui.metrics.compare import Pair
from corridor_tui.metrics.crossings import split
from corridor_tui.metrics.derived import Progress, per_day
from corridor_tui.metrics.findings import Disagreement
from corridor_tui.metrics.growth import GrowthCheck
from corridor_tui.metrics.numbers import exact
from corridor_tui.metrics.series import Point
from corridor_tui.services.metrics_view import MetricHistory, MetricRow


def history_json(history: MetricHistory) -> dict[str, Any]:
    """A metric with everything behind it: its row, every point with its claims, disagreements, checks, progress."""
    return {
        **row_json(history.row),
        "definition": history.metric.definition,
        "tolerance": float(history.metric.tolerance),
        "history": [point_json(point, history) for point in history.points],
        "disagreements": [disagreement_json(item) for item in history.disagreements],
        "growth_checks": [check_json(item) for item in history.checks],
        "progress": [progress_json(item) for item in history.progress],
    }


def row_json(row: MetricRow) -> dict[str, Any]:
    """The panel's row: the latest value and what goes with it."""
    return {
        "metric": row.metric,
        "checkpoint": row.checkpoint,
        "name": row.name,
        "unit": row.unit,
        "period": row.period or None,
        "value": exact(row.value),
        "value_high": exact(row.value_high),
        "bound": row.bound,
        "status": row.status or None,
        "change_percent": None if row.change is None else round(float(row.change), 2),
        "change_note": row.change_label or None,
        "target": row.target or None,
        "sources": row.sources,
        "claims": row.claims,
        "conflicts": row.conflicts,
        "age": row.age or None,
        "stale": row.stale,
        "updated": row.updated.isoformat() if row.updated else None,
    }


def point_json(point: Point, history: MetricHistory) -> dict[str, Any]:
    """One period's value with every claim: `used` tells those behind the value from those left out, with the reason."""
    reasons = {id(item.claim): item.why for item in point.left_out}
    change = next((c for c in history.changes if c.point is point), None)
    rate = per_day(point, history.metric)
    return {
        "period": point.period.spelling or None,
        "period_kind": point.period.kind,
        "status": point.status,
        "value": exact(point.value),
        "value_high": exact(point.value_high),
        "unit": point.unit,
        "bound": point.bound,
        "world": point.world,
        "checkpoint": point.shown.checkpoint,
        "sources": point.sources,
        "why": point.choice.why,
        "sentence": point.shown.quote or None,
        "source": point.shown.source or None,
        "date": point.shown.date.isoformat() if point.shown.date else None,
        "url": point.shown.url,
        "article": point.shown.article,
        "figure": point.shown.figure or None,
        "computed": {
            "change_percent": round(float(change.percent), 2) if change else None,
            "change_base": change.before.period.spelling if change else None,
            "per_day": round(float(rate), 2) if rate is not None else None,
        },
        "claims": [claim_json(claim, reasons.get(id(claim))) for claim in point.claims],
    }


def claim_json(claim: Claim, left_out: str | None = None) -> dict[str, Any]:
    """A claim with its sentence and source; `used` is false with the `reason` it was left out for."""
    return {
        "metric": claim.metric,
        "checkpoint": claim.checkpoint,
        "period": claim.period or None,
        "value": exact(claim.value),
        "value_high": exact(claim.value_high),
        "unit": claim.unit,
        "bound": claim.bound,
        "status": claim.status,
        "authority": claim.authority,
        "kind": claim.kind,
        "accepted": claim.accepted,
        "used": left_out is None,
        "reason": left_out,
        "figure": claim.figure or None,
        "text": claim.surface or None,
        "sentence": claim.quote or None,
        "source": claim.source or None,
        "date": claim.date.isoformat() if claim.date else None,
        "url": claim.url,
        "article": claim.article,
        "title": claim.title or None,
        "field": claim.field if claim.span else None,
        "start": claim.span[0] if claim.span else None,
        "end": claim.span[1] if claim.span else None,
        "note": claim.note or None,
    }


def growth_json(growth: Growth) -> dict[str, Any]:
    """A stated change with its sentence and source."""
    return {
        "metric": growth.metric,
        "period": growth.period or None,
        "size": exact(growth.size),
        "unit": growth.unit,
        "direction": growth.direction,
        "base": growth.base,
        "bound": growth.bound,
        "figure": growth.figure or None,
        "sentence": growth.quote or None,
        "source": growth.source or None,
        "date": growth.date.isoformat() if growth.date else None,
        "url": growth.url,
        "article": growth.article,
    }


def disagreement_json(item: Disagreement) -> dict[str, Any]:
    """A finding with the statements on both sides."""
    return {
        "kind": item.kind,
        "conflict": item.conflict,
        "metric": split(item.metric)[0],
        "checkpoint": split(item.metric)[1],
        "period": item.period or None,
        "text": item.sentence,
        "one": [_side(statement) for statement in item.one],
        "other": [_side(statement) for statement in item.other],
    }


def check_json(check: GrowthCheck) -> dict[str, Any]:
    """A growth statement with the verdict and the base that fits."""
    return {
        "verdict": check.verdict,
        "text": check.sentence,
        "base": check.base.spelling if check.base else None,
        "computed_percent": None if check.computed is None else float(check.computed),
        "stated": growth_json(check.growth),
    }


def progress_json(item: Progress) -> dict[str, Any]:
    """Progress to a target; computed."""
    return {
        "target": exact(item.target.value),
        "period": item.target.period.spelling or None,
        "status": item.target.status,
        "share_percent": round(float(item.share), 1),
        "pace_percent_a_year": None if item.pace is None else round(float(item.pace), 1),
        "overdue": item.overdue,
        "missed": item.missed,
        "text": item.sentence,
    }


def _side(statement: Claim | Growth) -> dict[str, Any]:
    return growth_json(statement) if isinstance(statement, Growth) else claim_json(statement)


def comparison_json(one: MetricHistory, other: MetricHistory, pairs: list[Pair]) -> dict[str, Any]:
    """Two metrics side by side; the ratio b/a is computed."""
    return {
        "a": row_json(one.row),
        "b": row_json(other.row),
        "periods": [
            {
                "period": pair.period.spelling or None,
                "a": exact(pair.one.value) if pair.one else None,
                "b": exact(pair.other.value) if pair.other else None,
                "ratio": float(pair.ratio) if pair.ratio is not None else None,
            }
            for pair in pairs
        ],
    }
