"""The chart, read off its text: axes, columns, parts, plans, gaps, disputes, in every size and in plain letters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor_tui.metrics.canvas import Run
from corridor_tui.metrics.disagreements import find
from corridor_tui.metrics.plot import plot
from corridor_tui.metrics.series import Series
from tests.metrics.said import RELATIONS, claim, series

MADE = series(
    claim(2_764_000, "2022"),
    claim(4_500_000, "2024"),
    claim(3_400_000, "2025-01/2025-09"),
    claim(10_000_000, "2027", status="target"),
    claim(6_000_000, "2026", status="forecast"),
)


def drawn(made: Series, width: int = 80, height: int = 14, *, ascii_only: bool = False) -> list[str]:
    found = find(made, (), RELATIONS)
    return ["".join(run.text for run in line) for line in plot(made, found, width, height, ascii_only=ascii_only)]


def test_the_axes_name_values_with_their_unit_and_periods() -> None:
    lines = drawn(MADE)
    assert any(line.lstrip().startswith("10 Mt┤") for line in lines)
    assert lines[-2].split() == ["2022", "2023", "2024", "2025", "2026", "2027"]
    assert lines[-3].lstrip().startswith("0└")


def test_every_kind_of_mark_has_a_shape_and_is_in_the_legend() -> None:
    lines = drawn(MADE)
    legend = lines[-1]
    for mark, meaning in {"█": "year", "═": "part-year", "◇": "target", "○": "forecast", "·": "no value"}.items():
        assert f"{mark} {meaning}" in legend
        assert any(mark in line for line in lines[:-1])
    assert "disputed" not in legend


def test_a_year_without_a_value_is_a_gap() -> None:
    lines = drawn(MADE)
    at = lines[-2].index("2023")
    assert not {"█", "═", "┊"} & {line[at : at + 4].strip() for line in lines[:-3]}
    assert lines[-4][at - 2 : at + 5].strip() == "·"


def test_values_stand_above_their_marks_in_proportion() -> None:
    lines = drawn(MADE)
    columns = {year: lines[-2].index(year) + 1 for year in ("2022", "2024")}
    heights = {year: sum(line[at] == "█" for line in lines[:-3]) for year, at in columns.items()}
    assert heights["2024"] > heights["2022"] > 0
    assert any("4.5 Mt" in line for line in lines[:-3])


def test_a_dispute_is_drawn_from_the_lowest_to_the_highest_value() -> None:
    made = series(
        claim(4_000_000, "2024", source="A"), claim(6_000_000, "2024", source="B"), claim(2_000_000, "2023", source="A")
    )
    assert any(item.kind == "value" for item in find(made, (), RELATIONS))
    lines = drawn(made, height=18)
    assert "disputed" in lines[-1]
    at = next(line.index("┬") for line in lines if "┬" in line)
    shapes = "".join(line[at] for line in lines[:-3]).strip()
    assert shapes.startswith("┬")
    assert "│" in shapes
    assert "┴" in shapes
    numbers = [number for number, line in enumerate(lines) if "Mt" in line[at - 4 : at + 4]]
    assert numbers[0] == next(number for number, line in enumerate(lines) if "┬" in line) - 1


def test_two_plans_of_one_value_stand_side_by_side() -> None:
    both = (claim(10_000_000, "2027", status="target"), claim(10_000_000, "2027", status="forecast"))
    lines = drawn(series(claim(4_500_000, "2024"), *both))
    assert any("◇" in line and "○" in line for line in lines[:-1])
    crowded = drawn(series(*(claim(1_000_000, str(year)) for year in range(1990, 2027)), *both), 70)
    hidden = next(mark for mark in "◇○" if not any(mark in line for line in crowded[:-1]))
    assert hidden not in crowded[-1]


def test_a_range_goes_on_lighter() -> None:
    made = series(claim(15, "2024", unit="day", high=18), claim(13, "2025", unit="day"))
    lines = drawn(made)
    assert "░ up to" in lines[-1]
    assert any("15–18 days" in line for line in lines)


def test_months_have_their_names_and_years() -> None:
    made = series(*(claim(100 + month, f"2024-{month:02d}") for month in range(3, 9)))
    lines = drawn(made)
    assert lines[-3].split() == ["Mar", "Apr", "May", "Jun", "Jul", "Aug"]
    assert lines[-2].split() == ["2024"]
    assert "█ month" in lines[-1]


def test_plain_letters() -> None:
    lines = drawn(MADE, ascii_only=True)
    assert all(line.isascii() for line in lines)
    assert "T target" in lines[-1]


@pytest.mark.parametrize(
    "made", [series(), series(claim(0)), series(claim(5, "2024")), series(claim(5, ""), claim(6, ""))]
)
def test_nothing_to_draw(made: Series) -> None:
    assert drawn(made) == []


@pytest.mark.parametrize("size", [(35, 20), (80, 6)])
def test_no_room(size: tuple[int, int]) -> None:
    assert drawn(MADE, *size) == []


PERIODS = st.one_of(
    st.integers(1990, 2090).map(str),
    st.tuples(st.integers(2015, 2030), st.integers(1, 12)).map(lambda pair: f"{pair[0]}-{pair[1]:02d}"),
    st.tuples(st.integers(2015, 2030), st.integers(2, 11)).map(lambda pair: f"{pair[0]}-01/{pair[0]}-{pair[1]:02d}"),
    st.tuples(st.integers(2015, 2030), st.integers(1, 4)).map(lambda pair: f"{pair[0]}-Q{pair[1]}"),
    st.just(""),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(PERIODS, st.integers(-5, 10**13), st.sampled_from(["actual", "target", "forecast"])), max_size=40
    ),
    st.integers(20, 250),
    st.integers(3, 60),
)
def test_any_series_fits_any_size(said: list[tuple[str, int, str]], width: int, height: int) -> None:
    made = series(*(claim(value, period, status=status) for period, value, status in said))
    found = find(made, (), RELATIONS)
    for ascii_only in (False, True):
        lines: list[list[Run]] = plot(made, found, width, height, ascii_only=ascii_only)
        assert len(lines) <= height
        for line in lines:
            text = "".join(run.text for run in line)
            assert len(text) <= width
            assert text.isprintable()
