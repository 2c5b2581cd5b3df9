"""The date a document prints about itself: on a line of its own near the top, glued to the source's name, or in a
dateline such as "ALMATY, Dec 6 (AFP) Dec 06, 2024".

A date inside running text is about something else and is never taken; a date without a year is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from corridor_tui.text.dates import parse_date

HEAD_LINES = 14
"""Lines with text, from the top, among which a date line is looked for."""

TAIL_LINES = 4
"""The same from the end, where some agencies sign with name and date."""

_HEAD_CHARACTERS = 600
_LONGEST = 160
_OTHER_WORDS = 8
"""A date line may hold this many words beside the date: a source's name, a label, a section."""

_CLOCK = (
    r"(?:[\s,|T]{1,3}(?:в\s|at\s)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:[ap]m|[AP]M))?(?:\s?(?:UTC|GMT|[+-]\d{2}:?\d{2}))?)?"
)
_NUMBERS = r"(?<!\d)(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:19|20)\d{2})(?!\d)"
_CHINESE = r"(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
_NAMED = (
    r"(?<!\d)\d{1,2}(?:st|nd|rd|th|-?ші|-?шы)?[\s.,-]{1,3}[^\W\d_]{3,12}\.?[\s,-]{1,3}(?:19|20)\d{2}(?!\d)"
    r"|\b[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d{2}(?!\d)"
    r"|(?<!\d)(?:19|20)\d{2}\s?(?:жылғы|жылы|yil|йил)?\s?\d{1,2}[\s-]{1,2}[^\W\d_]{3,12}"
)
DATE = re.compile(rf"(?:{_NUMBERS}|{_CHINESE}|{_NAMED}){_CLOCK}")
_CLOCK_BEFORE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?[\s,|·/-]{1,3}$")
_WORD = re.compile(r"[^\W\d_]+")
_AGENCY = re.compile(r"\((?P<agency>[^\W\d_][\w .&/'’-]{1,40})\)")
_SHORT_DAY = re.compile(r"(?:[^\W\d_]{3,9}\.?\s\d{1,2}|\d{1,2}\s[^\W\d_]{3,9}\.?)\s?$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A printed date: the line or dateline it stands in, as printed, as a moment, and the source named beside it."""

    start: int
    end: int
    raw: str
    moment: datetime
    source: str | None = None


def find(text: str, *, now: datetime, zone: tzinfo | None = None) -> Dateline | None:
    """The document's own date, or None. `now` refuses dates of the future."""
    head = list(top_lines(text, HEAD_LINES))
    tail = [line for line in _bottom_lines(text, TAIL_LINES) if line not in head]
    for start, line in head:
        found = _on_own_line(start, line, now, zone)
        if found is not None:
            return found
    return _in_dateline(text, now, zone) or next(
        (found for start, line in tail if (found := _on_own_line(start, line, now, zone)) is not None), None
    )


def _on_own_line(start: int, line: str, now: datetime, zone: tzinfo | None) -> Dateline | None:
    """A date on a line that holds little else: no sentence, few other words."""
    if len(line) > _LONGEST:
        return None
    for match in DATE.finditer(line):
        begin = match.start()
        clock = _CLOCK_BEFORE.search(line, 0, begin)
        if clock:
            begin = clock.start()
        rest = f"{line[:begin]} {line[match.end() :]}"
        words = _WORD.findall(rest)
        if len(words) > _OTHER_WORDS or (len(words) > 3 and rest.rstrip().endswith((".", "!", "?", "。", ":"))):
            return None
        raw = line[begin : match.end()].strip()
        moment = parse_date(raw, zone=zone, now=now)
        if moment is not None:
            return Dateline(start, start + len(line.rstrip()), raw, moment, _source(line[:begin]))
    return None


def _in_dateline(text: str, now: datetime, zone: tzinfo | None) -> Dateline | None:
    """A full date beside an agency in brackets near the top of running text; the dateline begins with its short day."""
    for agency in _AGENCY.finditer(text, 0, _HEAD_CHARACTERS):
        for match in DATE.finditer(text, max(0, agency.start() - 40), agency.end() + 40):
            after = text[agency.end() : match.start()] if match.start() >= agency.end() else None
            before = text[match.end() : agency.start()] if match.end() <= agency.start() else None
            gap = after if after is not None else before
            if gap is None or gap.strip(" -–—,"):
                continue
            moment = parse_date(match[0], zone=zone, now=now)
            if moment is not None:
                day = _SHORT_DAY.search(text, 0, agency.start())
                start = min(agency.start(), match.start(), day.start() if day else match.start())
                return Dateline(start, max(agency.end(), match.end()), match[0].strip(), moment, agency["agency"])
    return None


def _source(before: str) -> str | None:
    """The name glued or set before the date, if it looks like one: a few words, the first with a capital."""
    name = before.strip(" \t|·•/-–—,:;©")
    words = _WORD.findall(name)
    if not 1 <= len(words) <= 6 or not words[0][:1].isupper() or name.endswith((".", "?", "!")):
        return None
    return None if _is_label(before) else name


def _is_label(before: str) -> bool:
    """True for "Published:" and the like: a word with a colon names the date, not the source."""
    return before.rstrip().endswith((":", "："))


def top_lines(text: str, wanted: int) -> Iterator[tuple[int, str]]:
    """The first `wanted` lines that hold text, each with its offset."""
    start = 0
    while start < len(text) and wanted:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line.strip():
            yield start, line
            wanted -= 1
        start = end + 1


def _bottom_lines(text: str, wanted: int) -> list[tuple[int, str]]:
    lines: list[tuple[int, str]] = []
    end = len(text)
    while end > 0 and len(lines) < wanted:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            lines.append((start, text[start:end]))
        end = start - 1
    return lines
