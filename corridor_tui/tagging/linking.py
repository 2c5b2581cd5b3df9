"""Whether a figure is a value of a metric: one rule against one figure and what stands around it.

Pure evidence, no choice: each rule answers with how close its subject and its words are, or with what speaks against
it. `observations` chooses among the answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from corridor_tui.model import Mention, Reason
from corridor_tui.tagging.contexts import BORDER, Around, Context, Located
from corridor_tui.tagging.cues import Cue
from corridor_tui.tagging.evidence import (
    cue_reason,
    home_of,
    mention_reason,
    names_itself,
    names_several,
    only_composes,
    spoken_of,
    with_partner,
)
from corridor_tui.tagging.metric_rules import ONE_WAY, MetricRule, Need, Scope
from corridor_tui.tagging.rivals import rival_name, rival_place
from corridor_tui.tagging.view import View

_WEIGHT: dict[Scope, float] = {"beside": 3.0, "clause": 3.0, "sentence": 2.0, "near": 1.0, "article": 0.5}
_BEFORE = 1.2
"""What a subject in the sentence before weighs: a little more than one in the title."""

_PREFERRED = 0.5
"""What a word that the rule prefers in the clause adds: of two values that differ, that one is meant."""

_TWO_COUNTRIES = "two-countries"
_HOME = "home-country"
_PLACE_ANAPHOR = "place-anaphor"
_REGION = "central-asia"
_PORT = "the-port"
_LOADS = frozenset({"t", "TEU", "container"})
_NUMBER_ANAPHOR = "anaphor"
"""Cues that stand for something named before: both countries, the country of the article, the port, the figure."""


class Verdict(NamedTuple):
    """What a rule says about a figure. `score` is None where it does not fit, `why` says what speaks against it."""

    rule: MetricRule
    score: float | None
    distance: int = 0
    why: str = ""
    reasons: tuple[Reason, ...] = ()
    subject: bool = False
    in_clause: bool = False


class _Seen(NamedTuple):
    """A cue that speaks for a rule; it becomes a reason only where the rule fits."""

    hit: Cue
    view: View
    scope: str


class Judge:
    """Applies rules to figures. `contexts` are the document's fields: the title, where there is one, and the text."""

    def __init__(self, contexts: Mapping[str, Context], homes: Mapping[str, str]) -> None:
        self._contexts = contexts
        self._kinds = {
            m.id: m.kind
            for context in contexts.values()
            for _, _, m in context.mentions_in((0, len(context.view.text)))
        }
        self.home = home_of(contexts, homes)
        self._spoken = {cue for context in contexts.values() for cue in context.cues.ids} | {BORDER}
        self._titled_ids: frozenset[str] = frozenset()
        if "title" in contexts:
            title = contexts["title"]
            self._titled_ids = frozenset(m.id for _, _, m in title.mentions_in((0, len(title.view.text))))
        self._around: Around | None = None
        self._bans: dict[str, Sequence[tuple[str, Scope]]] = {}

    def judge(self, rule: MetricRule, located: Located) -> Verdict:
        """The verdict of one rule on one figure."""
        context = self._contexts[located.figure.field]
        around = self._around_of(located)
        reasons: list[Reason | _Seen] = []
        weights: list[float] = []
        distances: list[int] = []
        subject = False
        nearness = 0.0
        if rule.ids:
            named = self._named(rule, context, around)
            if named is None:
                return Verdict(rule, None, why="no corridor or checkpoint of its own is named near")
            weight, distance, reason = named
            subject, nearness = True, weight
            weights += [weight, weight]
            distances.append(distance)
            reasons.append(reason)
        for need in rule.needs:
            best: tuple[float, int, Reason | _Seen] | None = None
            for cue, scope in need.any_of:
                found = self._found(cue, scope, context, around, rule if cue in rule.places else None)
                if found and (best is None or found[0] > best[0]):
                    best = found
            if best is None:
                missing = " or ".join(cue for cue, _ in need.any_of)
                return Verdict(rule, None, why=f"nothing near speaks of {missing}", subject=subject)
            if best[0] < _WEIGHT["sentence"] and self._is_strangers(rule, need, context):
                return Verdict(rule, None, why="China is named for another country", subject=subject)
            weights.append(best[0])
            reasons.append(best[2])
            if any(cue in rule.places and cue != "china" for cue, _ in need.any_of):
                distances.append(best[1])
                subject, nearness = True, best[0]
        if context.is_part(located) and nearness < _WEIGHT["clause"] and not names_itself(rule, around):
            return Verdict(rule, None, why="it is a part, and its clause names no subject", subject=subject)
        if rule.close and max(weights) < _WEIGHT["clause"] and not around.hits(_NUMBER_ANAPHOR, "clause"):
            return Verdict(rule, None, why="its own clause says nothing of it", subject=subject)
        against = self._against(rule, context, around, max(distances, default=0), nearness)
        if against:
            return Verdict(rule, None, why=against[0], reasons=(against[1],), subject=True)
        better = _PREFERRED if rule.prefers and around.hits(rule.prefers, "clause") else 0.0
        return Verdict(
            rule,
            sum(weights) / len(weights) + better,
            max(distances, default=0),
            "",
            tuple(cue_reason(*reason) if isinstance(reason, _Seen) else reason for reason in reasons),
            subject=True,
            in_clause=min(weights) >= _WEIGHT["clause"],
        )

    def _is_strangers(self, rule: MetricRule, need: Need, context: Context) -> bool:
        """Whether China, named only outside the sentence, is the partner of the text's own country, not of this one."""
        asked = any(cue == "china" for cue, _ in need.any_of)
        if any(other.cues.of(_REGION) for other in self._contexts.values()):
            return False  # a text on the region's trade lists its countries
        own = (rule.places - {"china"}) & context.homes
        return asked and bool(own) and self.home is not None and self.home not in rule.places

    def spoilt(self, rule: MetricRule, located: Located) -> bool:
        """Whether words around a figure make it something else than the rule's metric, whoever its subject is."""
        context = self._contexts[located.figure.field]
        around = self._around_of(located)
        return any(self._ban(cue, scope, context, around) for cue, scope in self._unless(rule))

    def _around_of(self, located: Located) -> Around:
        if self._around is None or self._around.figure is not located:
            self._around = Around(self._contexts[located.figure.field], located)
        return self._around

    def _named(self, rule: MetricRule, context: Context, around: Around) -> tuple[float, int, Reason] | None:
        kind = next((self._kinds[own] for own in rule.ids if own in self._kinds), None)
        if kind is None:
            return None
        near = not (rule.ids.isdisjoint(around.named_near) and rule.ids.isdisjoint(self._titled_ids))
        if not near and rule.reach != "article" and not around.hits(_PLACE_ANAPHOR, "sentence"):
            return None
        for scope in ("clause", "sentence"):
            inside = [
                (around.gap(s, e), m)
                for s, e, m in context.mentions_in(around.spans[scope])
                if m.id in rule.ids and around.reaches_name(s, e, kind)
            ]
            if inside:
                gap, mention = min(inside, key=lambda item: item[0])
                return _WEIGHT[scope], gap, mention_reason(mention, scope)
            if scope == rule.reach and not (rule.prefers and around.hits(rule.prefers, "clause")):
                return None
        before = [m for s, _, m in context.mentions_in(around.near) if m.kind == kind and s < around.start]
        titled = self._titled(context, kind)
        about = bool(titled) and {m.id for m in titled} <= rule.ids
        pointed = bool(around.hits(_PLACE_ANAPHOR, "sentence"))
        if before and about and pointed and around.opens_paragraph:
            before = []
        if before:
            # one route may be named by its branch too; of two ports none is meant
            if before[-1].id in rule.ids and (kind == "corridor" or {m.id for m in before} <= rule.ids):
                return _BEFORE, around.reach, mention_reason(before[-1], "the sentence before")
            return None
        last = context.last_mention(around.start, kind)
        low = context.view.span(*context.view.paragraph_span(around.start))[0]
        if (
            pointed
            and last is not None
            and last.id not in rule.ids
            and last.start >= low
            and not around.opens_paragraph
        ):
            return None
        if about:
            return _WEIGHT["near"], around.reach, mention_reason(titled[-1], "title")
        # farther away only where nothing else was named since
        last = context.last_mention(around.start, kind if pointed or not rule.alone else None)
        if (rule.reach == "article" or pointed) and last is not None and last.id in rule.ids:
            return _WEIGHT["article"], around.reach, mention_reason(last, "article")
        return None

    def _titled(self, context: Context, kind: str) -> list[Mention]:
        title = self._contexts.get("title")
        if title is None or title is context:
            return []
        return [m for _, _, m in title.mentions_in((0, len(title.view.text))) if m.kind == kind]

    def _found(
        self, cue: str, scope: Scope, context: Context, around: Around, place: MetricRule | None
    ) -> tuple[float, int, Reason | _Seen] | None:
        """How near a cue is: weight, distance, evidence. `place` is the rule whose place it is, if it is one."""
        if place is None and cue not in self._spoken:
            return None
        both = place is not None and (bool(around.hits(_TWO_COUNTRIES, "sentence")) or spoken_of(place, around))
        if both and scope in ("clause", "sentence"):
            scope = "near"
        for step in ("clause", "sentence", "near", "article"):
            inside = [
                (around.gap(hit.start, hit.end), hit)
                for hit in around.hits(cue, step)
                if place is None or (not context.in_name(hit) and around.reaches(hit.start, hit.end))
            ]
            if (
                inside
                and step == "near"
                and place is not None
                and names_several(place, context.places_in((around.near[0], around.sentence[0])))
            ):
                return None
            if inside:
                gap, hit = min(inside, key=lambda item: item[0])
                return _WEIGHT[step], gap, _Seen(hit, context.view, step)
            if step in ("near", "article"):
                for other in self._contexts.values():
                    if (
                        other is not context
                        and other.cues.of(cue)
                        and (step == "article" or other.view.field == "title")
                    ):
                        hit = other.cues.of(cue)[0]
                        return _WEIGHT[step], around.reach, _Seen(hit, other.view, step)
            if step == scope:
                break
        if place is not None and self._is_the_pair(place, cue, context, around):
            return _WEIGHT["article"], around.reach, Reason(f"{cue} (the two countries that the text is about)")
        if place is not None and scope in ("near", "article") and self._at_home(cue, context, around):
            return _WEIGHT["article"], around.reach, Reason(f"{cue} (the country that the text is about)")
        return None

    def _is_the_pair(self, rule: MetricRule, cue: str, context: Context, around: Around) -> bool:
        """Whether "the two countries" are China and the country that the text is about, no other being named beside."""
        pair = {"china", self.home}
        told = around.hits(_TWO_COUNTRIES, "sentence") and cue in pair and self.home in rule.places
        return bool(told) and all(hit.id in pair for hit in context.places_in(around.sentence))

    def _at_home(self, cue: str, context: Context, around: Around) -> bool:
        """Whether a sentence without a country is about this one: the text is, and no other was named since."""
        others = [hit for hit in context.places_in(around.sentence) if hit.id != "china"]
        if others and not around.hits(_HOME, "sentence"):
            return False
        if cue == self.home and around.hits(_HOME, "sentence"):
            return True
        last = context.last_place(around.start, apart_from="china")
        return cue == self.home and (last is None or last.id == cue)

    def _against(
        self, rule: MetricRule, context: Context, around: Around, distance: int, nearness: float
    ) -> tuple[str, Reason] | None:
        for cue, scope in self._unless(rule):
            hit = self._ban(cue, scope, context, around)
            if hit:
                return f"it is about {cue}", cue_reason(hit, context.view, scope)
        if rule.ids and (other := self._other_kind(rule, context, around, nearness)):
            return other
        if rule.unless_ids:
            inside = context.mentions_in(around.sentence)
            named = [m for s, e, m in inside if around.reaches_name(s, e, m.kind)]
            if nearness < _WEIGHT["sentence"] and not around.hits(_HOME, "clause"):
                named += [m for kind in ("corridor", "checkpoint") for m in self._titled(context, kind)]
            for mention in named:
                if mention.id in rule.unless_ids:
                    return f"{mention.id} is its subject", mention_reason(mention, "sentence")
        if rule.alone and (rival := rival_name(rule, context, around)):
            return f"{rival.id} shares it or stands between", mention_reason(rival, "sentence")
        if _REGION in rule.places and (country := self._one_country(context, around)):
            return f"{country.id} alone is not the region", cue_reason(country, context.view, "clause")
        if rule.places and (place := rival_place(rule, context, around, distance)):
            return f"{place.id} is nearer", cue_reason(place, context.view, "clause")
        return None

    def _one_country(self, context: Context, around: Around) -> Cue | None:
        """The country of the region that a clause on money without the region's name speaks of."""
        if around.figure.figure.unit in _LOADS or around.hits(_REGION, "clause"):
            return None
        named = [hit for hit in context.places_in(around.clause) if hit.id in context.homes and around.owns(hit)]
        return named[-1] if named else None

    def _other_kind(
        self, rule: MetricRule, context: Context, around: Around, nearness: float
    ) -> tuple[str, Reason] | None:
        """A port in a sentence that names no route is not the route; what a route brought to a port is not all of it."""
        kind = next((self._kinds[own] for own in rule.ids if own in self._kinds), None)
        if kind == "corridor" and nearness < _WEIGHT["sentence"]:
            if around.figure.figure.unit not in _LOADS:
                return None
            spans = [(s, e) for s, e, _ in context.mentions_in(around.clause)]
            hits = [h for h in around.hits(_PORT, "clause") if not any(s < h.end and h.start < e for s, e in spans)]
            return (f"it is about {_PORT}", cue_reason(hits[0], context.view, "clause")) if hits else None
        if kind == "checkpoint" and rule.alone:
            named = [(s, m) for s, _, m in context.mentions_in(around.sentence) if s < around.start]
            routes = [(s, m) for s, m in named if m.kind == "corridor" and around.holds("clause", s)]
            own = [s for s, m in named if m.id in rule.ids]
            if routes and (not own or routes[0][0] < own[0]):
                return f"{routes[0][1].id} brought it", mention_reason(routes[0][1], "clause")
        return None

    def _unless(self, rule: MetricRule) -> Sequence[tuple[str, Scope]]:
        """The cues that speak against a rule, but those that the document has not at all."""
        known = self._bans.get(rule.id)
        if known is None:
            spoken = self._spoken
            known = self._bans[rule.id] = [ban for ban in rule.unless if ban[0] in spoken or ban[0] == ONE_WAY]
        return known

    def _ban(self, cue: str, scope: Scope, context: Context, around: Around) -> Cue | None:
        if cue == ONE_WAY:
            return self._one_way(context, around)
        for hit in around.hits(cue, scope):
            if scope != "sentence" and context.in_name(hit):
                continue
            if with_partner(context, around, hit):
                continue
            if scope == "clause" and (not around.owns(hit) or only_composes(context, around, hit)):
                continue
            return hit
        return None

    def _one_way(self, context: Context, around: Around) -> Cue | None:
        """The word of one direction only that a figure of trade belongs to: those before it, else those after it."""
        low, high = around.clause
        if context.cues.within("both-ways", low, high):
            return None
        hits = [hit for cue in ("export", "import") for hit in context.cues.within(cue, low, high) if around.owns(hit)]
        before = [hit for hit in hits if hit.start < around.start]
        previous = context.last_between(low, around.start, around.figure.figure.unit)
        since = [hit for hit in before if previous is not None and hit.start >= previous.end]
        decisive = since or before or hits
        return decisive[0] if len({hit.id for hit in decisive}) == 1 else None
