"""A quantity: a number with its unit, as every later step passes it on."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from corridor_tui.tagging.numerals import Numeral
from corridor_tui.tagging.reading import Reading
from corridor_tui.tagging.units import Counted, Unit

COUNTABLE = frozenset(
    ("container", "train", "wagon", "vehicle", "truck", "parcel", "passenger", "flight", "person", "count", "TEU")
)
"""Units without fractions."""


class Quantity(NamedTuple):
    """A number with its unit at folded offsets `start` to `end`, currency sign and unit words included.

    `origin` is True for what a change starts from ("from 35 days to 5"): it has happened, whatever is planned.
    """

    start: int
    end: int
    value: Decimal
    counted: Counted
    numeral: Numeral
    high: Decimal | None = None
    elided: bool = False
    origin: bool = False

    @property
    def unit(self) -> Unit:
        """The unit's row."""
        return self.counted.unit


def value_of(numeral: Numeral, counted: Counted, habits: Reading) -> Decimal:
    """The value with what the unit settles: wagons have no decimals, so 1.250 wagons are 1250."""
    digits = numeral.digits
    if digits is None or digits.doubt != "dot" or digits.other is None or numeral.scale != 1:
        return numeral.value
    countable = counted.unit.unit in COUNTABLE
    leading_zero = digits.value < 1
    return digits.other if (countable or habits.grouping_dot) and not leading_zero else numeral.value
