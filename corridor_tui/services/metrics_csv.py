"""Metrics as CSV: a line a metric, a line a claim, a line a compared period. Exact values, formula-safe texts."""

from __future__ import annotations

from collections.abc import Iterable

from corridor_tui.metrics.compare import Pair
from corridor_tui.services.cells import csv_text
from corridor_tui.services.metrics_json import claim_json, row_json
from corridor_tui.services.metrics_view import MetricHistory, MetricRow

ROW_COLUMNS = (
    "metric", "checkpoint", "name", "unit", "period", "value", "value_high", "bound", "status", "change_percent", "change_note",
    "target", "sources", "claims", "conflicts", "age", "stale", "updated",
)  # fmt: skip
CLAIM_COLUMNS = (
    "metric", "checkpoint", "period", "value", "value_high", "unit", "bound", "status", "used", "reason", "authority", "kind",
    "accepted", "figure", "text", "sentence", "source", "date", "url", "article", "title",
)  # fmt: skip


def rows_csv(rows: Iterable[MetricRow]) -> str:
    """The panel: a line a metric."""
    return csv_text(ROW_COLUMNS, (row_json(row) for row in rows))


def claims_csv(history: MetricHistory) -> str:
    """A metric's claims, a line each, oldest period first; `used` tells those behind the shown values."""
    lines = []
    for point in history.points:
        reasons = {id(item.claim): item.why for item in point.left_out}
        lines += [claim_json(claim, reasons.get(id(claim))) for claim in point.claims]
    return csv_text(CLAIM_COLUMNS, lines)


def comparison_csv(pairs: Iterable[Pair]) -> str:
    """A line a period: both values and their ratio (computed)."""
    lines = (
        {
            "period": pair.period.spelling,
            "a": pair.one.value if pair.one else None,
            "b": pair.other.value if pair.other else None,
            "ratio_computed": float(pair.ratio) if pair.ratio is not None else None,
        }
        for pair in pairs
    )
    return csv_text(("period", "a", "b", "ratio_computed"), lines)
