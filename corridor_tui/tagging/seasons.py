"""Marketing years: grain is counted from September to August, "in the 2024/25 marketing year", "в прошлом сезоне".

A season is named by two years in a row or from the day of publication. What only says "season" means one where the
text speaks of marketing years at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corridor_tui.tagging.marks import Mark, Marks
from corridor_tui.tagging.periods import Clock, Period, Use, spell

_FIRST, _LAST = 9, 8
"""The months in which a marketing year begins and ends."""

_YEARS = r"(?<![0-9])(20[0-9]{2}) ?[/-] ?(?:20)?([0-9]{2})(?![0-9])"
_BEFORE = re.compile(_YEARS + r"[^\W\d_]{0,6}(?:-[^\W\d_]{1,4})?(?: (?:г|гг|жылғы|йилги))?[ \"-]{0,3}$")
_AFTER = re.compile(r"(?: (?:of|for|in|года|г))?[ (\"-]{0,3}" + _YEARS)
_NEAR = 24
_BESIDE = 22
_ARTICLE = 6
_BARE = "periods.season"
"""What the rules of words begin with that may mean any season: of tourists, of snow."""


def with_seasons(text: str, marks: Marks, periods: Sequence[Period], clock: Clock) -> list[Period]:
    """The periods of a text with its marketing years, which take the place of what they overlap."""
    found: list[Period] = []
    spoken = any(not mark.rule.startswith(_BARE) for mark in marks.of("season"))
    for mark in marks.of("season"):
        season = _read(text, marks, mark, found, clock, spoken=spoken)
        if season is not None:
            found.append(_as_used(season, marks, periods))
    if not found:
        return list(periods)
    kept = [p for p in periods if not any(p.start < s.end and s.start < p.end for s in found)]
    return sorted((*kept, *found), key=lambda period: period.start)


def _read(
    text: str, marks: Marks, mark: Mark, earlier: Sequence[Period], clock: Clock, *, spoken: bool
) -> Period | None:
    before = _BEFORE.search(text, max(0, mark.start - _NEAR), mark.start)
    years = before or _AFTER.match(text, mark.end, mark.end + _NEAR)
    if years is not None and (int(years[1]) + 1) % 100 == int(years[2]):
        return _season(int(years[1]), min(mark.start, years.start()), max(mark.end, years.end()), mark)
    now = clock.published
    if now is None or (mark.rule.startswith(_BARE) and not (spoken or earlier)):
        return None
    running = now.year if now.month >= _FIRST else now.year - 1
    begun = [m for m in marks.within("ytd", mark.start - 32, mark.end) if m.end >= mark.start - _ARTICLE]
    if begun or mark.arg == "ytd":
        first, last = (running, _FIRST), (now.year, now.month)
        start = min(mark.start, *(m.start for m in begun), mark.start)
        return Period(start, mark.end, spell(first, last), first, last, inferred=True, rule=mark.rule)
    if not isinstance(mark.arg, str):
        return None
    if mark.arg == "new":
        year = now.year
    elif mark.arg == "before":
        year = earlier[-1].first[0] - 1 if earlier and earlier[-1].first else running - 1
    else:
        year = running + int(mark.arg)
    return replace(_season(year, mark.start, mark.end, mark), inferred=True)


def _season(year: int, start: int, end: int, mark: Mark) -> Period:
    first, last = (year, _FIRST), (year + 1, _LAST)
    return Period(start, end, spell(first, last), first, last, rule=mark.rule)


def _as_used(season: Period, marks: Marks, periods: Sequence[Period]) -> Period:
    """The season with the use of the time that was read in its place, or of the comparing word before it."""
    use: Use = next((p.use for p in periods if p.start < season.end and season.start < p.end), "main")
    compares = [
        m for m in marks.within("base", season.start - 2 * _NEAR, season.start) if season.start - m.end <= _BESIDE
    ]
    return replace(season, use="base" if use == "main" and compares else use)
