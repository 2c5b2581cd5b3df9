"""CSV text that a spreadsheet reads as data: cells that it would run as a formula are neutralised."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from corridor_tui.text.sanitize import printable

_STARTERS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def safe_cell(value: object) -> str | int | float:
    """A value as a cell: numbers stay numbers, None is empty, text that starts like a formula gets an apostrophe."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime() | date():
            return value.isoformat()
        case list() | tuple():
            return safe_cell(" ".join(str(item) for item in value))
    text = printable(str(value))
    # A formula may hide behind blanks: some programs skip them before they look.
    return f"'{text}" if text.lstrip(" \n\u00a0").startswith(_STARTERS) else text


BOUND_WORDS: dict[str, str] = {"=": "exactly", ">": "over", "<": "up to", "~": "about", "range": "range"}
"""Bounds in CSV: a lone "=" would be taken for a formula."""


def _cell(column: str, value: object) -> str | int | float:
    if column == "bound" and isinstance(value, str):
        return BOUND_WORDS.get(value, value)
    return safe_cell(value)


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Rows as CSV with a head line; keys that a row lacks are empty, others than the columns are left out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(name, row.get(name)) for name in columns])
    return out.getvalue()
