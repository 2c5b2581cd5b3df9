"""Names to mentions: every corridor and checkpoint that a text names, by any spelling, with the reasons.

The names lexicon gives candidates; what stands around a candidate decides. A strong name counts by itself; a weak one
needs a cue word in its sentence (or within 60 characters), or a strong name of the same id in the article; a city needs
a cue right beside it. Members of a crossing pair joined by a dash, slash or bracket confirm each other and outrank
what either name means alone. A name of several ids goes to the one that the context speaks for, else to none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal

from corridor_tui.model import Mention, Reason
from corridor_tui.tagging.aliases import Alias, Name, Subject, cue_terms, subjects, terms
from corridor_tui.tagging.candidates import Candidate, PlaceHit, collect, join_pairs
from corridor_tui.tagging.chains import Chain, Run, chains, runs
from corridor_tui.tagging.lexicon import Lexicon, Shelf
from corridor_tui.tagging.numbered import Numbered, numbered
from corridor_tui.tagging.rules import Rules
from corridor_tui.tagging.surroundings import Surroundings
from corridor_tui.tagging.view import View

BESIDE = 18
"""How many characters away a cue may stand from a city to mean its port or station."""

_SERVICES = frozenset({"china-train"})
"""Heads of chains that name a service: "trains from China to Europe" is one without a dash."""

AT = 3
"""How many characters (quotes, spaces) may part a name from the word that says what it is."""

LISTED = 40
"""How many characters the joint between two names of a list may have."""

_LIST = re.compile(
    r'["\s]*(?:\([^()\n]{1,30}\)\s*)?(?:,|、|/|-|and\b|и\b|мен\b|пен\b|бен\b|және\b|men\b|pen\b|jáne\b|va\b|və\b|ve\b|ва\b|or\b|или\b|әрі\b|yaxud\b|veya\b|和|及|与|;)+["\s]*'
    r'(?:and\b|и\b|the\b|or\b)?["\s]*'
)
_BETWEEN = re.compile(r"\b(?:between|между)[ \"]+$")
"""A way between two places begins and ends in towns: "between Aktau and Baku"."""

_ELSEWHERE = re.compile(
    r"\b(?:to|from|into|towards?|for|than|until|до|из|от|на|к|с|и|and|or|мен|va|və|ve|ва)\b|[,;:.!?、。，]|至|到|从|往"
)


class Gazetteer:
    """The names of all subjects, ready to search, on a shelf with others if given. `subjects` gives them by id."""

    def __init__(self, rules: Rules, shelf: Shelf[Any] | None = None) -> None:
        shelf = Shelf() if shelf is None else shelf
        self.subjects: Mapping[str, Subject] = subjects(rules)
        self._names: Lexicon[Name] = Lexicon(terms(rules, self.subjects), shelf)
        self._cues: Lexicon[str] = Lexicon(cue_terms(rules), shelf)
        self._chains = chains(rules)
        self._longest_chain = max((len(codes) for codes in self._chains), default=0)
        self._numbered: tuple[Numbered, ...] = numbered(rules, shelf)

    def find_mentions(self, views: Sequence[View]) -> tuple[Mention, ...]:
        """The mentions of the fields of one document, ordered by field and place. Excluded spans name nothing."""
        around = Surroundings(self._cues, views)
        candidates: list[Candidate] = []
        for number, view in enumerate(views):
            found, places = collect(self._names, number, view)
            found += self._counted(number, view)
            found += self._chained(number, view, places, around)
            candidates += sorted(found, key=lambda c: (c.start, -c.end))
        candidates = join_pairs(candidates, views)
        _Verdicts(views, candidates, around).give()
        return tuple(_mention(views[c.view], c, alias) for c in candidates for alias in c.accepted)

    def _counted(self, number: int, view: View) -> list[Candidate]:
        return [
            Candidate(number, start, end, [alias], sure=True)
            for family in self._numbered
            for start, end, alias in family.find(view.folded, self.subjects)
            if not view.is_excluded(start, end)
        ]

    def _chained(self, number: int, view: View, places: list[PlaceHit], around: Surroundings) -> list[Candidate]:
        """The corridors that rows of places name, given the head words around them."""
        result: list[Candidate] = []
        for run in runs(view.text, places):
            for chain, reason in self._of_run(number, view, run, around):
                alias = Alias(self.subjects[chain.corridor], "strong", "", chain.rule)
                result.append(Candidate(number, run.start, run.end, [alias], [reason], sure=True))
        return result

    def _of_run(self, number: int, view: View, run: Run, around: Surroundings) -> list[tuple[Chain, Reason]]:
        """The chains of the longest part of a run that has any."""
        for size in range(min(len(run.codes), self._longest_chain), 1, -1):
            found = [
                (chain, reason)
                for first in range(len(run.codes) - size + 1)
                for chain in self._chains.get(run.codes[first : first + size], ())
                if (reason := _head(number, view, run, chain, size == len(run.codes), around)) is not None
            ]
            if found:
                return found
        return []


def _head(number: int, view: View, run: Run, chain: Chain, whole: bool, around: Surroundings) -> Reason | None:
    """What makes a run of places this corridor: a head word near, or for some chains the dashed run itself."""
    if not chain.heads:
        return (
            Reason("countries in a row", view.field, *view.span(run.start, run.end)) if run.dashed and whole else None
        )
    if len(chain.codes) == 2 and not run.dashed and not (run.directed and chain.heads <= _SERVICES):
        return None
    left, right = (60, 40) if run.dashed else (40, 30) if len(chain.codes) > 2 else (26, 26)
    sentence = view.sentence(run.start)
    near = [
        cue for cue in around.between(number, run.start - left, run.end + right) if view.sentence(cue.start) == sentence
    ]
    if any(cue.value in chain.not_heads for cue in near):
        return None
    return next((around.reason(number, cue) for cue in near if cue.value in chain.heads), None)


class _Verdicts:
    """Decides what each candidate means; the article as a whole has a say."""

    def __init__(self, views: Sequence[View], candidates: Sequence[Candidate], around: Surroundings) -> None:
        self._views = views
        self._candidates = candidates
        self._around = around
        self._strong: set[str] = set()
        self._starts = [[c.start for c in candidates if c.view == number] for number in range(len(views))]

    def give(self) -> None:
        """Fill `accepted` and `reasons` of every candidate."""
        for candidate in self._candidates:
            candidate.aliases = [alias for alias in candidate.aliases if not self._vetoed(candidate, alias)]
        self._strong = {
            alias.subject.id
            for candidate in self._candidates
            for alias in candidate.aliases
            if alias.subject and (candidate.sure or (alias.strength == "strong" and candidate.alone))
        }
        for candidate in self._candidates:
            aliases = candidate.aliases if candidate.alone else self._decided(candidate)
            candidate.accepted = [alias for alias in aliases if candidate.sure or self._believed(candidate, alias)]
        self._follow_lists()

    def _vetoed(self, candidate: Candidate, alias: Alias) -> bool:
        subject = alias.subject
        if subject is None or alias.strength == "not":
            return True
        folded = self._views[candidate.view].folded
        before, after = _left(folded.text, candidate.start), _right(folded.text, candidate.end)
        if subject.not_after is not None and subject.not_after.ending_at(folded, before):
            return True
        if subject.not_before is not None and subject.not_before.at(folded, after):
            return True
        if candidate.sure:
            return False
        if subject.veto and self._around.near(candidate.view, candidate.start, candidate.end, subject.veto):
            return True
        return bool(subject.veto_article and self._around.anywhere(subject.veto_article))

    def _decided(self, candidate: Candidate) -> list[Alias]:
        """Of several ids for one name, the one that the article or the words around speak for; else none."""
        by_article = [alias for alias in candidate.aliases if alias.subject and alias.subject.id in self._strong]
        if len(by_article) == 1:
            return by_article
        place = (candidate.view, candidate.start, candidate.end)
        contexts = [(alias, alias.subject.context) for alias in candidate.aliases if alias.subject]
        near = [alias for alias, groups in contexts if self._around.near(*place, groups)]
        spoken = near if len(near) == 1 else [alias for alias, groups in contexts if self._around.anywhere(groups)]
        if len(spoken) != 1:
            return []
        candidate.reasons.append(Reason("the context speaks for this one of several"))
        return spoken

    def _believed(self, candidate: Candidate, alias: Alias) -> bool:
        subject = alias.subject
        if subject is None:
            return False
        if alias.strength == "strong":
            return True
        if alias.strength == "pair" or not (self._in_its_world(subject) or self._posted(candidate, subject)):
            return False
        if alias.strength == "weak" and subject.id in self._strong:
            candidate.reasons.append(Reason("a sure name of the same id is in the article"))
            return True
        cue = self._city_cue(candidate, subject) if alias.strength == "city" else self._cue(candidate, subject)
        if cue is not None:
            candidate.reasons.append(cue)
        return cue is not None

    def _in_its_world(self, subject: Subject) -> bool:
        return not subject.article or self._around.anywhere(subject.article)

    def _posted(self, candidate: Candidate, subject: Subject) -> bool:
        """Whether the word for a crossing or a station stands at the name itself: checkpoint "Malik"."""
        place = (candidate.view, candidate.start, candidate.end)
        return subject.kind == "checkpoint" and any(self._around.beside(*place, subject.needs, AT))

    def _cue(self, candidate: Candidate, subject: Subject) -> Reason | None:
        return self._around.near(candidate.view, candidate.start, candidate.end, subject.needs)

    def _city_cue(self, candidate: Candidate, subject: Subject) -> Reason | None:
        """A cue beside a city that no other place or direction word takes away ("the airport, to Almaty")."""
        text = self._views[candidate.view].text
        starts = self._starts[candidate.view]
        for (low, high), reason in self._around.beside(
            candidate.view, candidate.start, candidate.end, subject.needs, BESIDE
        ):
            if not _ELSEWHERE.search(text, low, high) and bisect_left(starts, low) == bisect_left(starts, high):
                return reason
        return None

    def _follow_lists(self) -> None:
        """A rejected name in a list with an accepted one of its kind is accepted too ("ports of Aktau and Baku")."""
        for order in (self._candidates, self._candidates[::-1]):
            for previous, candidate in pairwise(order):
                if candidate.accepted or not previous.accepted or len(candidate.aliases) != 1:
                    continue
                if _of_a_kind(candidate.aliases[0], previous.accepted[0]) and self._listed(previous, candidate):
                    view = self._views[candidate.view]
                    span = view.span(previous.start, previous.end)
                    candidate.accepted = list(candidate.aliases)
                    candidate.reasons.append(Reason("in a list with a sure name", view.field, *span))

    def _listed(self, one: Candidate, other: Candidate) -> bool:
        first, second = sorted((one, other), key=lambda c: c.start)
        return (
            one.view == other.view
            and not _BETWEEN.search(self._views[one.view].text, max(0, first.start - 12), first.start)
            and second.start - first.end <= LISTED
            and _LIST.fullmatch(self._views[one.view].text, first.end, second.start) is not None
        )


def _of_a_kind(alias: Alias, other: Alias) -> bool:
    subject, sibling = alias.subject, other.subject
    if subject is None or sibling is None or subject.kind != "checkpoint" or sibling.kind != "checkpoint":
        return False
    return not set(subject.mode).isdisjoint(sibling.mode)


def _mention(view: View, candidate: Candidate, alias: Alias) -> Mention:
    subject = alias.subject
    if subject is None:
        raise AssertionError("only names of subjects are accepted")
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


def _left(text: str, position: int) -> int:
    while position > 0 and text[position - 1] in ' \n"-':
        position -= 1
    return position


def _right(text: str, position: int) -> int:
    while position < len(text) and text[position] in ' \n"-':
        position += 1
    return position
