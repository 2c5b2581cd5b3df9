"""How often a feed asks to be read: ttl, skipHours, skipDays and the syndication module, found in the feed's head."""

from __future__ import annotations

import re
from typing import TypedDict

_HEAD = 20_000
_TTL = re.compile(r"<ttl>\s*(\d{1,7})\s*</ttl>", re.IGNORECASE)
_PERIOD = re.compile(r"<sy:updatePeriod>\s*(hourly|daily|weekly|monthly|yearly)\s*</sy:updatePeriod>", re.IGNORECASE)
_FREQUENCY = re.compile(r"<sy:updateFrequency>\s*(\d{1,5})\s*</sy:updateFrequency>", re.IGNORECASE)
_SKIP_HOURS = re.compile(r"<skipHours>(.{0,2000}?)</skipHours>", re.IGNORECASE | re.DOTALL)
_SKIP_DAYS = re.compile(r"<skipDays>(.{0,2000}?)</skipDays>", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAY = re.compile(r"<day>\s*(mon|tues|wednes|thurs|fri|satur|sun)day\s*</day>", re.IGNORECASE)
_DAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}


class Rhythm(TypedDict):
    """The fields of a ParsedFeed that say when to come back. `ttl` in seconds."""

    ttl: int | None
    skip_hours: frozenset[int]
    skip_days: frozenset[int]


def rhythm(text: str) -> Rhythm:
    """What the head and the foot of a feed's XML say of its rhythm; hour 24 is hour 0."""
    ends = text if len(text) <= 2 * _HEAD else text[:_HEAD] + text[-_HEAD:]
    hours = _SKIP_HOURS.search(ends)
    days = _SKIP_DAYS.search(ends)
    numbers = {int(number) % 24 for number in _HOUR.findall(hours.group(1)) if int(number) <= 24} if hours else set()
    names = {_DAYS.index(name.lower()) for name in _DAY.findall(days.group(1))} if days else set()
    return Rhythm(
        ttl=_ttl(ends),
        # A feed that closes every hour or day would never be read again: it cannot mean that.
        skip_hours=frozenset(numbers) if len(numbers) < 24 else frozenset(),
        skip_days=frozenset(names) if len(names) < 7 else frozenset(),
    )


def _ttl(ends: str) -> int | None:
    minutes = _TTL.search(ends)
    if minutes:
        return int(minutes.group(1)) * 60 or None
    period = _PERIOD.search(ends)
    if not period:
        return None
    frequency = _FREQUENCY.search(ends)
    return _PERIODS[period.group(1).lower()] // max(int(frequency.group(1)) if frequency else 1, 1)
