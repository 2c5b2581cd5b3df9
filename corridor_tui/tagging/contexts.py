"""A field as the metric rules see it: its cues, names and figures in folded offsets, and what lies around a figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from corridor_tui.model import Figure, Mention
from corridor_tui.tagging.cues import Cue, Cues
from corridor_tui.tagging.view import Span, View

_BESIDE = 25
"""Characters between a figure and a word that stands beside it."""

_AFTERTHOUGHT = 70
"""Characters behind a figure from which a word no longer says what was counted."""

_SAYS = re.compile(r" - [^-,;:0-9]{2,40}(?=[,.;]|\Z)")
"""A dash and the few words that a figure is explained by."""

_LEADS = 8
"""Characters between a name and the figure that it leads to ("Kazakhstan with $1 bn")."""

_LED = 20
"""Characters before a figure in which its own name stands then."""

_TOPIC = 48
"""Characters of a sentence that has room for a subject only."""

_OPENS = 60
"""Characters between a word that opens a part of a sentence and the figure that it leads to."""

_PARTED = re.compile(r"[,.;:]")

_PAIRED = 12
"""Characters between two figures of one statement."""

BORDER = "border"
"""The cue that the name of any checkpoint stands for as well."""

_BEHIND_COMMA = 60
"""How much farther a word counts that stands behind a comma after the figure."""

_RATES = frozenset({"per-day", "per-month", "per-flight"})
"""Cues that say what a number is counted by; they belong to the nearest number of any unit."""


_NAMES_BACK = 40
"""Names looked through for the last one of a kind."""

_BOXES = frozenset({"TEU", "container"})
"""Units that count something of their own where they follow tonnes: "5 million tons, including 76,000 TEU"."""

_AT = re.compile(r"\s*(?:at|in|via|through|over|через|в|на|по)\s(?:the\s)?(?:ports?\s(?:of\s)?|порт\w*\s)?$")
"""Words that tie a name to the figure before it: "250,000 TEU at Poti"."""

_WINDOW = 1_000
"""Characters to both sides that belong to a figure at most: a text without full stops has endless sentences."""

Named = tuple[int, int, Mention]
"""A name with its folded offsets."""


class Located(NamedTuple):
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
        speakers: frozenset[str] = frozenset(),
        homes: frozenset[str] = frozenset(),
    ) -> None:
        self.view = view
        self.cues = cues
        self._in_names = in_names
        self.homes = homes
        self._figures = figures
        self._figure_starts = [figure.start for figure in figures]
        place = view.folded.position
        named: list[Named] = [(place(m.start), place(m.end), m) for m in mentions if m.field == view.field]
        said = {at for cue in speakers for hit in cues.of(cue) for at in range(hit.start, hit.end)}
        self._mentions = [one for one in named if one[0] not in said]
        self._mention_starts = [start for start, _, _ in self._mentions]
        self._names = [(start, end) for start, end, m in self._mentions if m.kind == "corridor"]
        self._places = [hit for hit in cues.hits if hit.id in places and not self._inside(hit)]
        self._place_starts = [hit.start for hit in self._places]

    def mentions_in(self, span: Span) -> list[Named]:
        """The names that begin inside a span."""
        return self._mentions[bisect_left(self._mention_starts, span[0]) : bisect_left(self._mention_starts, span[1])]

    def last_mention(self, before: int, kind: str | None = None) -> Mention | None:
        """The last name (of a kind) that begins before a position."""
        index = bisect_left(self._mention_starts, before)
        back = self._mentions[max(0, index - _NAMES_BACK) : index]
        return next((m for _, _, m in reversed(back) if kind in (None, m.kind)), None)

    def last_place(self, before: int, apart_from: str) -> Cue | None:
        """The last country or region that begins at most a window before a position."""
        hits = self.places_in((before - _WINDOW, before))
        return next((hit for hit in reversed(hits) if hit.id != apart_from), None)

    def is_part(self, located: Located) -> bool:
        """Whether a figure is a part of what it counts; containers among tonnes are a count of their own."""
        if not located.figure.part or located.figure.unit not in _BOXES:
            return located.figure.part
        index = bisect_left(self._figure_starts, located.start)
        wholes = [f for f in self._figures[max(0, index - 3) : index] if f.figure.unit != "%"]
        return not wholes or wholes[-1].figure.unit != "t"

    def places_in(self, span: Span) -> list[Cue]:
        """The countries and regions named inside a span, but in corridors' names and in figures (US dollars)."""
        return self._places[bisect_left(self._place_starts, span[0]) : bisect_left(self._place_starts, span[1])]

    def in_name(self, cue: Cue) -> bool:
        """Whether a cue word is only a part of a corridor's name."""
        if cue.id in self._in_names:
            return False
        index = bisect_right(self._names, cue.start, key=_first)
        return any(cue.end <= end for _, end in self._names[max(0, index - 2) : index])

    def between(self, low: int, high: int, unit: str | None = None) -> bool:
        """Whether a figure (of one unit) stands between two offsets."""
        for figure in self._figures[bisect_left(self._figure_starts, low) :]:
            if figure.start >= high:
                return False
            if figure.end <= high and unit in (None, figure.figure.unit):
                return True
        return False

    def last_between(self, low: int, high: int, unit: str | None = None) -> Located | None:
        """The last figure (of one unit) between two offsets."""
        for figure in reversed(self._figures[: bisect_left(self._figure_starts, high)]):
            if figure.start < low:
                return None
            if figure.end <= high and unit in (None, figure.figure.unit):
                return figure
        return None

    def next_figure(self, low: int, high: int, unit: str) -> Located | None:
        """The first figure of a unit that begins between two offsets."""
        for figure in self._figures[bisect_left(self._figure_starts, low) : bisect_left(self._figure_starts, high)]:
            if figure.figure.unit == unit:
                return figure
        return None

    def leads_on(self, end: int, hit: Cue) -> bool:
        """Whether a word behind a comma after a figure belongs to the next one: "5 Mt, containers 76,000"."""
        index = bisect_left(self._figure_starts, hit.end)
        between = self.view.text[end : hit.start]
        if "," not in between or index >= len(self._figures):
            return False
        following = self._figures[index].start
        opens = not between.rpartition(",")[2].strip()
        if opens and following - hit.end < _OPENS and not _PARTED.search(self.view.text, hit.end, following):
            return True
        return following - hit.end < hit.start - end

    def in_figure(self, cue: Cue) -> bool:
        """Whether a cue word is a part of a figure in digits; "both ports" says more than how many."""
        index = bisect_right(self._figure_starts, cue.start)
        if not index or cue.start >= self._figures[index - 1].end:
            return False
        return any(map(str.isdigit, self._figures[index - 1].figure.text))

    def _inside(self, cue: Cue) -> bool:
        return self.in_name(cue) or self.in_figure(cue)


def _first(span: Span) -> int:
    return span[0]


class Around:
    """The scopes around one figure."""

    def __init__(self, context: Context, located: Located) -> None:
        view = context.view
        self._context = context
        self.figure = located
        self._unit = located.figure.unit
        self.start, self.end = located.start, located.end
        window = (self.start - _WINDOW, self.end + _WINDOW)
        sentence = view.sentence_span(self.start)
        index = view.sentence(self.start)
        self.sentence = _clipped(sentence, window)
        self.clause = _clipped(_clause(view, self.start, sentence), window)
        if self.clause[0] == sentence[0] and index and _is_topic(context, view.sentences[index - 1], sentence):
            self.clause = (view.sentences[index - 1][0], self.clause[1])
        self.clause = (self.clause[0], _predicate_end(view, self.end, self.clause[1], sentence[1]))
        self.near = _clipped((view.sentences[index - 1][0] if index else sentence[0], sentence[1]), window)
        self.spans = {"clause": self.clause, "sentence": self.sentence, "near": self.near}
        self.reach = 10_000
        self._hits: dict[tuple[str, str], Sequence[Cue]] = {}
        self.opens_paragraph = view.paragraph_span(self.start)[0] >= sentence[0]

    def holds(self, scope: str, position: int) -> bool:
        """Whether a position lies in the figure's clause, sentence or near it."""
        low, high = self.spans[scope]
        return low <= position < high

    def hits(self, cue: str, scope: str) -> Sequence[Cue]:
        """The hits of a cue within a scope; of the whole article the first only."""
        known = self._hits.get((cue, scope))
        if known is None:
            known = self._hits[cue, scope] = self._look(cue, scope)
        return known

    @cached_property
    def named_near(self) -> frozenset[str]:
        """The corridors and checkpoints named in the figure's sentence and the one before."""
        return frozenset(mention.id for _, _, mention in self._context.mentions_in(self.near))

    def _look(self, cue: str, scope: str) -> Sequence[Cue]:
        cues = self._context.cues
        if scope == "article":
            return cues.of(cue)[:1]
        if cue == BORDER:
            named = [
                Cue(cue, start, end, mention.rule)
                for start, end, mention in self._context.mentions_in(self.spans[scope])
                if mention.kind == "checkpoint"
            ]
            if named:
                return named
        low, high = self.sentence if scope == "beside" else self.spans[scope]
        if scope == "beside":
            low, high = max(low, self.start - _BESIDE), min(high, self.end + _BESIDE)
        return cues.within(cue, low, high)

    def gap(self, start: int, end: int) -> int:
        """Characters between a span and the figure; more for one behind a comma after it, which begins something new."""
        behind = _BEHIND_COMMA if start >= self.end and "," in self._context.view.text[self.end : start] else 0
        return max(0, self.start - end, start - self.end) + behind

    def reaches(self, start: int, end: int) -> bool:
        """Whether a subject can be this figure's: it stands before it, or after it with no figure between."""
        if start < self.start:
            return True
        return not self._context.between(self.end, start, self._unit) and not self._leads(end)

    def _leads(self, end: int) -> bool:
        """Whether a subject behind the figure stands right before the next one: "Russia with 3 bn and Kazakhstan with 1"."""
        before = (self.start - _LED, self.start)
        if not self._context.places_in(before) and not self._context.mentions_in(before):
            return False
        following = self._context.next_figure(end, self.sentence[1], self._unit)
        return following is not None and following.start - end <= _LEADS

    def reaches_name(self, start: int, end: int, kind: str) -> bool:
        """Whether a name can be this figure's; in a list that names first ("A 5, B 7") the next name is the next one's."""
        if not self.reaches(start, end):
            return False
        if start < self.start:
            before = self._context.last_between(self.sentence[0], start, self._unit)
            return before is None or not _AT.match(self._context.view.text, before.end, start)
        low, high = self.sentence
        following = self._context.next_figure(end, high, self._unit)
        if following is None:
            return True
        own_clause = self._context.view.clause_span(start)
        if not self.holds("clause", start) and own_clause[0] <= following.start < own_clause[1]:
            return False  # the name of another clause, which has a figure of its own
        if following.figure.part and not self.figure.figure.part:
            return False  # names between a whole and its part are the part's
        first = self._context.next_figure(low, high, self._unit)
        names = [s for s, _, m in self._context.mentions_in((low, high)) if m.kind == kind]
        return not names or first is None or names[0] >= first.start

    def owns(self, hit: Cue) -> bool:
        """Whether no other figure of the same unit (for words like "a day": none at all) stands between.

        A word of another figure ("600 container trains") is that figure's.
        """
        if self._context.in_figure(hit) and not self.start <= hit.start < self.end:
            return False
        if hit.start >= self.end and (hit.start - self.end > _AFTERTHOUGHT or self._context.leads_on(self.end, hit)):
            return False
        unit = None if hit.id in _RATES else self._unit
        if hit.start >= self.end:
            return not self._context.between(self.end, hit.start, unit)
        blocking = self._context.last_between(hit.end, self.start, unit)
        if blocking is None:
            return True
        # of two neighbours ("11 Mt against 9 Mt") both have it
        if self._context.mentions_in((blocking.end, self.start)) or self._context.places_in((blocking.end, self.start)):
            return False
        return self.start - blocking.end <= _PAIRED and not self._context.between(hit.end, blocking.start, unit)


def _predicate_end(view: View, figure_end: int, end: int, sentence_end: int) -> int:
    """Where the clause ends when a dash behind the figure says what it is: "of these 2.7 million - oil"."""
    said = _SAYS.match(view.text, figure_end, sentence_end)
    return end if said is None else max(end, said.end())


def _is_topic(context: Context, before: Span, sentence: Span) -> bool:
    """Whether a short sentence without figures only says what the next one counts: "Most of all grain grew." """
    low, high = before
    if high - low > _TOPIC or context.view.paragraph(low) != context.view.paragraph(sentence[0]):
        return False
    return not any(map(str.isdigit, context.view.text[low:high]))


def _clipped(span: Span, window: Span) -> Span:
    return max(span[0], window[0]), min(span[1], window[1])


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
