"""When an article is from, in words: local time, what is inferred or missing marked as such."""

from __future__ import annotations

from datetime import UTC, datetime, time

from corridor_tui.model import DateNote


def day(published: datetime | None, fetched: datetime, note: DateNote) -> str:
    """The day as 2026-01-31; "~" before one that was inferred, brackets around the day first seen of an undated one."""
    if published is None:
        return f"({fetched.astimezone():%Y-%m-%d})"
    return f"{'~' if note == 'inferred' else ''}{_local(published):%Y-%m-%d}"


def moment(published: datetime | None, fetched: datetime, note: DateNote) -> str:
    """The day and, where the source gives one, the time of day."""
    if published is None:
        return f"undated, first seen {fetched.astimezone():%Y-%m-%d %H:%M}"
    shown = f"{_local(published):%Y-%m-%d}" if _is_day(published) else f"{_local(published):%Y-%m-%d %H:%M}"
    return f"{shown} (inferred)" if note == "inferred" else shown


def _local(published: datetime) -> datetime:
    # A date without a time of day is kept as midnight UTC; moving it to a western zone would name the day before.
    return published if _is_day(published) else published.astimezone()


def _is_day(published: datetime) -> bool:
    return published.astimezone(UTC).time() == time(0, 0)
