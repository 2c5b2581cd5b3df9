"""Small questions about what stands around a figure, and the reasons that answer them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corridor_tui.model import Mention, Reason
from corridor_tui.tagging.contexts import Around, Context
from corridor_tui.tagging.cues import Cue
from corridor_tui.tagging.metric_rules import MetricRule
from corridor_tui.tagging.view import View

_COMPOSITION = "composition"
"""The cue of words like "mostly"."""

_OVERALL = "overall"
"""The cue of a country's trade with everybody."""

_PARTNER = "china"

_BESIDE = 40
"""Characters between trade and its partner."""


def only_composes(context: Context, around: Around, hit: Cue) -> bool:
    """Whether a word behind a figure only says what most of it was: "96,000 tons, most of it grain"."""
    return hit.start > around.end and bool(list(context.cues.within(_COMPOSITION, around.end, hit.start)))


def with_partner(context: Context, around: Around, hit: Cue) -> bool:
    """Whether a word for all trade has its partner beside it: "foreign trade of Kazakhstan with China"."""
    if hit.id != _OVERALL or len({place.id for place in context.places_in((around.clause[0], around.start))}) < 2:
        return False
    low, high = max(around.clause[0], hit.start - _BESIDE), min(hit.end + _BESIDE, around.start)
    text = context.view.text
    spans = (sorted((hit.end, other.start)) for other in context.cues.within(_PARTNER, low, high))
    return any("," not in text[start:end] for start, end in spans)


def names_itself(rule: MetricRule, around: Around) -> bool:
    """Whether the clause of a part says what the rule counts by words that are no places: "of these 5 Mt in transit"."""
    if "china" in rule.places and around.hits("china", "clause") and around.hits("trade", "clause"):
        return True
    if rule.prefers and around.hits(rule.prefers, "clause"):
        return True
    own = [cue for need in rule.needs for cue, scope in need.any_of if scope == "clause" and cue not in rule.places]
    return any(around.owns(hit) for cue in own for hit in around.hits(cue, "clause"))


def spoken_of(rule: MetricRule, around: Around) -> bool:
    """Whether the figure's clause speaks of what the rule counts, so that its places may stand before or in the title."""
    subjects = (cue for need in rule.needs for cue, scope in need.any_of if scope == "near" and cue not in rule.places)
    return any(around.hits(cue, "clause") for cue in subjects)


def names_several(rule: MetricRule, places: Sequence[Cue]) -> bool:
    """Whether the sentence before names other countries too, so that nobody knows which one is meant."""
    return any(hit.id not in rule.places | rule.contained and hit.id != "china" for hit in places)


def home_of(contexts: Mapping[str, Context], homes: Mapping[str, str]) -> str | None:
    """The country of the region that a document names most, the title twice; None where two do.

    Where it names none, the country that its language is at home in (`homes`: language to country).
    """
    counts: dict[str, int] = {}
    for field, context in contexts.items():
        for hit in context.places_in((0, len(context.view.text))):
            if hit.id in context.homes:
                counts[hit.id] = counts.get(hit.id, 0) + (2 if field == "title" else 1)
    ranked = sorted(((count, place) for place, count in counts.items()), reverse=True)
    if not ranked:
        return next((homes[context.view.lang] for context in contexts.values() if context.view.lang in homes), None)
    best = [place for count, place in ranked if count == ranked[0][0]]
    if len(best) == 1:
        return best[0]
    spoken = {homes[context.view.lang] for context in contexts.values() if context.view.lang in homes}
    return next((place for place in best if place in spoken), None)


def mention_reason(mention: Mention, scope: str) -> Reason:
    """A name as a line of an explanation."""
    return Reason(f"{mention.id} ({scope})", mention.field, mention.start, mention.end)


def cue_reason(hit: Cue, view: View, scope: str) -> Reason:
    """A cue word as a line of an explanation, with its rule."""
    return Reason(f"{hit.id} ({scope}; {hit.rule})", view.field, *view.span(hit.start, hit.end))
