"""The JSON of an answer: a contract with whoever reads it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from corridor_tui.model import Document
from corridor_tui.tagging.answer import answer, as_line, number
from corridor_tui.tagging.tagger import default

KEYS = ["id", "lang", "relevant", "relevance", "corridors", "checkpoints", "mentions", "figures", "observations"]
FIGURE = [
    "text",
    "field",
    "start",
    "end",
    "value",
    "value_high",
    "unit",
    "bound",
    "role",
    "status",
    "direction",
    "period",
    "metric",
    "rule",
]
TEXT = "In 2024, cargo along the Middle Corridor reached 4,5 million tons; 2-2.5 TEU."


def test_an_answer_has_the_keys_of_the_contract_in_order() -> None:
    given = answer("a", default().tag(Document("a", TEXT, published=date(2025, 1, 2))))
    assert list(given) == KEYS
    assert list(given["mentions"][0]) == ["kind", "id", "text", "field", "start", "end", "rule"]
    assert list(given["figures"][0]) == FIGURE
    assert given["observations"] == [
        {"metric": "middle-corridor-volume", "period": "2024", "value": 4500000, "unit": "t", "status": "actual"}
    ]


def test_offsets_point_into_the_text_as_given() -> None:
    given = answer("a", default().tag(Document("a", TEXT)))
    for span in [*given["mentions"], *given["figures"]]:
        assert TEXT[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize(
    ("value", "expected"), [(Decimal("4.50E+6"), 4500000), (Decimal("12.5"), 12.5), (Decimal("0"), 0)]
)
def test_whole_numbers_have_no_point(value: Decimal, expected: float) -> None:
    assert repr(number(value)) == repr(expected)


def test_a_line_of_json_carries_nothing_that_a_terminal_obeys() -> None:
    nasty = {"text": "a\x1b]52;\x07 \x9b \u202e \u2028 \ud800 é 中"}
    line = as_line(nasty)
    assert json.loads(line) == nasty
    assert line.isprintable()
    line.encode("utf-8")
