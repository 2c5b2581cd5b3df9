"""Small words and endings: every row holds what its examples show and nothing of its counter-examples."""

from __future__ import annotations

import re

import pytest

from corridor_tui.model import ConfigError
from corridor_tui.tagging.joints import either, ends_in, joints
from corridor_tui.tagging.rules import Row, packaged
from corridor_tui.text.fold import fold

ROWS = packaged("joints")


def holds(row: Row, text: str) -> bool:
    """Whether a text holds a word of the row, or ends in an ending of it."""
    folded = fold(text).text
    if row.data.get("ending"):
        return ends_in(row.id, folded, 0, len(folded))
    return re.search(rf"(?<!\w){either(row.id)}(?![a-zа-я])", folded) is not None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.rule)
def test_examples(row: Row) -> None:
    for text in row.data["examples"]:
        assert holds(row, text), f"{row.rule} has nothing of {text!r}"
    for text in row.data.get("counter", ()):
        assert not holds(row, text), f"{row.rule} speaks in {text!r}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.rule)
def test_longer_words_are_tried_first(row: Row) -> None:
    lengths = [len(word) for word in joints(row.id)]
    assert lengths == sorted(lengths, reverse=True)


def test_a_row_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigError, match="no-such-row"):
        joints("no-such-row")
