"""How alike two texts are, whoever carries them: runs of three words compared as sets. Pure.

Precision comes first: a text is a copy where most of the runs of both are the same, or where the longer one begins
with the shorter one (a teaser and its article); texts that repeat a form with other numbers are no copies, and neither
is a digest of what it strings together.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corridor_tui.model import Excluded

RUN = 3
FEWEST = 40
"""Runs below which a text is too short to be told apart from others of its kind."""
LONGEST = 6_000
"""Words of a text that are looked at."""
COPY = 0.55
"""Share of runs in common, of all runs of both, from which two texts are copies."""
BEGINNING = 0.8
"""Share of the shorter one's runs in the longer one's beginning from which it is cut from it."""
SLACK = 1.5
"""How long that beginning is, as a multiple of the shorter text: the longer one may open with a dateline or a lead."""
NUMBERS = 0.8
"""Share of the shorter one's numbers that the other one must have too."""
REPRINT = 0.9
"""Share of runs in common from which texts of one source, which keeps to its forms, are one text."""
LATELY = 128
"""Texts kept prepared, at most 24 KB each."""
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\\W_]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text prepared for comparing: its runs in order, as 32-bit numbers, and the numbers it prints."""

    runs: array[int]
    numbers: frozenset[str]


def words(text: str) -> list[str]:
    """The words of a text, folded; a Chinese character counts as a word."""
    return _WORD.findall(text.casefold())[:LONGEST]


def runs_of(found: list[str]) -> list[str]:
    """All runs of three words, in order."""
    return [" ".join(run) for run in zip(found, found[1:], found[2:], strict=False)]


def without(text: str, excluded: Iterable[Excluded]) -> str:
    """The text without the spans that are not the article: every copy has its own site's around it."""
    parts, at = [], 0
    for start, end in sorted((span.start, span.end) for span in excluded if span.field == "text"):
        parts.append(text[at : max(at, start)])
        at = max(at, end)
    return "\n".join([*parts, text[at:]])


@lru_cache(maxsize=LATELY)
def wording(text: str) -> Wording:
    """Prepare a text for comparing. The ones that were compared lately are at hand: neighbours are compared in turn."""
    found = words(text)
    runs = array("I", (zlib.crc32(run.encode("utf-8", "replace")) for run in runs_of(found)))
    return Wording(runs, frozenset(word for word in found if word.isdecimal()))


def is_copy(one: Wording, other: Wording) -> bool:
    """Whether one text is a copy of the other or of its beginning, its numbers included."""
    shorter, longer = sorted((one, other), key=lambda text: len(text.runs))
    if not _numbers_agree(one.numbers, other.numbers):
        return False
    if overlap(one, other) >= COPY:
        return True
    mine = set(shorter.runs)
    if len(mine) < FEWEST:
        return False
    beginning = set(longer.runs[: int(SLACK * len(shorter.runs))])
    return len(mine & beginning) >= BEGINNING * len(mine)


def is_reprint(one: Wording, other: Wording) -> bool:
    """Whether two texts of one source are the same text: nearly every run and every number."""
    return one.numbers == other.numbers and overlap(one, other) >= REPRINT


def overlap(one: Wording, other: Wording) -> float:
    """The share of runs in common, of all runs of both; 0 where a text is too short to tell."""
    first, second = set(one.runs), set(other.runs)
    if min(len(first), len(second)) < FEWEST:
        return 0.0
    return len(first & second) / len(first | second)


def _numbers_agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= NUMBERS * min(len(one), len(other))
