"""Printing: plain columns that fit a terminal, JSON, and nothing from a feed that a terminal would obey."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import click
from rich.cells import cell_len, set_cell_size

from corridor_tui.text.sanitize import clean_line, printable


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `stretch` columns give way when the terminal is narrow; `right` aligns numbers."""

    title: str
    stretch: bool = False
    right: bool = False


def say(text: str = "") -> None:
    """Print a text for people on stdout, sanitised."""
    click.echo(printable(text))


def warn(text: str) -> None:
    """Print a diagnostic on stderr, as one line."""
    click.echo(f"corridor-tui: {clean_line(text)}", err=True)


def say_json(value: Any) -> None:
    """Print a value as JSON: dates as ISO 8601, whole decimals as integers, others as numbers."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=plain))


def plain(value: object) -> object:
    """What json does not know: dates, decimals, tuples and sets."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def say_table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns, cut to the terminal's width; whole and tab-separated when piped."""
    cells = [[clean_line(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in cells:
            click.echo("\t".join(row))
        return
    widths = fit(columns, cells, shutil.get_terminal_size().columns)
    click.secho(_line(columns, [column.title for column in columns], widths), bold=True)
    for row in cells:
        click.echo(_line(columns, row, widths))


def fit(columns: Sequence[Column], rows: Sequence[Sequence[str]], total: int) -> list[int]:
    """Cell widths for each column so that a line fits into `total` cells; stretch columns share what is missing."""
    widths = [
        max([cell_len(column.title), *(cell_len(row[number]) for row in rows)]) for number, column in enumerate(columns)
    ]
    over = sum(widths) + 2 * (len(columns) - 1) - total
    for number in sorted(range(len(columns)), key=lambda n: -widths[n]):
        if over > 0 and columns[number].stretch:
            cut = min(over, max(0, widths[number] - 12))
            widths[number] -= cut
            over -= cut
    return widths


def _line(columns: Sequence[Column], row: Sequence[str], widths: Sequence[int]) -> str:
    parts = []
    for column, cell, width in zip(columns, row, widths, strict=True):
        if cell_len(cell) > width:
            cell = set_cell_size(cell, max(0, width - 1)) + "…"
        space = " " * (width - cell_len(cell))
        parts.append(space + cell if column.right else cell + space)
    return "  ".join(parts).rstrip()
