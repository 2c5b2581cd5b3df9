"""Cue words: what a text speaks of, found in one pass for the relevance rules and the metric rules together.

A cue is a row of words by language. In the words a star stands for any ending; a phrase in capitals is looked for in
capitals, and one that begins with a capital needs a capital.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple

from corridor_tui.tagging.lexicon import Case, Lexicon, Shelf, Term
from corridor_tui.tagging.rules import Row
from corridor_tui.tagging.view import View

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*\*?")
_start = itemgetter(1)
_ACRONYM = 6
"""Letters up to which a word in capitals is an acronym."""


COMMON = frozenset({"en", "ru", "zh"})
"""Languages whose words are read in every text."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a cue word stands for: the cue, the language of the word, who asks for it (the data file).

    A word that `hides` only keeps shorter words from being read: US dollar is not the country.
    """

    cue: str
    language: str
    asked_by: str
    hides: bool = False
    common: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "common", self.language in COMMON)

    def repeats(self, other: Word) -> bool:
        """Whether another word stands for the same cue."""
        return self.cue == other.cue and self.asked_by == other.asked_by


class Cue(NamedTuple):
    """A cue word seen: which cue, where (folded offsets), by which rule."""

    id: str
    start: int
    end: int
    rule: str


class Cues:
    """The cues of one view, in order of their start."""

    __slots__ = ("_by_id", "hits")

    def __init__(self, hits: Sequence[Cue]) -> None:
        self.hits = hits
        self._by_id: dict[str, list[Cue]] = {}
        for hit in hits:
            known = self._by_id.get(hit[0])
            if known is None:
                self._by_id[hit[0]] = [hit]
            else:
                known.append(hit)

    @property
    def ids(self) -> Set[str]:
        """The cues that the view has at all."""
        return self._by_id.keys()

    def of(self, cue: str) -> list[Cue]:
        """Every hit of one cue."""
        return self._by_id.get(cue, [])

    def within(self, cue: str, start: int, end: int) -> Sequence[Cue]:
        """The hits of a cue that begin inside a span."""
        hits = self._by_id.get(cue)
        if hits is None or hits[-1][1] < start or hits[0][1] >= end:
            return ()
        first = bisect_left(hits, start, key=_start)
        return hits[first : bisect_left(hits, end, first, key=_start)]


class CueIndex:
    """All cue words of some rules, ready to search. Raises ConfigError for a phrase without words."""

    def __init__(self, terms: Iterable[Term[Word]], shelf: Shelf[Any] | None = None) -> None:
        self._lexicon = Lexicon(terms, shelf)

    def find(self, view: View) -> dict[str, Cues]:
        """The cues of a view by who asks for them. Words in excluded spans are not there.

        Words of the smaller languages are read only in a text of one of them: a stem of one language is often the
        beginning of another's word (Turkish kaza in Kazakhstan).
        """
        smaller = view.lang not in COMMON
        excluded = view.excluded
        found: dict[str, list[Cue]] = {}
        place = -1
        taken: tuple[Word, ...] = ()
        hidden = False
        for start, end, terms in self._lexicon.find_terms(view.folded, nested=True):
            if start != place:
                place, taken, hidden = start, (), False
            elif hidden:
                continue
            for term in terms:
                word = term.value
                if not (smaller or word.common) or (taken and any(map(word.repeats, taken))):
                    continue
                if word.hides:
                    hidden = True
                    break
                if excluded and view.is_excluded(start, end):
                    continue
                taken = (*taken, word)
                cue = Cue(word.cue, start, end, term.rule)
                if word.asked_by in found:
                    found[word.asked_by].append(cue)
                else:
                    found[word.asked_by] = [cue]
        return {name: Cues(hits) for name, hits in found.items()}


def cue_terms(row: Row, asked_by: str) -> Iterator[Term[Word]]:
    """The terms of a row's `words`; each stands for the cue of the row's id."""
    words: Mapping[str, list[str]] = row.data.get("words", {})
    hides = bool(row.data.get("hides", False))
    for language, phrases in words.items():
        for phrase in phrases:
            yield term(phrase, Word(row.id, language, asked_by, hides), f"{row.rule}.{language}.{phrase}")


def term(phrase: str, value: Word, rule: str) -> Term[Word]:
    """A phrase with stars as a term of the lexicon."""
    bare = phrase.replace("*", "")
    decline = None
    if "*" in phrase:
        decline = "ru:" + "+".join("stem" if word.group().endswith("*") else "-" for word in _WORD.finditer(phrase))
    return Term(bare, value, case=_case(bare), decline=decline, rule=rule)


def _case(phrase: str) -> Case:
    if not phrase[:1].isupper():
        return "any"
    if phrase.isupper() and sum(map(str.isalpha, phrase)) <= _ACRONYM:
        return "upper"
    return "capital"
