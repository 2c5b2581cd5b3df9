"""What the headers of an answer mean. Header text is data from a stranger: it is read here and never shown."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

DELTA = re.compile(r"[0-9]{1,12}")
VISIBLE = re.compile(r"[\x20-\x7e\xa0-\xff]+")


def opaque(value: str | None, limit: int) -> str | None:
    """A validator as it can be kept and sent back unchanged, or None where it is empty, too long or not text."""
    if not value or len(value) > limit or not VISIBLE.fullmatch(value):
        return None
    return value


def http_date(value: str) -> datetime | None:
    """A date of an HTTP header as aware UTC, or None where it is none."""
    try:
        moment = parsedate_to_datetime(value[:100])
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def retry_after(value: str | None, now: datetime, cap: float) -> float | None:
    """Seconds that a server asks us to wait, between 0 and `cap`; None where it asks nothing that can be read."""
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return min(float(text), cap)
    moment = http_date(text)
    if moment is None:
        return None
    return min(max((moment - now).total_seconds(), 0.0), cap)


def directives(value: str) -> dict[str, str]:
    """The directives of a Cache-Control header, lower case; the first of a kind counts."""
    found: dict[str, str] = {}
    for part in value[:2_000].split(","):
        name, _, argument = part.partition("=")
        found.setdefault(name.strip().lower(), argument.strip().strip('"'))
    return found


def freshness(cache_control: str | None, expires: str | None, date: str | None, now: datetime) -> timedelta | None:
    """How long the answer calls itself fresh; None where it says nothing, zero where it says "not at all"."""
    if cache_control:
        said = directives(cache_control)
        if "no-store" in said or "no-cache" in said:
            return timedelta(0)
        age = said.get("max-age", "")
        if DELTA.fullmatch(age):
            return timedelta(seconds=min(int(age), 10**9))
    if expires is None:
        return None
    until = http_date(expires)
    if until is None:
        return timedelta(0)  # the standard reads an unreadable date, often "0", as already past
    since = http_date(date) if date else None
    return max(until - (since or now), timedelta(0))
