"""Folding makes alike what differs only in typing, and leads every hit back to the text as given."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.text.fold import fold

LETTERS = (
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїўғқҳәөұүһңABCDEFGHIJKLMNOPQRSTUVWXYZabcxyzəıİşğçöüñé里海霍爾果斯中吉烏鐵路"
)
TEXTS = st.text(st.sampled_from(LETTERS + " -–—'’ʻ\"«»\n\u00a0\u2009,.0123456789%"), max_size=60)


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("Хоргос – «Восточные ворота»", 'хоргос - "восточные ворота"'),
        ("Алёна ёж ЁЛКА", "алена еж елка"),
        ("İSTANBUL ısı IĞDIR", "istanbul isi iğdir"),
        ("O‘zbekiston Oʻzbekiston O`zbekiston O’zbekiston", "o'zbekiston o'zbekiston o'zbekiston o'zbekiston"),
        ("a\u00a0b\u2009c\td\u3000e", "a b c d e"),
        ("one\r\ntwo\u2028three", "one\n\ntwo\nthree"),
        ("ＴＩＴＲ　１２", "titr 12"),
        ("中吉烏鉄路 貨運 噸", "中吉乌铁路 货运 吨"),
        ("٣٤", "34"),
        ("5 № 7", "5 № 7"),
        ("Ţ Ț ş ș", "ţ ţ ş ş"),
    ],
)
def test_one_character_stands_for_one(source: str, folded: str) -> None:
    result = fold(source)
    assert result.text == folded
    assert result.span(0, len(folded)) == (0, len(source))


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("Хоргоc", "хоргос"),  # a Latin c
        ("Middle сorridor", "middle corridor"),  # a Cyrillic с
        ("Transkaspiy dәlizi", "transkaspiy dəlizi"),  # a Cyrillic ә
        ("Kулма Сheckpoint", "кулма checkpoint"),
        ("TMТM", "tmtm"),
        ("Қaзақcтaн", "қазақстан"),
        ("COVIDом", "covidom"),
        ("порт Aktau", "порт aktau"),
    ],
)
def test_look_alike_letters_take_the_script_of_their_word(source: str, folded: str) -> None:
    assert fold(source).text == folded


@pytest.mark.parametrize(
    ("source", "word", "surface"),
    [
        ("в Хо\u00adргосе", "хоргосе", "Хо\u00adргосе"),
        ("Ба́ку", "баку", "Ба́ку"),
        ("Майкапчага\u0438\u0306 порт", "майкапчагай", "Майкапчага\u0438\u0306"),
        ("a \u200bport\u200b b", "port", "port"),
        ("5 ㎞ to go", "km", "㎞"),
        ("the ﬁrst", "first", "ﬁrst"),
        ("Ⅳ квартал", "iv", "Ⅳ"),
    ],
)
def test_hits_lead_back_to_the_source_where_lengths_differ(source: str, word: str, surface: str) -> None:
    folded = fold(source)
    start = folded.text.index(word)
    assert folded.original(start, start + len(word)) == surface
    begin, end = folded.span(start, start + len(word))
    assert source[begin:end] == surface
    assert folded.position(begin) <= start


def test_words_han_characters_and_signs_start_something() -> None:
    folded = fold("Xi'an港 5% $3 don't")
    assert [folded.text[at : at + 2] for at in folded.starts] == ["xi", "港 ", "5%", "% ", "$3", "3 ", "do"]


def test_letter_case_is_asked_of_the_source() -> None:
    folded = fold("TITR titr Аляты 里海")
    assert folded.is_upper(0, 4)
    assert not folded.is_upper(5, 9)
    assert folded.is_capital(10)
    assert not folded.is_capital(5)
    assert not folded.is_capital(16)


@given(st.text(max_size=80))
def test_any_text_folds_and_every_span_is_in_range(source: str) -> None:
    folded = fold(source)
    before = 0
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(source)
        assert start >= before
        before = start
    assert folded.span(0, len(folded.text))[1] <= len(source)
    assert all(0 <= at < len(folded.text) for at in folded.starts)
    assert folded.starts == sorted(set(folded.starts))


@given(TEXTS)
def test_composed_and_decomposed_fold_alike(source: str) -> None:
    composed = unicodedata.normalize("NFC", source)
    assert fold(unicodedata.normalize("NFD", composed)).text == fold(composed).text


@given(TEXTS, st.data())
def test_soft_hyphens_and_zero_width_characters_change_nothing(source: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(source)))
    invisible = data.draw(st.sampled_from(["\u00ad", "\u200b", "\u2060", "\ufeff"]))
    assert fold(source[:at] + invisible + source[at:]).text == fold(source).text


@given(TEXTS)
def test_folding_twice_changes_nothing(source: str) -> None:
    once = fold(source).text
    assert fold(once).text == once
