"""Every kind of finding, and what must not be one."""

from __future__ import annotations

from dataclasses import replace

from corridor_tui.metrics.definitions import Metric
from corridor_tui.metrics.neighbours import between
from tests.metrics.said import METRIC, RELATIONS, claim, found, growth, series

SHARE = Metric("share", "Share", "%")


def kinds(*claims: object, **given: object) -> list[str]:
    return [item.kind for item in found(claims, **given)]  # type: ignore[arg-type]


def test_two_values_of_one_period_are_a_conflict_with_both_sides() -> None:
    (item,) = found([claim(2_300_000, "2025-H1"), claim(2_500_000, "2025-H1", "Gazette", bound="~")])
    assert (item.kind, item.conflict, item.period) == ("value", True, "2025-H1")
    assert [side.source for side in (*item.one, *item.other)] == ["Herald", "Gazette"]
    assert "Herald" in item.sentence
    assert "Gazette" in item.sentence


def test_a_value_of_another_year_is_recognised() -> None:
    claims = [claim(1_570_000, "2023"), claim(2_500_000, "2023", "Slip"), claim(2_500_000, "2024")]
    assert any("it is the value of 2024" in item.sentence for item in found(claims))


def test_opposite_bounds_are_a_disagreement_of_bounds_across_years() -> None:
    claims = [
        claim(80, "2025", "A", unit="%", bound=">", metric="share", day="2025-06-25"),
        claim(80, "2024", "B", unit="%", bound="<", metric="share"),
    ]
    (item,) = found(claims, metric=SHARE)
    assert (item.kind, {side.source for side in (*item.one, *item.other)}) == ("bound", {"A", "B"})


def test_a_lasting_state_told_long_apart_is_history() -> None:
    claims = [
        claim(60, "2019", "A", unit="%", metric="share", day="2019-06-25"),
        claim(80, "2025", "B", unit="%", metric="share", day="2025-06-25"),
    ]
    assert found(claims, metric=SHARE) == []


def test_a_target_that_moves() -> None:
    claims = [claim(10_000_000, "2027", "A", status="target"), claim(10_000_000, "2030", "B", status="target")]
    (item,) = found(claims)
    assert item.kind == "target"
    assert "2027 and 2030" in item.sentence


def test_a_year_smaller_than_its_nine_months() -> None:
    assert kinds(claim(3_000_000, "2024"), claim(3_400_000, "2024-01/2024-09")) == ["part"]
    assert kinds(claim(4_500_000, "2024"), claim(3_400_000, "2024-01/2024-09")) == []


def test_a_target_quoted_as_a_result_is_early() -> None:
    (item,) = found([claim(10_000_000, "2030", day="2025-01-10"), claim(10_000_000, "2030", status="target")])
    assert item.kind == "early"
    assert "it is the target for 2030" not in item.sentence or item.conflict


def test_an_implausible_value_is_told() -> None:
    assert kinds(claim(4_500_000_000)) == ["implausible"]
    assert kinds(replace(claim(4_500_000_000), accepted=True)) == []


def test_a_revision_is_a_note() -> None:
    (item,) = found([claim(4_000_000, day="2025-01-10", article=1), claim(4_400_000, day="2025-03-10", article=2)])
    assert (item.kind, item.conflict) == ("revision", False)


def test_growth_that_does_not_fit_is_told_with_both_numbers() -> None:
    items = found([claim(2_764_000, "2023"), claim(4_500_000)], [growth(60)])
    assert [item.kind for item in items] == ["growth"]
    assert "+60 %" in items[0].sentence
    assert "+62.8 %" in items[0].sentence


def test_statistical_worlds_are_a_note_also_over_most_of_a_year() -> None:
    trade = Metric("trade", "Trade", "USD")
    claims = [
        claim(22.71, unit="USD", metric="trade", authority="customs-a"),
        claim(5.1, "2024-01/2024-11", "Bureau", unit="USD", metric="trade", authority="statistics-b"),
    ]
    (item,) = found(claims, metric=trade)
    assert (item.kind, item.conflict) == ("worlds", False)


def test_queues_at_different_places_are_no_conflict() -> None:
    queue = Metric("queue", "Queue", "truck", "event")
    claims = [claim(2500, "2025-10", "A", unit="truck"), claim(300, "2025-10", "B", unit="truck")]
    assert found(claims, metric=queue) == []


def test_agreeing_claims_give_nothing() -> None:
    assert (
        kinds(claim(2_764_000, source="A"), claim(2_760_000, source="B"), claim(2_700_000, source="C", bound=">")) == []
    )


def test_a_part_larger_than_its_total() -> None:
    part = Metric("part-volume", "Part", "t")
    both = {
        "route-volume": series(claim(4_500_000)),
        "part-volume": series(claim(5_500_000, metric="part-volume"), metric=part),
    }
    (item,) = between(both, RELATIONS)
    assert (item.kind, item.metric, item.conflict) == ("part", "route-volume", True)


def test_a_lookalike_is_pointed_out_once() -> None:
    other = Metric("other-volume", "Other route", "t")
    both = {
        METRIC.id: series(claim(2_600_000, "2025"), claim(2_000_000, "2024")),
        "other-volume": series(
            claim(4_100_000, "2025", metric="other-volume"),
            claim(4_000_000, "2024", metric="other-volume"),
            metric=other,
        ),
    }
    (item,) = between(both, RELATIONS)
    assert (item.kind, item.period, item.conflict) == ("lookalike", "2025", False)


def test_a_finding_keeps_its_key_when_others_repeat_a_side() -> None:
    claims = [claim(2_300_000, source="A", authority="ministry"), claim(2_600_000, source="B")]
    (one,) = found(claims)
    (other,) = found([*claims, claim(2_600_000, source="B", article=9)])
    assert one.key == other.key
