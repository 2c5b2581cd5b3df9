"""One spelling for what people type in many ways."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.store.words import normalise, tokens


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("елка", "ёлка"),
        ("коргас", "Қорғас"),
        ("достык", "Достық"),
        ("Istanbul", "İstanbul"),
        ("ISTANBUL", "ıstanbul"),
        ("Baki", "Bakı"),
        ("azerbaycan", "Azərbaycan".replace("ə", "e")),
        ("Azerbaijan", "AZERBAIJAN"),
        ("ozbekiston", "Oʻzbekiston"),
        ("o'zbekiston", "O‘zbekiston"),
        ("Urumqi", "Ürümqi"),
        ("Хоргос", "Хорго\u0301с"),
        ("TITR", "ＴＩＴＲ"),
        ("strasse", "Straße"),
    ],
)
def test_what_is_typed_and_what_is_printed_become_one(typed: str, printed: str) -> None:
    assert tokens(typed) == tokens(printed)


def test_each_chinese_character_is_a_word_of_its_own() -> None:
    assert tokens("霍尔果斯口岸2024年") == ["霍", "尔", "果", "斯", "口", "岸", "2024", "年"]


def test_punctuation_parts_words() -> None:
    assert tokens("middle-corridor, 4.5% (TITR)_x") == ["middle", "corridor", "4", "5", "titr", "x"]


@given(st.text())
def test_composed_and_decomposed_text_are_the_same(text: str) -> None:
    assert tokens(unicodedata.normalize("NFC", text)) == tokens(unicodedata.normalize("NFD", text))


@given(st.text())
def test_normalised_text_stays_as_it_is(text: str) -> None:
    assert tokens(" ".join(tokens(text))) == tokens(text)


def test_ascii_takes_the_short_way_to_the_same_end() -> None:
    assert normalise("O'clock in Aktau") == normalise("O'clock in Aktau\u00a0").rstrip()
