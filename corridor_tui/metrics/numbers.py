"""Numbers for people: "4.5 Mt", "44 bn USD", "77,295 TEU", "≥ 80 %". Exact values belong in JSON and CSV."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from corridor_tui.model import RATIOS, Bound

_SIGNS: dict[str, str] = {">": "≥ ", "<": "≤ ", "~": "~ "}
_ASCII_SIGNS: dict[str, str] = {">": ">= ", "<": "<= ", "~": "~ "}
_SCALES: tuple[tuple[Decimal, str], ...] = (
    (Decimal(10) ** 12, "trn"),
    (Decimal(10) ** 9, "bn"),
    (Decimal(10) ** 6, "M"),
)
_MASS: tuple[tuple[Decimal, str], ...] = ((Decimal(10) ** 9, "Gt"), (Decimal(10) ** 6, "Mt"), (Decimal(10) ** 3, "kt"))
_PLURALS: dict[str, str] = {
    "container": "containers", "train": "trains", "wagon": "wagons", "vehicle": "vehicles", "truck": "trucks",
    "parcel": "parcels", "passenger": "passengers", "flight": "flights", "person": "people", "day": "days",
    "hour": "hours", "minute": "minutes", "month": "months", "year": "years", "count": "",
}  # fmt: skip


def scaled(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """The value in a scale people use, and the scaled unit: 4500000 t -> (4.5, "Mt")."""
    size = abs(value)
    if unit == "t":
        for scale, name in _MASS:
            if size >= scale:
                return value / scale, name
        return value, "t"
    word = _PLURALS.get(unit, unit)
    if unit in RATIOS or size < 10**6:
        return value, word
    for scale, name in _SCALES:
        if size >= scale:
            return value / scale, f"{name} {word}".strip()
    return value, word


def plain(value: Decimal, significant: int = 4) -> str:
    """Digits with thousands set apart, rounded to four significant digits below 10,000."""
    if not value.is_finite() or value.adjusted() > 20:
        return f"{value:.3g}"
    if abs(value) >= 10_000 or value == value.to_integral_value():
        return f"{rounded(value, 0):,}"
    places = max(0, significant - 1 - value.adjusted())
    return f"{rounded(value, places).normalize():,f}"


def rounded(value: Decimal, places: int) -> Decimal:
    """The value to so many decimal places, half to even; as it is where it is too large to have any."""
    if not value.is_finite() or value.adjusted() + places > 25:
        return value
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)


@lru_cache(maxsize=8192)
def human(
    value: Decimal, unit: str, bound: Bound = "=", value_high: Decimal | None = None, *, ascii_only: bool = False
) -> str:
    """A value with its unit and bound sign, as a desk reads it; a range with both ends in one scale."""
    if not value.is_finite():
        return f"beyond counting {unit}"
    if value_high is not None and not value_high.is_finite():
        value_high = None
    sign = (_ASCII_SIGNS if ascii_only else _SIGNS).get(bound, "")
    number, word = scaled(value if value_high is None else max(value, value_high, key=abs), unit)
    space = "" if unit == "x" else " "
    if unit == "x":
        word = "x"
    if abs(value) == 1 and value_high is None and word == _PLURALS.get(unit):
        word = unit if unit != "count" else ""
    if value_high is None:
        return f"{sign}{plain(number)}{space}{word}".strip()
    factor = max(value, value_high, key=abs) / number if number else Decimal(1)
    dash = "-" if ascii_only else "–"
    return f"{sign}{plain(value / factor)}{dash}{plain(value_high / factor)}{space}{word}".strip()


def exact(value: Decimal | None) -> int | float | None:
    """The value for JSON: a whole number as int, else a float; None stays None, and what is no number becomes it."""
    if value is None or not value.is_finite():
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def percent(value: Decimal) -> str:
    """A growth rate for people: "+62.2 %", "-8.1 %"."""
    return f"{value:+.1f} %"
