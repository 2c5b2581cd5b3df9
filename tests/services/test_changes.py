"""What an edit took away and what it brought, figures first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.services.changes import Change, changes, differences
from corridor_tui.store import articles
from corridor_tui.store.articles import upsert
from corridor_tui.store.connection import open_store
from corridor_tui.tagging.tagger import default
from tests.store.samples import NOW, hours, incoming

TEXTS = (
    "Khorgos handled 4.2 million tons in 2024.\nThe head spoke on Monday.",
    "Khorgos handled 4.5 million tons in 2024.\nThe head spoke on Monday.",
    "Khorgos handled 4.5 million tons in 2024.\nThe head spoke on Tuesday.",
)


@pytest.fixture
def edits(tmp_path: Path) -> Iterator[tuple[Change, ...]]:
    db = open_store(tmp_path / "store.sqlite")
    for number, text in enumerate(TEXTS):
        upsert(db, "desk", [incoming("a", "The yard grew", text)], NOW + hours(number), language="en")
    article = articles.get(db, 1)
    assert article is not None
    yield changes(db, article, default())
    db.close()


def test_each_edit_tells_its_figures_and_its_lines(edits: tuple[Change, ...]) -> None:
    first, second = edits
    assert (first.revision, first.at, first.title) == (1, NOW + hours(1), "The yard grew")
    assert (first.figures_gone, first.figures_come) == (("4.2 million tons",), ("4.5 million tons",))
    assert (first.lines_gone, first.lines_come) == ((TEXTS[0].split("\n")[0],), (TEXTS[1].split("\n")[0],))
    assert (second.figures_gone, second.figures_come) == ((), ())
    assert (second.lines_gone, second.lines_come) == (("The head spoke on Monday.",), ("The head spoke on Tuesday.",))


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_differences_are_what_only_one_side_has(before: list[str], after: list[str]) -> None:
    gone, come = differences(before, after)
    assert set(gone) == set(before) - set(after) and set(come) == set(after) - set(before)
    assert len(gone) == len(set(gone)) and [item for item in dict.fromkeys(before) if item in gone] == list(gone)
