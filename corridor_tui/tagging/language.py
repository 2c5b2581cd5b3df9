"""Which of our languages a text is written in, by script, letters and small words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from corridor_tui.tagging.rules import packaged

LANGUAGES = ("en", "ru", "kk", "uz", "az", "zh", "tr")
"""The languages that have rules. Other tags are kept as they are given, and read with everybody's rules."""

_SAMPLE = 2500
"""Characters looked at from the start; an article does not change its language after that."""

_HAN_BLOCKS = bytes(range(0x34, 0xA0))
_CYRILLIC_BLOCK = 0x04
"""High bytes of UTF-16: counting bytes is many times faster than matching letters."""
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*")
_APOSTROPHES = "’ʻʼ‘`"
_TELLING = 90
"""One in so many characters must be a letter that the given language lacks, for another to be believed."""

_HAN_WEIGHT = 3
"""A Chinese character says about as much as three letters."""


@dataclass(frozen=True, slots=True)
class Row:
    """One language in one script, as languages.toml has it."""

    id: str
    lang: str
    script: str
    letters: str
    words: tuple[str, ...]
    weight: int = 1
    abbreviations: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    connectives: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    telling: bool = False
    contrasts: tuple[str, ...] = ()


@cache
def rows() -> tuple[Row, ...]:
    """Every row of languages.toml; read once a process."""
    return tuple(
        Row(
            row.id,
            row.data.get("lang", row.id),
            row.data["script"],
            row.data["letters"],
            tuple(row.data["words"]),
            row.data.get("weight", 1),
            tuple(row.data.get("abbreviations", ())),
            tuple(row.data.get("closing", ())),
            tuple(row.data.get("scales", ())),
            tuple(row.data.get("connectives", ())),
            tuple(row.data.get("endings", ())),
            row.data.get("telling", False),
            tuple(row.data.get("contrasts", ())),
        )
        for row in packaged("languages")
    )


def normal(tag: str | None) -> str | None:
    """A language tag as feeds print it ("zh-CN", "RU_ru") cut to its first part; None for nothing."""
    if not tag:
        return None
    return re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0] or None


def read_as(given: str | None, title: str, text: str) -> str:
    """The language whose rules a text is read by: the given one, unless the text is plainly another.

    Feeds often name one language for all they carry; a text in another script, or full of letters that the given
    language lacks, is believed more. A language without rules is read as the nearest that has some.
    """
    tag = normal(given)
    if tag not in LANGUAGES:
        return detect(title, text)
    sample = _sample(title, text)
    script = _script(sample)
    if script is not None and all(row.script != script for row in rows() if row.lang == tag):
        return detect(title, text)
    foreign = {row.lang: sum(map(sample.count, row.letters)) for row in rows() if row.lang != tag and row.telling}
    best = max(foreign, key=lambda language: foreign[language])
    return best if foreign[best] * _TELLING > len(sample) else tag


def detect(title: str, text: str) -> str:
    """The language of a text, "en" where nothing speaks for another. Looks at the first few thousand characters."""
    sample = _sample(title, text)
    script = _script(sample)
    if script is None or script == "han":
        return "zh" if script else "en"
    telling = _telling(script)
    words = _words(sample)
    known = Counter(filter(telling.words.__contains__, words))
    ended = [word for word in words if len(word) > 4 and word.endswith(telling.endings)]
    scores: dict[str, int] = {}
    for row in telling.rows:
        score = 2 * sum(known.get(word, 0) for word in row.words)
        score += row.weight * sum(map(sample.count, row.letters))
        score += sum(word.endswith(row.endings) for word in ended)
        scores[row.lang] = max(scores.get(row.lang, 0), score)
    default = "ru" if script == "cyrillic" else "en"
    best = max(scores, key=lambda language: (scores[language], language == default))
    return best if scores[best] else default


class _Telling(NamedTuple):
    """What tells the languages of a script apart."""

    rows: tuple[Row, ...]
    words: frozenset[str]
    endings: tuple[str, ...]


@cache
def _telling(script: str) -> _Telling:
    own = tuple(row for row in rows() if row.script == script)
    endings = dict.fromkeys(ending for row in own for ending in row.endings)
    return _Telling(own, frozenset(word for row in own for word in row.words), tuple(endings))


def _words(sample: str) -> list[str]:
    lower = sample.lower()
    for apostrophe in _APOSTROPHES:
        lower = lower.replace(apostrophe, "'")
    return _WORD.findall(lower)


def _sample(title: str, text: str) -> str:
    return f"{title}\n{text[:_SAMPLE]}"


def _script(sample: str) -> str | None:
    """The script of most letters; None for a text without letters."""
    if sample.isascii():
        return "latin" if _LATIN.search(sample) else None
    high = sample.encode("utf-16-le", "surrogatepass")[1::2]
    han = _HAN_WEIGHT * (len(high) - len(high.translate(None, _HAN_BLOCKS)))
    cyrillic = high.count(_CYRILLIC_BLOCK)
    # where most are Cyrillic, the Latin letters need no count
    latin = 0 if 2 * cyrillic > len(sample) else sum(map(len, _LATIN.findall(sample)))
    if han > cyrillic and han > latin:
        return "han"
    if not cyrillic and not latin:
        return None
    return "cyrillic" if cyrillic > latin else "latin"
