"""Ticks are round and reach the highest value; slots keep time in order and within their columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.metrics.axes import slots, ticks
from corridor_tui.metrics.periods import Period, parse


@pytest.mark.parametrize(
    ("top", "most", "expected"),
    [
        (10.0, 5, [0, 2, 4, 6, 8, 10]),
        (7.9, 4, [0, 2, 4, 6, 8]),
        (7.9, 2, [0, 5, 10]),
        (107_451.0, 5, [0, 25_000, 50_000, 75_000, 100_000, 125_000]),
        (0.3, 3, [0, 0.1, 0.2, 0.3]),
        (1.0, 1, [0, 1]),
    ],
)
def test_steps_are_round(top: float, most: int, expected: list[float]) -> None:
    assert ticks(top, most) == pytest.approx(expected)


@given(st.floats(1e-6, 1e18), st.integers(1, 9))
def test_steps_reach_the_top_and_are_no_more_than_asked(top: float, most: int) -> None:
    found = ticks(top, most)
    assert found[0] == 0
    assert found[-1] >= top * (1 - 1e-6)
    assert 2 <= len(found) <= most + 1


def test_a_year_without_a_period_keeps_its_slot() -> None:
    axis = slots([parse("2020"), parse("2022")], 12, 60)
    assert axis.numbers == (2020, 2021, 2022)


def test_long_empty_times_become_a_break_where_room_is_short() -> None:
    periods = [parse("1995"), parse("2024"), parse("2025")]
    assert slots(periods, 12, 40).numbers == (1995, None, 2024, 2025)
    assert len(slots(periods, 12, 120).numbers) == 31


def test_the_oldest_go_where_there_is_no_room() -> None:
    axis = slots([parse(str(year)) for year in range(1900, 2000)], 12, 30)
    assert axis.left_out
    assert axis.numbers[-1] == 1999
    assert axis.columns(parse("1900")) is None


@pytest.mark.parametrize(
    ("period", "columns"),
    [
        ("2024", (0, 9)),
        ("2024-H1", (0, 5)),
        ("2024-01/2024-09", (0, 7)),
        ("2025-07/2025-12", (14, 19)),
        ("2024-07/2025-06", (4, 15)),
    ],
)
def test_a_part_of_a_year_takes_its_share_of_the_slot(period: str, columns: tuple[int, int]) -> None:
    axis = slots([parse("2024"), parse("2025")], 12, 20)
    assert axis.width == 10
    assert axis.columns(parse(period)) == columns


@st.composite
def dated(draw: st.DrawFn) -> Period:
    year, first = draw(st.integers(1, 2200)), draw(st.integers(1, 12))
    last = draw(st.integers(first, 12))
    return parse(f"{year:04d}-{first:02d}/{year:04d}-{last:02d}")


@given(st.lists(dated(), min_size=1, max_size=30), st.sampled_from([1, 3, 6, 12]), st.integers(12, 200))
def test_every_period_lies_on_the_axis_or_nowhere(periods: list[Period], grain: int, room: int) -> None:
    axis = slots(periods, grain, room)
    assert len(axis.numbers) * axis.width <= room
    for period in periods:
        at = axis.columns(period)
        assert at is None or 0 <= at[0] < at[1] <= len(axis.numbers) * axis.width
    newest = max(periods, key=lambda period: period.last)
    assert axis.columns(newest) is not None
