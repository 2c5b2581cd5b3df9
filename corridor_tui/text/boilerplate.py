"""What stands around an article and is not the article: widgets, credits, licences, related headlines, tickers.

The phrases are rows of `tagging/data/boilerplate.toml`; the shapes (dates alone on a line, tickers, counters,
repeated lines) are here. Everything is decided line by line, in one pass.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from corridor_tui.model import Excluded

BODY = 160
"""Characters of running text that must stand before a line may end the article."""

PROSE = 140
"""A line of this length that ends like a sentence is the article again after an aside."""

_SENTENCE = 60
"""A longer line that ends like a sentence is one, whatever numbers it holds."""

STANDING = 80
"""Letters from which a paragraph that a source prints again and again is a standing one."""

_PHRASED = 300
"""A longer line is not taken out for a phrase inside it."""

_QUIET = "quiet."
_STANDING = "standing."
_FOLDS = (
    ("ё", "е"),
    ("ʻ", "'"),
    ("ʼ", "'"),
    ("‘", "'"),
    ("’", "'"),
    ("`", "'"),
    ("İ", "i"),
    ("\xa0", " "),
    ("：", ":"),
)
_EDGES = " \t\r\xa0•·●▪|*—–-:：>»…().0123456789"
_END_MARKS = tuple('.!?…。！？"”»)')

_DATE = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}(?::\d{2})?)"
_DATE_ONLY = re.compile(rf"^\W*(?:{_DATE}\W*)+(?:\d{{1,7}})?\W*$")
_GLUED_DATE = re.compile(rf"^.{{0,60}}?{_DATE}\W*$")
_COUNTER = re.compile(
    r"^\W*(?:(?:views?|просмотр\w*|көрілім\w*|қаралым\w*|ko'rishlar|baxış\w*|oxunub|okunma|阅读|浏览|点击)\W{0,3}\d[\d\s,.]{0,9}(?:次)?"
    r"|\d[\d\s,.]{0,9}\W{0,3}(?:views?|просмотр\w*|қаралым\w*|baxış\w*|reads|次浏览|次阅读)"
    r"|\d{1,7}\s*/\s*\d{1,2}\s*(?:минут\w*|minutes?|min))\W*$",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?:\b(?:USD|EUR|RUB|KZT|UZS|CNY|GBP|AZN|TRY|KGS|GEL|BTC|BRENT|WTI)\b|[$€₽¥£])\W{0,4}\d[\d ]{0,7}(?:[.,]\d+)?"
    r"|\d[\d ]{0,7}[.,]\d+\s?(?:USD|EUR|RUB|KZT|UZS|CNY)\b"
)
_CURRENCY = re.compile("[$€₽¥£A-Z](?:(?<![A-Z])|[A-Z]{2})")
"""What every rate has in it: a sign, or three capitals."""
_DIGIT = re.compile(r"\d")
_LONE_RATE = re.compile(r"^\W*\d[\d ]*[.,]\d+\s?(?:uzs|usd|eur|rub|kzt|cny|azn|kgs)\W*$|^[-+−]\d+[.,]\d+%?$")
_WEATHER = re.compile(r"[-+−]?\d{1,2}\s?°")
_HASHTAG = re.compile(r"(?<!\w)#\w{2,}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_AGENCY_END = re.compile(
    r"\((?:Photo by |AP Photo|Фото |(?:Xinhua|Синьхуа|新华社|AFP|Reuters)\s?[/ ]\s?\w)[^()]{0,40}\)\W*$"
)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The phrases of boilerplate.toml by kind, each leading to the id of its row.

    `rare` has those that are looked for inside a text under the letter of each that is likely the rarest: its last
    in Unicode's order, in which the letters of few languages stand behind those of many.
    """

    whole: dict[str, tuple[str, str]]
    starts: dict[str, str]
    ends: dict[str, str]
    contains: dict[str, str]
    rights: dict[str, str]
    standing: tuple[tuple[str, int, tuple[str, ...]], ...]
    start_phrases: tuple[str, ...]
    end_phrases: tuple[str, ...]
    rare: tuple[tuple[str, frozenset[str]], ...]


@cache
def _rows() -> _Rows:
    source = files("corridor_tui").joinpath("tagging/data/boilerplate.toml").read_text(encoding="utf-8")
    whole: dict[str, tuple[str, str]] = {}
    starts: dict[str, str] = {}
    ends: dict[str, str] = {}
    contains: dict[str, str] = {}
    rights: dict[str, str] = {}
    standing: list[tuple[str, int, tuple[str, ...]]] = []
    for row in tomllib.loads(source)["boilerplate"]:
        phrases = [_folded(phrase) for phrase in row["phrases"]]
        _sort_row(row, phrases, whole, starts, ends, contains, rights)
        if row["kind"] == "standing":
            standing.append((_STANDING + row["id"], row["needs"], tuple(phrases)))
    rare: dict[str, set[str]] = {}
    for phrase in (*contains, *rights, *(sign for _, _, signs in standing for sign in signs)):
        rare.setdefault(max(phrase), set()).add(phrase)
    by_letter = tuple((letter, frozenset(phrases)) for letter, phrases in rare.items())
    return _Rows(whole, starts, ends, contains, rights, tuple(standing), tuple(starts), tuple(ends), by_letter)


def _sort_row(
    row: dict[str, Any],
    phrases: list[str],
    whole: dict[str, tuple[str, str]],
    starts: dict[str, str],
    ends: dict[str, str],
    contains: dict[str, str],
    rights: dict[str, str],
) -> None:
    kind, rule = row["kind"], row["id"]
    if kind in ("tail", "aside", "equals"):
        whole.update((phrase.strip(_EDGES), (kind, rule)) for phrase in phrases)
    elif kind == "starts":
        starts.update(dict.fromkeys(phrases, rule))
    elif kind in ("caption", "ends"):
        if kind == "caption":
            starts.update(dict.fromkeys(phrases, _QUIET + rule))
        ends.update(dict.fromkeys(phrases, _QUIET + rule))
    elif kind == "contains":
        contains.update(dict.fromkeys(phrases, rule))
    elif kind == "rights":
        rights.update(dict.fromkeys(phrases, rule))


def find(text: str, title: str = "", standing: frozenset[str] = frozenset()) -> tuple[Excluded, ...]:
    """The spans of `text` that feed no tag, in order, without overlap, in its offsets. Linear; never raises.

    `standing` are keys of paragraphs that the source repeats, as `keys` gives them.

    Rules that start with `boilerplate.quiet.` mark captions (names count, figures do not), those that start with
    `boilerplate.standing.` paragraphs that a source repeats under every article (no observation comes from them).
    """
    return tuple(
        Excluded("text", start, end, f"boilerplate.{rule}") for start, end, rule in _scan(text, title, standing)
    )


def keys(text: str) -> set[str]:
    """The keys of a text's paragraphs, those long enough to be told apart from a heading."""
    lines = (line.strip() for line in _folded(text).split("\n"))
    return {_key(line) for line in lines if len(line) >= STANDING}


def _key(folded: str) -> str:
    return blake2b(folded.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _scan(text: str, title: str, standing: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    offset = _glued_title(text, title)
    if offset:
        yield 0, offset, "title"
    whole = _folded(text)
    if len(whole) != len(text):  # a capital that has no single small letter: such a text is read as it is
        whole = text
    phrases = _Phrases(whole)
    seen = {_folded(title).strip(_EDGES)} if title else set()
    body = 0
    aside = False
    while offset < len(text):
        end = text.find("\n", offset)
        end = len(text) if end < 0 else end
        line = whole[offset:end]
        folded = line.strip()
        if not folded:
            offset = end + 1
            continue
        if aside and not (len(folded) >= PROSE and folded.endswith(_END_MARKS)):
            yield offset, end, "aside"
            offset = end + 1
            continue
        aside = False
        key = folded.strip(_EDGES)
        cut = phrases.rights_at(line)
        if cut and (body >= BODY or len(folded) < BODY):
            rule, at = cut
            if body + at >= BODY:
                yield offset + at, len(text), rule
                return
            yield offset, end, rule
        elif key in seen and (len(key) >= 25 or (title and body == 0)):
            yield offset, end, "repeat"
        else:
            rule = phrases.line_rule(text[offset:end], folded, key)
            if not rule and standing and len(folded) >= STANDING and _key(folded) in standing:
                rule = _STANDING + "repeated"
            kind = _heading(key, folded)[0] if rule and key else ""
            if kind == "tail" and body >= BODY:
                yield offset, len(text), rule
                return
            if rule:
                yield offset, end, rule
                aside = kind == "aside" and body >= BODY
            if not rule or rule.startswith(_STANDING):
                body += len(folded) if len(folded) >= 60 or folded.endswith(_END_MARKS) else 0
                seen.add(key)
        offset = end + 1


class _Phrases:
    """The phrases of the rows that occur in one text at all: few, so that its lines are soon looked through."""

    def __init__(self, whole: str) -> None:
        rows = _rows()
        # most phrases have a letter that the text has not, which is soon known
        here = {phrase for letter, phrases in rows.rare if letter in whole for phrase in phrases if phrase in whole}
        short = "\n".join(line for line in whole.split("\n") if len(line.strip()) <= _PHRASED) if here else ""
        self._contains = [(p, rule) for p, rule in rows.contains.items() if p in here and p in short] if here else []
        self._rights = [(p, rule) for p, rule in rows.rights.items() if p in here] if here else []
        self._standing = [
            (rule, needs, found)
            for rule, needs, signs in rows.standing
            if len(found := [sign for sign in signs if sign in here]) >= needs
        ]

    def rights_at(self, line: str) -> tuple[str, int] | None:
        """The first licence phrase of a line: its row and where it begins."""
        found = [(line.find(phrase), rule) for phrase, rule in self._rights if phrase in line]
        if not found:
            return None
        at, rule = min(found)
        return rule, at

    def line_rule(self, line: str, folded: str, key: str) -> str:
        """The row or shape that takes a line out; empty for a line of the article. `line` is as it was printed."""
        rows = _rows()
        size = len(folded)
        if key and (rule := _heading(key, folded)[1]):
            return rule
        if size <= 200:
            if folded.startswith(rows.start_phrases):
                return next(rule for phrase, rule in rows.starts.items() if folded.startswith(phrase))
            bare = folded.rstrip(" )）]】.。")
            if bare.endswith(rows.end_phrases):
                return next(rule for phrase, rule in rows.ends.items() if bare.endswith(phrase))
            sentence = size > _SENTENCE and folded.endswith(_END_MARKS)
            if not sentence and (shape := _shape(line, folded)):
                return shape
        if size <= _PHRASED:
            for phrase, rule in self._contains:
                if phrase in folded:
                    return rule
        if (folded.endswith(")") or folded[-2:-1] == ")") and _AGENCY_END.search(line, max(0, len(line) - 80)):
            return _QUIET + "agency-caption"
        for rule, needs, signs in self._standing:
            if size > 60 and sum(sign in folded for sign in signs) >= needs:
                return rule
        return ""


def _heading(key: str, folded: str) -> tuple[str, str]:
    """The kind and row of a line that is a heading of other articles, alone or with the first headline behind it."""
    rows = _rows()
    if hit := rows.whole.get(key):
        return hit
    head, colon, headline = key.partition(":")
    if colon and headline and len(folded) < PROSE and not folded.endswith(_END_MARKS):
        kind, rule = rows.whole.get(head.strip(_EDGES), ("", ""))
        if kind in ("aside", "tail"):
            return "aside", rule
    return "", ""


def _shape(line: str, folded: str) -> str:
    """Lines told by their shape: dates, counters, rates, weather, hashtags."""
    if _DIGIT.search(folded):
        if _DATE_ONLY.match(folded):
            return "date"
        if _COUNTER.match(folded):
            return "counter"
        if len(folded) <= 40 and len(folded.split()) <= 5 and _GLUED_DATE.match(folded):
            return "date"
        if _LONE_RATE.match(folded):
            return "ticker"
        rates = len(_RATE.findall(line)) if _CURRENCY.search(line) else 0
        if rates >= 2 and _words(line) <= rates * 2:
            return "ticker"
        degrees = len(_WEATHER.findall(line)) if "°" in line else 0
        if degrees >= 2 and _words(line) <= degrees * 3:
            return "weather"
    if "#" in line:
        tags = len(_HASHTAG.findall(line))
        if tags >= 2 and tags * 2 >= len(line.split()):
            return "hashtags"
    return ""


def _words(line: str) -> int:
    return len(_WORD.findall(line))


def _glued_title(text: str, title: str) -> int:
    """Where the text goes on after repeating its title at once; 0 where it does not."""
    start = len(text) - len(text.lstrip())
    if len(title) >= 20 and text.startswith(title, start):
        return start + len(title)
    return 0


def _folded(line: str) -> str:
    # a search for each rare character is faster than a table that is asked about every character
    for character, folded in _FOLDS:
        line = line.replace(character, folded)
    return line.lower()
