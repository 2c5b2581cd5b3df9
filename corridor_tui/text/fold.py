"""A text folded for matching, once: what differs only in typing looks the same afterwards.

Case, width, kinds of dash, space, quote and apostrophe, ё, the Turkic dotted and dotless i, traditional Chinese,
and Latin letters inside a Cyrillic word (and the other way round) fold one character to one character, so offsets
stay what they were. Only texts with soft hyphens, zero-width characters, combining marks or ligatures take the
slower road, which keeps a map of offsets.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import cached_property
from itertools import accumulate
from typing import Any

from corridor_tui.text.traditional import TO_SIMPLIFIED

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d\u1806\u301c\u2043"
_APOSTROPHES = "'\u2018\u2019\u201a\u201b\u02bb\u02bc\u02b9\u02bd\u02be\u02c8\u02ca\u2032\uff07`\u00b4\u02cb"
_QUOTES = '"\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2039\u203a\u301d\u301e\u301f\u300a\u300b\u3008\u3009\u300c\u300d\u300e\u300f\uff02'
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_KEPT = "…№™℠½¼¾⅓⅔⅛⅜⅝⅞′″‰¨¯¸"
"""Characters whose compatibility form is longer than one character and which are better left alone."""

_SPECIAL: dict[int, str] = {
    **{ord(c): "-" for c in _DASHES},
    **{ord(c): "'" for c in _APOSTROPHES},
    **{ord(c): '"' for c in _QUOTES},
    **{ord(c): "\n" for c in _LINE_ENDS},
    **{ord(c): c for c in _KEPT if c not in _APOSTROPHES and c not in _QUOTES},
    ord("\t"): " ",
    ord("\x1f"): " ",
    ord("ё"): "е",
    ord("Ё"): "е",
    ord("ѐ"): "е",
    ord("Ѐ"): "е",
    ord("ѝ"): "и",
    ord("Ѝ"): "и",
    ord("İ"): "i",
    ord("ı"): "i",
    ord("ș"): "ş",
    ord("Ș"): "ş",
    ord("ț"): "ţ",
    ord("Ț"): "ţ",
    **{ord(a): b for a, b in TO_SIMPLIFIED.items()},
}

_IGNORED = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f"
_MARKS = (
    "\u0300-\u034e\u0350-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)
_LONG = "\u01c4-\u01cc\u01f1-\u01f3\u2100-\u2101\u2103\u2105-\u2106\u2109\u2121\u213b\u2160-\u217f\u2474-\u249b\u3220-\u325f\u3371-\u33ff\ufb00-\ufb06"
_SLOW = re.compile(f"[^{_MARKS}{_IGNORED}]?[{_MARKS}{_IGNORED}]+|[{_LONG}]")
_IS_SLOW = re.compile(f"[{_MARKS}{_IGNORED}{_LONG}]")
_ONLY_IGNORED = re.compile(f"[{_IGNORED}]")
_TRAILING = re.compile(f"[{_IGNORED}]+$")
_ONLY_MARKS = re.compile(f"[{_MARKS}]")


class _Table(dict[int, str]):
    """The one-to-one table, filled as characters turn up. Characters of the slow road are dropped: the length tells."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if _IS_SLOW.match(character):
        return ""
    special = _SPECIAL.get(ord(character))
    if special is not None:
        return special
    if character.isspace():
        return " "
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    compatible = unicodedata.normalize("NFKC", character)
    if len(compatible) != 1:
        compatible = character
    compatible = _SPECIAL.get(ord(compatible), compatible)
    lower = compatible.lower()
    return lower if len(lower) == 1 else compatible


_TABLE = _Table()

_LATIN = "a-z\u00df-\u00f6\u00f8-\u024f\u0259\u1e00-\u1eff"
_CYRILLIC = "\u0400-\u052f"
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MIXED = re.compile(f"[{_LATIN}](?:(?=[{_CYRILLIC}])|(?<=[{_CYRILLIC}][{_LATIN}]))")
_MIXED_WORD = re.compile(f"[{_LATIN}{_CYRILLIC}]+")
_CYRILLIC_LETTER = re.compile(f"[{_CYRILLIC}]")
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_TO_CYRILLIC = dict(zip("abcehijkmopstxyə", "авсеніјкморѕтхуә", strict=True))
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items()} | {"һ": "h"}

_READING = re.compile(f"[{_HAN}]\\([a-z\u00e0-\u00fc\u0101-\u01dc{_MARKS}]{{1,10}}\\)(?=[{_HAN}])")
"""A Chinese character with its reading in brackets, which some crawled pages print in the middle of words."""

_CLUSTER = re.compile(f"{_READING.pattern}|{_SLOW.pattern}")
WORD = f"[^\\W_{_HAN}]+(?:'[^\\W_{_HAN}]+)*"
"""A pattern for a word of a folded text: letters and digits that are not Han, with apostrophes inside."""

_STARTS = re.compile(f"({WORD}|[{_HAN}]|[$€£¥₸₽₼₺₾₴₹%‰+№#&°@])")


class Folded:
    """`source` and its folded `text`. Offsets of `text` are turned into offsets of `source` by `span`."""

    def __init__(
        self, source: str, text: str, starts: array[int] | None = None, ends: array[int] | None = None
    ) -> None:
        self.source = source
        self.text = text
        self.found: dict[object, Any] = {}
        """What was found in the text, by who searched it, so that it is searched once."""
        self._starts = starts
        self._ends = ends

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of `source` that the half-open span of `text` came from, combining marks included."""
        if self._starts is None or self._ends is None:
            return start, end
        first = self._starts[start] if start < len(self._starts) else len(self.source)
        return (first, self._ends[end - 1]) if end > start else (first, first)

    @property
    def is_even(self) -> bool:
        """Whether every offset of `text` is the same offset of `source`."""
        return self._starts is None

    def original(self, start: int, end: int) -> str:
        """The source behind a folded span, letter case and all."""
        first, last = self.span(start, end)
        return self.source[first:last]

    def position(self, offset: int) -> int:
        """The first folded offset whose source lies at or after `offset` of the source."""
        if self._starts is None:
            return min(offset, len(self.text))
        low, high = 0, len(self._starts)
        while low < high:
            middle = (low + high) // 2
            if self._starts[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def is_upper(self, start: int, end: int) -> bool:
        """True when the span's source has letters and every cased one is upper case."""
        return self.original(start, end).isupper()

    def is_capital(self, start: int) -> bool:
        """True when the character at a folded offset is an upper-case (or title-case) letter in the source."""
        first = start if self._starts is None else self.span(start, start + 1)[0]
        character = self.source[first : first + 1]
        return character.isupper() or character.istitle()

    @cached_property
    def starts(self) -> list[int]:
        """Folded offsets where a word, a Han character or a sign such as % or $ begins, in order."""
        # every other offset, for the pieces alternate between what lies between words and the words
        return list(accumulate(map(len, self._pieces), initial=0))[1:-1:2]

    @cached_property
    def words(self) -> list[str]:
        """What stands at each of `starts`: a word as `WORD` has it, a Han character or a sign."""
        return self._pieces[1::2]

    @cached_property
    def _pieces(self) -> list[str]:
        return _STARTS.split(self.text)


def fold(source: str) -> Folded:
    """Fold a text for matching. Never raises; linear in the text."""
    text = source.translate(_TABLE)
    if len(text) == len(source) and not ("(" in source and _READING.search(source)):
        return Folded(source, text if source.isascii() else _one_script(text, source))
    return _fold_slowly(source)


def _fold_slowly(source: str) -> Folded:
    pieces: list[str] = []
    starts: array[int] = array("q")
    ends: array[int] = array("q")
    done = 0
    for match in _CLUSTER.finditer(source):
        begin, end = match.span()
        pieces.append(source[done:begin].translate(_TABLE))
        starts.extend(range(done, begin))
        ends.extend(range(done + 1, begin + 1))
        folded = _fold_cluster(match.group())
        pieces.append(folded)
        starts.extend([begin] * len(folded))
        # ignorable characters after the letter are no part of it, marks are
        ends.extend([begin + len(_TRAILING.sub("", match.group()))] * len(folded))
        done = end
    pieces.append(source[done:].translate(_TABLE))
    starts.extend(range(done, len(source)))
    ends.extend(range(done + 1, len(source) + 1))
    text = "".join(pieces)
    folded_source = Folded(source, text, starts, ends)
    folded_source.text = _one_script(text, source)
    return folded_source


def _fold_cluster(cluster: str) -> str:
    """One letter with its marks, as composed as Unicode allows, the rest of the marks (a stress mark) gone."""
    if cluster[1:2] == "(":
        return cluster[0].translate(_TABLE)
    composed = unicodedata.normalize("NFC", _ONLY_IGNORED.sub("", cluster))
    bare = _ONLY_MARKS.sub("", composed)
    if len(bare) == 1 and _IS_SLOW.match(bare):
        return unicodedata.normalize("NFKC", bare).lower()
    return bare.translate(_TABLE)


def _one_script(text: str, source: str) -> str:
    """Give look-alike letters the script of the word they stand in: a Latin c inside a Russian word becomes с."""
    # most texts with accents or quotes have no Cyrillic letter, which is found out sooner
    first = _MIXED.search(text) if _CYRILLIC_LETTER.search(text) else None
    if first is None:
        return text
    pieces: list[str] = []
    done = 0
    for match in _MIXED_WORD.finditer(text, _run_start(text, first.start())):
        word = match.group()
        if _MIXED.search(word) is None:
            continue
        pieces += (text[done : match.start()], _mend(word))
        done = match.end()
    pieces.append(text[done:])
    return "".join(pieces)


def _run_start(text: str, position: int) -> int:
    while position and _MIXED_WORD.match(text[position - 1]):
        position -= 1
    return position


def _mend(word: str) -> str:
    latin = [c for c in word if _LATIN_LETTER.match(c)]
    only_latin = sum(c not in _TO_CYRILLIC for c in latin)
    only_cyrillic = sum(c not in _TO_LATIN for c in word if not _LATIN_LETTER.match(c))
    # a tie goes to the script of most letters
    difference = only_cyrillic - only_latin or len(word) - 2 * len(latin)
    table = _TO_CYRILLIC if difference >= 0 else _TO_LATIN
    return "".join(table.get(c, c) for c in word)
