"""Candidates: places of a text where a name stands, before it is decided what the name means there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corridor_tui.model import Reason
from corridor_tui.tagging.aliases import Alias, Name, Place
from corridor_tui.tagging.datelines import is_dateline
from corridor_tui.tagging.lexicon import Lexicon
from corridor_tui.tagging.view import View

_PAIR = re.compile(r'["\s]*(?:\([^()\n]{1,24}\)?["\s]*)?(?:-|/|\(|\|)["\s]*(?:\([^()\n]{1,24}\)\s*)?["\s]*')
_STRENGTHS = {"strong": 0, "weak": 1, "city": 2, "pair": 3, "not": 4}


@dataclass(slots=True)
class Candidate:
    """A span (folded) of field number `view`, the aliases it may be, and what was found out about it.

    `sure` candidates need no cue. `accepted` are the aliases that became mentions.
    """

    view: int
    start: int
    end: int
    aliases: list[Alias]
    reasons: list[Reason] = field(default_factory=list)
    sure: bool = False
    accepted: list[Alias] = field(default_factory=list)

    @property
    def alone(self) -> bool:
        """Whether the name belongs to one id only, or to several jointly."""
        return len(self.aliases) == 1 or all(alias.joint for alias in self.aliases)


PlaceHit = tuple[int, int, str]
"""Start, end (folded) and code of a country or region."""


def collect(lexicon: Lexicon[Name], number: int, view: View) -> tuple[list[Candidate], list[PlaceHit]]:
    """The candidates and the places of one field, in order; excluded spans and datelines give none."""
    found: list[Candidate] = []
    places: list[PlaceHit] = []
    for start, end, terms in lexicon.find_terms(view.folded):
        if view.excluded and view.is_excluded(start, end):
            continue
        for term in terms:
            name = term.value
            if isinstance(name, Place):
                if not places or places[-1][0] != start:
                    places.append((start, end, name.code))
            elif found and found[-1].start == start:
                found[-1].aliases.append(name)
            else:
                found.append(Candidate(number, start, end, [name]))
    kept = [c for c in found if not is_dateline(view.folded, c.start, c.end, any(a.acronym for a in c.aliases))]
    for candidate in kept:
        candidate.aliases = _best_by_subject(candidate.aliases, view.lang)
    return kept, places


def join_pairs(candidates: Sequence[Candidate], views: Sequence[View]) -> list[Candidate]:
    """Neighbours of one checkpoint, joined by a dash, slash or bracket, made one sure candidate."""
    joined: list[Candidate] = []
    for candidate in candidates:
        previous = joined[-1] if joined else None
        if previous is None or previous.view != candidate.view or not 0 < candidate.start - previous.end <= 30:
            joined.append(candidate)
            continue
        view = views[candidate.view]
        shared = [
            alias for alias in previous.aliases if any(_same_crossing(alias, other) for other in candidate.aliases)
        ]
        if len(shared) == 1 and _PAIR.fullmatch(view.text, previous.end, candidate.start):
            previous.end = candidate.end
            previous.aliases = shared
            previous.sure = True
            span = view.span(previous.start, previous.end)
            previous.reasons.append(Reason("both names of the pair", view.field, *span))
        else:
            joined.append(candidate)
    return joined


def _same_crossing(first: Alias, second: Alias) -> bool:
    return (
        first.subject is not None
        and second.subject is not None
        and first.subject.id == second.subject.id
        and first.subject.kind == "checkpoint"
    )


def _best_by_subject(aliases: list[Alias], lang: str) -> list[Alias]:
    """One alias a subject: the strongest, of the text's language if it can be; a phrase that is no name drops all."""
    if any(alias.strength == "not" for alias in aliases):
        return []
    best: dict[str, Alias] = {}
    for alias in aliases:
        if alias.subject is not None:
            known = best.get(alias.subject.id)
            if known is None or _rank(alias, lang) < _rank(known, lang):
                best[alias.subject.id] = alias
    return list(best.values())


def _rank(alias: Alias, lang: str) -> tuple[int, bool]:
    return _STRENGTHS[alias.strength], alias.language != lang
