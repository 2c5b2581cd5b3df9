"""The small words around figures (bounds, directions, statuses, times, refusals), found in one pass over a text.

Every word list of the figure rules is a row of `data/*.toml` with a `kind`; all of one language's rows make one
lexicon. A star after a word stands for any ending.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, TypeVar

from corridor_tui.tagging.latin_spellings import latin
from corridor_tui.tagging.lexicon import Case, Lexicon, Term
from corridor_tui.tagging.rules import Row, packaged
from corridor_tui.text.fold import Folded

LAYERS = {
    "bounds": 0, "refuse": 0, "direction": 1, "status": 2, "role": 3, "periods": 4, "scales": 5,
}  # fmt: skip
"""The word lists and their layers: words of one layer do not overlap, the longest wins; those of two layers may
("increased by" and "increased")."""
_SILENCED = frozenset(("move", "more", "save"))
"""Kinds that a neutral phrase around them ("ends up") takes back."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*\*?")
BORROWS = {"kk": ("ru",), "uz": ("ru", "kk")}
"""Languages whose texts mix in another's scale words and units."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Word:
    """What a word of the lists means: its kind, the kind's argument, on which side of a number it stands.

    `said` is all of it in the order of a Mark.
    """

    kind: str
    arg: int | str
    rule: str
    side: str = ""
    far: bool = False
    weak: bool = False
    layer: int = 0
    said: tuple[str, int | str, str, str, bool, bool] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        said = (self.kind, self.arg, self.rule, self.side, self.far, self.weak)
        object.__setattr__(self, "said", said)


class Mark(NamedTuple):
    """A word of the lists, or a number, seen at folded offsets `start` to `end`."""

    start: int
    end: int
    kind: str
    arg: int | str = 0
    rule: str = ""
    side: str = ""
    far: bool = False
    weak: bool = False


def phrases(row: Row, lang: str) -> tuple[str, ...]:
    """The phrases of a row that serve a language: its own and those under "any"."""
    own = row.data.get(lang, ())
    return (*own, *(way for phrase in own for way in latin(phrase, lang)), *row.data.get("any", ()))


def term(phrase: str, value: Value, rule: str, case: Case = "any") -> Term[Value]:
    """A lexicon term for a phrase of the word lists, its stars turned into stem classes."""
    classes = ["stem" if word.endswith("*") else "-" for word in _WORD.findall(phrase)]
    decline = "ru:" + "+".join(classes) if "stem" in classes else None
    return Term(phrase.replace("*", ""), value, case=case, decline=decline, rule=rule)


@cache
def lexicon(lang: str) -> Lexicon[Word]:
    """The marks of one language; built once a process."""
    return Lexicon(_terms(lang))


def _terms(lang: str) -> Iterable[Term[Word]]:
    for stem, layer in LAYERS.items():
        for row in packaged(stem):
            data = row.data
            word = Word(
                data["kind"],
                row.id if stem == "scales" else data.get("arg", 0),
                row.rule,
                data.get("side", ""),
                data.get("far", False),
                data.get("weak", False),
                layer,
            )
            served = phrases(row, lang)
            if stem == "scales" and data["kind"] == "scale":
                lent = [p for other in BORROWS.get(lang, ()) for p in data.get(other, ())]
                served = (*served, *lent, *(way for p in lent for way in latin(p, lang)))
            for phrase in dict.fromkeys(served):
                yield term(phrase, word, row.rule, data.get("case", "any") if lang == "en" else "any")


def find_marks(folded: Folded, lang: str) -> list[Mark]:
    """Every mark of a text in order; words that mean several things make several marks of the same span."""
    free = [0] * len(LAYERS)
    taken = [(-1, -1)] * len(LAYERS)
    found: list[Mark] = []
    neutral: list[tuple[int, int]] = []
    months: set[int] = set()
    for start, end, terms in lexicon(lang).find_terms(folded, nested=True):
        span = (start, end)
        for term in terms:
            word = term.value
            layer = word.layer
            if start < free[layer] and span != taken[layer]:
                continue
            free[layer], taken[layer] = end, span
            found.append(Mark._make((start, end, *word.said)))
            if word.kind == "neutral":
                neutral.append(span)
            elif word.kind == "month":
                months.add(start)
    if neutral:
        found = [mark for mark in found if mark.kind not in _SILENCED or not _inside(mark, neutral)]
    if months:
        found = [mark for mark in found if mark.kind != "status" or mark.start not in months]
    return found


def _inside(mark: Mark, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(spans, (mark.start + 1, 0)) - 1
    return at >= 0 and spans[at][1] >= mark.end


class Marks:
    """The marks of one text, to be asked by kind and place."""

    __slots__ = ("_by_kind", "all")

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.all = marks
        self._by_kind: dict[str, list[Mark]] = {}
        for mark in marks:
            known = self._by_kind.get(mark[2])
            if known is None:
                self._by_kind[mark[2]] = [mark]
            else:
                known.append(mark)

    def of(self, kind: str) -> Sequence[Mark]:
        """Every mark of a kind, in order."""
        return self._by_kind.get(kind, ())

    def within(self, kind: str, start: int, end: int) -> Sequence[Mark]:
        """The marks of a kind that begin inside a span."""
        found = self._by_kind.get(kind)
        if found is None or found[-1][0] < start or found[0][0] >= end:
            return ()
        # a row of one compares as its first element does: marks begin with their start
        first = bisect_left(found, (start,))
        return found[first : bisect_left(found, (end,), first)]

    def starting(self, kind: str, text: str, start: int, gap: int = 1) -> Mark | None:
        """The mark of a kind that begins at most `gap` blank characters behind `start`."""
        for mark in self.within(kind, start, start + gap + 1):
            if not text[start : mark.start].strip():
                return mark
        return None

    def ending(self, kind: str, text: str, end: int, gap: int = 2) -> Mark | None:
        """The mark of a kind that ends at most `gap` blank characters before `end`."""
        for mark in reversed(self.within(kind, end - 48, end)):
            if mark.end <= end and end - mark.end <= gap and not text[mark.end : end].strip():
                return mark
        return None
