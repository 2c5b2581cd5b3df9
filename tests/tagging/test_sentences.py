"""Paragraphs, sentences and clauses: where a text is cut, and where it is not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.tagging.sentences import Outline, Span, outline


def cut(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


SENTENCES = [
    ("Two ends. Two starts.", ["Two ends.", "Two starts."]),
    ("It cost 4.5 million. It was late!", ["It cost 4.5 million.", "It was late!"]),
    ("Dr. Ivanov met Mr. B. Smith of the U.S. Navy.", ["Dr. Ivanov met Mr. B. Smith of the U.S. Navy."]),
    ("The ship left.The crew stayed.", ["The ship left.", "The crew stayed."]),
    ("See example.com or JD.com for more.", ["See example.com or JD.com for more."]),
    ("Перевезено 5 млн. тонн и 3 тыс. вагонов. Рост 5,2%.", ["Перевезено 5 млн. тонн и 3 тыс. вагонов.", "Рост 5,2%."]),
    ("Их было 53,4 тыс. TEU. Рост 5,2%.", ["Их было 53,4 тыс. TEU.", "Рост 5,2%."]),
    ("Мощность хаба со временем доведут до 240 тыс. ДФЭ.", ["Мощность хаба со временем доведут до 240 тыс. ДФЭ."]),
    (
        "Портом за весь прошлый год перевезено 5 млн. Рост был мал.",
        ["Портом за весь прошлый год перевезено 5 млн.", "Рост был мал."],
    ),
    ("По итогам 2024 г. Казахстан вывез зерно.", ["По итогам 2024 г. Казахстан вывез зерно."]),
    (
        "Объем перевозок по этому пути заметно вырос в 2024 г. Порт обновляют.",
        ["Объем перевозок по этому пути заметно вырос в 2024 г.", "Порт обновляют."],
    ),
    ("Он живет в г. Алматы.", ["Он живет в г. Алматы."]),
    ("列车驶出。货物到达！", ["列车驶出。", "货物到达！"]),
    ("“It grew.” They left.", ["“It grew.”", "They left."]),
    ("The line was cut and\nmended again.", ["The line was cut and\nmended again."]),
    ("A China-\nKazakhstan line", ["A China-\nKazakhstan line"]),
    ("A heading\nThe text begins.", ["A heading", "The text begins."]),
    ("• Coal — up 2x\n• Grain — up 3x", ["• Coal — up 2x", "• Grain — up 3x"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_text_is_cut_into_its_sentences(text: str, expected: list[str]) -> None:
    assert cut(text, outline(text).sentences) == expected


CLAUSES = [
    ("Exports grew, but imports fell.", ["Exports grew,", "but imports fell."]),
    ("Экспорт вырос, а импорт упал.", ["Экспорт вырос,", "а импорт упал."]),
    ("It carried 5,000 t, of which 3,000 t was grain.", ["It carried 5,000 t,", "of which 3,000 t was grain."]),
    ("One; two: three", ["One;", "two:", "three"]),
    ("Coal — up 2x", ["Coal —", "up 2x"]),
    ("班列开行,,同比增长22.9%,鐵路方面。", ["班列开行,,", "同比增长22.9%,", "鐵路方面。"]),
    ("At 12:30 it sent 1,234,567 parcels", ["At 12:30 it sent 1,234,567 parcels"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_sentence_is_cut_into_its_clauses(text: str, expected: list[str]) -> None:
    assert cut(text, outline(text).clauses) == expected


def test_a_blank_line_ends_a_paragraph_and_a_wrapped_line_does_not() -> None:
    text = "First line,\nwrapped here.\n\nSecond."
    assert cut(text, outline(text).paragraphs) == ["First line,\nwrapped here.", "Second."]


def nested(inner: tuple[Span, ...], outer: tuple[Span, ...]) -> bool:
    return all(any(low <= start and end <= high for low, high in outer) for start, end in inner)


@given(st.text(alphabet="aБ中1 .,;:!。，\n-–%(г", max_size=200))
def test_spans_are_in_order_and_nested_for_any_text(text: str) -> None:
    shape: Outline = outline(text)
    for spans in (shape.paragraphs, shape.sentences, shape.clauses):
        assert all(start < end for start, end in spans)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert nested(shape.clauses, shape.sentences)
    assert nested(shape.sentences, shape.paragraphs)


@given(st.text(max_size=200))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    kept = "".join(cut(text, outline(text).sentences))
    assert "".join(kept.split()) == "".join(text.split())
