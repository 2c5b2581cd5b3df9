"""How alike two texts are, whoever carries them: runs of three words compared as sets. Pure.

A text's `sketch` is a few of its runs, chosen by their hash and not by their place, so that copies of one text share
some of them: finding candidates is a look-up. `same_story` then compares the texts themselves. Precision comes first:
texts that repeat a form with other numbers are not the same story.
"""

from __future__ import annotations

import re
import zlib
from heapq import nsmallest

RUN = 3
SKETCH = 8
FEWEST = 40
"""Runs below which a text is too short to be told apart from others of its kind."""
LONGEST = 6_000
"""Words of a text that are looked at."""
COPY = 0.55
"""Share of runs in common, of all runs of both, from which two texts are copies."""
PART = 0.8
"""Share of the shorter one's runs in the longer one from which it is a part of it."""
NUMBERS = 0.8
"""Share of the shorter one's numbers that the other one must have too."""
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\\W_]+")
_NUMBER = re.compile(r"\d+")


def runs(text: str) -> frozenset[int]:
    """The runs of three words of a text, each as a 32-bit number; a Chinese character counts as a word."""
    words = _WORD.findall(text.casefold())[:LONGEST]
    return frozenset(
        zlib.crc32(" ".join(words[start : start + RUN]).encode("utf-8", "replace"))
        for start in range(len(words) - RUN + 1)
    )


def sketch(text: str) -> tuple[int, ...]:
    """A few of a text's runs by which its copies are found; none for a text that is too short."""
    found = runs(text)
    if len(found) < FEWEST:
        return ()
    # Mixed once more, so that the choice does not depend on how the hash treats short inputs.
    return tuple(nsmallest(SKETCH, found, key=lambda run: (run * 0x9E3779B1) & 0xFFFFFFFF))


def same_story(one: str, other: str) -> bool:
    """Whether one text is a copy of the other or of a part of it, its numbers included."""
    if not _numbers_agree(one, other):
        return False
    first, second = runs(one), runs(other)
    fewest = min(len(first), len(second))
    if fewest < FEWEST:
        return False
    common = len(first & second)
    return common / len(first | second) >= COPY or common / fewest >= PART


def _numbers_agree(one: str, other: str) -> bool:
    first, second = set(_NUMBER.findall(one)), set(_NUMBER.findall(other))
    fewest = min(len(first), len(second))
    return fewest == 0 or len(first & second) >= NUMBERS * fewest
