"""Stated growth checked against the series: does "+62 %" fit the two values it speaks of, and if not, what would?

Printed numbers are rounded, so each is taken as the stretch that rounds to it; growth agrees when the stretch computed
from the two values meets the stated one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corridor_tui.metrics.agreement import half_unit
from corridor_tui.metrics.claims import Claim, Growth
from corridor_tui.metrics.numbers import rounded
from corridor_tui.metrics.periods import Period, label, parse
from corridor_tui.metrics.series import Point, Series

Verdict = Literal["agrees", "other base", "differs", "unchecked"]


@dataclass(frozen=True, slots=True)
class GrowthCheck:
    """A growth statement and what the series says about it.

    `computed` is the growth in per cent from `base` to the period, None when a value is missing. For "other base",
    `base` is the period that fits.
    """

    growth: Growth
    verdict: Verdict
    base: Period | None = None
    computed: Decimal | None = None
    level: Point | None = None
    before: Point | None = None

    @property
    def sentence(self) -> str:
        """The finding in words."""
        said = told(self.growth)
        if self.computed is None or self.base is None:
            return f"{said}: no value of the period before to check it against"
        got = f"{self.computed:+.1f} % on {label(self.base)}"
        match self.verdict:
            case "agrees":
                return f"{said} agrees: the values give {got}"
            case "other base":
                return f"{said} fits {label(self.base)} as its base: the values give {got}"
            case _:
                return f"{said}, but the values give {got}"


def told(growth: Growth) -> str:
    """The statement as printed, short: "+62 %", "2.6 times", "-8.4 %"."""
    if growth.unit == "x":
        return f"{growth.size.normalize():f} times{' less' if growth.direction == 'down' else ''}"
    sign = "-" if growth.direction == "down" else "+"
    return f"{sign}{abs(growth.size).normalize():f} %"


def percent_stretch(growth: Growth) -> tuple[float, float]:
    """The growth rates in per cent that would be printed like this one."""
    size = abs(growth.size)
    exponent = size.as_tuple().exponent
    half = float(Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)) / 2
    low, high = float(size) - half, float(size) + half
    if growth.unit == "x":
        half = float(half_unit_of_multiple(size))
        least, most = float(size) - half, float(size) + half
        if growth.direction == "down" and least > 0:
            least, most = 1 / most, 1 / least
        low, high = (least - 1) * 100, (most - 1) * 100
    elif growth.direction == "down":
        low, high = -high, -low
    if growth.bound == ">":
        high += abs(high) * 0.1 + 1
    elif growth.bound == "<":
        low -= abs(low) * 0.1 + 1
    elif growth.bound == "~":
        low, high = low - 1, high + 1
    return low, high


def half_unit_of_multiple(size: Decimal) -> Decimal:
    """Half a unit of the last printed digit of a multiple; whole multiples ("doubled") are loose by a tenth."""
    exponent = size.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return Decimal(1).scaleb(exponent) / 2
    return size * Decimal("0.1")


def rate(level: Decimal, before: Decimal) -> Decimal | None:
    """Growth in per cent from `before` to `level`; None when there is nothing to grow from."""
    return None if before == 0 else (level / before - 1) * 100


def _stretch(level: Point, before: Point) -> tuple[float, float] | None:
    """The growth rates that the two printed values allow."""
    top, bottom = float(half_unit(level.value)), float(half_unit(before.value))
    low_base, high_base = float(before.value) - bottom, float(before.value) + bottom
    if low_base <= 0:
        return None
    return ((float(level.value) - top) / high_base - 1) * 100, ((float(level.value) + top) / low_base - 1) * 100


_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d-]|[.,]\d)")


def earlier_years(growth: Growth, period: Period) -> list[Period]:
    """The years before the last one that the sentence names: "three times what it was in 2014" may mean any of them."""
    if growth.base or period.kind == "undated":
        return []
    years = sorted({int(year) for year in _YEAR.findall(growth.quote)}, reverse=True)
    return [parse(f"{year:04d}") for year in years if year < period.year - 1]


def bases(period: Period, stated: str | None, named: Iterable[Period] = ()) -> list[Period]:
    """The periods a change may be measured against, the likeliest first: the stated one, the same a year before."""
    found = [*([parse(stated)] if stated else []), *named]
    if period.kind != "undated":
        found += [period.shifted(-12)]
        if period.kind in ("quarter", "month", "half"):
            found += [period.shifted(-period.months)]
        found += [parse(f"{year:04d}") for year in (period.year - 1, period.year - 2) if year > 0]
    return [p for p in dict.fromkeys(found) if p.kind != "undated" and p != period]


def check(growth: Growth, series: Series) -> GrowthCheck:
    """Check one statement against the shown values of its metric.

    It can only be called wrong against the base it names, or the same months a year before when it names none and its
    sentence no earlier year; any other base can explain it. Where its own article gives another value than the shown
    one, it speaks of that value, and nothing is known of its base.
    """
    period = parse(growth.period)
    level = series.at(period)
    if level is None or _of_another_value(growth, level):
        return GrowthCheck(growth, "unchecked", level=level)
    named = earlier_years(growth, period)
    expected = parse(growth.base) if growth.base else period.shifted(-12)
    differs: GrowthCheck | None = None
    for base in bases(period, growth.base, named):
        before = series.at(base)
        if before is None:
            continue
        computed, allowed = rate(level.value, before.value), _stretch(level, before)
        if computed is None or allowed is None:
            continue
        low, high = percent_stretch(growth)
        fits = allowed[0] <= high and low <= allowed[1]
        shown = rounded(computed, 1)
        if fits:
            verdict: Verdict = "agrees" if base == expected else "other base"
            return GrowthCheck(growth, verdict, base, shown, level, before)
        if base == expected and not named:
            differs = GrowthCheck(growth, "differs", base, shown, level, before)
    return differs or GrowthCheck(growth, "unchecked", level=level)


def _of_another_value(growth: Growth, level: Point) -> bool:
    own = {id(claim) for claim in level.claims if _same_place(growth, claim)}
    return bool(own) and own <= {id(item.claim) for item in level.left_out}


def _same_place(growth: Growth, claim: Claim) -> bool:
    """Whether both stand in one article; two rows of a table, under one address."""
    if growth.article is None or claim.article is None:
        return growth.article == claim.article and growth.url is not None and growth.url == claim.url
    return growth.article == claim.article


def check_all(growths: Iterable[Growth], series: Series) -> tuple[GrowthCheck, ...]:
    """Check every statement, in an order of their own."""
    return tuple(check(growth, series) for growth in sorted(growths, key=lambda g: g.order))


def differing(checks: Iterable[GrowthCheck]) -> list[tuple[Growth, Growth]]:
    """Pairs of statements about one period and base whose stretches do not meet: the lowest against the highest."""
    groups: dict[tuple[Period, Period], list[Growth]] = {}
    for item in checks:
        growth, period = item.growth, parse(item.growth.period)
        if item.verdict == "unchecked" and earlier_years(growth, period):
            continue
        base = parse(growth.base) if growth.base else period.shifted(-12)
        if item.verdict == "other base" and item.base is not None:
            base = item.base
        groups.setdefault((period, base), []).append(growth)
    pairs = []
    for (period, _), group in groups.items():
        low = min(group, key=lambda g: percent_stretch(g)[1])
        high = max(group, key=lambda g: percent_stretch(g)[0])
        if period.kind != "undated" and percent_stretch(low)[1] < percent_stretch(high)[0]:
            pairs.append((low, high))
    return pairs
