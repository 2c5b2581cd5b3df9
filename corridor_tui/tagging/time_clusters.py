"""Time expressions as clusters: neighbouring time words and numbers with nothing but glue between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corridor_tui.tagging.marks import Mark
from corridor_tui.tagging.reading import Reading

_CONTENT = frozenset(
    ("year", "yearword", "rel", "relmonth", "month", "half", "quarter", "quarters", "months", "quarterword", "halfword",
     "ytd", "same", "today", "fullyear", "undated")
)  # fmt: skip
"""Marks that name a time; the others (by, since, first) only say something about one."""
_GAP = 24
_GLUE = frozenset(" \n-',.()/\"")
_MARK = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SUFFIX_LENGTH = 6
_LOOKED_AT = 12
"""Words of a time expression that are looked at: a row of hundreds is no expression."""
_EDGES = frozenset(("base", "deadline", "since", "over"))


class Parts:
    """What a cluster holds, collected in reading order."""

    __slots__ = ("_kinds", "end", "marks", "start")

    def __init__(self, marks: list[Mark]) -> None:
        self.start = marks[0].start
        self.end = marks[-1].end
        self.marks = marks
        self._kinds = frozenset(mark.kind for mark in marks)

    def args(self, kind: str) -> list[int]:
        """The arguments of the marks of a kind, in order."""
        return [int(mark.arg) for mark in self.marks if mark.kind == kind] if kind in self._kinds else []

    @property
    def due(self) -> bool:
        """Whether a word makes it a deadline; one that stands behind a time ("2030年前") says nothing in front of it.

        "今年前7个月" has no deadline: the word stands before the count.
        """
        if len(set(self.args("month"))) > 1:
            return False  # "from January until July" is a stretch
        counts = [m.start for m in self.marks if m.kind in ("number", "months", "quarters", "month")]
        last = max(counts, default=-1)
        return any(
            m.kind == "deadline" and (m.side != "right" or (m is not self.marks[0] and m.start >= last))
            for m in self.marks
        )

    @property
    def dated(self) -> bool:
        """Whether a number of months is a stretch of the year ("in 4 months", "4 months of 2024"), not a duration."""
        return any(self.has(kind) for kind in ("first", "year", "rel", "span", "monthsin", "same", "rolling"))

    def counted(self, unit: str) -> int | None:
        """The number or ordinal that stands next to a unit word of the cluster."""
        for index, mark in enumerate(self.marks):
            if mark.kind != unit:
                continue
            for near in (index - 1, index + 1, index - 2):
                if 0 <= near < len(self.marks) and self.marks[near].kind in ("number", "ordinal", "first"):
                    value = int(self.marks[near].arg)
                    if value and self.marks[near].kind != "first":
                        return value
            if unit != "months" and self.has("first"):
                return 1
        return None

    def has(self, kind: str) -> bool:
        """Whether a mark of a kind is among the parts."""
        return kind in self._kinds


def clusters(text: str, marks: Iterable[Mark], habits: Reading) -> Iterable[Parts]:
    """Neighbouring marks with nothing but glue between them; only those that hold more than small words."""
    group: list[Mark] = []
    for mark in marks:
        if group and (_opens(mark, group) or not _joined(text, group, mark, habits)):
            if any(m.kind in _CONTENT for m in group):
                yield Parts(group)
            group = []
        group.append(mark)
    if any(m.kind in _CONTENT for m in group):
        yield Parts(group)


def _opens(mark: Mark, group: Sequence[Mark]) -> bool:
    """Whether a word that comes first in a time expression ("by", "than in") begins the next one."""
    return (
        mark.kind in _EDGES
        and mark.side == "left"
        and any(m.kind not in _EDGES and m.start < mark.start for m in group[:_LOOKED_AT])
    )


def _joined(text: str, group: Sequence[Mark], right: Mark, habits: Reading) -> bool:
    """Whether nothing but glue, endings and linking words stands between a cluster and the next mark."""
    left, links = group[-1], habits.links
    start, end = left.end, right.start
    if end < start:
        return right.end <= start or right.start == left.start
    if end - start > _GAP:
        return False
    gap = text[start:end]
    if left.kind in ("year", "number", "day"):
        ending = _MARK.match(gap, 1 if gap[:1] in ("-", "'") else 0)
        if ending and ending.end() <= _SUFFIX_LENGTH + 1 and ending.group() not in links:
            gap = gap[ending.end() :]
    words = _MARK.findall(gap)
    if not all(word in links or all(letter in links for letter in word) for word in words):
        return False
    rest = _MARK.sub("", gap)
    if not all(letter in _GLUE for letter in rest) or "\n\n" in rest or ". " in gap:
        return False
    if left.kind == right.kind == "year" and ("," in gap or habits.both.intersection(words)):
        before = text[max(0, group[0].start - 12) : group[0].start].split()
        return bool(before) and before[-1] in habits.between
    if "," in rest or habits.both.intersection(words):
        return left.kind in ("month", "day", "number", "half", "quarter", "months", "quarters") and right.kind in (
            "year",
            "rel",
            "month",
        )
    if left.kind == "year" and right.kind == "rel" and right.arg == 0:
        return not rest.strip()  # "2027-ci ilin sonuna": the end of the year just named
    return not (right.kind in ("year", "rel") and left.kind in ("year", "rel") and not (rest.strip() or words))
