"""Names to mentions: every corridor and checkpoint that a text names, by any spelling, with the reasons.

The names lexicon gives candidates; what stands around a candidate decides. A strong name counts by itself; a weak one
needs a cue word in its sentence (or within 60 characters), or a strong name of the same id in the article; a city needs
a cue right beside it. Members of a crossing pair joined by a dash, slash or bracket confirm each other and outrank
what either name means alone. A name of several ids goes to the one that the context speaks for, else to none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from corridor_tui.model import Mention, Reason
from corridor_tui.tagging.aliases import Alias, Name, Place, Subject, cue_terms, subjects, terms
from corridor_tui.tagging.chains import Chain, Run, chains, runs
from corridor_tui.tagging.datelines import is_dateline
from corridor_tui.tagging.lexicon import Hit, Lexicon
from corridor_tui.tagging.numbered import Numbered, numbered
from corridor_tui.tagging.rules import Rules
from corridor_tui.tagging.view import View

NEAR = 60
"""How many characters away a cue still counts when it stands outside the sentence."""

BESIDE = 24
"""How many characters away a cue may stand from a city to mean its port or station."""

_PAIR = re.compile(r'["\s]*(?:\([^()\n]{1,24}\)?["\s]*)?(?:-|/|\(|\|)["\s]*(?:\([^()\n]{1,24}\)\s*)?["\s]*')
_LIST = re.compile(
    r'["\s]*(?:\([^()\n]{1,30}\)\s*)?(?:,|、|/|-|and\b|и\b|мен\b|пен\b|va\b|və\b|ve\b|ва\b|和|及|与|;)+["\s]*(?:and\b|и\b|the\b|or\b)?["\s]*'
)
_STRENGTHS = {"strong": 0, "weak": 1, "city": 2, "pair": 3, "not": 4}
_ELSEWHERE = re.compile(
    r"\b(?:to|from|into|towards?|for|than|until|до|из|от|в|на|к|с|и|and|or|и|мен|va|və|ve|ва)\b|[,;:.!?、。，]|至|到|从|往"
)


@dataclass(slots=True)
class _Candidate:
    view: int
    start: int
    end: int
    aliases: list[Alias]
    reasons: list[Reason] = field(default_factory=list)
    sure: bool = False
    accepted: list[Alias] = field(default_factory=list)


class Gazetteer:
    """The names of all subjects, ready to search. `subjects` gives them by id for display."""

    def __init__(self, rules: Rules) -> None:
        self.subjects: Mapping[str, Subject] = subjects(rules)
        self._names: Lexicon[Name] = Lexicon(terms(rules, self.subjects))
        self._cues: Lexicon[str] = Lexicon(cue_terms(rules))
        self._chains = chains(rules)
        self._numbered: tuple[Numbered, ...] = numbered(rules)

    def find_mentions(self, views: Sequence[View]) -> tuple[Mention, ...]:
        """The mentions of the fields of one document, ordered by field and place. Excluded spans name nothing."""
        return _Search(self, views).mentions()


class _Search:
    """One document's search: candidates first, then the verdicts that need the whole article."""

    def __init__(self, gazetteer: Gazetteer, views: Sequence[View]) -> None:
        self.gazetteer = gazetteer
        self.views = views
        self.candidates: list[_Candidate] = []
        self.places: list[list[tuple[int, int, str]]] = []
        self._cues: list[list[Hit[str]]] | None = None

    def mentions(self) -> tuple[Mention, ...]:
        for number, view in enumerate(self.views):
            self._collect(number, view)
        self._join_pairs()
        for candidate in self.candidates:
            candidate.aliases = [alias for alias in candidate.aliases if not self._vetoed(candidate, alias)]
        strong = {
            alias.subject.id
            for candidate in self.candidates
            for alias in candidate.aliases
            if alias.subject and (candidate.sure or (alias.strength == "strong" and self._alone(candidate)))
        }
        for candidate in self.candidates:
            self._judge(candidate, strong)
        self._follow_lists()
        return tuple(self._mention(candidate, alias) for candidate in self.candidates for alias in candidate.accepted)

    def _collect(self, number: int, view: View) -> None:
        found: list[_Candidate] = []
        places: list[tuple[int, int, str]] = []
        for hit in self.gazetteer._names.find(view.folded):
            if view.is_excluded(hit.start, hit.end):
                continue
            if isinstance(hit.value, Place):
                if not places or places[-1][0] != hit.start:
                    places.append((hit.start, hit.end, hit.value.code))
                continue
            if found and found[-1].start == hit.start:
                found[-1].aliases.append(hit.value)
            else:
                found.append(_Candidate(number, hit.start, hit.end, [hit.value]))
        self.places.append(places)
        found = [c for c in found if not is_dateline(view.folded, c.start, c.end, any(a.acronym for a in c.aliases))]
        for candidate in found:
            candidate.aliases = _best_by_subject(candidate.aliases)
        for entry in self.gazetteer._numbered:
            found += [
                _Candidate(number, start, end, [alias], sure=True)
                for start, end, alias in entry.find(view.folded, self.gazetteer.subjects)
            ]
        for run in runs(view.text, places):
            found += self._chained(number, view, run)
        found.sort(key=lambda c: (c.start, -c.end))
        self.candidates += found

    def _chained(self, number: int, view: View, run: Run) -> list[_Candidate]:
        """The corridors that a row of places names, given the head words around it."""
        result: list[_Candidate] = []
        for first in range(len(run.codes) - 1):
            for last in range(len(run.codes), first + 1, -1):
                for chain in self.gazetteer._chains.get(run.codes[first:last], ()):
                    if (whole := (first, last) == (0, len(run.codes))) or chain.heads:
                        reason = self._head(number, view, run, chain, whole)
                        if reason is not None:
                            alias = Alias(self.gazetteer.subjects[chain.corridor], "strong", "", chain.rule)
                            result.append(_Candidate(number, run.start, run.end, [alias], [reason], sure=True))
                if result:
                    return result
        return result

    def _head(self, number: int, view: View, run: Run, chain: Chain, whole: bool) -> Reason | None:
        if not chain.heads:
            return (
                Reason("countries in a row", view.field, *view.span(run.start, run.end))
                if run.dashed and whole
                else None
            )
        left, right = (60, 40) if run.dashed else (40, 30)
        near = [
            cue
            for cue in self._cues_between(number, run.start - left, run.end + right)
            if view.sentence(cue.start) == view.sentence(run.start)
        ]
        if any(cue.value in chain.not_heads for cue in near):
            return None
        for cue in near:
            if cue.value in chain.heads:
                return Reason(f"countries in a row with {cue.value}", view.field, *view.span(cue.start, cue.end))
        return None

    def _join_pairs(self) -> None:
        """Neighbours of one id, joined by a dash, slash or bracket, are one sure mention of that id."""
        joined: list[_Candidate] = []
        for candidate in self.candidates:
            previous = joined[-1] if joined else None
            if previous is not None and previous.view == candidate.view and 0 < candidate.start - previous.end <= 30:
                shared = [a for a in previous.aliases if any(_same(a, b) for b in candidate.aliases)]
                shared = [a for a in shared if a.subject and a.strength != "not" and a.subject.kind == "checkpoint"]
                view = self.views[candidate.view]
                if len(shared) == 1 and _PAIR.fullmatch(view.text, previous.end, candidate.start):
                    previous.end = candidate.end
                    previous.aliases = shared
                    previous.sure = True
                    previous.reasons.append(
                        Reason("both names of the pair", view.field, *view.span(previous.start, previous.end))
                    )
                    continue
            joined.append(candidate)
        self.candidates = joined

    def _alone(self, candidate: _Candidate) -> bool:
        """Whether a candidate stands for one id only (or jointly for several)."""
        return len(candidate.aliases) == 1 or all(alias.joint for alias in candidate.aliases)

    def _vetoed(self, candidate: _Candidate, alias: Alias) -> bool:
        subject = alias.subject
        if subject is None or alias.strength == "not":
            return True
        folded = self.views[candidate.view].folded
        if subject.not_after is not None and subject.not_after.ending_at(folded, _left(folded.text, candidate.start)):
            return True
        if subject.not_before is not None and subject.not_before.at(folded, _right(folded.text, candidate.end)):
            return True
        if candidate.sure:
            return False
        if subject.veto and self._near(candidate, subject.veto, NEAR):
            return True
        return bool(subject.veto_article and self._anywhere(subject.veto_article))

    def _judge(self, candidate: _Candidate, strong: set[str]) -> None:
        aliases = candidate.aliases
        if not aliases:
            return
        if candidate.sure or all(alias.joint for alias in aliases):
            candidate.accepted = [a for a in aliases if candidate.sure or self._believed(candidate, a, strong)]
            return
        if len(aliases) > 1:
            aliases = self._decided(candidate, strong)
        if len(aliases) == 1 and self._believed(candidate, aliases[0], strong):
            candidate.accepted = aliases

    def _decided(self, candidate: _Candidate, strong: set[str]) -> list[Alias]:
        """Of several ids for one name, the one that the article or the words around speak for; else none."""
        by_article = [alias for alias in candidate.aliases if alias.subject and alias.subject.id in strong]
        if len(by_article) == 1:
            return by_article
        for reach in (NEAR, None):
            spoken = [
                alias
                for alias in candidate.aliases
                if alias.subject
                and (
                    self._near(candidate, alias.subject.context, reach)
                    if reach
                    else self._anywhere(alias.subject.context)
                )
            ]
            if len(spoken) == 1:
                candidate.reasons.append(Reason("the context speaks for this one of several"))
                return spoken
        return []

    def _believed(self, candidate: _Candidate, alias: Alias, strong: set[str]) -> bool:
        subject = alias.subject
        if subject is None:
            return False
        if alias.strength == "strong":
            return True
        if alias.strength == "pair" or (subject.article and not self._anywhere(subject.article)):
            return False
        if alias.strength == "weak" and subject.id in strong:
            candidate.reasons.append(Reason("a sure name of the same id is in the article"))
            return True
        cue = self._near(candidate, subject.needs, BESIDE if alias.strength == "city" else NEAR)
        if cue is None:
            return False
        candidate.reasons.append(cue)
        return True

    def _follow_lists(self) -> None:
        """A rejected name in a list with an accepted one of its kind is accepted too ("ports of Aktau and Baku")."""
        for order in (self.candidates, self.candidates[::-1]):
            for previous, candidate in pairwise(order):
                if (
                    candidate.accepted
                    or not previous.accepted
                    or previous.view != candidate.view
                    or len(candidate.aliases) != 1
                ):
                    continue
                first, second = sorted((previous, candidate), key=lambda c: c.start)
                alias, sibling = candidate.aliases[0].subject, previous.accepted[0].subject
                if (
                    alias is None
                    or sibling is None
                    or not set(alias.mode) & set(sibling.mode)
                    or alias.kind != "checkpoint"
                ):
                    continue
                view = self.views[candidate.view]
                if second.start - first.end <= 40 and _LIST.fullmatch(view.text, first.end, second.start):
                    candidate.accepted = list(candidate.aliases)
                    candidate.reasons.append(
                        Reason("in a list with a sure name", view.field, *view.span(previous.start, previous.end))
                    )

    def _near(self, candidate: _Candidate, groups: frozenset[str], reach: int) -> Reason | None:
        """The nearest cue of the groups within `reach` characters, or in the same sentence when reach is NEAR."""
        view = self.views[candidate.view]
        low, high = candidate.start - reach, candidate.end + reach
        first, last = view.sentence_span(candidate.start)
        if reach == NEAR:
            low, high = min(low, first), max(high, last)
        else:
            low, high = max(low, first), min(high, last)
        best: tuple[int, Hit[str]] | None = None
        for cue in self._cues_between(candidate.view, low, high):
            if cue.value in groups and (cue.end <= candidate.start or cue.start >= candidate.end):
                if reach == BESIDE and self._elsewhere(candidate, cue):
                    continue
                distance = max(candidate.start - cue.end, cue.start - candidate.end)
                if best is None or distance < best[0]:
                    best = (distance, cue)
        if best is None:
            return None
        return Reason(f"{best[1].value} word near", view.field, *view.span(best[1].start, best[1].end))

    def _elsewhere(self, candidate: _Candidate, cue: Hit[str]) -> bool:
        """Whether what stands between a city and a cue gives the cue to another place ("the airport, to Almaty")."""
        low, high = sorted((candidate.start, candidate.end, cue.start, cue.end))[1:3]
        if cue.end <= candidate.start and any(
            c.view == candidate.view and low <= c.start < high for c in self.candidates
        ):
            return True
        return bool(_ELSEWHERE.search(self.views[candidate.view].text, low, high))

    def _anywhere(self, groups: frozenset[str]) -> bool:
        return any(cue.value in groups for number in range(len(self.views)) for cue in self._all_cues(number))

    def _cues_between(self, number: int, low: int, high: int) -> Iterable[Hit[str]]:
        cues = self._all_cues(number)
        index = bisect_left(cues, low, key=lambda cue: cue.start)
        while index < len(cues) and cues[index].start < high:
            if cues[index].end <= high:
                yield cues[index]
            index += 1

    def _all_cues(self, number: int) -> list[Hit[str]]:
        if self._cues is None:
            self._cues = [
                [
                    hit
                    for hit in self.gazetteer._cues.find(view.folded, overlapping=True)
                    if not view.is_excluded(hit.start, hit.end)
                ]
                for view in self.views
            ]
        return self._cues[number]

    def _mention(self, candidate: _Candidate, alias: Alias) -> Mention:
        subject = alias.subject
        if subject is None:
            raise AssertionError("only names of subjects are accepted")
        view = self.views[candidate.view]
        start, end = view.span(candidate.start, candidate.end)
        reasons = list(candidate.reasons)
        if subject.planned:
            reasons.append(Reason("planned, not operating yet"))
        where: Literal["title", "lead", "body"] = "body"
        if view.field == "title":
            where = "title"
        elif view.paragraph(candidate.start) == 0:
            where = "lead"
        surface = view.surface(candidate.start, candidate.end)
        return Mention(subject.kind, subject.id, surface, view.field, start, end, alias.rule, where, tuple(reasons))


def _same(first: Alias, second: Alias) -> bool:
    return first.subject is not None and second.subject is not None and first.subject.id == second.subject.id


def _best_by_subject(aliases: list[Alias]) -> list[Alias]:
    """One alias a subject, the strongest; a phrase marked as no name at all drops the rest."""
    if any(alias.strength == "not" for alias in aliases):
        return []
    best: dict[str, Alias] = {}
    for alias in aliases:
        if alias.subject is not None:
            known = best.get(alias.subject.id)
            if known is None or _STRENGTHS[alias.strength] < _STRENGTHS[known.strength]:
                best[alias.subject.id] = alias
    return list(best.values())


def _left(text: str, position: int) -> int:
    while position > 0 and text[position - 1] in ' \n"-':
        position -= 1
    return position


def _right(text: str, position: int) -> int:
    while position < len(text) and text[position] in ' \n"-':
        position += 1
    return position
