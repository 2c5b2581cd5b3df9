"""Promises that hold for any text: nothing raises, spans are in order, typing differences do not matter."""

from __future__ import annotations

import sys
import unicodedata
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corridor_tui.model import UNITS
from corridor_tui.tagging.language import LANGUAGES
from tests.tagging.figure_reading import figures, spelled, values

PIECES = [
    "5", "1,234", "4,5", "2024", "2-3", "万", "亿", "三千", "12%", "$7", "US$", "тонн", "млн", "тыс.", "TEU", "trains",
    "поездов", "列", "吨", "года", "in", "January", "за", "9", "месяцев", "by", "2030", "из", "них", "over", "около",
    "до", "300-ден", "астам", "20", "дан", "зиёд", "faiz", "artıb", "同比增长", "今年", "1至9月", ",", ".", ";", ":", "-",
    "(", ")", "/", "№", "+", "\n", "—", "25.06.2025", "12:49", "x", "2.6", "times", "в", "2,6", "раза", "раз",
    "5+1", "24/7", "covid-19", "A380", "\u00ad", "\u00a0", "\u0301", "İ", "ﬁ", "½", "㎡",
]  # fmt: skip

texts = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(texts, st.sampled_from(LANGUAGES))
def test_any_text_is_answered_with_spans_in_order(text: str, lang: str) -> None:
    end = 0
    for figure in figures(lang, text):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert figure.unit in UNITS or (len(figure.unit) == 3 and figure.unit.isupper())
        assert figure.value_high is None or figure.value < figure.value_high
        end = figure.end


SENTENCES = [
    ("en", "In May 2024 the pier took over 4,500 tons, up 6% on a year earlier."),
    ("ru", "Весной 2024 года перевезено 4,5 млн тонн, что на 6% больше, ещё 12 поездов."),
    ("kk", "2024 жылы көлем 43%-ға артып, 15,3 миллион тоннаны құрады."),
    ("uz", "2024-yilda 358 ta konteyner poyezdi jo'natildi, bu 5 foizga ko'p."),
    ("az", "2024-cü ildə 6,4 milyon ton yük daşınıb, artım 5,2 faizdir."),
]


@pytest.mark.parametrize(("lang", "text"), SENTENCES)
def test_composed_and_decomposed_spellings_mean_the_same(lang: str, text: str) -> None:
    assert values(lang, unicodedata.normalize("NFD", text)) == values(lang, text)


@pytest.mark.parametrize(("lang", "text"), SENTENCES)
def test_soft_hyphens_and_no_break_spaces_do_not_matter(lang: str, text: str) -> None:
    hyphenated = "".join(c + "\u00ad" if c.isalpha() and n % 3 == 0 else c for n, c in enumerate(text))
    assert values(lang, hyphenated) == values(lang, text)
    assert values(lang, text.replace(" ", "\u00a0")) == values(lang, text)


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
@pytest.mark.parametrize(
    "piece",
    ["1,", "1 ", "9.9.", "12-", "三", "万", "5 tons, ", "in 2024 ", "5% ", "up to ", "from 5 to ", "1月", "(5 "],
)
def test_work_grows_with_the_text_and_not_faster(lang: str, piece: str) -> None:
    """Counted in calls of functions, so that a busy machine does not matter."""
    short, long = calls(lang, piece * 150), calls(lang, piece * 600)
    assert long < 7 * short + 2000


def calls(lang: str, text: str) -> int:
    count = 0

    def tally(*_: object) -> None:
        nonlocal count
        count += 1

    figures(lang, text)
    sys.setprofile(tally)
    try:
        figures(lang, text)
    finally:
        sys.setprofile(None)
    return count


def test_a_figure_in_a_long_text_is_read_as_in_a_short_one() -> None:
    filler = "The harbour master said little. " * 300
    (figure,) = figures("en", filler + "In 2023 they took 5 tons.", published=date(2025, 1, 1))
    assert (spelled(figure), figure.period) == ("5 t", "2023")
