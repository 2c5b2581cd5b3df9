"""When two statements are one value: bounds, rounding and tolerance."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.metrics.agreement import agree, digits, half_unit, opposed, statement
from corridor_tui.model import Bound

THREE = Decimal("0.03")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((2_764_000, "="), (2_700_000, "="), True),
        ((2_764_000, "="), (2_600_000, "="), False),
        ((2_700_000, ">"), (2_764_000, "="), True),
        ((2_700_000, ">"), (2_500_000, "="), False),
        ((2_700_000, ">"), (4_500_000, "="), False),
        ((80, "<"), (85, "="), False),
        ((80, ">"), (85, "="), True),
        ((80, ">"), (80, "<"), False),
        ((80, ">"), (90, "<"), True),
        ((2_500_000, "~"), (2_450_000, "="), True),
        ((2_500_000, "~"), (2_300_000, "="), False),
        ((0, "="), (0, "="), True),
    ],
)
def test_agreement(one: tuple[int, Bound], other: tuple[int, Bound], expected: bool) -> None:
    a, b = (statement(Decimal(value), bound) for value, bound in (one, other))
    assert agree(a, b, THREE) is agree(b, a, THREE) is expected


def test_a_range_agrees_with_what_lies_in_it() -> None:
    days = statement(Decimal(20), "range", Decimal(25))
    assert agree(days, statement(Decimal(23)), THREE)
    assert not agree(days, statement(Decimal(11)), THREE)


def test_opposed_bounds_need_one_value() -> None:
    assert opposed(statement(Decimal(80), ">"), statement(Decimal(80), "<"), THREE)
    assert not opposed(statement(Decimal(60), ">"), statement(Decimal(80), "<"), THREE)


@given(st.integers(1, 10**15), st.integers(1, 10**15))
def test_exact_values_agree_exactly_within_the_tolerance(a: int, b: int) -> None:
    apart = Decimal(abs(a - b)) / max(a, b)
    if abs(apart - THREE) > Decimal("1e-9"):
        assert agree(statement(Decimal(a)), statement(Decimal(b)), THREE) is (apart <= THREE)


def test_digits_and_rounding() -> None:
    assert digits(Decimal(4_500_000)) == 2
    assert half_unit(Decimal(2_764_000)) == 500
    assert half_unit(Decimal(3_000_000)) == 45_000  # a bare "3 million" is not taken for 2.5 to 3.5
