"""Periods as claims spell them: what months they cover, what kind of series they belong to, how people read them.

Spellings: "2024", "2024-H1", "2024-Q3", "2024-05", "2024-05-17", "2024-01/2024-09", and "" for a claim without one.
Two spellings of the same months are one period: "2024-01/2024-06" is "2024-H1", "2024-01/2024-12" is "2024".
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

PeriodKind = Literal["year", "half", "quarter", "month", "day", "ytd", "span", "undated"]

# The calendar module's own names follow the locale of the process; a report must not.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_SPELLING = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?))?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A run of whole months (`first` counts months from year 0; a day is kept as its month plus `day`)."""

    spelling: str
    kind: PeriodKind
    first: int = 0
    months: int = 0
    day: int = 0

    @property
    def year(self) -> int:
        """The year the period starts in; 0 when undated."""
        return self.first // 12

    @property
    def last(self) -> int:
        """The last month covered, on the same count as `first`."""
        return self.first + max(self.months, 1) - 1

    @property
    def end(self) -> date | None:
        """The last day covered; None when undated."""
        if self.kind == "undated":
            return None
        year, month = self.last // 12, self.last % 12 + 1
        return date(year, month, self.day or monthrange(year, month)[1])

    @property
    def start(self) -> date | None:
        """The first day covered; None when undated."""
        if self.kind == "undated":
            return None
        return date(self.year, self.first % 12 + 1, self.day or 1)

    @property
    def days(self) -> int:
        """How many days it covers; 0 when undated."""
        start, end = self.start, self.end
        return (end - start).days + 1 if start and end else 0

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key: by the last day covered, then the longer period later. Undated ones come first."""
        return (-1, 0, 0) if self.kind == "undated" else (self.last, self.day or 99, self.months)

    def contains(self, other: Period) -> bool:
        """Whether every month of `other` lies in this longer period."""
        if "undated" in (self.kind, other.kind) or self.months <= other.months:
            return False
        return self.first <= other.first and other.last <= self.last

    def shifted(self, months: int) -> Period:
        """The same length of time `months` later (negative: earlier)."""
        if self.kind in ("undated", "day"):
            return self
        return of_months(self.first + months, self.months)


UNDATED = Period("", "undated")


def _month(count: int) -> str:
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def of_months(first: int, months: int) -> Period:
    """The period of `months` whole months from month `first` (months since year 0), in its one spelling."""
    year, offset = divmod(first, 12)
    if year < 1 or (first + months - 1) // 12 > 9999:
        return UNDATED
    if months == 12 and offset == 0:
        return Period(f"{year:04d}", "year", first, 12)
    if months == 6 and offset in (0, 6):
        return Period(f"{year:04d}-H{offset // 6 + 1}", "half", first, 6)
    if months == 3 and offset % 3 == 0:
        return Period(f"{year:04d}-Q{offset // 3 + 1}", "quarter", first, 3)
    if months == 1:
        return Period(_month(first), "month", first, 1)
    spelling = f"{_month(first)}/{_month(first + months - 1)}"
    return Period(spelling, "ytd" if offset == 0 and months < 12 else "span", first, months)


def _part(text: str) -> Period | None:
    found = _SPELLING.fullmatch(text)
    if found is None or found["year"] == "0000":
        return None
    first = int(found["year"]) * 12
    if found["half"]:
        return of_months(first + 6 * (int(found["half"]) - 1), 6)
    if found["quarter"]:
        return of_months(first + 3 * (int(found["quarter"]) - 1), 3)
    if found["month"]:
        first += int(found["month"]) - 1
        if found["day"]:
            day = int(found["day"])
            if not 1 <= day <= monthrange(int(found["year"]), int(found["month"]))[1]:
                return None
            return Period(text, "day", first, 1, day)
        return of_months(first, 1)
    return of_months(first, 12)


@lru_cache(maxsize=4096)
def parse(spelling: str | None) -> Period:
    """Read a period's spelling. What cannot be read is undated: a value is never put under a guessed period."""
    text = (spelling or "").strip()
    first, slash, second = text.partition("/")
    start = _part(first)
    if start is None:
        return UNDATED
    if not slash:
        return start
    end = _part(second)
    if end is None or end.last < start.first:
        return UNDATED
    return of_months(start.first, end.last - start.first + 1)


def label(period: Period) -> str:
    """The period as people write it: "Jan–Sep 2024", "H1 2024", "May 2024"; "undated" when there is none."""
    year = f"{period.year:04d}"
    match period.kind:
        case "undated":
            return "undated"
        case "year":
            return year
        case "half" | "quarter":
            return f"{period.spelling[5:]} {year}"
        case "month":
            return f"{_MONTHS[period.first % 12]} {year}"
        case "day":
            return f"{period.day} {_MONTHS[period.first % 12]} {year}"
    start, end = _MONTHS[period.first % 12], _MONTHS[period.last % 12]
    end_year = f"{period.last // 12:04d}"
    return f"{start}–{end} {year}" if year == end_year else f"{start} {year} – {end} {end_year}"
