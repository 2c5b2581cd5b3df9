"""Times, ages and counts as people read them. Pure: "now" is an argument."""

from __future__ import annotations

from datetime import datetime, tzinfo


def short_time(moment: datetime | None, now: datetime, zone: tzinfo | None = None) -> str:
    """At most 8 columns: "14:05" today, "25 Jun" within the year, "Jun 2023" before; "no date" for None."""
    if moment is None:
        return "no date"
    local, today = moment.astimezone(zone), now.astimezone(zone)
    if local.date() == today.date():
        return f"{local:%H:%M}"
    if abs((today - local).days) < 300:
        return f"{local.day} {MONTHS[local.month - 1]}"
    return f"{MONTHS[local.month - 1]} {local.year}"


def long_time(moment: datetime | None, zone: tzinfo | None = None) -> str:
    """ "25 Jun 2025, 12:49"; "no date given" for None. Midnight means that only the day is known."""
    if moment is None:
        return "no date given"
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    local = moment.astimezone(zone)
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"


def ago(moment: datetime | None, now: datetime) -> str:
    """How long since: "just now", "12 min ago", "3 h ago", "5 days ago"; "never" for None."""
    if moment is None:
        return "never"
    seconds = (now - moment).total_seconds()
    return "just now" if seconds < 60 else f"{span(seconds)} ago"


def until(moment: datetime | None, now: datetime) -> str:
    """How long to go: "now", "in 12 min"; "not planned" for None."""
    if moment is None:
        return "not planned"
    seconds = (moment - now).total_seconds()
    return "now" if seconds < 60 else f"in {span(seconds)}"


def span(seconds: float) -> str:
    """A length of time in its largest sensible unit: "45 s", "12 min", "3 h", "5 days"."""
    if seconds < 60:
        return f"{max(0, round(seconds))} s"
    if seconds < 3600:
        return f"{round(seconds / 60)} min"
    if seconds < 48 * 3600:
        return f"{round(seconds / 3600)} h"
    return f"{round(seconds / 86400)} days"


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 article", "2 articles"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def size(count: int) -> str:
    """Bytes for people: "204 B", "15 kB", "1.2 MB"."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:,.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:,.1f} MB"
