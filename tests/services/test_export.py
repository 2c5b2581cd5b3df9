"""Exports: every format holds the same rows, nothing in a CSV runs, a file appears whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from corridor_tui.model import ConfigError, CorridorError, Mention
from corridor_tui.services import export
from corridor_tui.services.cells import csv_text, safe_cell
from corridor_tui.services.export_tables import TABLES
from tests.services.metric_desk import Said, add, open_desk

HOSTILE = '=HYPERLINK("http://evil.example","x")'


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_desk(tmp_path)) as opened:
        mention = Mention("checkpoint", "khorgos", "Khorgos", "text", 0, 7, "given")
        add(
            opened,
            [
                (
                    "Khorgos took over 4.5 million tons.",
                    [Said("4.5 million tons", 4_500_000, "t", "horgos-port-volume", "2024", bound=">")],
                )
            ],
            key="a",
            title=HOSTILE,
            mentions=[mention],
        )
        add(opened, [("No figure here.", [])], key="b", title="Плановая новость 中", published=None)
        yield opened


def text(db: sqlite3.Connection, table: str, format: export.Format) -> str:
    out = io.StringIO()
    export.stream(db, table, out, format)
    return out.getvalue()


@pytest.mark.parametrize("table", list(TABLES))
def test_every_text_format_holds_the_same_rows(db: sqlite3.Connection, table: str) -> None:
    rows = json.loads(text(db, table, "json"))
    lines = [json.loads(line) for line in text(db, table, "jsonl").splitlines()]
    cells = list(csv.DictReader(io.StringIO(text(db, table, "csv"))))
    names = [column.name for column in TABLES[table].columns]
    assert rows == lines
    assert len(cells) == len(rows) == {"articles": 2}.get(table, 1)
    assert all(list(row) == names for row in [*rows, *cells])


@pytest.mark.parametrize("table", list(TABLES))
def test_every_column_is_explained_and_filled_by_some_row(db: sqlite3.Connection, table: str) -> None:
    rows = list(TABLES[table].rows(db))
    names = {column.name for column in TABLES[table].columns}
    assert all(column.means for column in TABLES[table].columns)
    assert all(names <= set(row) for row in rows)


def test_no_cell_of_a_csv_runs(db: sqlite3.Connection) -> None:
    rows = list(csv.DictReader(io.StringIO(text(db, "articles", "csv"))))
    assert "'" + HOSTILE in {row["title"] for row in rows}
    assert json.loads(text(db, "articles", "json"))[0]["title"] in (HOSTILE, "Плановая новость 中")
    (claim,) = csv.DictReader(io.StringIO(text(db, "claims", "csv")))
    assert (claim["value"], claim["bound"]) == ("4500000", "over")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+7 700", "'+7 700"),
        ("-5", "'-5"),
        ("@sum", "'@sum"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("plain", "plain"),
        ("a\x1b[31mb", "ab"),
        (None, ""),
        (True, "yes"),
        (-5, -5),
        (Decimal("4500000"), 4_500_000),
        (Decimal("-2.5"), -2.5),
        (date(2025, 1, 2), "2025-01-02"),
        (datetime(2025, 1, 2, tzinfo=UTC), "2025-01-02T00:00:00+00:00"),
        (["a", "b"], "a b"),
    ],
)
def test_cells(value: object, cell: object) -> None:
    assert safe_cell(value) == cell


@given(st.text(max_size=50))
def test_no_text_cell_begins_like_a_formula(value: str) -> None:
    (row,) = list(csv.reader(io.StringIO(csv_text(["x"], [{"x": value}]))))[1:] or [[""]]
    assert not (row[0] if row else "").lstrip(" \n\u00a0").startswith(("=", "+", "-", "@", "\t"))


def test_a_file_takes_the_place_of_the_old_one(db: sqlite3.Connection, tmp_path: Path) -> None:
    target = tmp_path / "claims.csv"
    target.write_text("old")
    assert export.export(db, "claims", target, "csv") == 1
    assert target.read_text("utf-8").startswith("metric,")
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_a_failed_export_leaves_the_old_file(db: sqlite3.Connection, tmp_path: Path) -> None:
    target = tmp_path / "claims.csv"
    target.write_text("old")
    db.execute("DROP TABLE reference_values")
    with pytest.raises(sqlite3.OperationalError):
        export.export(db, "claims", target, "csv")
    assert target.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_the_store_is_never_written_over(db: sqlite3.Connection, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="the store itself"):
        export.export(db, "claims", tmp_path / "desk.sqlite", "csv")


@pytest.mark.parametrize("place", ["nowhere/x.csv", "."])
def test_a_place_that_cannot_be_written(db: sqlite3.Connection, tmp_path: Path, place: str) -> None:
    with pytest.raises(CorridorError):
        export.export(db, "claims", tmp_path / place, "csv")


def test_parquet_reads_back(db: sqlite3.Connection, tmp_path: Path) -> None:
    target = tmp_path / "articles.parquet"
    assert export.export(db, "articles", target, "parquet") == 2
    table = parquet.read_table(target)
    assert table.column_names == [column.name for column in TABLES["articles"].columns]
    assert set(table.column("title").to_pylist()) == {HOSTILE, "Плановая новость 中"}


def test_parquet_is_no_text(db: sqlite3.Connection) -> None:
    with pytest.raises(ConfigError, match="name a file"):
        export.stream(db, "claims", io.StringIO(), "parquet")


@pytest.mark.parametrize(
    ("name", "format"), [("a.CSV", "csv"), ("a.jsonl", "jsonl"), ("a.parquet", "parquet"), ("a.txt", None)]
)
def test_the_format_follows_the_name(name: str, format: str | None) -> None:
    assert export.format_of(Path(name)) == format


@pytest.mark.parametrize(("view", "expected"), [("announced_values", 1), ("printed_figures", 1), ("named_places", 1)])
def test_the_views_for_other_tools_lead_to_the_sentence(db: sqlite3.Connection, view: str, expected: int) -> None:
    rows = db.execute(f"SELECT * FROM {view}").fetchall()
    assert len(rows) == expected
    assert rows[0]["article"] == 1
    if view != "named_places":
        assert (rows[0]["figure"], rows[0]["sentence"]) == ("1.1", "Khorgos took over 4.5 million tons.")
