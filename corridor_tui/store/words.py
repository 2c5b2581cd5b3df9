"""The normalised copy that is indexed and searched: one spelling for what people type in many ways.

NFKC and case are folded, accents and Kazakh, Azerbaijani, Turkish and Uzbek letters become the plain letter that a
foreign keyboard has, ё becomes е, and every Chinese character stands alone, so that a phrase query finds a word
inside a run. Index and query go through the same function: changing it means raising VERSION, which has the index
built anew.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

VERSION = "1"
"""Kept in the store beside the index; a difference rebuilds it."""

_LETTERS = {
    "і": "и", "є": "е", "ә": "а", "ғ": "г", "қ": "к", "ҡ": "к", "ң": "н", "ө": "о", "ү": "у", "ұ": "у", "һ": "х",
    "ҳ": "х", "ҷ": "ч", "ҙ": "з", "ҥ": "н",
    "ə": "e", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe",
}  # fmt: skip


class _Patterns(NamedTuple):
    """Compiled at the first text: the monitor's start has none, and waits for no pattern."""

    og_apostrophe: re.Pattern[str]
    """Uzbek o‘ and g‘ are letters of their own: their apostrophe does not part the word."""
    letter: re.Pattern[str]
    """Searching for the few odd letters is several times faster than translating every one."""
    cjk: re.Pattern[str]
    not_word: re.Pattern[str]
    marks: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        og_apostrophe=re.compile("(?<=[og])['ʻʼ‘’`´](?=[^\\W\\d_])"),
        letter=re.compile(f"[{''.join(_LETTERS)}]"),
        cjk=re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"),
        not_word=re.compile(r"[^\w\s]|_"),
        marks=re.compile(
            "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
        ),
    )


def normalise(text: str) -> str:
    """The searched spelling of a text; not for display, offsets do not fit the source."""
    patterns = _patterns()
    if text.isascii():
        return patterns.og_apostrophe.sub("", text.lower())
    folded = patterns.og_apostrophe.sub("", unicodedata.normalize("NFKC", text).casefold())
    # Accents and stress marks go; й loses its breve too, in the index and in the query alike.
    folded = patterns.marks.sub("", unicodedata.normalize("NFD", folded))
    return patterns.cjk.sub(r" \1 ", patterns.letter.sub(lambda found: _LETTERS[found[0]], folded))


def tokens(text: str) -> list[str]:
    """The words of a text as the index holds them: letters and digits only, each Chinese character by itself."""
    return _patterns().not_word.sub(" ", normalise(text)).split()
