"""A field as the metric rules see it: its cues, names and figures in folded offsets, and what lies around a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corridor_tui.model import Figure, Mention
from corridor_tui.tagging.cues import Cue, Cues
from corridor_tui.tagging.view import Span, View

_BESIDE = 25
"""Characters between a figure and a word that stands beside it."""

_BEHIND_COMMA = 60
"""How much farther a word counts that stands behind a comma after the figure."""

_RATES = frozenset({"per-day", "per-month", "per-flight"})
"""Cues that say what a number is counted by; they belong to the nearest number of any unit."""


@dataclass(frozen=True, slots=True)
class Located:
    """A figure with its folded offsets in its view, and its number in the answer."""

    number: int
    figure: Figure
    start: int
    end: int


class Context:
    """One field of a document as the rules see it: its cues, names and figures in folded offsets."""

    def __init__(
        self,
        view: View,
        cues: Cues,
        mentions: Sequence[Mention],
        figures: Sequence[Located],
        places: frozenset[str],
        in_names: frozenset[str],
    ) -> None:
        self.view = view
        self._in_names = in_names
        self.cues = cues
        self.figures = figures
        self.mentions = [
            (view.folded.position(m.start), view.folded.position(m.end), m) for m in mentions if m.field == view.field
        ]
        self._names = [(start, end) for start, end, m in self.mentions if m.kind == "corridor"]
        self.places = [
            hit for hit in cues.hits if hit.id in places and not self.in_name(hit) and not self._in_figure(hit)
        ]

    def in_name(self, cue: Cue) -> bool:
        """Whether a cue word is only a part of a corridor's name."""
        if cue.id in self._in_names:
            return False
        return any(start <= cue.start and cue.end <= end for start, end in self._names)

    def _in_figure(self, cue: Cue) -> bool:
        return any(f.start <= cue.start < f.end for f in self.figures)

    def between(self, low: int, high: int, unit: str | None = None) -> bool:
        """Whether a figure (of one unit) stands between two offsets."""
        return any(low <= f.start and f.end <= high and unit in (None, f.figure.unit) for f in self.figures)


class Around:
    """The scopes around one figure."""

    def __init__(self, context: Context, located: Located) -> None:
        view = context.view
        self._context = context
        self.figure = located
        self._unit = located.figure.unit
        self.start, self.end = located.start, located.end
        self.sentence = view.sentence_span(self.start)
        self.clause = _clause(view, self.start, self.sentence)
        index = view.sentence(self.start)
        self.near: Span = (view.sentences[index - 1][0] if index else self.sentence[0], self.sentence[1])
        self._spans = {"clause": self.clause, "sentence": self.sentence, "near": self.near}
        self.reach = 10_000

    def holds(self, scope: str, position: int) -> bool:
        """Whether a position lies in a scope of the figure."""
        if scope == "article":
            return True
        if scope == "beside":
            return self.start - _BESIDE <= position < self.end + _BESIDE and self.holds("sentence", position)
        low, high = self._spans[scope]
        return low <= position < high

    def gap(self, start: int, end: int) -> int:
        """Characters between a span and the figure; more for one behind a comma after it, which begins something new."""
        behind = _BEHIND_COMMA if start >= self.end and "," in self._context.view.text[self.end : start] else 0
        return max(0, self.start - end, start - self.end) + behind

    def reaches(self, start: int, end: int) -> bool:
        """Whether a subject can be this figure's: it stands before it, or after it with no figure between."""
        return start < self.start or not self._context.between(self.end, start, self._unit)

    def owns(self, hit: Cue) -> bool:
        """Whether no other figure of the same unit (for words like "a day": none at all) stands between."""
        low, high = (hit.end, self.start) if hit.end <= self.start else (self.end, hit.start)
        return not self._context.between(low, high, None if hit.id in _RATES else self._unit)


def _clause(view: View, position: int, sentence: Span) -> Span:
    """The clause of a position, with what a dash or a colon leads over from."""
    index = view.clause(position)
    if not view.clauses:
        return sentence
    start, end = view.clauses[index]
    while index and view.clauses[index - 1][0] >= sentence[0] and view.text[view.clauses[index - 1][1] - 1] in "-:":
        index -= 1
        start = view.clauses[index][0]
    return start, end
