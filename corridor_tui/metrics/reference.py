"""A reference table as CSV: facts with their sources, to be loaded as claims of their own kind.

Columns: metric, period, value, value_high, unit, status, bound, role (level or change), direction, base, authority,
source, date, url, note. The first row names them in any order; metric, value and unit are needed, and a source or
url; an address as the source serves as both. `date` may be called source_date. `bound` takes the signs of the model or
the words exactly, over, up to, about, range.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal, InvalidOperation
from importlib import resources
from typing import Literal, cast, get_args

from corridor_tui.metrics.periods import UNDATED, parse
from corridor_tui.model import UNITS, Bound, CorridorError, Direction, ReferenceValue, Status
from corridor_tui.text.sanitize import clean_line, safe_url

COLUMNS = (
    "metric", "period", "value", "value_high", "unit", "status", "bound", "role", "direction", "base", "authority",
    "source", "date", "url", "note",
)  # fmt: skip
_BOUNDS = {"": "=", "exactly": "=", "over": ">", "up to": "<", "about": "~", **{sign: sign for sign in get_args(Bound)}}
LARGEST = Decimal(10) ** 18
"""No figure of this trade is larger; a bigger number is a slip of the table."""


class ReferenceError(CorridorError):
    """A table that cannot be read: the sentence names its line and what is wrong with it."""


def shipped() -> str:
    """The text of the reference table that ships with the program."""
    return (resources.files("corridor_tui.metrics") / "data" / "reference.csv").read_text("utf-8")


def read(text: str, name: str = "the table") -> list[ReferenceValue]:
    """The rows of a table. Raises ReferenceError on the first line that cannot be used; `name` is for its sentence."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    rows: list[ReferenceValue] = []
    try:
        head = [clean_line(column) for column in reader.fieldnames or ()]
        if missing := [column for column in ("metric", "value", "unit") if column not in head]:
            raise ReferenceError(f"{name}: the first line names no column {missing[0]!r}")
        reader.fieldnames = head
        for row in reader:
            cells = {key: clean_line(value or "", 2000) for key, value in row.items() if key and isinstance(value, str)}
            if any(cells.values()):
                rows.append(_row(cells, f"{name}, line {reader.line_num}"))
    except csv.Error as error:
        raise ReferenceError(f"{name}, line {reader.line_num}: {error}") from error
    return rows


def _row(cells: dict[str, str], where: str) -> ReferenceValue:
    def cell(column: str) -> str:
        return cells.get(column, "")

    metric, period, unit = cell("metric"), cell("period"), cell("unit")
    # A table may give the address as the source: its host is the publisher then, as for a value with an address alone.
    source, address = cell("source"), cell("url")
    if not address and safe_url(source):
        source, address = "", source
    url = safe_url(address) if address else None
    if not metric:
        raise ReferenceError(f"{where}: no metric")
    if unit not in UNITS and not (len(unit) == 3 and unit.isascii() and unit.isupper()):
        raise ReferenceError(f"{where}: {unit!r} is no unit")
    if period and parse(period) is UNDATED:
        raise ReferenceError(f"{where}: {period!r} is no period such as 2024, 2024-05 or 2024-01/2024-09")
    status, role, direction = cell("status") or "actual", cell("role") or "level", cell("direction")
    if status not in get_args(Status):
        raise ReferenceError(f"{where}: {status!r} is no status")
    if role not in ("level", "change"):
        raise ReferenceError(f"{where}: role is level or change, not {role!r}")
    if direction not in ("", "up", "down"):
        raise ReferenceError(f"{where}: direction is up or down, not {direction!r}")
    if cell("bound") not in _BOUNDS:
        raise ReferenceError(f"{where}: {cell('bound')!r} is no bound")
    if address and url is None:
        raise ReferenceError(f"{where}: {address!r} is no http or https address")
    if not source and url is None:
        raise ReferenceError(f"{where}: a value needs a source or a url")
    return ReferenceValue(
        metric=metric,
        period=parse(period).spelling,
        value=_number(cell("value"), where),
        unit=unit,
        source=source,
        value_high=_number(cell("value_high"), where) if cell("value_high") else None,
        status=cast(Status, status),
        bound=cast(Bound, _BOUNDS[cell("bound")]),
        role=cast(Literal["level", "change"], role),
        direction=cast(Direction, direction or "up") if role == "change" else None,
        base=cell("base") or None,
        authority=cell("authority") or None,
        date=cell("date") or cell("source_date") or None,
        url=url,
        note=cell("note"),
    )


def _number(text: str, where: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= LARGEST:
        raise ReferenceError(f"{where}: {text!r} is no number (write 4500000 or 22.46)")
    return number
