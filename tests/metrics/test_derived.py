"""Computed values: growth, progress, rates, staleness, comparison; all said to be computed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from corridor_tui.metrics.compare import compare
from corridor_tui.metrics.definitions import Metric
from corridor_tui.metrics.derived import changes, months_since, per_day, progress, stale
from corridor_tui.metrics.periods import parse
from tests.metrics.said import METRIC, claim, series

TODAY = date(2025, 9, 15)


def test_growth_compares_the_same_months_of_the_year_before() -> None:
    made = series(claim(2_000_000, "2023"), claim(3_000_000, "2024"), claim(1_000_000, "2024-H1"))
    (change,) = changes(made)
    assert change.percent == 50
    assert change.before.period.spelling == "2023"
    assert "computed" in change.sentence


def test_a_share_has_no_growth_rate() -> None:
    share = Metric("share", "Share", "%")
    assert changes(series(claim(80, "2023", unit="%"), claim(85, unit="%"), metric=share)) == ()


def test_progress_and_the_pace_needed() -> None:
    made = series(claim(5_000_000, "2024"), claim(10_000_000, "2030", status="target"))
    (item,) = progress(made, TODAY)
    assert item.share == 50
    assert item.pace is not None
    assert float(item.pace) == pytest.approx(12.246, abs=0.01)
    assert (item.overdue, item.missed) == (False, None)
    assert "computed" in item.sentence


@pytest.mark.parametrize(("outcome", "missed"), [(1_485_000, True), (3_150_000, False), (3_300_000, False)])
def test_a_target_whose_year_is_over_was_met_or_missed(outcome: int, missed: bool) -> None:
    made = series(claim(outcome, "2022"), claim(3_200_000, "2022", status="forecast"))
    (item,) = progress(made, TODAY)
    assert item.missed is missed
    assert item.pace is None


def test_a_target_whose_year_is_over_without_a_value() -> None:
    made = series(claim(2_000_000, "2022"), claim(3_000_000, "2023", status="target"))
    (item,) = progress(made, TODAY)
    assert item.overdue
    assert item.missed is None


def test_rates_a_day() -> None:
    made = series(claim(3_660_000, "2024"))
    assert per_day(made.points[0], METRIC) == 10_000
    assert per_day(series(claim(3_660_000, "")).points[0], METRIC) is None


def test_a_plan_whose_time_is_over_is_not_reached_by_a_later_year() -> None:
    made = series(claim(4_500_000, "2024"), claim(3_200_000, "2022", status="forecast"))
    (found,) = progress(made, date(2026, 1, 1))
    assert found.sentence.endswith("for 2022: its time is over, no value for it yet")


@pytest.mark.parametrize(
    ("period", "today", "months"),
    [
        ("2024", date(2025, 9, 15), 8),
        ("2024", date(2024, 6, 1), 0),
        ("2024-01", date(2024, 2, 1), 0),
        ("", TODAY, None),
    ],
)
def test_months_since_the_end_of_a_period(period: str, today: date, months: int | None) -> None:
    assert months_since(parse(period), today) == months


def test_staleness_follows_the_cadence() -> None:
    monthly = Metric("m", "M", "t", "month and year to date")
    old = claim(1_000_000, "2024-11", metric="m")
    assert stale(series(old, metric=monthly), TODAY) == 9
    assert stale(series(claim(1_000_000, "2024", metric="y"), metric=Metric("y", "Y", "t", "year")), TODAY) is None
    queue = Metric("q", "Q", "truck", "event")
    assert stale(series(claim(900, "2021-02", metric="q", unit="truck"), metric=queue), TODAY) is None


def test_comparison_keeps_the_periods_that_either_has() -> None:
    one = series(claim(2_000_000, "2023"), claim(4_000_000, "2024"))
    other = series(claim(1_000_000, "2024"), claim(9_000_000, "2025"))
    pairs = compare(one, other)
    assert [(p.period.spelling, p.ratio) for p in pairs] == [("2023", None), ("2024", Decimal("0.25")), ("2025", None)]
