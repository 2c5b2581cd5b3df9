"""Stated growth against the series: what agrees, what fits another base, what cannot be told."""

from __future__ import annotations

import pytest

from corridor_tui.metrics.claims import Claim, Growth
from corridor_tui.metrics.growth import check, check_all, differing
from tests.metrics.said import claim, growth, series

YEARS = (claim(2_764_000, "2023"), claim(4_500_000, "2024"), claim(3_400_000, "2024-01/2024-09"))


@pytest.mark.parametrize(
    ("stated", "verdict", "base"),
    [
        (growth(62), "agrees", "2023"),
        (growth(63), "agrees", "2023"),
        (growth(60), "differs", "2023"),
        (growth(62, base="2023"), "agrees", "2023"),
        (growth(1.6, unit="x"), "agrees", "2023"),
        (growth(2, unit="x"), "differs", "2023"),
        (growth(60, bound="~"), "agrees", "2023"),
        (growth(60, bound=">"), "agrees", "2023"),
        (growth(23, "2024-01/2024-09"), "other base", "2023"),
        (growth(70, "2024-01/2024-09"), "unchecked", None),
        (growth(5, "2021"), "unchecked", None),
    ],
)
def test_verdicts(stated: Growth, verdict: str, base: str | None) -> None:
    found = check(stated, series(*YEARS))
    assert (found.verdict, found.base.spelling if found.base else None) == (verdict, base)
    assert found.sentence


def test_a_fall_is_checked_with_its_sign() -> None:
    made = series(claim(4_484_000, "2024"), claim(4_119_000, "2025"))
    assert check(growth(8.1, "2025", direction="down"), made).verdict == "agrees"
    assert check(growth(8.1, "2025", direction="up"), made).verdict == "differs"


def test_a_fall_by_a_multiple() -> None:
    made = series(claim(5_000_000, "2024"), claim(2_000_000, "2025"))
    assert check(growth(2.5, "2025", unit="x", direction="down"), made).verdict == "agrees"
    assert check(growth(2.5, "2025", unit="x"), made).verdict == "differs"


def test_quarter_on_quarter_is_found_as_the_base() -> None:
    made = series(claim(1_000_000, "2024-Q1"), claim(1_200_000, "2024-Q2"))
    found = check(growth(20, "2024-Q2"), made)
    assert (found.verdict, found.base and found.base.spelling) == ("other base", "2024-Q1")


def test_growth_from_nothing_is_unchecked() -> None:
    assert check(growth(50), series(claim(0, "2023"), claim(4_500_000))).verdict == "unchecked"


def test_two_rates_for_one_period_differ_only_beyond_rounding() -> None:
    def pairs(*sizes: float) -> int:
        return len(differing(check_all([growth(s, source=f"S{s}") for s in sizes], series(claim(4_500_000)))))

    assert pairs(62, 63) == 0
    assert pairs(62, 62.4) == 0
    assert pairs(60, 62) == 1
    assert pairs(60, 62, 70.8) == 1


def test_rates_on_different_bases_do_not_differ() -> None:
    stated = [growth(23, "2024-01/2024-09"), growth(70, "2024-01/2024-09", source="Other")]
    assert differing(check_all(stated, series(*YEARS))) == []


def test_a_year_that_the_sentence_names_may_be_the_base() -> None:
    made = series(*YEARS)
    quote = "It stood at 4.5 million tons in 2024, more than three times the figure of 2014."
    found = check(growth(3, unit="x", bound=">", quote=quote), made)
    assert (found.verdict, found.base) == ("unchecked", None)
    told = check(growth(3, unit="x", bound=">", quote=quote), series(*YEARS, claim(1_450_000, "2014")))
    assert (told.verdict, told.base and told.base.spelling) == ("other base", "2014")
    usual = growth(10, source="Other")
    assert differing(check_all([growth(3, unit="x", quote=quote), usual], made)) == []
    assert check(growth(60, quote="In 2024 it grew by 60% over 2023."), made).verdict == "differs"


def test_a_rate_beside_another_value_than_the_shown_one_says_nothing_of_that() -> None:
    values = (
        claim(4_500_000, article=1),
        claim(4_500_000, source="B", article=2),
        claim(900_000, source="C", article=3),
    )
    made = series(claim(2_764_000, "2023"), *values)
    assert check(growth(5.5, article=3), made).verdict == "unchecked"
    assert check(growth(5.5, article=2), made).verdict == "differs"


def test_a_named_base_wins_over_the_usual_one() -> None:
    claims: tuple[Claim, ...] = (claim(2_000_000, "2022"), claim(3_000_000, "2023"), claim(4_500_000, "2024"))
    assert check(growth(125, base="2022"), series(*claims)).verdict == "agrees"
    assert check(growth(125), series(*claims)).verdict == "other base"
    assert check(growth(99, base="2022"), series(*claims)).verdict == "differs"
