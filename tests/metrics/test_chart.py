"""The chart fits its width, keeps kinds of periods apart, and has a plain-letters form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor_tui.metrics.chart import bars
from tests.metrics.said import METRIC, claim, series

MADE = series(
    claim(2_764_000, "2023"),
    claim(4_500_000, "2024"),
    claim(3_400_000, "2024-01/2024-09"),
    claim(10_000_000, "2030", status="target"),
)


def test_full_and_part_years_stand_apart() -> None:
    lines = bars(MADE, 80)
    assert [line for line in lines if not line.startswith(" ")] == ["Years", "Year to date"]
    assert any("2030 target" in line and "░" in line for line in lines)
    assert lines[-1].endswith("10 Mt")


def test_bars_are_in_proportion() -> None:
    lines = {line.split()[0]: line.count("█") for line in bars(MADE, 90) if line.startswith("  20")}
    assert lines["2024"] > lines["2023"] > 0


@pytest.mark.parametrize("width", [30, 60, 80, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert max(len(line) for line in bars(MADE, width)) <= max(width, 48)


def test_plain_letters() -> None:
    assert all(line.isascii() for line in bars(MADE, 80, ascii_only=True))


def test_nothing_to_draw() -> None:
    assert bars(series(), 80) == []
    assert bars(series(claim(0)), 80) == []


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(1990, 2090), st.integers(-5, 10**12)), max_size=40))
def test_any_values_are_drawn(values: list[tuple[int, int]]) -> None:
    made = series(*(claim(value, str(year)) for year, value in values))
    for ascii_only in (False, True):
        assert all("\n" not in line for line in bars(made, 80, ascii_only=ascii_only))
    assert METRIC.high is not None
    assert Decimal(0) < METRIC.high
