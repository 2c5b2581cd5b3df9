"""What stands around a name: the cue words of an article, by group, looked up near a place or anywhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter

from corridor_tui.model import Reason
from corridor_tui.tagging.lexicon import Hit, Lexicon
from corridor_tui.tagging.view import Span, View

_start = itemgetter(0)

NEAR = 60
"""How many characters away a cue still counts when it stands outside the sentence."""

FAR = 400
"""How many characters away a cue no longer counts, however long the sentence is."""

_CUE_LENGTH = 48
"""Longer cues than this are not looked for beside a name."""


class Surroundings:
    """The cues of one document's fields, found when first asked for."""

    def __init__(self, lexicon: Lexicon[str], views: Sequence[View]) -> None:
        self._lexicon = lexicon
        self._views = views
        self._groups: frozenset[str] | None = None
        self._cues: list[list[Hit[str]] | None] = [None] * len(views)

    def anywhere(self, groups: frozenset[str]) -> bool:
        """Whether a cue of one of the groups occurs in any field."""
        if self._groups is None:
            self._groups = frozenset(cue.value for number in range(len(self._views)) for cue in self._of(number))
        return not self._groups.isdisjoint(groups)

    def near(self, number: int, start: int, end: int, groups: frozenset[str]) -> Reason | None:
        """The nearest cue of the groups in the sentence of a name or within NEAR characters of it."""
        first, last = self._views[number].sentence_span(start)
        low, high = max(first, start - FAR), min(last, end + FAR)
        cues = self.between(number, min(low, start - NEAR), max(high, end + NEAR))
        return self._nearest(number, start, end, [cue for cue in cues if cue.value in groups])

    def beside(
        self, number: int, start: int, end: int, groups: frozenset[str], reach: int
    ) -> Iterator[tuple[Span, Reason]]:
        """The cues of the groups within `reach` characters in the same sentence, each with the span between."""
        first, last = self._views[number].sentence_span(start)
        wide = reach + _CUE_LENGTH
        for cue in self.between(number, max(first, start - wide), min(last, end + wide)):
            gap = (cue.end, start) if cue.end <= start else (end, cue.start)
            if cue.value in groups and 0 <= gap[1] - gap[0] <= reach:
                yield gap, self.reason(number, cue)

    def between(self, number: int, low: int, high: int) -> Iterator[Hit[str]]:
        """The cues of a field that lie wholly between two folded offsets."""
        cues = self._of(number)
        index = bisect_left(cues, low, key=_start)
        while index < len(cues) and cues[index].start < high:
            if cues[index].end <= high:
                yield cues[index]
            index += 1

    def reason(self, number: int, cue: Hit[str]) -> Reason:
        """A cue as a line of an explanation."""
        view = self._views[number]
        group = cue.value.partition(":")[0]
        return Reason(f"{'own' if group == 'words' else group} word near", view.field, *view.span(cue.start, cue.end))

    def _nearest(self, number: int, start: int, end: int, cues: list[Hit[str]]) -> Reason | None:
        apart = [cue for cue in cues if cue.end <= start or cue.start >= end]
        if not apart:
            return None
        return self.reason(number, min(apart, key=lambda cue: max(start - cue.end, cue.start - end)))

    def _of(self, number: int) -> list[Hit[str]]:
        cues = self._cues[number]
        if cues is None:
            view = self._views[number]
            found = self._lexicon.find(view.folded, overlapping=True)
            if view.excluded:
                found = [hit for hit in found if not view.is_excluded(hit.start, hit.end)]
            cues = self._cues[number] = found
        return cues
