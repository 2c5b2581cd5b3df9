"""The examples and counter-examples of every metric and every relevance idea, read as the program reads them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from corridor_tui.model import Document, Observation
from corridor_tui.tagging import rules
from corridor_tui.tagging.cues import CueIndex, cue_terms
from corridor_tui.tagging.language import detect
from corridor_tui.tagging.rules import Row
from corridor_tui.tagging.tagger import default
from corridor_tui.tagging.view import make_view

READ_ON = date(2026, 1, 20)
METRICS = rules.load().rows("metrics")
IDEAS = rules.load().rows("relevance")
EVENTS = {"convention-ban"}
"""Metrics that are searched for, not read from numbers."""


def observed(text: str) -> list[Observation]:
    return list(default().tag(Document("example", text, published=READ_ON)).observations)


def cases(rows: tuple[Row, ...], key: str) -> list[object]:
    return [
        pytest.param(row, text, id=f"{row.file}:{row.line} {row.id} {number}")
        for row in rows
        for number, text in enumerate(row.data[key], start=1)
    ]


@pytest.mark.parametrize(("row", "example"), cases(METRICS, "examples"))
def test_an_example_gives_its_value(row: Row, example: str) -> None:
    text, _, expected = example.rpartition(" => ")
    period, value = expected.split()
    found = [(o.period or "-", o.value) for o in observed(text) if o.metric == row.id]
    assert found == [(period, Decimal(value))], f"{row.file}:{row.line} {row.id}"


@pytest.mark.parametrize(("row", "text"), cases(METRICS, "counter"))
def test_a_counter_example_gives_no_value(row: Row, text: str) -> None:
    found = [o for o in observed(text) if o.metric == row.id]
    assert not found, f"{row.file}:{row.line} {row.id}"


@pytest.mark.parametrize("row", METRICS, ids=lambda row: row.id)
def test_every_metric_is_whole(row: Row) -> None:
    assert row.data["counter"], f"{row.file}:{row.line} {row.id} has no counter-example"
    assert row.data["examples"] or row.id in EVENTS, f"{row.file}:{row.line} {row.id} has no example"
    assert row.data["name"]["en"] and row.data["definition"] and row.data["cadence"]


def seen(row: Row, text: str) -> bool:
    view = make_view("text", text, detect("", text))
    return "test" in CueIndex(cue_terms(row, "test")).find(view)


@pytest.mark.parametrize(("row", "text"), cases(IDEAS, "examples"))
def test_an_idea_is_seen_in_its_example(row: Row, text: str) -> None:
    assert seen(row, text), f"{row.file}:{row.line} {row.id}"


@pytest.mark.parametrize(("row", "text"), cases(IDEAS, "counter"))
def test_an_idea_is_not_seen_in_its_counter_example(row: Row, text: str) -> None:
    assert not seen(row, text), f"{row.file}:{row.line} {row.id}"


def test_there_are_all_the_tracked_metrics() -> None:
    assert len(METRICS) == 58
