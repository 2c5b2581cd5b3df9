"""One mechanism for every word list: phrases looked up in a folded text, inflected forms included.

A phrase is a row of units (words, Han runs, signs). Units with a space, dash or quote between them in the phrase may
have any space, line break, dash or quotes between them in the text. The first unit is found by its first two letters,
so that the cost does not grow with the list. The longest phrase wins; neither side of a hit may touch a letter or a
digit, except where Han characters stand, which know no word boundary.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from corridor_tui.model import ConfigError
from corridor_tui.tagging.suffixes import FIXED, HAN, LETTER, Tails, stems
from corridor_tui.text.fold import Folded, fold

Value = TypeVar("Value")
Case = Literal["any", "capital", "title", "upper"]

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNIT = re.compile(f'(?P<gap>[\\s"-]*)(?P<unit>{LETTER}+(?:\'{LETTER}+)*|[{_HAN}]+|[^\\s"-])')
_GAP = re.compile(r'"?(?: {0,3}\n? {0,3}- {0,3}\n? {0,3}| {0,3}\n? {0,3})"?')
_HAN_CHARACTER = re.compile(f"[{_HAN}]")
_LETTER = re.compile(LETTER)


@dataclass(frozen=True, slots=True)
class Term(Generic[Value]):
    """A phrase and what it stands for.

    `case` guards the spelling in the source: "capital" asks for an upper-case first letter, "title" for one in every
    word of four letters or more, "upper" for upper case throughout. `decline` names suffix classes, one a word from
    the left ("ru:adj+noun"; words without a class do not change); a chain class alone ("kk") goes to the last word,
    "ru" alone to every word. `rule` is the id that an answer traces the term by.
    """

    phrase: str
    value: Value
    case: Case = field(default="any", kw_only=True)
    decline: str | None = field(default=None, kw_only=True)
    rule: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Hit(Generic[Value]):
    """A term found at folded offsets `start` to `end`, its ending included."""

    start: int
    end: int
    term: Term[Value]

    @property
    def value(self) -> Value:
        """What the term stands for."""
        return self.term.value


class _Node(Generic[Value]):
    """What may come next: units after a gap, units joined on, and the terms that are complete here."""

    __slots__ = ("joined", "spaced", "terms")

    def __init__(self) -> None:
        self.spaced: _Edges[Value] | None = None
        self.joined: _Edges[Value] | None = None
        self.terms: list[Term[Value]] | None = None


class _Edges(Generic[Value]):
    """Stems to the next nodes, with the stem lengths that occur, longest first."""

    __slots__ = ("by_stem", "lengths")

    def __init__(self) -> None:
        self.by_stem: dict[str, list[tuple[Tails, _Node[Value]]]] = {}
        self.lengths: tuple[int, ...] = ()

    def add(self, stem: str, tails: Tails) -> _Node[Value]:
        edges = self.by_stem.setdefault(stem, [])
        for known, node in edges:
            if known is tails:
                return node
        if len(stem) not in self.lengths:
            self.lengths = tuple(sorted({*self.lengths, len(stem)}, reverse=True))
        node = _Node[Value]()
        edges.append((tails, node))
        return node


class Lexicon(Generic[Value]):
    """An immutable word list. Terms of the same phrase are all found."""

    def __init__(self, terms: Iterable[Term[Value]]) -> None:
        self._root = _Edges[Value]()
        self._longest = 1
        for term in terms:
            self._add(term)
        heads: dict[str, set[int]] = {}
        for stem in self._root.by_stem:
            heads.setdefault(stem[:2], set()).add(len(stem))
        self._heads = {key: tuple(sorted(lengths, reverse=True)) for key, lengths in heads.items()}
        self._single = frozenset(stem for stem in self._root.by_stem if len(stem) == 1)

    def find(self, folded: Folded, *, overlapping: bool = False) -> list[Hit[Value]]:
        """All hits in order of start. Of hits that overlap, the first and longest stays, unless told otherwise."""
        text, heads, single = folded.text, self._heads, self._single
        hits: list[Hit[Value]] = []
        free = 0
        for start in folded.starts:
            if start < free or (text[start : start + 2] not in heads and text[start] not in single):
                continue
            found = self._longest_at(folded, start)
            if found:
                hits += found
                if not overlapping:
                    free = found[0].end
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
        fitting: list[Hit[Value]] = []
        for end, terms in sorted(self._walk(folded.text, start), key=_by_end):
            if fitting and end < fitting[0].end:
                break
            fitting += [Hit(start, end, term) for term in terms if _case_fits(term.case, folded, start, end)]
        return fitting

    def _walk(self, text: str, start: int) -> list[tuple[int, list[Term[Value]]]]:
        """Every complete phrase that starts here, with its end."""
        complete: list[tuple[int, list[Term[Value]]]] = []
        lengths = self._heads.get(text[start : start + 2], ())
        if text[start] in self._single:
            lengths = (*lengths, 1) if 1 not in lengths else lengths
        if lengths:
            self._step(self._root, lengths, text, start, complete)
        return complete

    def _step(
        self,
        edges: _Edges[Value],
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
                if end < 0:
                    continue
                if node.terms is not None:
                    complete.append((end, node.terms))
                if node.spaced is not None:
                    gap = _GAP.match(text, end)
                    after = end if gap is None else gap.end()
                    if after > end or (tails is HAN and _HAN_CHARACTER.match(text, after)):
                        self._step(node.spaced, node.spaced.lengths, text, after, complete)
                if node.joined is not None:
                    self._step(node.joined, node.joined.lengths, text, end, complete)
                    if text.startswith(" ", end):
                        self._step(node.joined, node.joined.lengths, text, end + 1, complete)

    def _add(self, term: Term[Value]) -> None:
        units = list(_UNIT.finditer(fold(term.phrase).text.strip()))
        if not units:
            raise ConfigError(f"{term.rule or 'a term'}: the phrase {term.phrase!r} has no words")
        words = [bool(_LETTER.match(unit["unit"])) for unit in units]
        classes = _classes_by_word(term.decline, sum(words))
        nodes: list[_Node[Value]] = []
        for number, (unit, is_word) in enumerate(zip(units, words, strict=True)):
            ways = _ways(unit["unit"], classes.pop(0) if is_word else None)
            tables = [_table(node, bool(unit["gap"])) for node in nodes] if number else [self._root]
            nodes = [table.add(stem, tails) for table in tables for stem, tails in ways]
        for node in nodes:
            if node.terms is None:
                node.terms = []
            if all(known.value != term.value or known.case != term.case for known in node.terms):
                node.terms.append(term)
        self._longest = max(self._longest, sum(1 if w else len(u["unit"]) for u, w in zip(units, words, strict=True)))


def _by_end(candidate: tuple[int, object]) -> int:
    return -candidate[0]


def _ways(unit: str, decline: str | None) -> list[tuple[str, Tails]]:
    if _HAN_CHARACTER.match(unit) or decline is None:
        return [(unit, HAN)]
    return stems(unit, decline) if decline else [(unit, FIXED)]


def _table(node: _Node[Value], gap: bool) -> _Edges[Value]:
    if gap:
        node.spaced = node.spaced or _Edges[Value]()
        return node.spaced
    node.joined = node.joined or _Edges[Value]()
    return node.joined


def _classes_by_word(decline: str | None, words: int) -> list[str]:
    """One class for each word of a phrase; "" for a word that does not change."""
    if not decline:
        return [""] * words
    if decline == "ru":
        return ["ru"] * words
    language, _, rest = decline.partition(":")
    if language != "ru":
        return [""] * (words - 1) + [decline]
    classes = ["" if part == "-" else f"ru:{part}" for part in rest.split("+")]
    return (classes + [""] * words)[:words]


def _case_fits(case: Case, folded: Folded, start: int, end: int) -> bool:
    if case == "any":
        return True
    if case == "upper":
        return folded.is_upper(start, end)
    if case == "capital":
        return folded.is_capital(start)
    starts = folded.starts
    inside = starts[bisect_left(starts, start) : bisect_left(starts, end)]
    stops = [*inside[1:], end]
    return all(folded.is_capital(at) for at, stop in zip(inside, stops, strict=True) if stop - at > 4 or at == start)
