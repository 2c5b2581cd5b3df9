"""Numbers in digits and in words: what they are worth, and where they stop."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor_tui.tagging.marks import find_marks
from corridor_tui.tagging.numbers import find_digits
from corridor_tui.tagging.numerals import Numeral, find_numerals
from corridor_tui.tagging.reading import reading
from corridor_tui.text.fold import fold


def numerals(lang: str, text: str) -> list[Numeral]:
    folded = fold(text)
    found = find_numerals(folded, find_marks(folded, lang), reading(lang))
    return [n for n in found if n.digits is None or not n.digits.broken]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", "7"),
        ("1,234,567", "1234567"),
        ("1 234 567", "1234567"),
        ("1\u00a0234\u202f567", "1234567"),
        ("1.234.567", "1234567"),
        ("1'234'567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("4,5", "4.5"),
        ("2,56", "2.56"),
        ("6.108", "6.108"),
        ("27,000", "27000"),
        ("0,123", "0.123"),
        ("2 535 coats", "2535"),
        ("\uff11\uff12", "12"),
    ],
)
def test_digits_are_read_with_their_separators(text: str, value: str) -> None:
    assert find_digits(fold(text).text)[0].value == Decimal(value)


@pytest.mark.parametrize("text", ["25.06.2025", "1.2.3.4", "701 222 33 44", "1" * 30])
def test_dates_versions_telephones_and_endless_digits_are_broken(text: str) -> None:
    assert [digits.broken for digits in find_digits(text)] == [True]


def test_a_year_does_not_swallow_the_number_after_it() -> None:
    assert [digits.value for digits in find_digits("in 2024 421 000 boxes")] == [2024, 421000]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "4,5 million", "4500000"),
        ("en", "1,304 million", "1304000000"),
        ("ru", "1,304 млн", "1304000"),
        ("en", "6M", "6000000"),
        ("en", "$8bn", "8000000000"),
        ("en", "$90mln", "90000000"),
        ("en", "twenty-five", "25"),
        ("en", "two hundred and ten", "210"),
        ("en", "three hundred fifty thousand", "350000"),
        ("en", "one million", "1000000"),
        ("ru", "6 млн 108 тыс.", "6108000"),
        ("ru", "свыше пяти тысяч", "5000"),
        ("ru", "полтора миллиона", "1500000"),
        ("ru", "18 тысяч 400", "18400"),
        ("kk", "он екі мың", "12000"),
        ("uz", "бир миллион 300 минг", "1300000"),
        ("uz", "bir million ikki yuz ming", "1200000"),
        ("az", "365 min 860", "365860"),
        ("az", "beş milyon 40 min", "5040000"),
        ("tr", "yirmi beş bin", "25000"),
        ("zh", "1.2万", "12000"),
        ("zh", "2亿3000万", "230000000"),
        ("zh", "3.5万亿", "3500000000000"),
        ("zh", "三千二百", "3200"),
    ],
)
def test_scale_words_and_numbers_in_words(lang: str, text: str, value: str) -> None:
    assert [numeral.value for numeral in numerals(lang, text)] == [Decimal(value)]


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("ru", "пять-шесть суток", [5, 6]),
        ("en", "2-2.5 million", [2, 2500000]),
        ("en", "2 million 20-foot", [2000000, 20]),
        ("en", "one of the trains", []),
        ("zh", "一带一路", [1, 1]),
    ],
)
def test_neighbours_stay_apart(lang: str, text: str, values: list[int]) -> None:
    assert [numeral.value for numeral in numerals(lang, text)] == values


@settings(max_examples=200)
@given(st.integers(0, 10**15), st.sampled_from([",", " ", "\u00a0", ".", "'"]))
def test_grouping_never_changes_a_whole_number_of_seven_digits_or_more(value: int, mark: str) -> None:
    value += 10**6
    assert find_digits(fold(f"{value:,}".replace(",", mark)).text)[0].value == value


@settings(max_examples=300)
@given(
    st.text(alphabet="0123456789,. '-/:%+年万亿千百三 тысмлн", max_size=200), st.sampled_from(["en", "ru", "zh", "uz"])
)
def test_numerals_stand_in_order_inside_the_text(text: str, lang: str) -> None:
    folded = fold(text)
    end = 0
    for numeral in find_numerals(folded, find_marks(folded, lang), reading(lang)):
        assert end <= numeral.start < numeral.end <= len(folded.text)
        end = numeral.end
