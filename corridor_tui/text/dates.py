"""Dates as sources print them, read strictly: a date that cannot be read is None, never a guess.

Understood: RFC 822 and its many dialects, W3C and ISO forms, day-first and year-first numbers, Chinese dates, and
month names in the languages of our sources and their neighbours (`months`). "Today" and
"2 hours ago" are not: they would need a clock nobody printed. A date without a time of day is midnight UTC, so that
the calendar day stays what the source said.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from corridor_tui.text.months import AMBIGUOUS_ZONES, ZONES, fold_name, month
from corridor_tui.text.sanitize import clean_line

EARLIEST_YEAR = 1990
FUTURE_SLACK = timedelta(days=1)
_LIMIT = 120

_TIME = re.compile(
    r"(?<![\d:.+-])(?P<h>\d{1,2}):(?P<m>\d{1,2})(?::(?P<s>\d{1,2})(?:[.,:]\d{1,9})?)?(?!\d)(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"|(?<!\d)(?P<hz>\d{1,2})\s*[时點点]\s*(?:(?P<mz>\d{1,2})\s*分)?(?:\s*(?P<sz>\d{1,2})\s*秒)?"
    r"|(?<![\d:])(?P<ho>\d{1,2})\s*(?P<halfo>[ap])\.?m\b\.?",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"^\s*\(?\s*(?:utc|gmt|мск|msk|z)?\s*(?P<sign>[+\-\u2212\u2013])\s*(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?(?!\d)",
    re.IGNORECASE,
)
_ZONE_NAME = re.compile(r"^[\s(\[]*(?P<name>[^\W\d_]{1,5})(?![\w])")
_T_TIME = re.compile(r"(?<=\d)t(?=\d)", re.IGNORECASE)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:t?(\d{2}):?(\d{2}):?(\d{2})?)?(?![\d:])(.*)$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?<![\d:])(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?![\d])")
_CHINESE = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号일]")
_DAY_FIRST = re.compile(r"(?<![\d:])(\d{1,2})\s?([-/. ])\s?(\d{1,2})\s?\2\s?(\d{4}|(?<! )\d{2})(?![\d:])")
_NAMED_DAY_FIRST = re.compile(
    r"(?<![\d:])(?P<d>\d{1,2})(?:st|nd|rd|th|-?[еe]|-?ші|-?шы)?(?:[\s.,\-/]|of)*(?P<name>[^\W\d_]{3,14})\.?[\s.,\-/']*"
    r"(?P<y>\d{4}|\d{2})(?![\d:])",
    re.IGNORECASE,
)
_NAMED_MONTH_FIRST = re.compile(
    r"(?P<name>[^\W\d_]{3,14})\.?[\s\-/]*(?P<d>\d{1,2})(?:st|nd|rd|th)?(?![\d:])[\s,.\-/]+(?:[^\d]{0,12}?\s)??'?(?P<y>\d{4}|\d{2}(?=\s*$))(?![\d:])",
    re.IGNORECASE,
)
_NAMED_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>\d{4})\s*(?:-?\s?(?:жылғы|жылы|жыл|yilning|yil|йил|ci il|il)|г\.?)?[\s,.\-/]*(?:(?P<d>\d{1,2})[\s.\-]+)?(?P<name>[^\W\d_]{3,14})\.?"
    r"(?:[\s\-]*(?P<d2>\d{1,2})(?![\d:]))?",
    re.IGNORECASE,
)
_WEEK = re.compile(r"^(\d{4})-?w(\d{2})-?([1-7])(?!\d)", re.IGNORECASE)
_ORDINAL = re.compile(r"^(\d{4})-(\d{3})(?![\w-])")
_MONTH_ONLY = re.compile(r"^(\d{4})-(\d{1,2})$")
_YEAR_ONLY = re.compile(r"^(\d{4})$")
_EPOCH = re.compile(r"^(\d{10})(?:\d{3})?$")
_AFTERNOON = ("下午", "晚上", "傍晚", "오후")


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time of day, what followed it (where a zone may stand), the text around both, and whether it was am or pm."""

    hour: int
    minute: int
    second: int
    rest: str
    around: str = ""
    halved: bool = False


def parse_date(raw: str | None, *, zone: tzinfo | None, now: datetime) -> datetime | None:
    """The moment a source printed, aware UTC; None when unreadable, before 1990 or later than a day after `now`.

    `zone` is the source's own, used where the date names none (None: UTC). `now` must be aware.
    """
    if not raw:
        return None
    text = unicodedata.normalize("NFKC", clean_line(raw, _LIMIT))
    try:
        moment = _epoch(text) or _read(text, zone)
    except (ValueError, OverflowError):
        return None
    if moment is None or moment.year < EARLIEST_YEAR or moment > now + FUTURE_SLACK:
        return None
    return moment


def _epoch(text: str) -> datetime | None:
    match = _EPOCH.match(text)
    return datetime.fromtimestamp(int(match.group(1)), UTC) if match else None


def _read(text: str, zone: tzinfo | None) -> datetime | None:
    compact = _COMPACT.match(text)
    if compact and (compact.group(4) or not compact.group(7).strip()):
        year, mon, day, hour, minute, second, rest = compact.groups()
        clock = _Clock(int(hour), int(minute), int(second or 0), rest) if hour else None
        return _moment(date(int(year), int(mon), int(day)), clock, zone)
    spaced = _T_TIME.sub(" ", text)
    clock = _clock(spaced)
    day = _calendar_day(clock.around if clock else spaced, american=clock is not None and clock.halved)
    return _moment(day, clock, zone) if day else None


def _calendar_day(text: str, american: bool) -> date | None:
    """The first full date of the text. Raises ValueError for a month 13 or a 31 February."""
    for pattern in (_WEEK, _ORDINAL):
        match = pattern.match(text)
        if match:
            return _iso_odd(match)
    for pattern in (_CHINESE, _YEAR_FIRST):
        match = pattern.search(text)
        if match:
            numbers = [int(g) for g in match.groups() if g.isdigit()]
            return date(*numbers)
    for pattern in (_NAMED_DAY_FIRST, _NAMED_MONTH_FIRST, _NAMED_YEAR_FIRST):
        for match in pattern.finditer(text):
            number = month(match["name"])
            day = match["d"] or match.groupdict().get("d2")
            if number and day:
                return date(_year(match["y"]), number, int(day))
    match = _DAY_FIRST.search(text)
    if match:
        return _day_first(match, american)
    match = _MONTH_ONLY.match(text)
    if match:
        return date(int(match.group(1)), int(match.group(2)), 1)
    match = _YEAR_ONLY.match(text)
    return date(int(match.group(1)), 1, 1) if match else None


def _iso_odd(match: re.Match[str]) -> date:
    if match.re is _WEEK:
        return date.fromisocalendar(*(int(g) for g in match.groups()))
    year, ordinal = int(match.group(1)), int(match.group(2))
    day = date(year, 1, 1) + timedelta(days=ordinal - 1)
    if day.year != year:
        raise ValueError("day of the year out of range")
    return day


def _day_first(match: re.Match[str], american: bool) -> date:
    """Day, month, year. With slashes the first two are swapped (American order) where the month would be impossible.

    "24-11-05" could start with its year as well as with its day, so it is no date.
    """
    first, second, year = int(match.group(1)), int(match.group(3)), _year(match.group(4))
    if match.group(2) == "-" and len(match.group(4)) == 2:
        raise ValueError("two-digit year between hyphens")
    if match.group(2) == "/" and first <= 12 and (second > 12 or american):
        first, second = second, first
    return date(year, second, first)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return 1900 + year if year >= EARLIEST_YEAR % 100 else 2000 + year


def _clock(text: str) -> _Clock | None:
    match = _TIME.search(text)
    if not match:
        return None
    hour = int(match["h"] or match["hz"] or match["ho"])
    minute = int(match["m"] or match["mz"] or 0)
    second = int(match["s"] or match["sz"] or 0)
    half = (match["half"] or match["halfo"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("hour of a half day out of range")
        hour = hour % 12 + (12 if half == "p" else 0)
    elif any(word in text for word in _AFTERNOON) and hour < 12:
        hour += 12
    rest = text[match.end() :]
    return _Clock(hour, minute, second, rest, text[: match.start()] + " " + _OFFSET.sub(" ", rest), bool(half))


def _moment(day: date, clock: _Clock | None, zone: tzinfo | None) -> datetime:
    if clock is None:
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    hour, extra = clock.hour, timedelta()
    if hour == 24 and clock.minute == clock.second == 0:
        hour, extra = 0, timedelta(days=1)
    second = min(clock.second, 59) if clock.second <= 60 else clock.second
    local = datetime(day.year, day.month, day.day, hour, clock.minute, second)
    return (local.replace(tzinfo=_zone(clock.rest, local, zone)) + extra).astimezone(UTC)


def _zone(rest: str, local: datetime, source: tzinfo | None) -> tzinfo:
    """The zone printed after a time; the source's own (or UTC) where there is none or an unknown name."""
    offset = _OFFSET.match(rest)
    if offset:
        minutes = int(offset["h"]) * 60 + int(offset["m"] or 0)
        if minutes > 15 * 60:
            raise ValueError("zone out of range")
        return timezone(timedelta(minutes=-minutes if offset["sign"] != "+" else minutes))
    fallback = source or UTC
    name = _ZONE_NAME.match(rest)
    if not name:
        return fallback
    key = fold_name(name["name"])
    own = source.utcoffset(local) if source is not None else None
    if own is not None and int(own.total_seconds() // 60) in AMBIGUOUS_ZONES.get(key, frozenset()):
        return fallback
    known = ZONES.get(key)
    if known is None:
        return fallback
    return ZoneInfo(known) if isinstance(known, str) else timezone(timedelta(minutes=known))
