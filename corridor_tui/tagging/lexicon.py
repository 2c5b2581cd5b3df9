"""One mechanism for every word list: phrases looked up in a folded text, inflected forms included.

A phrase is a row of units (words, Han runs, signs). Units with a space, dash or quote between them in the phrase may
have any space, line break, dash or quotes between them in the text. The longest phrase wins; neither side of a hit may
touch a letter or a digit, except where Han characters stand, which know no word boundary. Lists on one shelf are
searched in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Generic, NamedTuple

from corridor_tui.tagging.phrases import HAN_LETTERS
from corridor_tui.tagging.shelf import Found, Shelf
from corridor_tui.tagging.terms import Case, Term, Value
from corridor_tui.text.fold import Folded, fold

__all__ = ["Case", "Found", "Hit", "Lexicon", "Shelf", "Term"]

_UNITS = re.compile(f"[{HAN_LETTERS}]|\\w+|[^\\w\\s]")


class Hit(NamedTuple, Generic[Value]):
    """A term found at folded offsets `start` to `end`, its ending included."""

    start: int
    end: int
    term: Term[Value]

    @property
    def value(self) -> Value:
        """What the term stands for."""
        return self.term.value


class Lexicon(Generic[Value]):
    """A word list, on a shelf of its own or on one that it shares. Terms of the same phrase are all found."""

    def __init__(self, terms: Iterable[Term[Value]], shelf: Shelf[Any] | None = None) -> None:
        terms = list(terms)
        self._shelf: Shelf[Any] = Shelf() if shelf is None else shelf
        self._number = self._shelf.put(terms)
        self._longest = max((len(_UNITS.findall(term.phrase)) for term in terms), default=1)
        changing = any(term.decline is not None for term in terms)
        self._last_letters = None if changing else frozenset(fold(term.phrase).text.strip()[-1] for term in terms)

    def find(self, folded: Folded, *, overlapping: bool = False, nested: bool = False) -> list[Hit[Value]]:
        """All hits in order of start. Of hits that overlap, the first and longest stays, unless told otherwise.

        `overlapping` keeps the longest hit of every start, `nested` the shorter ones too, longest first.
        """
        found = self.find_terms(folded, overlapping=overlapping, nested=nested)
        return [Hit(start, end, term) for start, end, terms in found for term in terms]

    def find_terms(self, folded: Folded, *, overlapping: bool = False, nested: bool = False) -> Sequence[Found[Value]]:
        """What `find` gives with all terms of one span together: start, end and terms."""
        found = self._shelf.search(folded)[self._number]
        return found if nested else _longest(found, apart=not overlapping)

    def at(self, folded: Folded, position: int) -> Hit[Value] | None:
        """The longest hit that starts exactly at a folded offset; what stands before it does not matter."""
        if not 0 <= position < len(folded.text):
            return None
        hit = self._shelf.at(folded, position, self._number)
        return None if hit is None else Hit(position, *hit)

    def ending_at(self, folded: Folded, position: int) -> Hit[Value] | None:
        """The longest hit that ends at a folded offset, spaces before the offset not counted."""
        text = folded.text
        while position > 0 and text[position - 1] in " \n":
            position -= 1
        if self._last_letters is not None and text[position - 1 : position] not in self._last_letters:
            return None
        hit = self._shelf.ending_at(folded, position, self._number, self._longest)
        return None if hit is None else Hit(hit[0], position, hit[1])


def _longest(found: Sequence[Found[Value]], *, apart: bool) -> list[Found[Value]]:
    """The longest hits of every start; `apart` only those that do not overlap the ones before."""
    kept: list[Found[Value]] = []
    place, longest, free = -1, 0, 0
    for hit in found:
        start, end, _ = hit
        if start == place:
            if end < longest:
                continue
        elif start < free:
            continue
        else:
            place, longest = start, end
            free = end if apart else start
        kept.append(hit)
    return kept
