"""Series: periods, statuses and statistical worlds apart; the latest value; properties that hold for any claims."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from corridor_tui.metrics.building import build
from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.definitions import Metric
from corridor_tui.metrics.disagreements import find
from corridor_tui.metrics.periods import parse
from tests.metrics.said import METRIC, RELATIONS, claim, series

TRADE = Metric("trade", "Trade", "USD")


def test_nine_months_and_the_year_are_two_points() -> None:
    made = series(claim(3_400_000, "2024-01/2024-09"), claim(4_500_000, "2024"))
    assert [(p.period.kind, float(p.value)) for p in made.points] == [("ytd", 3_400_000), ("year", 4_500_000)]


def test_targets_are_a_series_of_their_own_and_never_the_latest_result() -> None:
    made = series(claim(4_500_000), claim(10_000_000, "2030", status="target"))
    assert [float(p.value) for p in made.of("target")] == [10_000_000]
    assert made.latest is not None
    assert float(made.latest.value) == 4_500_000


def test_a_goal_misread_as_a_result_is_not_the_latest_value() -> None:
    made = series(claim(4_500_000, "2024", day="2025-06-25"), claim(10_000_000, "2030", day="2025-06-25"))
    assert made.latest is not None
    assert made.latest.period == parse("2024")
    assert [p.period.spelling for p in made.points] == ["2024", "2030"]


def test_an_implausible_value_alone_is_still_shown_as_what_was_said() -> None:
    made = series(claim(450_000_000_000, "2024"))
    assert made.latest is not None
    assert not made.latest.sound


def test_without_a_result_the_nearest_target_is_shown() -> None:
    made = series(claim(10_000_000, "2030", status="target"), claim(6_000_000, "2027", status="target"))
    assert made.latest is not None
    assert made.latest.period == parse("2027")


def test_the_longer_period_is_the_latest_of_two_that_end_together() -> None:
    made = series(claim(400_000, "2024-12"), claim(4_500_000, "2024"))
    assert made.latest is not None
    assert made.latest.period == parse("2024")


def test_two_statistical_worlds_are_two_series() -> None:
    made = series(
        claim(44, unit="USD", metric="trade", source="A", authority="customs-a"),
        claim(43.8, unit="USD", metric="trade", source="B", authority="customs-a"),
        claim(30.1, unit="USD", metric="trade", source="C", authority="statistics-b"),
        claim(44.1, unit="USD", metric="trade", source="D"),
        metric=TRADE,
    )
    assert {p.world: len(p.claims) for p in made.points} == {"A": 3, "B": 1}
    assert made.main_world == "A"
    assert made.latest is not None
    assert made.latest.sources == 3


def test_an_unattributed_claim_joins_the_world_whose_value_it_repeats() -> None:
    made = series(
        claim(44, unit="USD", metric="trade", source="A", authority="customs-a"),
        claim(44, unit="USD", metric="trade", source="E", authority="customs-a"),
        claim(30.1, unit="USD", metric="trade", source="C", authority="statistics-b"),
        claim(30.2, unit="USD", metric="trade", source="D"),
        metric=TRADE,
    )
    assert {p.world: len(p.claims) for p in made.points} == {"A": 2, "B": 2}


def test_other_units_do_not_mix() -> None:
    made = series(claim(4_500_000), claim(90_000, unit="TEU"))
    assert [p.unit for p in made.of("actual")] == ["t"]


CLAIMS = st.lists(
    st.builds(
        Claim,
        metric=st.just(METRIC.id),
        period=st.sampled_from(["2023", "2024", "2024-01/2024-09", "2024-H1", "2024-01/2024-06", "2030", ""]),
        value=st.sampled_from(
            [Decimal(n) for n in (0, 2_700_000, 2_764_000, 2_800_000, 4_500_000, 10_000_000, 90_000_000)]
        ),
        unit=st.sampled_from(["t", "TEU"]),
        status=st.sampled_from(["actual", "target", "forecast"]),
        bound=st.sampled_from(["=", ">", "<", "~"]),
        authority=st.sampled_from([None, "ministry", "customs-a", "statistics-b"]),
        source=st.sampled_from(["A", "B", "C"]),
        date=st.sampled_from([None, date(2024, 3, 1), date(2025, 3, 1), date(2025, 9, 1)]),
        article=st.integers(1, 6),
        story=st.sampled_from([None, "1", "2"]),
        accepted=st.booleans(),
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(
    CLAIMS,
    st.randoms(use_true_random=False),
    st.sampled_from([METRIC, replace(METRIC, id="trade"), replace(METRIC, id="share")]),
)
def test_the_order_of_arrival_never_changes_a_series(
    claims: list[Claim], chance: random.Random, metric: Metric
) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)
    one, other = build(metric, claims, RELATIONS), build(metric, shuffled, RELATIONS)
    assert one == other
    assert find(one, (), RELATIONS) == find(other, (), RELATIONS)


@settings(max_examples=100, deadline=None)
@given(CLAIMS)
def test_every_claim_is_used_or_left_out_with_a_reason(claims: list[Claim]) -> None:
    made = build(METRIC, claims, RELATIONS)
    assert sum(len(p.claims) for p in made.points) == len(claims)
    for point in made.points:
        assert len(point.choice.agreeing) + len(point.left_out) == len(point.claims)
        assert all(item.why for item in point.left_out)
        assert point.shown in point.claims
        assert point.sources >= 1


@settings(max_examples=100, deadline=None)
@given(CLAIMS)
def test_no_value_conflict_is_told_of_values_within_the_tolerance(claims: list[Claim]) -> None:
    for item in find(build(METRIC, claims, RELATIONS), (), RELATIONS):
        if item.kind == "value" and all(isinstance(side, Claim) for side in (item.one[0], item.other[0])):
            a, b = item.one[0], item.other[0]
            assert isinstance(a, Claim)
            assert isinstance(b, Claim)
            assert abs(a.value - b.value) > METRIC.tolerance * max(a.value, b.value)
