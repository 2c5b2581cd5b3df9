"""A period as the first and last month it covers, for sorting and for queries by time."""

from __future__ import annotations

import re

_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<month>\d\d)(?:/(?P<last>\d{4}-\d\d))?)?", re.ASCII
)


def months(period: str | None) -> tuple[str | None, str | None]:
    """("2024-01", "2024-09") for "2024-01/2024-09", "2024", "2024-Q1", ...; (None, None) for what is no period."""
    match = _PERIOD.fullmatch(period or "")
    if match is None:
        return None, None
    year = match["year"]
    if match["month"]:
        first = f"{year}-{match['month']}"
        return first, match["last"] or first
    if match["quarter"]:
        return _span(year, 3, int(match["quarter"]))
    if match["half"]:
        return _span(year, 6, int(match["half"]))
    return f"{year}-01", f"{year}-12"


def _span(year: str, length: int, number: int) -> tuple[str, str]:
    return f"{year}-{length * (number - 1) + 1:02}", f"{year}-{length * number:02}"
