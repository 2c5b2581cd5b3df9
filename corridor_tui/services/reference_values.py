"""Loading a reference table into the store, and taking it out again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from corridor_tui.metrics import reference as table
from corridor_tui.model import CorridorError
from corridor_tui.store import reference as kept

SHIPPED = "shipped"
"""The name of the table that comes with the program."""
LARGEST_FILE = 20_000_000


def load(db: sqlite3.Connection, path: Path | None = None) -> tuple[str, int]:
    """Load a CSV file, or the shipped table, in place of what was loaded under its name: (name, rows).

    Raises CorridorError, with file and line, when it cannot be read; then nothing changes.
    """
    if path is None:
        name, text = SHIPPED, table.shipped()
    else:
        name, text = path.name, _text(path)
    rows = table.read(text, name)
    if not rows:
        raise CorridorError(f"{name} holds no values")
    return name, kept.load(db, name, rows)


def clear(db: sqlite3.Connection, name: str | None = None) -> int:
    """Take out one table, or all; how many values there were."""
    return kept.clear(db, name)


def listing(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """The loaded tables with their row counts."""
    return kept.origins(db)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CorridorError(f"{path} is too large for a reference table")
        return path.read_text("utf-8")
    except OSError as error:
        raise CorridorError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CorridorError(f"{path} is not UTF-8 text: save it as CSV UTF-8") from error
