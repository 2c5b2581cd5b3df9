"""Which checkpoint a value belongs to: clause, sentence, the lines before, the title; and nothing where nothing tells."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.metrics.crossings import BEFORE, Named, Place, checkpoint_of, series_id, split
from corridor_tui.model import Field

NAMES = {"Aldar": "aldar", "Berik": "berik", "Comet": "comet"}


def named(text: str, field: Field = "text") -> list[Named]:
    """Every invented crossing that a text names, in order."""
    found = [
        Named(checkpoint, field, at, at + len(name))
        for name, checkpoint in NAMES.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return sorted(found, key=lambda one: one.start)


def at(text: str, figure: str, sentence: str | None = None) -> Place:
    """The figure in its sentence (the whole text, if none is given)."""
    words = sentence or text
    begin, start = text.index(words), text.index(figure)
    return Place("text", (start, start + len(figure)), (begin, begin + len(words)), words)


def where(text: str, figure: str, sentence: str | None = None, title: str = "") -> str | None:
    names: Sequence[Named] = [*named(title, "title"), *named(text)]
    return checkpoint_of(at(text, figure, sentence), names)


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("At Aldar 900 lorries wait, at Berik 40 lorries.", "900 lorries", "aldar"),
        ("At Aldar 900 lorries wait, at Berik 40 lorries.", "40 lorries", "berik"),
        ("There are 900 lorries at Aldar, 40 lorries at Berik and 7 lorries at Comet.", "40 lorries", "berik"),
        ("There are 900 lorries at Aldar, 40 lorries at Berik and 7 lorries at Comet.", "7 lorries", "comet"),
        ("На переходе Aldar – 900 машин, на переходе Berik – 40 машин.", "40 машин", "berik"),
        ("Aldar口岸滞留900辆，Berik口岸滞留40辆。", "40辆", "berik"),
        ("Unlike at Berik, where it is calm, 900 lorries stand before Aldar.", "900 lorries", "aldar"),
    ],
)
def test_the_nearest_name_of_the_own_clause(text: str, figure: str, expected: str) -> None:
    assert where(text, figure) == expected


def test_without_a_name_in_the_sentence_the_last_one_before_it() -> None:
    text = "Berik is calm. The road to Aldar is full. Some 900 lorries wait there. Comet is shut."
    assert where(text, "900 lorries", "Some 900 lorries wait there.") == "aldar"


def test_a_name_far_above_is_not_what_a_sentence_speaks_of_but_the_title_is() -> None:
    text = "Berik is calm. " + "Trade goes on. " * (BEFORE // 15 + 1) + "Some 900 lorries wait."
    assert where(text, "900 lorries", "Some 900 lorries wait.", title="Queue at Aldar") == "aldar"


def test_the_only_checkpoint_of_an_article_is_meant_wherever_it_stands() -> None:
    text = "Some 900 lorries wait. The order came from Aldar."
    assert where(text, "900 lorries", "Some 900 lorries wait.") == "aldar"


def test_where_nothing_tells_the_value_belongs_to_no_checkpoint() -> None:
    text = "Some 900 lorries wait. Aldar and Berik are open."
    assert where(text, "900 lorries", "Some 900 lorries wait.") is None
    assert where("Some 900 lorries wait.", "900 lorries") is None


def test_a_series_is_written_with_both_ids() -> None:
    assert split(series_id("queue", "aldar")) == ("queue", "aldar")
    assert split(series_id("queue", None)) == ("queue", None)


@given(st.lists(st.sampled_from(["Aldar", "Berik", "900 lorries", "wait", ",", ".", "–"]), max_size=12))
def test_any_order_of_words_gives_a_checkpoint_that_is_named_or_none(words: list[str]) -> None:
    text = " ".join([*words, "900 lorries"])
    names = named(text)
    assert checkpoint_of(at(text, "900 lorries"), names) in {None, *(one.checkpoint for one in names)}
