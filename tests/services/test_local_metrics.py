"""Queues and limits of different crossings are different series: panel, history, alerts, corrections, exports, CSV."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from corridor_tui.cli.main import group
from corridor_tui.config import load_config
from corridor_tui.model import Mention
from corridor_tui.services import alerts, corrections, export, metrics_view, reference_values
from corridor_tui.services.metrics_json import history_json
from tests.services.metric_desk import SEEN, Said, add, open_desk

QUEUE, LIMIT = "border-truck-queue", "truck-limit-per-day"
TODAY = date(2026, 3, 1)
KHORGOS, DOSTYK = "khorgos", "dostyk-alashankou"
TEXT = [
    ("At Khorgos 700 trucks wait, at Dostyk 90 trucks.", [("700 trucks", 700), ("90 trucks", 90)]),
    ("No more than 650 trucks a day pass the barrier.", [("650 trucks", 650)]),
]


def mention(identifier: str, name: str) -> Mention:
    text = " ".join(sentence for sentence, _ in TEXT)
    start = text.index(name)
    return Mention("checkpoint", identifier, name, "text", start, start + len(name), "given")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_desk(tmp_path)) as opened:
        queues, limit = (
            [Said(surface, value, "truck", metric, "2025-06") for surface, value in said]
            for metric, (_, said) in zip((QUEUE, LIMIT), TEXT, strict=True)
        )
        named = [mention(KHORGOS, "Khorgos"), mention(DOSTYK, "Dostyk")]
        add(opened, [(TEXT[0][0], queues), (TEXT[1][0], limit)], key="queue", mentions=named)
        yield opened


def shown(db: sqlite3.Connection) -> dict[str, float]:
    return {row.id: float(row.value or 0) for row in metrics_view.latest(db, today=TODAY)}


def test_each_crossing_has_a_row_with_its_name(db: sqlite3.Connection) -> None:
    assert shown(db) == {f"{QUEUE}@{DOSTYK}": 90, f"{QUEUE}@{KHORGOS}": 700, f"{LIMIT}@{DOSTYK}": 650}
    rows = {row.id: row for row in metrics_view.latest(db, today=TODAY)}
    assert rows[f"{QUEUE}@{KHORGOS}"].name.endswith("Khorgos")
    assert (rows[f"{QUEUE}@{KHORGOS}"].metric, rows[f"{QUEUE}@{KHORGOS}"].checkpoint) == (QUEUE, KHORGOS)
    assert not any(row.conflicts for row in rows.values())


def test_a_metric_named_alone_is_all_of_its_series_with_a_checkpoint_one(db: sqlite3.Connection) -> None:
    both, one = (metrics_view.history(db, name, today=TODAY) for name in (QUEUE, f"{QUEUE}@{KHORGOS}"))
    assert both is not None and one is not None
    told = history_json(both)
    assert (told["metric"], told["claims"]) == (QUEUE, 2)
    assert {(point["checkpoint"], point["value"]) for point in told["history"]} == {(KHORGOS, 700), (DOSTYK, 90)}
    alone = history_json(one)
    assert (alone["metric"], alone["checkpoint"]) == (QUEUE, KHORGOS)
    assert [(point["checkpoint"], point["value"]) for point in alone["history"]] == [(KHORGOS, 700)]
    assert metrics_view.history(db, f"{QUEUE}@nowhere", today=TODAY) is None


def test_a_queue_is_no_amount_that_could_be_told_by_the_day(db: sqlite3.Connection) -> None:
    history = metrics_view.history(db, QUEUE, today=TODAY)
    assert history is not None
    assert [point["computed"]["per_day"] for point in history_json(history)["history"]] == [None, None]


def test_an_alert_watches_every_crossing_or_one(db: sqlite3.Connection, tmp_path: Path) -> None:
    rules = tmp_path / "config.toml"
    rules.write_text(
        f'default_feeds = false\n[[alerts]]\nid = "any"\nwhen = "crosses"\nmetric = "{QUEUE}"\nabove = 50\n'
        f'[[alerts]]\nid = "one"\nwhen = "crosses"\nmetric = "{QUEUE}@{KHORGOS}"\nabove = 50\n',
        "utf-8",
    )
    found = [(hit.rule, hit.event.split(":")[0]) for hit in alerts.find(db, load_config(rules), SEEN)]
    assert found == [("any", f"{QUEUE}@{DOSTYK}"), ("any", f"{QUEUE}@{KHORGOS}"), ("one", f"{QUEUE}@{KHORGOS}")]


def test_a_value_can_be_moved_to_another_crossing_and_back(db: sqlite3.Connection) -> None:
    before = shown(db)
    number = corrections.relink(db, "1.3", SEEN, metric=f"{LIMIT}@{KHORGOS}")
    assert shown(db) == {f"{QUEUE}@{DOSTYK}": 90, f"{QUEUE}@{KHORGOS}": 700, f"{LIMIT}@{KHORGOS}": 650}
    corrections.undo(db, number, SEEN)
    assert shown(db) == before


def test_accepting_keeps_the_crossing(db: sqlite3.Connection) -> None:
    corrections.accept(db, "1.2", SEEN)
    assert shown(db)[f"{QUEUE}@{DOSTYK}"] == 90


def test_reference_values_name_their_crossing(db: sqlite3.Connection, tmp_path: Path) -> None:
    table = tmp_path / "queues.csv"
    table.write_text(f"metric,period,value,unit,source\n{QUEUE}@bakhty-pokitu,2025-05,140,truck,A bulletin\n", "utf-8")
    reference_values.load(db, table)
    assert shown(db)[f"{QUEUE}@bakhty-pokitu"] == 140
    history = metrics_view.history(db, f"{QUEUE}@bakhty-pokitu", today=TODAY)
    assert history is not None and [claim.kind for claim in history.claims] == ["reference"]


@pytest.mark.parametrize("table", ["claims", "observations"])
def test_exports_name_the_crossing(db: sqlite3.Connection, tmp_path: Path, table: str) -> None:
    target = tmp_path / f"{table}.json"
    export.export(db, table, target, "json")
    rows = json.loads(target.read_text("utf-8"))
    assert {(row["metric"], row["checkpoint"], row["value"]) for row in rows} == {
        (QUEUE, KHORGOS, 700),
        (QUEUE, DOSTYK, 90),
        (LIMIT, DOSTYK, 650),
    }


def test_the_commands_keep_crossings_apart(db: sqlite3.Connection, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        result = CliRunner().invoke(group, [*arguments, "--db", str(tmp_path / "desk.sqlite")], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.stdout

    lines = list(csv.DictReader(io.StringIO(run("metrics", "--csv"))))
    assert [(line["metric"], line["checkpoint"], line["value"]) for line in lines] == [
        (QUEUE, DOSTYK, "90"),
        (QUEUE, KHORGOS, "700"),
        (LIMIT, DOSTYK, "650"),
    ]
    assert f"{QUEUE}@{KHORGOS}" in run("metrics")
    history = run("metrics", QUEUE)
    assert "actual, khorgos" in history and "actual, dostyk-alashankou" in history
