"""Writing a table of the store to a file: CSV that no spreadsheet runs, JSON, JSON Lines, Parquet.

A file appears whole or not at all: it is written beside its place and moved there at the end.
"""

from __future__ import annotations

import csv
import importlib
import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any, Literal, get_args

from corridor_tui.model import ConfigError, CorridorError
from corridor_tui.services.cells import BOUND_WORDS, safe_cell
from corridor_tui.services.export_rows import Row
from corridor_tui.services.export_tables import TABLES, ExportTable

Format = Literal["csv", "json", "jsonl", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)
BATCH = 5_000


def export(db: sqlite3.Connection, table: str, target: Path, format: Format) -> int:
    """Write a table to `target` in place of what is there; how many rows.

    Raises CorridorError when the file cannot be written or an extra is missing; ConfigError when `target` is the store.
    """
    stored = db.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
    if stored and target.resolve() in {Path(stored + tail).resolve() for tail in ("", "-wal", "-shm")}:
        raise ConfigError(f"{target} is the store itself: name another file with -o")
    source = TABLES[table]
    if format == "parquet":
        return _parquet(db, source, target)
    with _written(target) as out:
        return _WRITERS[format](source, source.rows(db), out)


def stream(db: sqlite3.Connection, table: str, out: IO[str], format: Format) -> int:
    """Write a table to an open text stream (stdout); how many rows. Parquet wants a file: raises ConfigError."""
    if format == "parquet":
        raise ConfigError("parquet is not text: name a file with -o")
    source = TABLES[table]
    return _WRITERS[format](source, source.rows(db), out)


def write_text(target: Path, text: str) -> None:
    """Write a whole text to a file, or leave what is there. Raises CorridorError."""
    with _written(target) as out:
        out.write(text)


def format_of(target: Path) -> Format | None:
    """The format that a file's name asks for, or None."""
    ending = target.suffix.lower().removeprefix(".")
    return next((name for name in FORMATS if name == ending), None)


def _csv(table: ExportTable, rows: Iterator[Row], out: IO[str]) -> int:
    writer = csv.writer(out, lineterminator="\n")
    names = [column.name for column in table.columns]
    writer.writerow(names)
    count = 0
    for row in rows:
        bounded = {**row, "bound": BOUND_WORDS.get(row["bound"], row["bound"])} if "bound" in row else row
        writer.writerow([safe_cell(bounded.get(name)) for name in names])
        count += 1
    return count


def _json(table: ExportTable, rows: Iterator[Row], out: IO[str]) -> int:
    out.write("[")
    count = 0
    for row in rows:
        out.write(",\n " if count else "\n ")
        out.write(_line(table, row))
        count += 1
    out.write("\n]\n" if count else "]\n")
    return count


def _jsonl(table: ExportTable, rows: Iterator[Row], out: IO[str]) -> int:
    count = 0
    for row in rows:
        out.write(_line(table, row) + "\n")
        count += 1
    return count


_WRITERS: dict[str, Callable[[ExportTable, Iterator[Row], IO[str]], int]] = {
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
}


def _line(table: ExportTable, row: Row) -> str:
    return json.dumps({c.name: _plain(row.get(c.name)) for c in table.columns}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _parquet(db: sqlite3.Connection, table: ExportTable, target: Path) -> int:
    try:
        arrow = importlib.import_module("pyarrow")
        parquet = importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise CorridorError("parquet needs the extra: pip install 'corridor-tui[parquet]'") from error
    kinds = {
        "int": arrow.int64(),
        "real": arrow.float64(),
        "text": arrow.string(),
        "bool": arrow.bool_(),
        "time": arrow.timestamp("s", tz="UTC"),
    }
    schema = arrow.schema([(column.name, kinds[column.kind]) for column in table.columns])
    count = 0
    rows = table.rows(db)
    with beside(target) as partial, parquet.ParquetWriter(partial, schema) as writer:
        while batch := list(islice(rows, BATCH)):
            writer.write_table(arrow.Table.from_pylist([dict(row) for row in batch], schema=schema))
            count += len(batch)
    return count


@contextmanager
def _written(target: Path) -> Iterator[IO[str]]:
    with beside(target) as partial, partial.open("w", encoding="utf-8", newline="") as out:
        yield out


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A new file in the target's folder that takes its place when the block ends well, and is removed otherwise.

    Raises CorridorError when it cannot be written.
    """
    try:
        if target.is_dir():
            raise CorridorError(f"{target} is a folder: name a file with -o")
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as made:
            partial = Path(made.name)
        try:
            yield partial
            partial.chmod(0o644)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise CorridorError(f"cannot write {target}: {error.strerror or error}") from error
