"""Where paragraphs, sentences and clauses begin and end.

Works on the text as given (letter case matters) and answers in its offsets. Made for news as it is crawled:
hard line breaks inside a sentence, headings and bullets without a full stop, missing spaces after one,
abbreviations, initials, decimals, Chinese punctuation and Chinese text whose commas were doubled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corridor_tui.tagging.language import rows

Span = tuple[int, int]

_STOP = re.compile(r"[.!?…。！？｡]+|\n")
"""Every place where a sentence may end; what stands around it decides."""

_HAN = "\u3400-\u9fff"
_CLOSERS = "\"'”’»)]】」』）"
_ENOUGH_WORDS = 6
_OPENING = re.compile(r"[ \xa0\u202f]+[^\W\d_](?:[^\W\d_A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]|[ \xa0])")
"""A capital with a small letter or a blank behind it: what a sentence begins with, and no unit does."""

_SHORT_WORD = re.compile(r"[ \t\xa0\u2009\u202f]*([^\W\d_]{2,6})(?![^\W\d_])")
"""Blanks and a short word."""


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations that never end a sentence, and those that may: after some words, with a capital following."""
    return (
        frozenset(word for row in rows() for word in row.abbreviations),
        frozenset(word for row in rows() for word in row.closing),
    )


@cache
def _scales() -> frozenset[str]:
    """Abbreviated number words, behind which a unit may follow in capitals."""
    return frozenset(word for row in rows() for word in row.scales)


@cache
def _cut() -> re.Pattern[str]:
    """Where a clause ends: at semicolons, colons, spaced dashes, Chinese commas, commas before a word that begins one."""
    words = sorted({word for row in rows() for word in row.connectives}, key=len, reverse=True)
    first = re.escape("".join(sorted({word[0] for word in words})))
    contrasts = "|".join(sorted({re.escape(word) for row in rows() for word in row.contrasts}))
    begins = rf"\s+(?i:(?=[{first}])(?:{'|'.join(map(re.escape, words))}))\s"
    connective = rf"(?:{begins}|\s[^,.;:!?\d\n]{{2,60}}\s(?:{contrasts})\s)"
    # every way begins with one set of characters, which lets the search pass over all others
    return re.compile(
        r"[;；:：–—,，-](?:(?<=[;；：])|(?<=:)(?=\s|\Z)|(?<=[–—-])(?<!\S.)(?=\s|\Z)"
        rf"|(?<=[,，])(?<![,，].)(?:(?:(?<=，)|(?<=[{_HAN}].))[,，]*|[,，]*(?=[{_HAN}]|{connective})))"
    )


@dataclass(frozen=True, slots=True)
class Outline:
    """Paragraphs, sentences and clauses of one text, each in order, half-open, without blank edges.

    Every clause lies inside one sentence and every sentence inside one paragraph.
    """

    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    clauses: tuple[Span, ...]


def outline(text: str) -> Outline:
    """Cut a text; linear in its length and never raises. Offsets are those of `text`."""
    paragraphs: list[Span] = []
    sentences: list[Span] = []
    clauses: list[Span] = []
    sentence_start = paragraph_start = 0
    for end, closes_paragraph in _ends(text):
        if span := _trim(text, sentence_start, end):
            sentences.append(span)
            clauses.extend(_clauses(text, span))
        sentence_start = end
        if closes_paragraph:
            if span := _trim(text, paragraph_start, end):
                paragraphs.append(span)
            paragraph_start = end
    return Outline(tuple(paragraphs), tuple(sentences), tuple(clauses))


def _ends(text: str) -> list[tuple[int, bool]]:
    """The ends of sentences, each with whether a paragraph ends there too; the last is the end of the text."""
    found: list[tuple[int, bool]] = []
    start = resume = 0
    for stop in _STOP.finditer(text):
        if stop.start() < resume:
            continue
        if stop.group() == "\n":
            breaks, resume = _line_break(text, stop.start())
            if breaks:
                found.append((resume, True))
                start = resume
        elif _is_full_stop(text, start, stop):
            end = stop.end()
            while end < len(text) and text[end] in _CLOSERS:
                end += 1
            found.append((end, False))
            start = resume = end
    found.append((len(text), True))
    return found


def _line_break(text: str, at: int) -> tuple[bool, int]:
    """Whether the line break at `at` ends a paragraph (or merely wraps a line), and where the next line's text begins."""
    after = at + 1
    size = len(text)
    blank = False
    while after < size and text[after].isspace():
        blank = blank or text[after] == "\n"
        after += 1
    if blank or after >= size:
        return True, after
    before = at - 1
    while before >= 0 and text[before] in " \t\r\xa0":
        before -= 1
    if before < 0 or text[before] == "\n":
        return True, after
    last, following = text[before], text[after]
    if last in "-–—" and text[before - 1 : before].isalpha():
        return False, after
    if last in ",(" and not following.isupper():
        return False, after
    return not (following.islower() and last not in ".!?:。！？…"), after


def _is_full_stop(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether these stop characters end the sentence that began at `start`."""
    mark = stop.group()
    if mark[0] in "。！？｡":
        return True
    end, size = stop.end(), len(text)
    after = end
    while after < size and text[after] in _CLOSERS:
        after += 1
    if after >= size:
        return True
    following = text[after]
    if not following.isspace():
        return _glued(text, stop.start(), after, mark)
    while after < size and text[after] in " \t\r\xa0\u2009\u202f":
        after += 1
    if after >= size or text[after] == "\n":
        return True
    following = text[after]
    if following.islower():
        return False
    if mark != ".":
        return True
    return not _abbreviated(text, start, stop.start())


def _glued(text: str, at: int, after: int, mark: str) -> bool:
    """A stop without a space after it: an end only between a small letter and a capitalised word."""
    if at < 2 or after + 1 >= len(text):
        return False
    before, following = text[at - 1], text[after]
    if before == ")" or "\u3400" <= following <= "\u9fff":
        return mark[0] != "." or not before.isdigit()
    return before.islower() and text[at - 2].isalpha() and following.isupper() and text[after + 1].islower()


def _abbreviated(text: str, start: int, at: int) -> bool:
    """Whether the full stop at `at`, with a capital, a digit or a sign after it, belongs to an abbreviation."""
    begin = at
    floor = max(start, at - 12)
    while begin > floor and (text[begin - 1].isalpha() or text[begin - 1] in ".-"):
        begin -= 1
    word = text[begin:at]
    if not word:
        return False
    if len(word) == 1 and word.isupper() and not word.isdigit():
        return True
    word = word.lower()
    fixed, closing = _abbreviations()
    if word in fixed:
        return True
    if word not in closing:
        return False
    numbered = begin > start and text[max(start, begin - 5) : begin].rstrip(" \xa0\u202f")[-1:].isdigit()
    following = _SHORT_WORD.match(text, at + 1) if numbered and word in _scales() else None
    if following is not None and following[1].isupper():
        return True  # "53,4 тыс. TEU": a number in thousands still wants what it counts
    if numbered and word in _scales() and _OPENING.match(text, at + 1) is not None:
        return False  # "назывались 4,8 млрд. По ней": money needs no word behind it
    enough = text.count(" ", max(start, begin - 80), begin) >= _ENOUGH_WORDS
    return not ((numbered or len(word) > 1) and enough)


def _clauses(text: str, sentence: Span) -> list[Span]:
    """Cut one sentence at semicolons, colons, spaced dashes, Chinese commas and commas before a conjunction."""
    start, end = sentence
    cuts = [mark.end() for mark in _cut().finditer(text, start, end)]
    if not cuts:
        return [sentence]
    spans: list[Span] = []
    for cut in (*cuts, end):
        if span := _trim(text, start, cut):
            spans.append(span)
        start = max(start, cut)
    return spans


def _trim(text: str, start: int, end: int) -> Span | None:
    """The span without blanks at its edges; None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
