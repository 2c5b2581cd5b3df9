"""When two claims say the same: their values, read with their bounds and rounding, lie within the tolerance.

"over 2.7" reaches up to a tenth above, "up to 80" a tenth below, "about 5" three hundredths to each side, a range
from end to end. Statements of opposite bounds at one value ("over 80 %", "up to 80 %") contradict each other although
they touch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from corridor_tui.metrics.claims import Claim
from corridor_tui.model import Bound

REACH = 0.10
"""How far "over" and "up to" are taken to reach: people round to the next telling number, not further."""

ABOUT = 0.03
"""How far "about" reaches to each side."""


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A value with its bound, apart from who says it. `low` and `high` are what it may mean.

    Equal only to itself, for hashing decimals takes its time: a Reader gives claims that state the same the same one.
    """

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


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A statement with the claims that make it. Each is equal only to itself."""

    statement: Statement
    claims: tuple[Claim, ...]


class Reader:
    """Reads each of many claims once: claims that state the same (value, bound, end of range) share a Statement."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Read the claims, which must outlive the reader: they are known by what they are, not by what they say."""
        known: dict[tuple[Decimal, Bound, Decimal | None], Statement] = {}
        self._of: dict[int, Statement] = {}
        for claim in claims:
            key = (claim.value, claim.bound, claim.value_high)
            stated = known.get(key)
            if stated is None:
                stated = known[key] = statement(*key)
            self._of[id(claim)] = stated

    def of(self, claim: Claim) -> Statement:
        """The statement of one of the claims."""
        return self._of[id(claim)]

    def by_statement(self, claims: Iterable[Claim]) -> tuple[Said, ...]:
        """Some of the claims grouped by what they state, in the order in which each is first stated."""
        groups: dict[Statement, list[Claim]] = {}
        of = self._of
        for claim in claims:
            stated = of[id(claim)]
            group = groups.get(stated)
            if group is None:
                groups[stated] = [claim]
            else:
                group.append(claim)
        return tuple(Said(stated, tuple(group)) for stated, group in groups.items())


def by_statement(claims: Iterable[Claim]) -> tuple[Said, ...]:
    """Claims grouped by what they state, in the order in which each is first stated."""
    given = tuple(claims)
    return Reader(given).by_statement(given)


def agree(one: Statement, other: Statement, tolerance: Decimal) -> bool:
    """Whether the two can both be true of one number, within the tolerance (a share of the larger one)."""
    return within(one, other, float(tolerance))


def within(one: Statement, other: Statement, tolerance: float) -> bool:
    """The same with the tolerance as a float, for those who hold many statements against each other."""
    apart = one.low - other.high
    if apart <= 0:
        apart = other.low - one.high
    if apart > 0 and apart / (max(one.size, other.size) or 1.0) > tolerance:
        return False
    # Equal bounds, exact ones above all, oppose nothing.
    return one.bound == other.bound or not opposed(one, other, tolerance)


def harmonious(said: Sequence[Said], tolerance: float) -> bool:
    """Whether it can be seen at once that all of them agree: exact or "about", and close together."""
    if len(said) == 1:
        return True
    lowest = min(one.statement.low for one in said)
    highest = max(one.statement.high for one in said)
    close = lowest > 0 and highest - lowest <= tolerance * lowest
    return close and all(one.statement.bound not in ("<", ">") for one in said)


def opposed(one: Statement, other: Statement, tolerance: Decimal | float) -> bool:
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
