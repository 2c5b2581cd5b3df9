"""A metric as an XLSX workbook: its values, the claims behind them, what disagrees. Needs the extra `xlsx`."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from corridor_tui.metrics.derived import per_day
from corridor_tui.metrics.numbers import exact
from corridor_tui.metrics.periods import label
from corridor_tui.model import CorridorError
from corridor_tui.services.cells import BOUND_WORDS
from corridor_tui.services.export import beside
from corridor_tui.services.metrics_csv import CLAIM_COLUMNS
from corridor_tui.services.metrics_json import claim_json
from corridor_tui.services.metrics_view import MetricHistory
from corridor_tui.text.sanitize import printable

LONGEST = 32_000
"""Characters that a cell takes."""

_VALUES = (
    "period", "label", "status", "world", "checkpoint", "value", "value_high", "unit", "bound", "sources", "change_percent_computed",
    "per_day_computed", "why", "sentence", "source", "date", "url",
)  # fmt: skip
_DISAGREEMENTS = ("kind", "conflict", "period", "text", "one", "other")


def write(history: MetricHistory, target: Path) -> None:
    """Write the workbook in place of what is there. Raises CorridorError when the extra is missing or it cannot."""
    try:
        library = importlib.import_module("xlsxwriter")
    except ImportError as error:
        raise CorridorError("a workbook needs the extra: pip install 'corridor-tui[xlsx]'") from error
    with beside(target) as partial:
        book = library.Workbook(str(partial), {"strings_to_formulas": False, "strings_to_urls": False})
        bold = book.add_format({"bold": True})
        for name, columns, rows in (
            ("Values", _VALUES, _values(history)),
            ("Claims", CLAIM_COLUMNS, _claims(history)),
            ("Disagreements", _DISAGREEMENTS, _disagreements(history)),
        ):
            _sheet(book.add_worksheet(name), columns, rows, bold)
        book.close()


def _sheet(sheet: Any, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], bold: Any) -> None:
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column, bold)
        sheet.set_column(at, at, 60 if column in ("sentence", "text", "one", "other") else 16)
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(rows, start=1):
        for at, column in enumerate(columns):
            _cell(sheet, line, at, row.get(column))


def _cell(sheet: Any, line: int, at: int, value: Any) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(line, at, value)
    elif isinstance(value, (int, float)):
        sheet.write_number(line, at, value)
    elif value is not None:
        sheet.write_string(line, at, printable(str(value))[:LONGEST])


def _values(history: MetricHistory) -> Iterable[Mapping[str, Any]]:
    computed = {id(change.point): change for change in history.changes}
    for point in history.points:
        change, rate = computed.get(id(point)), per_day(point, history.metric)
        yield {
            "period": point.period.spelling,
            "label": label(point.period),
            "status": point.status,
            "world": point.world,
            "checkpoint": point.shown.checkpoint,
            "value": exact(point.value),
            "value_high": exact(point.value_high),
            "unit": point.unit,
            "bound": BOUND_WORDS[point.bound],
            "sources": point.sources,
            "change_percent_computed": round(float(change.percent), 2) if change else None,
            "per_day_computed": round(float(rate), 2) if rate is not None else None,
            "why": point.choice.why,
            "sentence": point.shown.quote,
            "source": point.shown.source,
            "date": point.shown.date,
            "url": point.shown.url,
        }


def _claims(history: MetricHistory) -> Iterable[Mapping[str, Any]]:
    for point in history.points:
        reasons = {id(item.claim): item.why for item in point.left_out}
        for claim in point.claims:
            row = claim_json(claim, reasons.get(id(claim)))
            yield {**row, "bound": BOUND_WORDS[claim.bound]}


def _disagreements(history: MetricHistory) -> Iterable[Mapping[str, Any]]:
    for item in history.disagreements:
        yield {
            "kind": item.kind,
            "conflict": item.conflict,
            "period": item.period,
            "text": item.sentence,
            "one": item.one[0].quote if item.one else None,
            "other": item.other[0].quote if item.other else None,
        }
