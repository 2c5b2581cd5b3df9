"""When two claims say the same: their values, read with their bounds and rounding, lie within the tolerance.

"over 2.7" reaches up to a tenth above, "up to 80" a tenth below, "about 5" three hundredths to each side, a range
from end to end. Statements of opposite bounds at one value ("over 80 %", "up to 80 %") contradict each other although
they touch.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from corridor_tui.metrics.claims import Claim
from corridor_tui.model import Bound

REACH = 0.10
"""How far "over" and "up to" are taken to reach: people round to the next telling number, not further."""

ABOUT = 0.03
"""How far "about" reaches to each side."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A value with its bound, apart from who says it. `low` and `high` are what it may mean."""

    value: Decimal
    bound: Bound
    value_high: Decimal | None
    low: float
    high: float
    size: float


def statement_of(claim: Claim) -> Statement:
    """The statement a claim makes."""
    return statement(claim.value, claim.bound, claim.value_high)


@lru_cache(maxsize=65_536)
def statement(value: Decimal, bound: Bound = "=", value_high: Decimal | None = None) -> Statement:
    """A statement from a value, its bound and the end of its range."""
    at = float(value)
    low = high = at
    match bound:
        case ">":
            high = at + abs(at) * REACH
        case "<":
            low = at - abs(at) * REACH
        case "~":
            low, high = at - abs(at) * ABOUT, at + abs(at) * ABOUT
    if value_high is not None:
        low, high = min(low, float(value_high)), max(high, float(value_high))
    return Statement(value, bound, value_high, low, high, abs(at))


def agree(one: Statement, other: Statement, tolerance: Decimal) -> bool:
    """Whether the two can both be true of one number, within the tolerance (a share of the larger one)."""
    return gap(one, other) <= float(tolerance) and not opposed(one, other, tolerance)


def gap(one: Statement, other: Statement) -> float:
    """The distance between what the two may mean, as a share of the larger value; 0 where they meet."""
    distance = max(one.low - other.high, other.low - one.high)
    if distance <= 0:
        return 0.0
    return distance / (max(one.size, other.size) or 1.0)


def opposed(one: Statement, other: Statement, tolerance: Decimal) -> bool:
    """Whether one says "over" and the other "up to" at the same value, within the tolerance."""
    if one.bound == ">" and other.bound == "<":
        over, under = one, other
    elif one.bound == "<" and other.bound == ">":
        over, under = other, one
    else:
        return False
    return float(over.value) >= float(under.value) * (1 - float(tolerance))


def digits(value: Decimal) -> int:
    """How many significant digits a value shows: 2760000 has 3, 4500000 has 2."""
    figures = value.normalize().as_tuple()
    return len(figures.digits)


def half_unit(value: Decimal) -> Decimal:
    """Half a unit of the last significant digit, at most 1.5 % of the value: how far rounding may have moved it."""
    exponent = value.normalize().as_tuple().exponent
    unit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    return min(unit / 2, abs(value) * Decimal("0.015"))
