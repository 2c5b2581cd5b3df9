"""Periods: one spelling for the same months, kinds apart, words for people."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.metrics.periods import UNDATED, label, of_months, parse


@pytest.mark.parametrize(
    ("spelling", "kind", "normal", "words"),
    [
        ("2024", "year", "2024", "2024"),
        ("2024-01/2024-12", "year", "2024", "2024"),
        ("2024-H1", "half", "2024-H1", "H1 2024"),
        ("2024-01/2024-06", "half", "2024-H1", "H1 2024"),
        ("2024-Q3", "quarter", "2024-Q3", "Q3 2024"),
        ("2024-07/2024-09", "quarter", "2024-Q3", "Q3 2024"),
        ("2024-05", "month", "2024-05", "May 2024"),
        ("2024-01/2024-09", "ytd", "2024-01/2024-09", "Jan–Sep 2024"),
        ("2024-02/2024-05", "span", "2024-02/2024-05", "Feb–May 2024"),
        ("2024-09/2025-08", "span", "2024-09/2025-08", "Sep 2024 – Aug 2025"),
        ("2023/2025", "span", "2023-01/2025-12", "Jan 2023 – Dec 2025"),
        ("2024-05-17", "day", "2024-05-17", "17 May 2024"),
        ("", "undated", "", "undated"),
        (None, "undated", "", "undated"),
        ("2024-13", "undated", "", "undated"),
        ("2024-02-31", "undated", "", "undated"),
        ("2024-05/2024-01", "undated", "", "undated"),
        ("0000", "undated", "", "undated"),
        ("nine months", "undated", "", "undated"),
    ],
)
def test_spellings(spelling: str | None, kind: str, normal: str, words: str) -> None:
    period = parse(spelling)
    assert (period.kind, period.spelling, label(period)) == (kind, normal, words)


def test_nine_months_is_not_a_year_but_lies_in_it() -> None:
    assert parse("2024").contains(parse("2024-01/2024-09"))
    assert not parse("2024-01/2024-09").contains(parse("2024"))
    assert not parse("2024").contains(parse("2023-H1"))
    assert not parse("2024").contains(UNDATED)


def test_days_and_ends() -> None:
    assert parse("2024").days == 366
    assert parse("2023-02").days == 28
    assert parse("2024-Q1").end == date(2024, 3, 31)
    assert UNDATED.end is None
    assert UNDATED.days == 0


def test_the_year_before_keeps_the_length() -> None:
    assert parse("2024-01/2024-09").shifted(-12) == parse("2023-01/2023-09")
    assert parse("2024-Q1").shifted(-3) == parse("2023-Q4")
    assert UNDATED.shifted(-12) is UNDATED


@given(st.integers(12, 9990 * 12), st.integers(1, 60))
def test_every_span_of_months_reads_back(first: int, months: int) -> None:
    period = of_months(first, months)
    assert parse(period.spelling) == period


@given(st.text(max_size=20))
def test_any_text_is_a_period_or_undated(text: str) -> None:
    period = parse(text)
    assert parse(period.spelling) == period
    assert label(period)
