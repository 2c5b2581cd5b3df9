"""Lengths of time in words."""

from __future__ import annotations

from datetime import timedelta

UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60))


def in_words(span: timedelta) -> str:
    """A length of time in its largest fitting unit: "45 seconds", "90 minutes", "3 hours", "2 days"."""
    seconds = max(round(span.total_seconds()), 0)
    for name, size in UNITS:
        if seconds == size or seconds >= 1.75 * size:
            return plural(round(seconds / size), name)
    return plural(seconds, "second")


def plural(count: int, noun: str) -> str:
    """A number with its noun."""
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("ry") else f"{count} {noun}s"
