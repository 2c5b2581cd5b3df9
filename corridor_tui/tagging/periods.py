"""Period expressions: where a text names a stretch of time, and which months that is.

Neighbouring time words and numbers ("the first nine months of 2024", "2022 йилнинг шу даврига нисбатан",
"今年前三季度") form a cluster that is read as a set of parts, whatever their order, so one reader serves every
language. Relative words resolve against the day of publication, the past first; without that day against the
years that the text itself names. A period that cannot be resolved has no key and still stands where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from corridor_tui.tagging.comparisons import compared_at
from corridor_tui.tagging.marks import Mark
from corridor_tui.tagging.reading import Reading
from corridor_tui.tagging.time_clusters import Parts, clusters

Use = Literal["main", "base", "deadline", "against"]
Month = tuple[int, int]
FIRST_YEAR, LAST_YEAR = 1950, 2079
_OPENED = 40
_STOPS = re.compile("[,.;:0-9]")
_OLD = 2
"""Years from which on an opening is history."""
_BESIDE = 6
"""Characters between "opened" and its year."""
_COMMA = re.compile(r" ?(?:[^\W\d_]{1,5}\.?)?,")
"""What closes a participle: a comma, "году,"."""
_YEAR_WORD = "periods.year-word"
_REPORTED_UNTIL = 3
"""The month until which "the full year" is the one that is over."""
_BEHIND = re.compile(r"[^\W\d_]{0,40}(?:[ \n]{1,3}[^\W\d_]{1,40}){0,3}[ \n]{1,3}(?:\([^()\n]{1,30}\) )?(?=[0-9%])")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole months (or one day) named at `text[start:end]` of the folded text.

    `key` is its canonical spelling, None when it cannot be resolved. `use` is "base" for what a change is measured
    against, "deadline" for the end of a plan, "against" for that of an earlier value that a newer one is set
    beside ("5 tons against 4 tons in 2023"); `after` is then where the comparing words begin. `relation` is "same" where only an earlier period tells the months.
    `inferred` is True when the year is not in the words but follows from the publication or the text's other years.
    """

    start: int
    end: int
    key: str | None
    first: Month | None = None
    last: Month | None = None
    use: Use = "main"
    relation: Literal["own", "same"] = "own"
    inferred: bool = False
    since: bool = False
    after: int = -1
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """What relative words are resolved against: the day of publication, else the year that the text is about."""

    published: date | None
    year: int | None = None

    @property
    def this_year(self) -> int | None:
        """The year that "this year" means."""
        return self.published.year if self.published else self.year

    def year_ending(self, month: int, day: int | None = None) -> int | None:
        """The year in which `month` (or that day of it) has passed most recently: months named without a year."""
        if self.published is None:
            return self.year
        done = month < self.published.month or (month == self.published.month and self.published.day >= (day or 20))
        return self.published.year if done else self.published.year - 1


def find_periods(text: str, marks: Sequence[Mark], clock: Clock, habits: Reading) -> list[Period]:
    """Every period that a text names, in order.

    `marks` are its time words and numbers in order of position.
    """
    found: list[Period] = []
    current: Period | None = None
    whole: Period | None = None
    openings = [mark for mark in marks if mark.kind == "since-opening"]
    comparing = [mark for mark in marks if mark.kind == "base" and mark.arg]
    founding = [mark for mark in marks if mark.kind == "opened"]
    if founding:
        marks = [mark for mark in marks if mark.kind != "opened"]
    for parts in clusters(text, marks, habits):
        period = _read(parts, clock, current, whole)
        if period is None or (period.rule == _YEAR_WORD and text[period.start - 1 : period.start].isdigit()):
            continue  # "3年前" is years ago
        if founding and _tells_age(text, period, founding, clock):
            continue
        beside = compared_at(text, comparing, period.start, found[-1].end if found else 0)
        if beside is not None and period.use == "main":
            period = replace(period, use="against", after=beside)
        if any(0 <= period.start - m.end <= _OPENED and not _STOPS.search(text, m.end, period.start) for m in openings):
            period = replace(period, key=None, last=None, since=True)
        if habits.base_endings and _is_compared(text, period.end - 4, habits):
            period = replace(period, use="base")
        found.append(period)
        if period.key and period.use == "main" and period.relation == "own":
            current = period
            if _is_whole(period) and not (whole and whole.first and period.first and period.first < whole.first):
                whole = period
    return found


def _tells_age(text: str, period: Period, founding: Sequence[Mark], clock: Clock) -> bool:
    """ "The line, opened in 2017, carried ...": a year long past that only says how old something is."""
    if period.first is None or clock.this_year is None or period.first[0] > clock.this_year - _OLD:
        return False
    if any(0 <= mark.start - period.end <= _BESIDE for mark in founding if mark.side == "right"):
        return True
    closed = _COMMA.match(text, period.end) is not None
    return closed and any(0 <= period.start - mark.end <= _BESIDE for mark in founding if mark.side == "left")


def _is_compared(text: str, end: int, habits: Reading) -> bool:
    """ "2024 жылғы көрсеткіштен 5,5%-ға": a few words behind a period, the last in the ablative, then the number."""
    behind = _BEHIND.match(text, end)
    if behind is None or not behind.group().split(" (")[0].rstrip().endswith(habits.base_endings):
        return False
    return any(word in text[behind.end() : behind.end() + 20] for word in habits.ratios)


def _is_whole(period: Period) -> bool:
    """Whether a period is a year that has come: what "in 12 months" goes on with, not the year that it is set beside."""
    return period.key is not None and period.key.isdigit() and period.use == "main"


def _read(parts: Parts, clock: Clock, current: Period | None, whole: Period | None) -> Period | None:
    """The period that a cluster says, or None where its parts say none."""
    span = _months(parts, clock, current, whole)
    if span is None:
        return None
    first, last, key, inferred = span
    open_ended = (
        parts.has("since")
        and not parts.has("ytd")
        and first is not None
        and len(parts.args("month")) < 2
        and len(parts.args("day")) < 2
    )
    if open_ended and first is not None:
        first, last, key, inferred = _since(first, clock)
    use = _use(parts, last, clock)
    return Period(
        parts.start,
        parts.end,
        key,
        first,
        last,
        use,
        "same" if parts.has("same") and 1 not in parts.args("same") else "own",
        inferred,
        open_ended,
        rule=next((mark.rule for mark in parts.marks if mark.rule), "periods.year"),
    )


_Span = tuple[Month | None, Month | None, str | None, bool]


def _since(first: Month, clock: Clock) -> _Span:
    """From a moment on: the year so far where it began in January, the year itself ahead of us, else no period."""
    year = clock.this_year
    if year is not None and first[0] >= year:
        if first[1] == 1 and clock.published is not None and first[0] == year:
            return _to_date_span(clock.published)
        return (first[0], 1), (first[0], 12), f"{first[0]}", False
    return first, None, None, False


def _to_date_span(published: date) -> _Span:
    last = (published.year, published.month)
    return (last[0], 1), last, spell((last[0], 1), last), True


def _use(parts: Parts, last: Month | None, clock: Clock) -> Use:
    """What a period is for. "К 2030 году" is a deadline, "к 2023 году" in 2024 what a change is measured against."""
    base = parts.has("base")
    deadline = parts.due
    base = base or (parts.has("over") and not parts.has("months"))
    if base and deadline:
        now = (clock.this_year or 0, clock.published.month if clock.published else 1)
        ahead = last is not None and clock.this_year is not None and last >= now
        return "deadline" if ahead else "base"
    if base:
        return "base"
    return "deadline" if deadline else "main"


def _months(parts: Parts, clock: Clock, current: Period | None, whole: Period | None) -> _Span | None:
    years = parts.args("year")
    relative = parts.args("rel")
    base_year = years[0] if years else None
    inferred = not years
    if base_year is None and relative and clock.this_year is not None:
        base_year = clock.this_year + relative[0]
    if parts.has("same"):
        return _same(base_year, relative, parts, clock, current)
    if len(set(years)) > 1:
        return _years(years, parts.args("month"))
    named = _part_of_year(parts)
    if named == "window":
        return None
    if named is not None:
        if named == (1, 12) and whole is not None and not (whole.first and whole.first[0] > (clock.this_year or 0)):
            current = whole
        if base_year is None and current is not None and current.first is not None and current.last is not None:
            repeated = named == (current.first[1], current.last[1]) and current.first[0] == current.last[0]
            base_year = current.first[0] if repeated else None
        return _placed(named, base_year, inferred, parts, clock)
    if parts.has("span") and parts.has("quarterword") and not parts.args("quarter") and clock.published is not None:
        return _last_quarter(clock.published)
    if parts.has("ytd"):
        return _to_date(parts, base_year, clock, inferred)
    if parts.args("relmonth"):
        return _relative_month(parts.args("relmonth")[0], clock)
    if base_year is None and parts.has("fullyear") and clock.this_year is not None:
        early = clock.published is not None and clock.published.month <= _REPORTED_UNTIL and not parts.due
        base_year = clock.this_year - early
    if parts.has("today"):
        year = clock.published.year if clock.published else clock.year
        return _whole(year, True) if year else None
    if base_year is None and parts.due and parts.has("yearword"):
        base_year = clock.this_year
    if base_year is not None:
        return _whole(base_year, inferred)
    if relative or parts.has("undated"):
        return None, None, None, True
    return None


def _whole(year: int, inferred: bool) -> _Span:
    return (year, 1), (year, 12), f"{year}", inferred


def _years(years: list[int], months: list[int]) -> _Span:
    """Several years in a row: only months make it a period with a key, else the stretch stands for itself."""
    if len(months) >= 2 and len(years) == 2:
        first, last = (years[0], months[0]), (years[1], months[-1])
        return first, last, spell(first, last), False
    return (min(years), 1), (max(years), 12), None, False


def _same(year: int | None, relative: list[int], parts: Parts, clock: Clock, current: Period | None) -> _Span:
    """ "The same period of 2023": the months of the period spoken of before, in the year named here."""
    if current is None or current.first is None or current.last is None:
        if 1 in parts.args("same"):
            return None, None, None, True
        if year is None and clock.this_year is not None:
            year = clock.this_year - 1
        return (None, None, None, True) if year is None else ((year, 1), (year, 12), None, True)
    if relative:
        target = current.first[0] + relative[0]
    elif year is not None:
        target = year
    else:
        target = current.first[0] - (parts.has("base") or parts.args("same")[0] < 0)
    first = (target, current.first[1])
    last = (target + current.last[0] - current.first[0], current.last[1])
    return first, last, spell(first, last), year is None or bool(relative)


def _part_of_year(parts: Parts) -> tuple[int, int] | Literal["window"] | None:
    """First and last month that the cluster names within a year; "window" for a stretch that rolls ("last 9 months")."""
    months = parts.args("month")
    if months:
        counted = len(months) == 1 and parts.has("first") and parts.has("monthsign")
        span = parts.counted("months") if len(months) == 1 and not parts.has("monthsign") else None
        if span is not None and 1 < span <= months[0]:
            return months[0] - span + 1, months[0]  # "the seven months to July"
        return (1 if counted else months[0]), months[-1]
    counts = parts.counted("months")
    if counts is not None and parts.dated:
        return (1, counts) if 1 <= counts <= 12 and not parts.has("rolling") else "window"
    if parts.has("months"):
        return "window"
    quarters = parts.args("quarters")
    if quarters:
        return 1, 3 * quarters[0]
    number = parts.counted("quarterword") if parts.has("quarterword") else None
    if number is None and parts.args("quarter"):
        number = parts.args("quarter")[0]
    if number is not None:
        if parts.has("first") and number in (2, 3):
            return 1, 3 * number
        return (3 * number - 2, 3 * number) if 1 <= number <= 4 else None
    half = parts.args("half")[0] if parts.args("half") else None
    if half is None and parts.has("halfword"):
        half = parts.counted("halfword")
    if half in (1, 2):
        return (1, 6) if half == 1 else (7, 12)
    return None


def _placed(named: tuple[int, int], year: int | None, inferred: bool, parts: Parts, clock: Clock) -> _Span:
    begin, end = named
    if year is None:
        if parts.due and clock.published:
            year = clock.published.year + (end < clock.published.month)
        else:
            year = clock.year_ending(end, parts.args("day")[0] if parts.args("day") else None)
    if year is None:
        return None, None, None, True
    days = parts.args("day")
    if parts.has("ytd") or parts.has("asof_ytd"):
        last = _before(year, end, days)
        return (year, 1), last, spell((year, 1), last), inferred
    first, last = (year if begin <= end else year - 1, begin), (year, end)
    if len(days) == 1 and begin == end and not parts.has("since"):
        return first, last, f"{year}-{begin:02}-{days[0]:02}", inferred
    return first, last, spell(first, last), inferred


def _before(year: int, month: int, days: list[int]) -> Month:
    """The last month that a statement "as of" a day covers: the first day of a month still means the month before."""
    if days and days[0] == 1 and month > 1:
        return year, month - 1
    return year, month


def _to_date(parts: Parts, year: int | None, clock: Clock, inferred: bool) -> _Span:
    if clock.published is None or (year is not None and year != clock.published.year):
        return (year, 1) if year else None, None, f"{year}" if year else None, inferred
    return _to_date_span(clock.published)


def _last_quarter(published: date) -> _Span:
    """ "Over the quarter": the last one that is complete."""
    index = published.year * 4 + (published.month - 1) // 3 - 1
    first = (index // 4, index % 4 * 3 + 1)
    last = (first[0], first[1] + 2)
    return first, last, spell(first, last), True


def _relative_month(offset: int, clock: Clock) -> _Span:
    if clock.published is None:
        return None, None, None, True
    index = clock.published.year * 12 + clock.published.month - 1 + offset
    month = (index // 12, index % 12 + 1)
    return month, month, spell(month, month), True


def spell(first: Month, last: Month) -> str:
    """The canonical spelling of a stretch of months: 2024, 2024-Q1, 2024-H1, 2024-05 or 2024-01/2024-09."""
    if first == last:
        return f"{first[0]}-{first[1]:02}"
    if first[0] == last[0]:
        year = first[0]
        if (first[1], last[1]) == (1, 12):
            return f"{year}"
        if (first[1], last[1]) in ((1, 6), (7, 12)):
            return f"{year}-H{1 if first[1] == 1 else 2}"
        if last[1] - first[1] == 2 and last[1] % 3 == 0:
            return f"{year}-Q{last[1] // 3}"
    return f"{first[0]}-{first[1]:02}/{last[0]}-{last[1]:02}"
