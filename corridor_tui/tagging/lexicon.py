"""One mechanism for every word list: phrases looked up in a folded text, inflected forms included.

A phrase is a row of units (words, Han runs, signs). Units with a space, dash or quote between them in the phrase may
have any space, line break, dash or quotes between them in the text. What a word may begin is worked out once for
each word form and remembered, so that the cost does not grow with the list. The longest phrase wins; neither side of
a hit may touch a letter or a digit, except where Han characters stand, which know no word boundary.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import itemgetter
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from corridor_tui.model import ConfigError
from corridor_tui.tagging.phrases import HAN_LETTERS, first_word, is_pattern, units
from corridor_tui.tagging.suffixes import HAN, Tails
from corridor_tui.tagging.trie import Edges, Known, Leaves, Node
from corridor_tui.text.fold import WORD, Folded

Value = TypeVar("Value")
Case = Literal["any", "capital", "title", "upper"]

_GAP = re.compile(r'"?(?: {0,3}\n? {0,3}- {0,3}\n? {0,3}| {0,3}\n? {0,3})"?')
_GAPS = frozenset((" ", "-", "\n", '"', ""))
"""What a gap may begin with; the end of the text is as good as one."""
_HAN_CHARACTER = re.compile(f"[{HAN_LETTERS}]")
_STARTS = re.compile(f"[{HAN_LETTERS}]|\\w+|[^\\w\\s]")
_end = itemgetter(0)
_LONGEST_WORD = 64
"""A row of as many letters begins no phrase: a hostile text is one endless word, asked about at every place."""

_BUCKET = 3
"""How many letters of a first word choose the bucket in which its terms wait."""
_WORD = re.compile(WORD)


@dataclass(frozen=True, slots=True)
class Term(Generic[Value]):
    """A phrase and what it stands for.

    `case` guards the spelling in the source: "capital" asks for an upper-case first letter, "title" for one in every
    word of four letters or more, "upper" for upper case throughout. `decline` names suffix classes, one a word from
    the left ("ru:adj+noun"; words without a class do not change); a chain class alone ("kk") goes to the last word,
    "ru" alone to every word, "?kk" guesses as `phrases.guess` does for a language. `rule` is the id that an answer
    traces the term by.
    """

    phrase: str
    value: Value
    case: Case = field(default="any", kw_only=True)
    decline: str | None = field(default=None, kw_only=True)
    rule: str = field(default="", kw_only=True)


class Hit(NamedTuple, Generic[Value]):
    """A term found at folded offsets `start` to `end`, its ending included."""

    start: int
    end: int
    term: Term[Value]

    @property
    def value(self) -> Value:
        """What the term stands for."""
        return self.term.value


_Way = tuple[int, Tails, Node[Term[Value]]]
"""A first unit that may stand at a place: its length with the ending, what may follow its stem, and the node."""

_Ways = tuple[_Way[Value], ...]
"""All first units that may stand at a place."""

_LOOK: tuple[_Way[Any], ...] = ((0, HAN, Node()),)
"""Stands for the ways of a Han character or a sign: they depend on what follows and are to be looked up at the place."""

_Complete = list[tuple[int, Leaves[Term[Value]]]]
"""Phrases complete at a place: where each ends, and its terms."""


class Lexicon(Generic[Value]):
    """A word list. Terms of the same phrase are all found.

    Terms wait in buckets by their first three letters (Han and signs: their first character) and are worked out when
    a text first shows those, so that a list costs little until it is used.
    """

    def __init__(self, terms: Iterable[Term[Value]]) -> None:
        self._root: Edges[Term[Value]] = Edges()
        self._longest = 1
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._waiting: dict[str, list[Term[Value]]] = {}
        self._ways: Known[_Ways[Value]] = Known(self._ways_of)
        for term in terms:
            first = first_word(term.phrase)
            if not first:
                raise ConfigError(f"{term.rule or 'a term'}: the phrase {term.phrase!r} has no words")
            self._longest = max(self._longest, len(_STARTS.findall(term.phrase)))
            if _WORD.match(first) is None:
                self._waiting.setdefault(first[0], []).append(term)
            elif len(first) <= _short(first, term.decline):
                self._add(term)
            else:
                self._waiting.setdefault(first[:_BUCKET], []).append(term)

    def find(self, folded: Folded, *, overlapping: bool = False, nested: bool = False) -> list[Hit[Value]]:
        """All hits in order of start. Of hits that overlap, the first and longest stays, unless told otherwise.

        `overlapping` keeps the longest hit of every start, `nested` the shorter ones too, longest first.
        """
        found = self.find_terms(folded, overlapping=overlapping, nested=nested)
        return [Hit(start, end, term) for start, end, terms in found for term in terms]

    def find_terms(
        self, folded: Folded, *, overlapping: bool = False, nested: bool = False
    ) -> list[tuple[int, int, Sequence[Term[Value]]]]:
        """What `find` gives with all terms of one span together: start, end and terms."""
        text = folded.text
        everywhere = list(map(self._ways.__getitem__, folded.words))
        found: list[tuple[int, int, Sequence[Term[Value]]]] = []
        free = 0
        # most words begin nothing: compress and filter pass over them without a step of the interpreter's loop
        for start, ways in zip(compress(folded.starts, everywhere), filter(None, everywhere), strict=True):
            if start < free:
                continue
            complete: _Complete[Value] = []
            for length, tails, node in self._ways_at(text, start) if ways is _LOOK else ways:
                if node.leaves is not None:
                    complete.append((start + length, node.leaves))
                if node.leads:
                    self._onward(node, tails, text, start + length, complete)
            if len(complete) > 1:
                complete.sort(key=_end, reverse=True)
            longest = 0
            for end, leaves in complete:
                if end < longest and not nested:
                    break
                terms = leaves if leaves.plain else _fitting(folded, start, end, leaves)
                if terms:
                    found.append((start, end, terms))
                    longest = longest or end
            if longest:
                free = start if overlapping or nested else longest
        return found

    def at(self, folded: Folded, position: int) -> Hit[Value] | None:
        """The longest hit that starts exactly at a folded offset; what stands before it does not matter."""
        if not 0 <= position < len(folded.text):
            return None
        complete = self._walk(folded.text, position)
        if len(complete) > 1:
            complete.sort(key=_end, reverse=True)
        for end, leaves in complete:
            terms = leaves if leaves.plain else _fitting(folded, position, end, leaves)
            if terms:
                return Hit(position, end, terms[0])
        return None

    def ending_at(self, folded: Folded, position: int) -> Hit[Value] | None:
        """The longest hit that ends at a folded offset, spaces before the offset not counted."""
        text = folded.text
        while position > 0 and text[position - 1] in " \n":
            position -= 1
        last = bisect_left(folded.starts, position)
        first = max(0, last - self._longest)
        for start, word in zip(folded.starts[first:last], folded.words[first:last], strict=True):
            if self._ways[word]:
                for end, leaves in self._walk(text, start):
                    if end == position and (terms := _fitting(folded, start, end, leaves)):
                        return Hit(start, end, terms[0])
        return None

    def _walk(self, text: str, start: int) -> _Complete[Value]:
        """Every complete phrase that starts here, with its end."""
        complete: _Complete[Value] = []
        word = _WORD.match(text, start, start + _LONGEST_WORD)
        ways = self._ways[text[start] if word is None else word.group()]
        for length, tails, node in self._ways_at(text, start) if ways is _LOOK else ways:
            self._follow(node, tails, text, start + length, complete)
        return complete

    def _follow(
        self,
        node: Node[Term[Value]],
        tails: Tails,
        text: str,
        end: int,
        complete: _Complete[Value],
    ) -> None:
        """Note what is complete at the end of a unit and look for the units that may come next."""
        if node.leaves is not None:
            complete.append((end, node.leaves))
        if node.leads:
            self._onward(node, tails, text, end, complete)

    def _onward(
        self,
        node: Node[Term[Value]],
        tails: Tails,
        text: str,
        end: int,
        complete: _Complete[Value],
    ) -> None:
        """Look for the units that may come after one that ends at `end`."""
        spaced, joined = node.spaced, node.joined
        if spaced is not None:
            if text[end : end + 1] == " " and text[end + 1 : end + 2] not in _GAPS:
                # one space, then a letter: the usual gap needs no search
                if text[end + 1 : end + 2] in spaced.lengths:
                    self._step(spaced, text, end + 1, complete)
            else:
                after = _after_gap(text, end)
                if after > end or (tails is HAN and _HAN_CHARACTER.match(text, after)):
                    self._step(spaced, text, after, complete)
        if joined is not None:
            following = text[end : end + 1]
            if following in joined.lengths:
                self._step(joined, text, end, complete)
            elif following == " ":
                self._step(joined, text, end + 1, complete)

    def _step(self, edges: Edges[Term[Value]], text: str, start: int, complete: _Complete[Value]) -> None:
        for length in edges.lengths.get(text[start : start + 1], ()):
            # a slice cut short by the end of the text is no stem of this length
            for tails, node in edges.by_stem.get(text[start : start + length], ()):
                end = tails.end(text, start + length) if start + length <= len(text) else -1
                if end >= 0:
                    self._follow(node, tails, text, end, complete)

    def _ways_of(self, word: str) -> _Ways[Value]:
        """The first units that a word may be; `_LOOK` for a Han character or sign that any may begin with."""
        if len(word) >= _LONGEST_WORD:
            return ()
        if _WORD.match(word) is None:
            self._work_out(word)
            return _LOOK if word in self._root.lengths else ()
        head = word[:_BUCKET]
        self._work_out(head)
        lengths = self._lengths.get(head, ())
        for size in range(len(head) - 1, 0, -1):
            lengths += self._lengths.get(word[:size], ())
        ways: list[_Way[Value]] = []
        for length in lengths:
            for tails, node in self._root.by_stem.get(word[:length], ()) if length <= len(word) else ():
                end = tails.end(word, length)
                if end >= 0:
                    ways.append((end, tails, node))
        return tuple(ways)

    def _ways_at(self, text: str, start: int) -> list[_Way[Value]]:
        """The Han runs and signs that may be the first unit at a place."""
        character = text[start : start + 1]
        ways: list[_Way[Value]] = []
        for length in self._root.lengths.get(character, ()):
            for tails, node in self._root.by_stem.get(text[start : start + length], ()):
                if tails is HAN and start + length <= len(text):
                    ways.append((length, tails, node))
        return ways

    def _work_out(self, key: str) -> None:
        for term in self._waiting.pop(key, ()):
            self._add(term)

    def _add(self, term: Term[Value]) -> None:
        nodes: list[Node[Term[Value]]] = []
        pattern = is_pattern(term.phrase)
        for number, unit in enumerate(units(term.phrase, term.decline)):
            if number == 0:
                nodes = [self._root.add(stem, tails) for stem, tails in unit.ways]
                self._register(unit.ways)
                continue
            tables = [node.edges(unit.gap) for node in nodes]
            if pattern:
                shared: Node[Term[Value]] = Node(shared=True)
                for table in tables:
                    for stem, tails in unit.ways:
                        table.link(stem, tails, shared)
                nodes = [*nodes, shared] if unit.optional else [shared]
            else:
                nodes = [table.add(stem, tails) for table in tables for stem, tails in unit.ways]
        for node in nodes:
            if node.leaves is None:
                node.leaves = Leaves()
            if all(known.value != term.value or known.case != term.case for known in node.leaves):
                node.leaves.append(term)
                node.leaves.plain &= term.case == "any"

    def _register(self, ways: Iterable[tuple[str, Tails]]) -> None:
        """Note how long the stems of words are that begin with these letters.

        A stem shorter than a bucket's key may begin words that were looked at before: they are forgotten.
        """
        for stem, tails in ways:
            if tails is HAN:
                continue
            head = stem[:_BUCKET]
            known = self._lengths.get(head, ())
            if len(stem) not in known:
                self._lengths[head] = tuple(sorted({*known, len(stem)}, reverse=True))
            if len(stem) < _BUCKET:
                self._ways.clear()


def _fitting(folded: Folded, start: int, end: int, terms: Iterable[Term[Value]]) -> list[Term[Value]]:
    """The terms whose spelling the source has."""
    return [term for term in terms if _case_fits(term.case, folded, start, end)]


def _after_gap(text: str, position: int) -> int:
    """Where the next unit may begin: behind space, dash, quotes or one line break."""
    if text[position : position + 1] not in _GAPS:
        return position
    gap = _GAP.match(text, position)
    return position if gap is None else gap.end()


def _short(word: str, decline: str | None) -> int:
    """The length up to which a first word is worked out at once: cut to its stem it may be shorter than a key."""
    if word > "\u3000" or decline is None:
        return _BUCKET - 1
    return _BUCKET + 2 if decline.lstrip("?").startswith("ru") else _BUCKET


def _case_fits(case: Case, folded: Folded, start: int, end: int) -> bool:
    if case == "any":
        return True
    if case == "upper":
        return folded.is_upper(start, end)
    if case == "capital":
        return folded.is_capital(start)
    starts = folded.starts
    inside = starts[bisect_left(starts, start) : bisect_left(starts, end)]
    return all(folded.is_capital(at) for at in inside if at == start or folded.text[at : at + 4].isalpha())
