"""Numbers for people and for programs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.metrics.numbers import exact, human, plain
from corridor_tui.model import Bound


@pytest.mark.parametrize(
    ("value", "unit", "bound", "high", "text"),
    [
        (4_500_000, "t", "=", None, "4.5 Mt"),
        (2_764_000, "t", "=", None, "2.764 Mt"),
        (733_000, "t", "=", None, "733 kt"),
        (650, "t", "=", None, "650 t"),
        (44_000_000_000, "USD", "=", None, "44 bn USD"),
        (1_630_000_000, "USD", "~", None, "~ 1.63 bn USD"),
        (77_295, "TEU", "=", None, "77,295 TEU"),
        (2_077_216, "TEU", "=", None, "2.077 M TEU"),
        (80, "%", ">", None, "≥ 80 %"),
        (80, "%", "<", None, "≤ 80 %"),
        (2_000_000, "t", "range", 2_500_000, "2–2.5 Mt"),
        (19, "day", "range", 23, "19–23 days"),
        (1, "day", "=", None, "1 day"),
        (1, "container", "=", None, "1 container"),
        (2.6, "x", "=", None, "2.6x"),
        (327_900_000_000, "tkm", "=", None, "327.9 bn tkm"),
        (0, "t", "=", None, "0 t"),
        (-8.1, "%", "=", None, "-8.1 %"),
        (42, "count", "=", None, "42"),
    ],
)
def test_human(value: float, unit: str, bound: Bound, high: float | None, text: str) -> None:
    assert human(Decimal(str(value)), unit, bound, None if high is None else Decimal(str(high))) == text


@pytest.mark.parametrize("value", ["1e27", "-1e40", "1e300", "Infinity", "NaN", "1e-30"])
def test_numbers_beyond_reason_are_still_written(value: str) -> None:
    for unit in ("t", "%", "USD", "x", "count"):
        assert human(Decimal(value), unit)
    if not Decimal(value).is_finite():
        assert exact(Decimal(value)) is None


def test_ascii() -> None:
    assert human(Decimal(80), "%", ">", ascii_only=True) == ">= 80 %"
    assert human(Decimal(19), "day", "range", Decimal(23), ascii_only=True).isascii()


def test_exact_keeps_whole_numbers_whole() -> None:
    assert exact(Decimal(4_500_000)) == 4_500_000
    assert isinstance(exact(Decimal("4500000.0")), int)
    assert exact(Decimal("22.46")) == 22.46
    assert exact(None) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_any_number_is_written(value: Decimal) -> None:
    assert plain(value)
    assert abs(Decimal(plain(value).replace(",", "")) - value) <= max(abs(value) * Decimal("0.001"), Decimal("0.0001"))
    for unit in ("t", "TEU", "%", "x", "USD"):
        assert "E+" not in human(value, unit)
