"""Cue words: what a text speaks of, found in one pass for the relevance rules and the metric rules together.

A cue is a row of words by language. In the words a star stands for any ending; a phrase in capitals is looked for in
capitals, and one that begins with a capital needs a capital.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from corridor_tui.tagging.lexicon import Case, Lexicon, Term
from corridor_tui.tagging.rules import Row
from corridor_tui.tagging.view import View

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*\*?")
_ACRONYM = 6
"""Letters up to which a word in capitals is an acronym."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word seen: which cue, where (folded offsets), by which rule."""

    id: str
    start: int
    end: int
    rule: str


class Cues:
    """The cues of one view, in order of their start."""

    __slots__ = ("_by_id", "hits")

    def __init__(self, hits: Iterable[Cue]) -> None:
        self.hits = tuple(hits)
        self._by_id: dict[str, list[Cue]] = {}
        for hit in self.hits:
            self._by_id.setdefault(hit.id, []).append(hit)

    def of(self, cue: str) -> list[Cue]:
        """Every hit of one cue."""
        return self._by_id.get(cue, [])

    def within(self, cue: str, start: int, end: int) -> Iterator[Cue]:
        """The hits of a cue that begin inside a span."""
        hits = self._by_id.get(cue, [])
        for hit in hits[bisect_left(hits, start, key=_start) :]:
            if hit.start >= end:
                return
            yield hit


class CueIndex:
    """All cue words of some rules, ready to search. Raises ConfigError for a phrase without words."""

    def __init__(self, terms: Iterable[Term[str]]) -> None:
        self._lexicon = Lexicon(terms)

    def find(self, view: View) -> Cues:
        """The cues of a view. Words in excluded spans are not there."""
        hits = self._lexicon.find(view.folded, overlapping=True)
        return Cues(
            Cue(hit.value, hit.start, hit.end, hit.term.rule)
            for hit in hits
            if not (view.excluded and view.is_excluded(hit.start, hit.end))
        )


def cue_terms(row: Row, name: str | None = None) -> Iterator[Term[str]]:
    """The terms of a row's `words`; each stands for the cue `name` (by default the row's id)."""
    words: Mapping[str, list[str]] = row.data.get("words", {})
    for language, phrases in words.items():
        for phrase in phrases:
            yield term(phrase, name or row.id, f"{row.rule}.{language}.{phrase}")


def term(phrase: str, value: str, rule: str) -> Term[str]:
    """A phrase with stars as a term of the lexicon."""
    bare = phrase.replace("*", "")
    decline = None
    if "*" in phrase:
        decline = "ru:" + "+".join("stem" if word.group().endswith("*") else "-" for word in _WORD.finditer(phrase))
    return Term(bare, value, case=_case(bare), decline=decline, rule=rule)


def _case(phrase: str) -> Case:
    letters = [letter for letter in phrase if letter.isalpha()]
    if phrase.isupper() and len(letters) <= _ACRONYM:
        return "upper"
    return "capital" if phrase[:1].isupper() else "any"


def _start(cue: Cue) -> int:
    return cue.start
