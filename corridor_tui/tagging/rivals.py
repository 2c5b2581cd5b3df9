"""Who else a figure may belong to: another port or route, another country, another partner in a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corridor_tui.model import Mention
from corridor_tui.tagging.contexts import Around, Context
from corridor_tui.tagging.cues import Cue
from corridor_tui.tagging.metric_rules import MetricRule

_JOINED = 24
"""Characters between two names that share one figure ("Aktau and Kuryk handled ...")."""

_LISTED = 8
"""Characters between two countries of one list."""

_AND = re.compile(
    r"[\s,;/、&\"'-]*(?:(?:and|as well as|и|а также|мен|пен|бен|және|va|hamda|ва|ҳамда|və|ve|和|及|与|以及)[\s\"]*)?"
    r"(?:(?:the|of|in|through|ports?|порт\w{0,3}|порты|через|limanı|porti|порти|港)[\s\"]*){0,3}"
)
"""What may stand between two names that share a figure."""


def rival_name(rule: MetricRule, context: Context, around: Around) -> Mention | None:
    """Another name of the same kind that shares the figure with the rule's own, or stands between them."""
    inside = context.mentions_in(around.sentence)
    own = [(around.gap(s, e), s, e, m) for s, e, m in inside if m.id in rule.ids]
    kinds = {m.kind for _, _, _, m in own} or {"checkpoint"}
    if "corridor" in kinds:
        kinds = {"corridor", "checkpoint"}
    rivals = [
        (s, e, m)
        for s, e, m in inside
        if m.id not in rule.ids and m.kind in kinds and around.reaches_name(s, e, m.kind)
    ]
    if not own:
        clause = [m for s, _, m in rivals if around.holds("clause", s)]
        return clause[0] if clause else None
    gap, start, end, mine = min(own, key=lambda item: (not around.holds("clause", item[1]), item[0]))
    for s, e, m in rivals:
        between = context.view.text[end:s] if end <= s else context.view.text[e:start]
        if m.kind == mine.kind and len(between) <= _JOINED and _AND.fullmatch(between):
            return m
        if around.gap(s, e) < gap and around.holds("clause", s):
            return m
    return None


def rival_place(rule: MetricRule, context: Context, around: Around, distance: int) -> Cue | None:
    """A country in the clause that is nearer to the figure than the rule's own, or one joined to it in a list."""
    inside = context.places_in(around.sentence)
    mine = [hit for hit in inside if hit.id in rule.places]
    if stranger := _partner_since(rule, context, inside, around):
        return stranger
    for hit in inside:
        if hit.id in rule.places or hit.id in rule.contained:
            continue
        if any(own.start < hit.end and hit.start < own.end for own in mine):
            continue
        if around.gap(hit.start, hit.end) < distance and around.holds("clause", hit.start) and around.owns(hit):
            return hit
        listed = any(0 <= max(hit.start - own.end, own.start - hit.end) <= _LISTED for own in mine if own.id != "china")
        if listed and around.owns(hit):
            return hit
    return None


def _partner_since(rule: MetricRule, context: Context, inside: Sequence[Cue], around: Around) -> Cue | None:
    """Another partner named after China and before the figure: "China $12 bn, Russia $11 bn, Kazakhstan $4 bn"."""
    chinese = [hit.end for hit in inside if hit.id == "china" and hit.end <= around.start]
    if "china" not in rule.places or not chinese:
        return None
    own = rule.places | rule.contained | context.homes | {"central-asia"}
    since = [hit for hit in inside if chinese[-1] <= hit.start < around.start and hit.id not in own]
    unit = around.figure.figure.unit
    return next((hit for hit in since if context.between(hit.end, around.start, unit)), None)
