"""What is left out of an article: every row's examples, and the shapes told by the code."""

from __future__ import annotations

import itertools
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.model import Excluded
from corridor_tui.text.boilerplate import find

BODY = (
    "The ferry line between the two ports was opened again after a storm of three days. "
    "Drivers who had waited on the quay were taken on board first, the operator said. "
    "A second ferry joins the line in May.\n\n"
)
AFTER = "\n\nAn unrelated headline of the day\n\nAnother one about the weather"

ROWS: list[dict[str, Any]] = tomllib.loads(
    files("corridor_tui").joinpath("tagging/data/boilerplate.toml").read_text("utf-8")
)["boilerplate"]


def left_out(text: str, title: str = "") -> list[str]:
    return [text[span.start : span.end] for span in find(text, title)]


@pytest.mark.parametrize(
    ("row", "line"),
    [(row, line) for row in ROWS for line in row["examples"]],
    ids=lambda v: v["id"] if isinstance(v, dict) else None,
)
def test_examples_of_each_row_are_left_out(row: dict[str, Any], line: str) -> None:
    text = BODY + line + AFTER
    found = [span for span in find(text) if span.rule.endswith("." + row["id"])]
    assert found, f"boilerplate.toml, {row['id']}: {line!r} was not left out"
    start = len(BODY)
    assert found[0].start < start + len(line) and start < found[0].end
    if row["kind"] in ("tail", "rights"):
        assert found[0].end == len(text), f"boilerplate.toml, {row['id']}: what follows {line!r} stays"


@pytest.mark.parametrize(
    ("row", "line"),
    [(row, line) for row in ROWS for line in row["counter"]],
    ids=lambda v: v["id"] if isinstance(v, dict) else None,
)
def test_counter_examples_of_each_row_stay(row: dict[str, Any], line: str) -> None:
    text = BODY + line
    assert not find(text), f"boilerplate.toml, {row['id']}: {line!r} was left out"


SHAPES = [
    ("25.06.2025 12:49:26 121", "date"),
    ("2024-05-01", "date"),
    ("Desert Times15-06-2025", "date"),
    ("Views: 1 204", "counter"),
    ("1399 / 1 минута", "counter"),
    ("USD 69.74 EUR 79.24 RUB 1.05", "ticker"),
    ("$ 12136.92 UZS 14.85", "ticker"),
    ("12136.92 UZS", "ticker"),
    ("-51.97", "ticker"),
    ("Town -23° • Village -13°", "weather"),
    ("#ChinaEurope #freight #trains", "hashtags"),
    ("A crane lifts 40 boxes at the quay. (Xinhua/Some One)", "quiet.agency-caption"),
]


@pytest.mark.parametrize(("line", "rule"), SHAPES)
def test_lines_told_by_their_shape(line: str, rule: str) -> None:
    text = BODY + line + "\n\nThe article goes on after it."
    assert [(text[s.start : s.end], s.rule) for s in find(text)] == [(line, f"boilerplate.{rule}")]


STAY = [
    "In 2024, the port handled 3 million tons.",
    "The rate rose to USD 69.74 from EUR 60 a container, carriers say.",
    "It opened on 25.06.2025 with a train of 40 wagons.",
    "Freight fell (Xinhua).",
]


@pytest.mark.parametrize("line", STAY)
def test_sentences_of_the_article_stay(line: str) -> None:
    assert left_out(BODY + line) == []


def test_a_title_repeated_in_the_text_is_left_out_and_the_body_stays() -> None:
    title = "Ferry line between two ports opens again"
    assert left_out(f"{title}\n\n{title}\n\n{BODY}", title) == [title, title]


def test_a_paragraph_printed_twice_counts_once() -> None:
    lead = "The ferry line was opened again after three days of storm."
    assert left_out(f"{lead}\n\n{BODY}{lead}") == [lead]


def test_prose_after_an_aside_is_the_article_again() -> None:
    prose = (
        "The port itself was not damaged by the storm, and the cranes were back at work on the same evening, "
        "the harbour master told reporters who had come to see the quay."
    )
    text = f"{BODY}Read also\nA headline about the weather\n{prose}"
    assert left_out(text) == ["Read also", "A headline about the weather"]


def test_a_marker_before_the_body_does_not_end_the_article() -> None:
    assert left_out(f"Most popular\n\n{BODY}") == ["Most popular"]


@given(
    st.lists(
        st.sampled_from([*(line for row in ROWS for line in row["examples"]), BODY, "x", "", "12.01.2024"]), max_size=12
    )
)
def test_spans_are_ordered_and_inside_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    spans: tuple[Excluded, ...] = find(text, "x")
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_is_taken(text: str, title: str) -> None:
    assert all(span.end <= len(text) for span in find(text, title))
