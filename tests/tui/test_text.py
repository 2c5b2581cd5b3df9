"""Text on its way to the screen: made safe, measured, cut, wrapped."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from corridor_tui.tui.pieces import Piece, fitted, spread, width_of
from corridor_tui.tui.safe_text import cells, content, cut, pad, safe
from corridor_tui.tui.wrap import wrap

WRITING = st.text(alphabet=st.sampled_from("ab -霍，尔\ne\u0301/жқ"), max_size=60)


@given(st.text(max_size=80))
def test_nothing_painted_can_be_a_command(text: str) -> None:
    shown = safe(text)
    assert not any(unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert safe(shown) == shown


def test_markup_stays_words() -> None:
    assert content("[bold]x[/bold] [/] [@click=app.quit]y[/]").plain == "[bold]x[/bold] [/] [@click=app.quit]y[/]"


@given(st.text(max_size=60), st.integers(0, 40))
def test_a_cut_text_fits_and_a_padded_one_fills(text: str, width: int) -> None:
    shown = safe(text)
    assert cells(cut(shown, width)) <= width
    assert cells(pad(shown, width)) == width


@given(st.lists(st.text(max_size=20), max_size=5), st.integers(1, 40))
def test_pieces_are_cut_to_the_line(texts: list[str], width: int) -> None:
    assert sum(cells(text) for text, _ in fitted([Piece(text) for text in texts], width)) <= width


def test_both_ends_of_a_line_keep_their_places() -> None:
    line = spread([Piece("a long text on the left")], [Piece("right")], 20)
    assert width_of(line) == 20
    assert "".join(piece.text for piece in line).endswith("right")
    assert "…" in line[0].text


@given(WRITING, st.integers(2, 14))
def test_wrapped_lines_fit_and_lose_only_blanks(text: str, width: int) -> None:
    lines = wrap(text, width)
    position = 0
    for start, end in lines:
        assert sum(get_character_cell_size(character) for character in text[start:end]) <= width
        assert start >= position
        assert text[position:start].strip(" \n") == ""
        position = end
    assert text[position:].strip(" \n") == ""


def test_words_are_kept_whole_and_chinese_is_broken_between_characters() -> None:
    latin = "trucks wait at the gate"
    assert [latin[a:b] for a, b in wrap(latin, 11)] == ["trucks wait", "at the gate"]
    han = "口岸今天通车，明天关闭"
    assert [han[a:b] for a, b in wrap(han, 12)] == ["口岸今天通", "车，明天关闭"]
    assert wrap("", 10) == [(0, 0)]
    assert wrap("a\n\nb", 10) == [(0, 1), (2, 2), (3, 4)]
