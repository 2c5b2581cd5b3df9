"""A raw document as an entry: which line is its title, when it was published, who published it, what is its text.

What cannot be told is left open: no date is made up, and a document without a title is named after its beginning.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import pairwise

from corridor_tui.model import DateNote, Entry, Excluded
from corridor_tui.text import boilerplate, datelines, front_matter
from corridor_tui.text.datelines import Dateline
from corridor_tui.text.dates import parse_date
from corridor_tui.text.sanitize import clean_line, clean_text, safe_url

TITLE_LONGEST = 220
TITLE_SHORTEST = 12
_CLIPPED = 90
_LOOK_FOR_TITLE = 8

_SENTENCE_END = (".", "。", ";", "…", ":", "：", ",")
_HAN = re.compile("[\u3400-\u9fff]")
_FIRST_SENTENCE = re.compile(r"(?s).{20,}?[.!?。！？](?=\s|$)|.+")
_SOURCE_LINE = re.compile(
    r"^[ \t]*(?:source|источник|дереккөз|manba|mənbə|kaynak|来源)\s*[:：]\s*(?P<value>\S.{0,300}?)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_REPORTS = re.compile(
    r",\s(?P<name>(?:[A-Z][\w’'.-]*\s){0,3}(?:News\s)?Agency|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})\sreports\b"
)
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_MD_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\((?:[^()\s]|\([^()\s]*\)){1,2000}(?:\s\"[^\"\n]{0,200}\")?\)")
_MD_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_)(?=\S)([^*_\n]{1,400}?)(?<=\S)\1(?!\w)")


@dataclass(frozen=True, slots=True)
class _Title:
    """A title and where the text goes on after it."""

    text: str
    end: int


def from_text(raw: str, *, now: datetime, zone: tzinfo | None = None) -> Entry | None:
    """Read a plain text document; None when it has no words. Offsets of `excluded` count in the entry's own text."""
    text = clean_text(raw).strip()
    if not text:
        return None
    dateline = datelines.find(text, now=now, zone=zone)
    title = _doubled(text) or _before_dateline(text, dateline) or _first_line(text)
    body = text[title.end :].lstrip() if title else text
    shift = len(text) - len(body)
    source_line = _SOURCE_LINE.search(body)
    spans = [*_cut(source_line, "document.source")]
    if dateline is not None and dateline.start >= shift:
        spans.append(_around(body, dateline, shift))
    name = title.text if title else named_after(body)
    return Entry(
        title=name,
        text=body,
        guid=fingerprint(raw),
        url=safe_url(source_line["value"]) if source_line else None,
        published=dateline.moment if dateline else None,
        published_raw=dateline.raw if dateline else None,
        date_note="stated" if dateline else "missing",
        source=_source(body, dateline, source_line),
        excluded=_merged([*spans, *boilerplate.find(body, name if title else "")]),
    )


def from_markdown(raw: str, *, now: datetime, zone: tzinfo | None = None) -> Entry | None:
    """Read a Markdown document with or without front matter (title, source, published, date, url, language, author).

    `date: inferred` says that the date is not printed in the source. Raises ValueError for a date that cannot be read.
    """
    keys, rest = front_matter.split(raw)
    plain = _plain(rest)
    heading = _HEADING.search(plain)
    title = clean_line(keys.get("title") or (heading[1] if heading and not plain[: heading.start()].strip() else ""))
    if heading and title == clean_line(heading[1]):
        plain = plain[heading.end() :]
    if not title and not keys:
        return from_text(plain, now=now, zone=zone)
    text = clean_text(_HEADING.sub(r"\1", plain)).strip()
    if not text:
        return None
    published, note = _stated(keys, now, zone)
    dateline = datelines.find(text, now=now, zone=zone) if published is None else None
    spans = [_around(text, dateline, 0)] if dateline else []
    return Entry(
        title=title or named_after(text),
        text=text,
        guid=fingerprint(raw),
        url=safe_url(keys.get("url")),
        published=dateline.moment if dateline else published,
        published_raw=dateline.raw if dateline else keys.get("published"),
        date_note="stated" if dateline else note,
        language=keys.get("language") or None,
        source=clean_line(keys.get("source", "")) or (_source(text, dateline, None) if dateline else None),
        author=clean_line(keys.get("author", "")) or None,
        excluded=_merged([*spans, *boilerplate.find(text, title)]),
    )


def own_date(text: str, *, now: datetime, zone: tzinfo | None = None) -> Dateline | None:
    """The date that a text prints about itself."""
    return datelines.find(text, now=now, zone=zone)


def fingerprint(raw: str) -> str:
    """The same for the same words: spacing and line ends do not count, so that a copied file is known again."""
    return hashlib.sha256(" ".join(clean_text(raw).split()).encode()).hexdigest()[:32]


def _stated(keys: dict[str, str], now: datetime, zone: tzinfo | None) -> tuple[datetime | None, DateNote]:
    raw = keys.get("published")
    if not raw:
        return None, "missing"
    moment = parse_date(raw, zone=zone, now=now)
    if moment is None:
        raise ValueError(f'the published date "{clean_line(raw, 40)}" cannot be read')
    return moment, "inferred" if keys.get("date") == "inferred" else "stated"


def _doubled(text: str) -> _Title | None:
    """A line near the top that is repeated at once: pages print their title in the head and above the text."""
    lines = list(datelines.top_lines(text, _LOOK_FOR_TITLE))
    for (start, line), (_, following) in pairwise(lines):
        title = clean_line(line)
        if _reads_like_a_title(title) and title == clean_line(following):
            return _Title(title, start + len(line))
    return None


def _before_dateline(text: str, dateline: Dateline | None) -> _Title | None:
    """The title of a text that runs on in one line: what stands before "CITY, Country, Dec 6 (AGENCY)"."""
    if dateline is None or "\n" in text[: dateline.end] or dateline.start > TITLE_LONGEST + 60:
        return None
    before = text[: dateline.start].rstrip(" ,-–—")
    parts = before.rsplit(", ", 1)
    if len(parts) == 2 and len(parts[1].split()) <= 3 and parts[1][:1].isupper():
        before = parts[0]
    words = before.split(" ")
    place = 1
    # A place of two words is told from the title's last word by coming again in the article.
    while place < 3 and place + 1 < len(words) and " ".join(words[-place - 1 :]) in text[dateline.end :]:
        place += 1
    title = " ".join(words[:-place]).rstrip()
    if len(title) < TITLE_SHORTEST:
        return None
    return _Title(clean_line(title), len(title))


def _first_line(text: str) -> _Title | None:
    """The first line that reads like a title: of its length, no sentence, with more text after it."""
    for start, line in datelines.top_lines(text, _LOOK_FOR_TITLE):
        title = clean_line(line)
        if _is_short(title):
            continue
        if not _reads_like_a_title(title) or not text[start + len(line) :].strip():
            return None
        if boilerplate.find(title) or datelines.DATE.fullmatch(title):
            continue
        return _Title(title, start + len(line))
    return None


def _reads_like_a_title(line: str) -> bool:
    return not _is_short(line) and len(line) <= TITLE_LONGEST and not line.endswith(_SENTENCE_END)


def _is_short(line: str) -> bool:
    """A label or a site's name; a Chinese character says as much as two letters and parts no words by blanks."""
    han = len(_HAN.findall(line))
    return len(line) + han < TITLE_SHORTEST or (han == 0 and len(line.split()) < 2)


def named_after(text: str) -> str:
    """A name for a document without a title: its first sentence, clipped at a word."""
    match = _FIRST_SENTENCE.match(text)
    sentence = clean_line(match[0] if match else text)
    if len(sentence) <= _CLIPPED:
        return sentence.rstrip(".") or sentence
    return sentence[:_CLIPPED].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def _source(body: str, dateline: Dateline | None, line: re.Match[str] | None) -> str | None:
    if dateline is not None and dateline.source:
        return clean_line(dateline.source, 100)
    if line is not None:
        address = re.match(r"https?://(?:www\.)?([^/\s:?#]+)", line["value"])
        return clean_line(address[1] if address else line["value"], 100)
    reports = _REPORTS.search(body, 0, 1000)
    return clean_line(reports["name"], 100) if reports else None


def _cut(match: re.Match[str] | None, rule: str) -> list[Excluded]:
    return [Excluded("text", match.start(), match.end(), rule)] if match else []


def _around(body: str, dateline: Dateline, shift: int) -> Excluded:
    """The dateline's span in the body: from its line's start where only a place stands before it."""
    start, end = dateline.start - shift, dateline.end - shift
    line = body.rfind("\n", 0, start) + 1
    return Excluded("text", line if start - line <= 60 else start, end, "document.dateline")


def _merged(spans: list[Excluded]) -> tuple[Excluded, ...]:
    """In order and without overlap; of two that overlap the longer stays, the other is cut to what it adds."""
    kept: list[Excluded] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        start = max(span.start, kept[-1].end) if kept else span.start
        if start < span.end:
            kept.append(Excluded(span.field, start, span.end, span.rule))
    return tuple(kept)


def _plain(markdown: str) -> str:
    text = _MD_LINK.sub(r"\1", markdown)
    return _MD_EMPHASIS.sub(r"\2", text)
