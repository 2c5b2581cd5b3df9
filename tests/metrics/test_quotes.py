"""A quoted sentence is one line and shows its figure, however long it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.metrics.quotes import excerpt


def test_a_sentence_is_one_line() -> None:
    assert excerpt(" It was\n 4.5 Mt. ") == "It was 4.5 Mt."


def test_a_long_one_keeps_the_part_about_its_figure() -> None:
    cut = excerpt("a " * 2_000 + "it was 4.5 million tons " + "b " * 2_000, "4.5 million tons", 80)
    assert "4.5 million tons" in cut
    assert (cut[0], cut[-1]) == ("…", "…")


@given(st.text(max_size=300), st.text(max_size=20), st.integers(1, 100))
def test_no_excerpt_is_longer_than_asked(text: str, around: str, room: int) -> None:
    cut = excerpt(text, around, room)
    assert len(cut) <= room + 2
    assert "\n" not in cut
