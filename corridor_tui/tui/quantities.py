"""Figures as people read them: "4.5 Mt", "≥ 2.5 M TEU", "+62 %". Pure."""

from __future__ import annotations

from decimal import Decimal

from corridor_tui.model import Figure

_SCALES = (
    (Decimal(10**12), Decimal(10**12), "T"),
    (Decimal(10**9), Decimal(10**9), "bn"),
    (Decimal(10**6), Decimal(10**6), "M"),
    (Decimal(10**5), Decimal(10**3), "k"),
)
"""(from this value on, divided by, shown as): below 100,000 every digit is worth its place."""

_BOUNDS = {"=": "", ">": "≥ ", "<": "≤ ", "~": "~ ", "range": ""}
_GLUED = {"t": {"M": "Mt", "k": "kt", "bn": "Gt"}}


def number(value: Decimal, digits: int = 3) -> str:
    """A bare number with at most `digits` significant ones before its scale: 4500000 is "4.5 M", 7253 is "7,253"."""
    for least, factor, name in _SCALES:
        if abs(value) >= least:
            return f"{_plain(value / factor, digits)} {name}"
    return _plain(value, max(digits, 6))


def quantity(value: Decimal, unit: str, *, high: Decimal | None = None, bound: str = "=") -> str:
    """A number with its bound and unit: "≥ 4.5 Mt", "2–2.5 Mt", "62 %", "44 bn USD"."""
    shown = _with_unit(value, unit)
    if high is not None:
        return f"{number(value)}–{_with_unit(high, unit)}"
    return f"{_BOUNDS.get(bound, '')}{shown}"


def of_figure(figure: Figure) -> str:
    """A figure's value with its direction where it is a change: "+62 %"."""
    shown = quantity(figure.value, figure.unit, high=figure.value_high, bound=figure.bound)
    if figure.role == "change" and figure.direction:
        return ("+" if figure.direction == "up" else "−") + shown
    return shown


def _with_unit(value: Decimal, unit: str) -> str:
    text = number(value)
    head, _, scale = text.partition(" ")
    glued = _GLUED.get(unit, {}).get(scale)
    if glued:
        return f"{head} {glued}"
    return f"{text} {unit}"


def _plain(value: Decimal, digits: int) -> str:
    """Thousands parted by commas, no trailing zeros, no exponent."""
    whole = len(str(abs(int(value))))
    rounded = round(value, max(0, digits - whole))
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
