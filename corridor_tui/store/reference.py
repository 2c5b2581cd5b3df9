"""Loaded reference values: a table of facts with their sources, kept apart from what articles say."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from decimal import Decimal

from corridor_tui.model import ReferenceValue
from corridor_tui.store.connection import transaction
from corridor_tui.store.tags import exact

_COLUMNS = (
    "metric", "period", "value", "unit", "source", "value_high", "status", "bound", "role", "direction", "base",
    "authority", "date", "url", "note",
)  # fmt: skip


def load(db: sqlite3.Connection, origin: str, rows: Sequence[ReferenceValue]) -> int:
    """Put the rows of a table in place of those loaded under the same name before; how many there are now."""
    with transaction(db):
        clear(db, origin)
        db.executemany(
            f"INSERT INTO reference_values (origin, {', '.join(_COLUMNS)}) VALUES (?{', ?' * len(_COLUMNS)})",
            [(origin, *(_stored(getattr(row, name)) for name in _COLUMNS)) for row in rows],
        )
    return len(rows)


def clear(db: sqlite3.Connection, origin: str | None = None) -> int:
    """Forget the rows of one table, or of all; how many there were."""
    with transaction(db):
        if origin is None:
            return db.execute("DELETE FROM reference_values").rowcount
        return db.execute("DELETE FROM reference_values WHERE origin = ?", (origin,)).rowcount


def rows(db: sqlite3.Connection, metric: str | None = None) -> list[ReferenceValue]:
    """Every loaded row, or those of one metric, at whatever checkpoint, in the order of loading."""
    where = " WHERE metric = :metric OR substr(metric, 1, length(:metric) + 1) = :metric || '@'" if metric else ""
    found = db.execute(f"SELECT * FROM reference_values{where} ORDER BY n", {"metric": metric} if metric else {})
    return [
        ReferenceValue(
            **{name: row[name] for name in _COLUMNS if name not in ("value", "value_high")},
            value=exact(row["value"]),
            value_high=None if row["value_high"] is None else exact(row["value_high"]),
            origin=row["origin"],
            n=row["n"],
        )
        for row in found
    ]


def origins(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """The loaded tables with their row counts, by name."""
    found = db.execute("SELECT origin, count(*) FROM reference_values GROUP BY origin ORDER BY origin")
    return [(row[0], row[1]) for row in found]


def _stored(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value
