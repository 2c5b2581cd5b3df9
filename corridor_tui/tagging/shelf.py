"""Word lists that are searched together: phrases in one graph, walked once over a text for all lists.

Phrases wait in buckets by their first three letters (Han and signs: their first character) and are worked out when a
text first shows those, so that a list costs little until it is used. What a word may begin is worked out once for each
word form and remembered; the cost of a text does not grow with the lists.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import compress
from operator import itemgetter
from typing import Any, Generic, NamedTuple

from corridor_tui.model import ConfigError
from corridor_tui.tagging.phrases import HAN_LETTERS, first_word, is_pattern, units
from corridor_tui.tagging.suffixes import HAN, Tails
from corridor_tui.tagging.terms import Case, Term, Value
from corridor_tui.tagging.trie import Edges, Known, Leaves, Node
from corridor_tui.text.fold import WORD, Folded

_GAP = re.compile(r'"?(?: {0,3}\n? {0,3}- {0,3}\n? {0,3}| {0,3}\n? {0,3})"?')
_SIGNS = frozenset(("-", "\n", '"'))
"""What a gap without a space begins with."""
_GAPS = _SIGNS | {" "}
_WIDE = frozenset(("  ", " -", " \n", ' "'))
"""What a gap of more than one space begins with."""
_HAN_CHARACTER = re.compile(f"[{HAN_LETTERS}]")
_end = itemgetter(0)
_LONGEST_WORD = 64
"""A row of as many letters begins no phrase: a hostile text is one endless word, asked about at every place."""

_BUCKET = 3
"""How many letters of a first word choose the bucket in which its terms wait."""
_WORD = re.compile(WORD)

Found = tuple[int, int, Sequence[Term[Value]]]
"""Start and end (folded) of a hit, and its terms."""

_Parts = list[Leaves[Term[Value]]]
"""The terms complete at a node, by list."""

_Complete = list[tuple[int, _Parts[Value]]]
"""Phrases complete at a place: where each ends, and its terms."""

_Way = tuple[int, Tails, Node[Term[Value]]]
"""A first unit that may stand at a place: its length with the ending, what may follow its stem, and the node."""


_Done = tuple[int, int, str, Leaves[Term[Value]]]
"""What one list has complete: its length (or where it ends), the list, the spelling asked for, the terms."""


class _Ways(NamedTuple, Generic[Value]):
    """The first units that a word may be: `done` are those complete by themselves, longest first, `onward` those that
    other units may follow, if what stands `length` characters on is in `opens` (two characters or the first of them;
    -1 where no one place tells). All in one row of plain values: what lies apart in memory costs most of the time.
    """

    done: Sequence[_Done[Value]]
    onward: Sequence[_Way[Value]]
    length: int = -1
    opens: frozenset[str] = frozenset()


_NOWHERE: _Ways[Any] = _Ways((), ())
_LOOK: _Ways[Any] = _Ways((), ((0, HAN, Node()),))
"""Stands for the ways of a Han character or a sign: they depend on what follows and are to be looked up at the place."""


class Shelf(Generic[Value]):
    """The graph of all phrases of some lists. Each list has a number, by which its hits are told apart."""

    def __init__(self) -> None:
        self.lists = 0
        self._root: Edges[Term[Value]] = Edges()
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._waiting: dict[str, list[tuple[int, Term[Value]]]] = {}
        self._ways: Known[_Ways[Value] | None] = Known(self._ways_of)

    def put(self, terms: Iterable[Term[Value]]) -> int:
        """Take in a list, to be done before the first search; gives its number.

        Raises ConfigError for a phrase without words.
        """
        number, self.lists = self.lists, self.lists + 1
        for term in terms:
            first = first_word(term.phrase)
            if not first:
                raise ConfigError(f"{term.rule or 'a term'}: the phrase {term.phrase!r} has no words")
            if _WORD.match(first) is None:
                self._waiting.setdefault(first[0], []).append((number, term))
            elif len(first) <= _short(first, term.decline):
                self._add(number, term)
            else:
                self._waiting.setdefault(first[:_BUCKET], []).append((number, term))
        return number

    def search(self, folded: Folded) -> list[list[Found[Value]]]:
        """Every hit of every list, by list, in order of start and of hits that start together the longest first."""
        known: list[list[Found[Value]]] | None = folded.found.get(self)
        if known is not None:
            return known
        text = folded.text
        found: list[list[Found[Value]]] = [[] for _ in range(self.lists)]
        everywhere = list(map(self._ways.__getitem__, folded.words))
        # many words begin nothing: compress and filter pass over them without a step of the interpreter's loop
        for start, ways in zip(compress(folded.starts, everywhere), filter(None, everywhere), strict=True):
            done, onward, length, opens = self._ways_at(text, start) if ways is _LOOK else ways
            if onward:
                gap = text[start + length : start + length + 2]
                if length < 0 or gap in opens or gap[:1] in opens:
                    further = self._further(onward, text, start)
                    done = _joined_up(done, further, start) if further else done
            for size, number, case, leaves in done:
                end = start + size
                if case == "any":
                    found[number].append((start, end, leaves))
                elif terms := _fitting(folded, start, end, leaves):
                    found[number].append((start, end, terms))
        folded.found[self] = found
        return found

    def at(self, folded: Folded, position: int, number: int) -> tuple[int, Term[Value]] | None:
        """The end and first term of the longest hit of a list that starts exactly at a folded offset."""
        for size, owner, _, leaves in self._walk(folded, position):
            if owner == number and (terms := _fitting(folded, position, position + size, leaves)):
                return position + size, terms[0]
        return None

    def ending_at(self, folded: Folded, position: int, number: int, reach: int) -> tuple[int, Term[Value]] | None:
        """The start and first term of the longest hit of a list that ends at a position, of `reach` units at most."""
        last = bisect_left(folded.starts, position)
        first = max(0, last - reach)
        for start, word in zip(folded.starts[first:last], folded.words[first:last], strict=True):
            if self._ways[word]:
                for size, owner, _, leaves in self._walk(folded, start):
                    if start + size == position and owner == number:
                        terms = _fitting(folded, start, position, leaves)
                        if terms:
                            return start, terms[0]
        return None

    def _walk(self, folded: Folded, start: int) -> Sequence[_Done[Value]]:
        """Every complete phrase that starts here, the longest first."""
        text, starts = folded.text, folded.starts
        index = bisect_left(starts, start)
        if index < len(starts) and starts[index] == start:
            first = folded.words[index]
        else:
            word = _WORD.match(text, start, start + _LONGEST_WORD)
            first = text[start] if word is None else word.group()
        ways = self._ways[first]
        if ways is None:
            return ()
        if ways is _LOOK:
            ways = self._ways_at(text, start)
        further = self._further(ways.onward, text, start) if ways.onward else None
        return _joined_up(ways.done, further, start) if further else ways.done

    def _further(self, onward: Sequence[_Way[Value]], text: str, start: int) -> _Complete[Value]:
        """Every complete phrase of more than one unit whose first unit is one of these and begins at `start`."""
        complete: _Complete[Value] = []
        for length, tails, node in onward:
            end = start + length
            spaced = node.spaced
            if spaced is not None:
                gap = text[end : end + 2]
                if gap in spaced.opens:
                    self._step(spaced, text, end + 1, complete)
                elif gap in _WIDE or gap[:1] in _SIGNS or tails is HAN:
                    self._spaced(spaced, tails, text, end, complete)
            if node.joined is not None:
                self._joined(node.joined, text, end, complete)
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
        if node.parts:
            complete.append((end, node.parts))
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
        if node.spaced is not None:
            self._spaced(node.spaced, tails, text, end, complete)
        if node.joined is not None:
            self._joined(node.joined, text, end, complete)

    def _spaced(
        self, spaced: Edges[Term[Value]], tails: Tails, text: str, end: int, complete: _Complete[Value]
    ) -> None:
        """Look behind a gap; only Han characters need none."""
        after = _after_gap(text, end)
        if after > end or (tails is HAN and _HAN_CHARACTER.match(text, after)):
            self._step(spaced, text, after, complete)

    def _joined(self, joined: Edges[Term[Value]], text: str, end: int, complete: _Complete[Value]) -> None:
        """Look right behind a unit, or behind the space that a sign may be set off by."""
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

    def _ways_of(self, word: str) -> _Ways[Value] | None:
        """The first units that a word may be, None for none; `_LOOK` for a Han character or sign that begins some."""
        if len(word) >= _LONGEST_WORD:
            return None
        if _WORD.match(word) is None:
            self._work_out(word)
            lengths = self._root.lengths.get(word, ())
            if lengths == (1,):
                alone = self._ways_at(word, 0)
                return None if alone is _NOWHERE else alone
            return _LOOK if lengths else None
        head = word[:_BUCKET]
        self._work_out(head)
        lengths = self._lengths.get(head, ())
        for size in range(len(head) - 1, 0, -1):
            lengths += self._lengths.get(word[:size], ())
        found: list[_Way[Value]] = []
        for length in lengths:
            for tails, node in self._root.by_stem.get(word[:length], ()) if length <= len(word) else ():
                end = tails.end(word, length)
                if end >= 0:
                    found.append((end, tails, node))
        return _opened(_sorted(found)) if found else None

    def _ways_at(self, text: str, start: int) -> _Ways[Value]:
        """The Han runs and signs that may be the first unit at a place."""
        root = self._root
        found: list[_Way[Value]] = []
        for length in root.lengths.get(text[start : start + 1], ()):
            stem = text[start : start + length]
            for tails, node in root.by_stem.get(stem, ()):
                if tails is HAN and len(stem) == length:
                    found.append((length, tails, node))
        return _sorted(found) if found else _NOWHERE

    def _work_out(self, key: str) -> None:
        for number, term in self._waiting.pop(key, ()):
            self._add(number, term)

    def _add(self, number: int, term: Term[Value]) -> None:
        nodes: list[Node[Term[Value]]] = []
        pattern = is_pattern(term.phrase)
        for place, unit in enumerate(units(term.phrase, term.decline)):
            if place == 0:
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
            leaves = node.leaves_of(number)
            if all(known.value != term.value or known.case != term.case for known in leaves):
                leaves.put(term, term.case)

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


def _sorted(ways: Sequence[_Way[Value]]) -> _Ways[Value]:
    done = [(length, leaves.list, leaves.case, leaves) for length, _, node in ways for leaves in node.parts]
    done.sort(key=_end, reverse=True)
    return _Ways(tuple(done), tuple(way for way in ways if way[2].leads))


def _opened(ways: _Ways[Value]) -> _Ways[Value]:
    """The ways of a word with what must follow it for those that go on."""
    lengths = {length for length, _, _ in ways.onward}
    if len(lengths) != 1:
        return ways
    opens: set[str] = set()
    for _, _, node in ways.onward:
        if node.spaced is not None:
            opens |= node.spaced.opens | _WIDE | _SIGNS
        if node.joined is not None:
            opens.update(letter for first in node.joined.lengths for letter in (first, f" {first}"))
    return ways._replace(length=lengths.pop(), opens=frozenset(opens))


def _joined_up(done: Sequence[_Done[Value]], further: _Complete[Value], start: int) -> Sequence[_Done[Value]]:
    """What is complete by itself and what is complete further on, the longest first."""
    more = [(end - start, leaves.list, leaves.case, leaves) for end, parts in further for leaves in parts]
    return sorted((*done, *more), key=_end, reverse=True)


def _fitting(folded: Folded, start: int, end: int, leaves: Leaves[Term[Value]]) -> Sequence[Term[Value]]:
    """The terms whose spelling the source has."""
    case = leaves.case
    if case == "any":
        return leaves
    if case == "capital":
        return leaves if folded.is_capital(start) else ()
    if case == "upper":
        return leaves if folded.is_upper(start, end) else ()
    return [term for term in leaves if _case_fits(term.case, folded, start, end)]


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
