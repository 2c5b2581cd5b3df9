"""Sparklines compare like with like and leave a blank where nothing was stated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.metrics.series import Series
from corridor_tui.metrics.sparkline import LONGEST, spark, values
from tests.metrics.said import claim, series


def of(made: Series) -> tuple[float | None, ...]:
    assert made.latest is not None
    return values(made, made.latest)


def test_a_year_without_a_value_is_a_blank() -> None:
    made = series(claim(2_000, "2021"), claim(3_000, "2023"), claim(4_000, "2024"))
    assert of(made) == (2_000, None, 3_000, 4_000)
    assert spark(of(made)) == "▁ ▅█"


def test_parts_of_a_year_are_compared_with_the_same_part_only() -> None:
    made = series(
        claim(1_000, "2022-01/2022-04"),
        claim(3_800, "2024-01/2024-09"),
        claim(2_700, "2025-01/2025-05"),
        claim(5_300, "2025-01/2025-09"),
    )
    assert of(made) == (3_800, 5_300)


def test_another_length_of_time_stands_in_where_the_latest_has_no_like() -> None:
    made = series(claim(2_000, "2022"), claim(3_000, "2023"), claim(1_500, "2024-01/2024-05"))
    assert of(made) == (2_000, 3_000)


def test_plans_are_not_among_results() -> None:
    assert of(series(claim(2_000, "2022"), claim(3_000, "2023"), claim(9_000, "2024", status="target"))) == (
        2_000,
        3_000,
    )


def test_months_follow_each_other() -> None:
    assert of(series(claim(1_000, "2024-11"), claim(2_000, "2025-02"))) == (1_000, None, None, 2_000)


def test_only_the_newest_have_room() -> None:
    made = series(claim(1_000, "1990"), *(claim(year, str(year)) for year in range(2010, 2025)))
    assert of(made) == tuple(float(year) for year in range(2013, 2025))
    assert len(of(made)) == LONGEST
    assert of(series(claim(1_000, "1990"), claim(2_000, "2024"))) == (2_000,)


@pytest.mark.parametrize(
    "made", [series(claim(1_000, "")), series(claim(1_000, "2024")), series(claim(1_000, "2024-05-17"))]
)
def test_nothing_to_compare(made: Series) -> None:
    assert spark(of(made)) == ""


@given(st.lists(st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False, width=32)), max_size=30))
def test_a_cell_for_each_value_and_each_gap(line: list[float | None]) -> None:
    drawn = spark(line)
    known = [value is not None for value in line]
    assert drawn == "" if sum(known) < 2 else [cell != " " for cell in drawn] == known
    assert spark(line, ascii_only=True).isascii()
