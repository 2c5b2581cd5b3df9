"""Whether an article is news of transport, trade logistics or borders of the region, with the reasons.

Points for what it is about (objects), where (places), which corridors and checkpoints it names and what it counts;
points off for what such news is not about. Every idea counts once, more in the title. The score is the logistic
function of the points over a threshold.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corridor_tui.model import Figure, Mention, Observation, Reason
from corridor_tui.tagging.cues import Cue, Cues, Word, cue_terms
from corridor_tui.tagging.lexicon import Term
from corridor_tui.tagging.rules import Rules
from corridor_tui.tagging.view import View

TOPICS = "relevance"
"""Who asks for the cues of relevance.toml."""

_TRANSPORT_UNITS = frozenset({"t", "TEU", "container", "train", "wagon", "truck", "vehicle", "tkm"})
_TITLE = 1.6
"""How much more an idea counts in the title."""

_LEAD = 600
"""Characters at the start of the text that tell what the article is about."""

_OBJECT_CAP = 4.0
_PLACE_CAP = 1.6
_AGAINST_CAP = 4.5
_NO_PLACE = -3.0
_ONLY_NEIGHBOURS = -1.8
_A_PLACE = 0.7
"""Points from which a place is in the region, not beside it."""

_AN_OBJECT = 0.7
"""Points from which counted tons or vehicles are freight and not a harvest."""

_TITLE_ELSEWHERE = -2.0
_START_ELSEWHERE = -0.8
"""Points for an article whose title (or start) speaks of something else, and that speaks of no goods."""

_BESIDE = frozenset({"elsewhere"})
"""Ideas against that are places, not subjects."""

_SELDOM = 2
"""Words against for one of goods from which goods are a remark."""

_OPENING = 250
"""Characters of a text's start."""

_GOODS = 2
"""Remarks on goods from which an article is about them too."""

_SPEAKS_OF_ELSE = 0.9
"""Points against from which an article is of something else."""

_FAR = 0.45
"""What an idea counts that is said once, far from the start of a long text."""


def topic_terms(rules: Rules) -> Iterator[Term[Word]]:
    """The cue words of every idea."""
    for row in rules.rows("relevance"):
        yield from cue_terms(row, TOPICS)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The decision, the score from 0 to 1, and why."""

    relevant: bool
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Idea:
    kind: str
    weight: float
    core: bool


class Relevance:
    """The relevance rules, ready to judge."""

    def __init__(self, rules: Rules) -> None:
        setting = rules.setting("relevance")
        self._threshold = float(setting["threshold"])
        self._weak_ids = frozenset(setting["weak_ids"])
        self._ideas: Mapping[str, _Idea] = {
            row.id: _Idea(row.data["kind"], float(row.data["weight"]), bool(row.data.get("core", False)))
            for row in rules.rows("relevance")
        }

    def judge(
        self,
        views: Sequence[View],
        cues: Mapping[str, Cues],
        mentions: Sequence[Mention],
        figures: Sequence[Figure],
        observations: Sequence[Observation],
    ) -> Judgement:
        """Judge one document by everything found in it."""
        objects, places, against, reasons = self._weigh(views, cues)
        named = self._named(mentions, reasons)
        total = min(objects, _OBJECT_CAP) + named - min(against, _AGAINST_CAP)
        total += min(places, _PLACE_CAP)
        if places < _A_PLACE and named < 1:
            absent = _NO_PLACE if not places else _ONLY_NEIGHBOURS
            total += absent
            reasons.append(Reason(f"{absent:+.1f} no place of the region"))
        counted = any(figure.unit in _TRANSPORT_UNITS and figure.role != "change" for figure in figures)
        nothing = self._nothing_carried(views, cues)
        if against >= _SPEAKS_OF_ELSE and nothing and not observations and self._few_goods(views, cues):
            total += nothing
            reasons.append(Reason(f"{nothing:+.1f} speaks of no goods"))
        elif counted and objects >= _AN_OBJECT:
            total += 0.5
            reasons.append(Reason("+0.5 counts cargo, vehicles or trains"))
        if observations:
            total += 2.0
            reasons.append(Reason("+2.0 gives a value of a tracked metric"))
        score = 1.0 / (1.0 + math.exp(self._threshold - total))
        reasons.append(Reason(f"{total:.1f} points, {self._threshold:.1f} are needed"))
        return Judgement(total >= self._threshold, score, tuple(reasons))

    def _few_goods(self, views: Sequence[View], cues: Mapping[str, Cues]) -> bool:
        """Whether goods and what carries them are hardly spoken of: once, or seldom beside what speaks against."""
        goods = against = 0
        for view in views:
            ideas = [self._ideas[hit.id] for hit in cues[view.field].hits if hit.id in self._ideas]
            worth = _GOODS if view.field == "title" else 1
            goods += worth * sum(idea.core for idea in ideas)
            against += worth * sum(idea.kind == "against" and idea.weight > 0 for idea in ideas)
        return goods < _GOODS or _SELDOM * goods < against

    def _nothing_carried(self, views: Sequence[View], cues: Mapping[str, Cues]) -> float:
        """What an article without goods loses: more where its title speaks of something else, less for its start."""
        for view in views:
            end = len(view.text) if view.field == "title" else _OPENING
            for hit in cues[view.field].hits:
                idea = self._ideas.get(hit.id)
                if idea is not None and idea.kind == "against" and hit.id not in _BESIDE and hit.start < end:
                    return _TITLE_ELSEWHERE if view.field == "title" else _START_ELSEWHERE
        return 0.0

    def _weigh(self, views: Sequence[View], cues: Mapping[str, Cues]) -> tuple[float, float, float, list[Reason]]:
        best: dict[str, tuple[float, Cue, View]] = {}
        for view in views:
            against = self._against(cues[view.field])
            for hit in cues[view.field].hits:
                idea = self._ideas.get(hit.id)
                if idea is None or (idea.kind == "object" and hit.start in against):
                    continue
                if view.is_standing(hit.start, hit.end):
                    continue
                worth = idea.weight * self._place_worth(view, hit, cues[view.field])
                if hit.id not in best or worth > best[hit.id][0]:
                    best[hit.id] = (worth, hit, view)
        sums = {"object": 0.0, "place": 0.0, "against": 0.0}
        reasons: list[Reason] = []
        for cue, (worth, hit, view) in best.items():
            kind = self._ideas[cue].kind
            sums[kind] += worth
            sign = "-" if kind == "against" else "+"
            reasons.append(
                Reason(f"{sign}{worth:.1f} {kind} {cue} ({hit.rule})", view.field, *view.span(hit.start, hit.end))
            )
        return sums["object"], sums["place"], sums["against"], reasons

    def _against(self, cues: Cues) -> frozenset[int]:
        """The folded offsets inside words against: the corridor of "energy corridor" is none."""
        return frozenset(
            position
            for hit in cues.hits
            if hit.id in self._ideas and self._ideas[hit.id].kind == "against"
            for position in range(hit.start, hit.end)
        )

    def _place_worth(self, view: View, hit: Cue, cues: Cues) -> float:
        if view.field == "title":
            return _TITLE
        if hit.start < _LEAD or len(view.text) < 2 * _LEAD:
            return 1.0
        return 1.0 if len(cues.of(hit.id)) >= 3 else _FAR

    def _named(self, mentions: Sequence[Mention], reasons: list[Reason]) -> float:
        corridors = {m.id: m for m in mentions if m.kind == "corridor"}
        checkpoints = {m.id: m for m in mentions if m.kind == "checkpoint"}
        strong = [m for key, m in corridors.items() if key not in self._weak_ids]
        total = 0.0
        if strong:
            total += 1.6 + 0.4 * min(2, len(strong) - 1)
            reasons.append(_named_reason(1.6, strong[0]))
        elif corridors:
            total += 0.4
            reasons.append(_named_reason(0.4, next(iter(corridors.values()))))
        if checkpoints:
            total += 1.2 + 0.4 * min(2, len(checkpoints) - 1)
            reasons.append(_named_reason(1.2, next(iter(checkpoints.values()))))
        return total


def _named_reason(worth: float, mention: Mention) -> Reason:
    return Reason(f"+{worth:.1f} names {mention.id}", mention.field, mention.start, mention.end)
