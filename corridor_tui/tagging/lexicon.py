"""One mechanism for every word list: phrases looked up in a folded text, inflected forms included.

A phrase is a row of units (words, Han runs, signs). Units with a space, dash or quote between them in the phrase may
have any space, line break, dash or quotes between them in the text. The first unit is found by its first letters,
so that the cost does not grow with the list. The longest phrase wins; neither side of a hit may touch a letter or a
digit, except where Han characters stand, which know no word boundary.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, Literal, NamedTuple, TypeVar

from corridor_tui.model import ConfigError
from corridor_tui.tagging.phrases import HAN_LETTERS, first_word, is_pattern, units
from corridor_tui.tagging.suffixes import FIXED, HAN, Tails
from corridor_tui.tagging.trie import Edges, Lengths, Node
from corridor_tui.text.fold import HEAD, Folded

Value = TypeVar("Value")
Case = Literal["any", "capital", "title", "upper"]

_GAP = re.compile(r'"?(?: {0,3}\n? {0,3}- {0,3}\n? {0,3}| {0,3}\n? {0,3})"?')
_HAN_CHARACTER = re.compile(f"[{HAN_LETTERS}]")
_STARTS = re.compile(f"[{HAN_LETTERS}]|\\w+|[^\\w\\s]")
_KNOWN_WORDS = 20_000
"""How many words are remembered: a hostile text must not fill the memory."""

_LONG_WORD = 40
"""Letters up to which a word is worth remembering."""

_BUCKET = 3
"""How many letters of a first word choose the bucket in which its terms wait."""
_KEY = HEAD
"""How many characters tell which stems may stand at a place."""


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


_Firsts = tuple[tuple[int, Tails, Node[Term[Value]]], ...]
"""The first units that a word may be: length with the ending, what may follow the stem, and the node."""


class Lexicon(Generic[Value]):
    """A word list. Terms of the same phrase are all found.

    Terms wait in buckets by their first three letters and are worked out when a text first shows those letters, so
    that a list costs little until it is used.
    """

    def __init__(self, terms: Iterable[Term[Value]]) -> None:
        self._root: Edges[Term[Value]] = Edges()
        self._longest = 1
        self._heads: dict[str, tuple[int, ...]] = {}
        self._brief: set[str] = set()
        self._exact: set[str] = set()
        self._waiting: dict[str, list[Term[Value]]] = {}
        self._lengths = Lengths(self._lengths_of)
        self._firsts: dict[str, _Firsts[Value]] = {}
        for term in terms:
            first = first_word(term.phrase)
            if not first:
                raise ConfigError(f"{term.rule or 'a term'}: the phrase {term.phrase!r} has no words")
            self._longest = max(self._longest, len(_STARTS.findall(term.phrase)))
            if len(first) <= _short(first, term.decline):
                self._add(term)
            else:
                self._waiting.setdefault(first[:_BUCKET], []).append(term)

    def find(self, folded: Folded, *, overlapping: bool = False, nested: bool = False) -> list[Hit[Value]]:
        """All hits in order of start. Of hits that overlap, the first and longest stays, unless told otherwise.

        `overlapping` keeps the longest hit of every start, `nested` the shorter ones too, longest first.
        """
        text, firsts = folded.text, self._firsts
        hits: list[Hit[Value]] = []
        free = 0
        for start, word in folded.words:
            first = firsts.get(word)
            if first is None:
                first = self._first(text, start, word)
            if not first or start < free:
                continue
            complete: list[tuple[int, list[Term[Value]]]] = []
            for length, tails, node in first:
                self._follow(node, tails, text, start + length, complete)
            if complete:
                found = self._fitting(folded, start, complete, nested=nested)
                if found:
                    hits += found
                    free = start if overlapping or nested else found[0].end
        return hits

    def at(self, folded: Folded, position: int) -> Hit[Value] | None:
        """The longest hit that starts exactly at a folded offset; what stands before it does not matter."""
        found = self._longest_at(folded, position) if 0 <= position < len(folded.text) else []
        return found[0] if found else None

    def ending_at(self, folded: Folded, position: int) -> Hit[Value] | None:
        """The longest hit that ends at a folded offset, spaces before the offset not counted."""
        text = folded.text
        while position > 0 and text[position - 1] in " \n":
            position -= 1
        last = bisect_left(folded.starts, position)
        for start in folded.starts[max(0, last - self._longest) : last]:
            for end, terms in self._walk(text, start):
                if end == position:
                    for term in terms:
                        if _case_fits(term.case, folded, start, end):
                            return Hit(start, end, term)
        return None

    def _longest_at(self, folded: Folded, start: int) -> list[Hit[Value]]:
        return self._fitting(folded, start, self._walk(folded.text, start))

    def _fitting(
        self, folded: Folded, start: int, complete: list[tuple[int, list[Term[Value]]]], *, nested: bool = False
    ) -> list[Hit[Value]]:
        if len(complete) > 1:
            complete.sort(key=_by_end)
        fitting: list[Hit[Value]] = []
        for end, terms in complete:
            if fitting and end < fitting[0].end and not nested:
                break
            for term in terms:
                if term.case == "any" or _case_fits(term.case, folded, start, end):
                    fitting.append(Hit(start, end, term))
        return fitting

    def _walk(self, text: str, start: int) -> list[tuple[int, list[Term[Value]]]]:
        """Every complete phrase that starts here, with its end."""
        complete: list[tuple[int, list[Term[Value]]]] = []
        lengths = self._lengths[text[start : start + _KEY]]
        if lengths:
            self._step(self._root, lengths, text, start, complete)
        return complete

    def _step(
        self,
        edges: Edges[Term[Value]],
        lengths: tuple[int, ...],
        text: str,
        start: int,
        complete: list[tuple[int, list[Term[Value]]]],
    ) -> None:
        for length in lengths:
            if start + length > len(text):
                continue
            for tails, node in edges.by_stem.get(text[start : start + length], ()):
                end = tails.end(text, start + length)
                if end >= 0:
                    self._follow(node, tails, text, end, complete)

    def _follow(
        self,
        node: Node[Term[Value]],
        tails: Tails,
        text: str,
        end: int,
        complete: list[tuple[int, list[Term[Value]]]],
    ) -> None:
        """Note what is complete at the end of a unit and look for the units that may come next."""
        if node.leaves is not None:
            complete.append((end, node.leaves))
        if node.spaced is not None:
            after = _after_gap(text, end)
            if after > end or (tails is HAN and _HAN_CHARACTER.match(text, after)):
                self._step(node.spaced, node.spaced.lengths, text, after, complete)
        if node.joined is not None:
            self._step(node.joined, node.joined.lengths, text, end, complete)
            if text.startswith(" ", end):
                self._step(node.joined, node.joined.lengths, text, end + 1, complete)

    def _first(self, text: str, start: int, word: str) -> _Firsts[Value]:
        """The first units that a word may be, as (length, tails, node).

        Kept for the next time, but where more than the word decides: Han runs, and an apostrophe right behind it.
        """
        found: list[tuple[int, Tails, Node[Term[Value]]]] = []
        for length in self._lengths[text[start : start + _KEY]]:
            if start + length > len(text):
                continue  # a slice cut short by the end of the text would match a shorter stem
            for tails, node in self._root.by_stem.get(text[start : start + length], ()):
                end = tails.end(text, start + length)
                if end >= 0:
                    found.append((end - start, tails, node))
        first = tuple(found)
        behind = text[start + len(word) : start + len(word) + 1]
        if word[0] < "\u3000" and behind != "'" and len(word) <= _LONG_WORD:
            if len(self._firsts) >= _KNOWN_WORDS:
                self._firsts.clear()
            self._firsts[word] = first
        return first

    def _lengths_of(self, head: str) -> tuple[int, ...]:
        """How long the stems are that may stand where a text shows these characters, longest first."""
        if head[:_BUCKET] in self._waiting:
            self._work_out(head[:_BUCKET])
        lengths = self._heads.get(head, ())
        for size in range(min(len(head), _KEY - 1), 0, -1):
            start = head[:size]
            if start in self._brief or (start in self._exact and not _goes_on(head[size : size + 1])):
                lengths += (size,)
        return lengths

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
                node.leaves = []
            if all(known.value != term.value or known.case != term.case for known in node.leaves):
                node.leaves.append(term)

    def _register(self, ways: Iterable[tuple[str, Tails]]) -> None:
        for stem, tails in ways:
            if len(stem) < _KEY:
                (self._exact if tails is FIXED else self._brief).add(stem)
                self._lengths.clear()
                self._firsts.clear()
                continue
            known = self._heads.get(stem[:_KEY], ())
            if len(stem) not in known:
                self._heads[stem[:_KEY]] = tuple(sorted({*known, len(stem)}, reverse=True))


def _goes_on(character: str) -> bool:
    """Whether a character would lengthen a word: a letter or digit that is not Han."""
    return character.isalnum() and not (character > "\u3000" and _HAN_CHARACTER.match(character))


def _after_gap(text: str, position: int) -> int:
    """Where the next unit may begin: behind space, dash, quotes or one line break."""
    character = text[position : position + 1]
    if character == " " and text[position + 1 : position + 2].isalnum():
        return position + 1
    if character not in (" ", "-", "\n", '"'):
        return position
    gap = _GAP.match(text, position)
    return position if gap is None else gap.end()


def _short(word: str, decline: str | None) -> int:
    """The length up to which a first word is worked out at once: cut to its stem it may be shorter than a key."""
    if word > "\u3000" or decline is None:
        return _BUCKET - 1
    return _BUCKET + 2 if decline.lstrip("?").startswith("ru") else _BUCKET


def _by_end(candidate: tuple[int, object]) -> int:
    return -candidate[0]


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
