"""Which of our languages a text is written in, by script, letters and small words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from corridor_tui.tagging.rules import packaged

LANGUAGES = ("en", "ru", "kk", "uz", "az", "zh", "tr")
"""The languages that have rules. Other tags are kept as they are given, and read with everybody's rules."""

_SAMPLE = 2500
"""Characters looked at from the start; an article does not change its language after that."""

_HAN = re.compile("[\u3400-\u9fff]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*")
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʻʼ‘`", "'"))
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
    connectives: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


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
            tuple(row.data.get("connectives", ())),
            tuple(row.data.get("endings", ())),
        )
        for row in packaged("languages")
    )


def normal(tag: str | None) -> str | None:
    """A language tag as feeds print it ("zh-CN", "RU_ru") cut to its first part; None for nothing."""
    if not tag:
        return None
    return re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0] or None


def detect(title: str, text: str) -> str:
    """The language of a text, "en" where nothing speaks for another. Looks at the first few thousand characters."""
    sample = f"{title}\n{text[:_SAMPLE]}"
    han = _HAN_WEIGHT * sum(len(run) for run in _HAN.findall(sample))
    cyrillic = sum(len(run) for run in _CYRILLIC.findall(sample))
    latin = sum(len(run) for run in _LATIN.findall(sample))
    if han > cyrillic and han > latin:
        return "zh"
    if not cyrillic and not latin:
        return "en"
    script = "cyrillic" if cyrillic > latin else "latin"
    small = sample.lower().translate(_APOSTROPHES)
    words = Counter(_WORD.findall(small))
    scores: dict[str, int] = {}
    for row in rows():
        if row.script == script:
            score = 2 * sum(words[word] for word in row.words)
            score += row.weight * sum(map(sample.count, row.letters))
            if row.endings:
                score += sum(count for word, count in words.items() if len(word) > 4 and word.endswith(row.endings))
            scores[row.lang] = max(scores.get(row.lang, 0), score)
    default = "ru" if script == "cyrillic" else "en"
    best = max(scores, key=lambda language: (scores[language], language == default))
    return best if scores[best] else default
