"""Figures that take their meaning from the figure before them: "the figure is to reach ...", "from 14 to 10 trains"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corridor_tui.model import Figure, Reason
from corridor_tui.tagging.contexts import Around, Context, Located
from corridor_tui.tagging.cues import Cue, Cues
from corridor_tui.tagging.joints import ends_in
from corridor_tui.tagging.linking import Judge, Verdict
from corridor_tui.tagging.metric_rules import MetricRule

_FROM = re.compile(r"(?:^|[^\w])(?:from|с|со|由|从)\s*(?:\$|около|about)?\s*$")
_INSTEAD = re.compile(r"(?:instead of|rather than|вместо)\s+(?:the |прежних |обычных )?$")
_REPLACED = re.compile(r"\s*(?:\w+\s)?(?:o'rniga|ўрнига|орнына|əvəzinə|yerine)\b")
_LED = re.compile(r"(?:由|从|從)[^，。,;；]{0,10}$")
_TO = re.compile(r"[\u4e00-\u9fff]{0,4}(?:至|到|为|為)\s*|\s*(?:\w+\s+){0,2}(?:to|до|至|到)\s*(?:\$|около|about)?\s*")
_BESIDE = 8
_BACKWARDS = re.compile(r" (?:from|с) (?:\$)?")
_RISEN = re.compile(r"\b(?:to|до) (?:\$)?$")
_NUMBER = "anaphor"
_AUTHORITY = "authority-"
_POINTERS = (_NUMBER, "place-anaphor")
"""Cues that lead back to what was counted before."""

_COMPARED = "compared"
_CLOSE = 40
"""Characters between the word that compares and the earlier value."""

_AROUND = 30
"""Figures before that one sentence may count."""

_BRIEF = 70
"""Characters of a sentence that has room for a plan and its year, and none for another subject."""

_TOLD = 150
_SHORT = 110
_AT_ONCE = 8
"""Characters before the time that a sentence opens with ("in", "the", "только за")."""

_TIME = re.compile("^period .* from (?:the sentence|beside the figure)")

_BACK = 3
"""Sentences back to the figure that a later one goes on from."""

_STATUSES = frozenset({"actual", "estimate", "target", "forecast"})


def fits(rule: MetricRule, figure: Figure, part: bool) -> bool:
    """What the figure itself must be, whatever stands around it. `part`: it is a part of a larger whole."""
    if figure.role not in rule.roles or (part and not rule.parts) or not rule.low <= figure.value <= rule.high:
        return False
    return figure.status in _STATUSES or "capacity" in rule.roles


def superseded(one: Located, located: Sequence[Located], context: Context) -> bool:
    """Whether a figure is only where a change began: "from 14 to 10 trains", or "10 trains instead of 14"."""
    text = context.view.text
    if _INSTEAD.search(text, max(0, one.start - 30), one.start) or _REPLACED.match(text, one.end, one.end + 24):
        return True
    if one.number and _is_where_it_began(text, located[one.number - 1], one):
        return True
    if one.number + 1 >= len(located):
        return False
    after = located[one.number + 1]
    if after.figure.field != one.figure.field or (after.figure.unit, after.figure.period) != (
        one.figure.unit,
        one.figure.period,
    ):
        return False
    low = max(one.start, one.end - _BESIDE)
    if after.start - one.end <= _BESIDE and ends_in("ablative", text, low, after.start):
        return True
    led = _FROM.search(text, max(0, one.start - 12), one.start) or _LED.search(text, max(0, one.start - 12), one.start)
    return bool(led and _TO.fullmatch(text, one.end, after.start))


def _is_where_it_began(text: str, before: Located, one: Located) -> bool:
    """Whether a change is told backwards: "rose to 470 from 358"."""
    same = before.figure.field == one.figure.field and before.figure.unit == one.figure.unit
    if not same or not 0 < one.start - before.end <= _BESIDE or before.figure.period != one.figure.period:
        return False
    return (
        _BACKWARDS.fullmatch(text, before.end, one.start) is not None
        and _RISEN.search(text, max(0, before.start - 12), before.start) is not None
    )


def continued(
    one: Located,
    located: Sequence[Located],
    chosen: Mapping[int, Verdict],
    context: Context,
    judge: Judge,
) -> Verdict | None:
    """The metric of the figure before, where the sentence names no subject and only leads back, or states a plan.

    The verdict is `in_clause` where the words mean the number itself ("the figure"), not just the place.
    """
    view = context.view
    low, high = view.sentence_span(one.start)
    plan = high - low <= _BRIEF and one.figure.status in ("target", "forecast")
    plan = plan or _opens_with_time(one, context, low, high)
    before = _before(one, located, chosen, context)
    if before is None or one.figure.part or not fits(before[1].rule, one.figure, one.figure.part):
        return None
    other, verdict = before
    if _many(one, other, located, chosen, context):
        return None
    pointer = _pointer(one, other, verdict.rule, context)
    if (
        pointer is not None
        and pointer.id not in _POINTERS
        and not pointer.id.startswith(_AUTHORITY)
        and view.paragraph(other.start) != view.paragraph(one.start)
    ):
        pointer = None
    same_sentence = low <= other.start and other.figure.period != one.figure.period
    if pointer is None and not plan and not same_sentence:
        return None
    if same_sentence:
        low, high = view.clause_span(one.start)
        low = max(low, other.end)
    if context.mentions_in((low, high)):
        return None
    if judge.spoilt(verdict.rule, one):
        return None
    if any(hit.id not in verdict.rule.places for hit in context.places_in((low, high))):
        return None
    if pointer is None:
        reason = Reason(f"goes on from {verdict.rule.id}")
    else:
        place = view.span(pointer.start, pointer.end)
        reason = Reason(f"points back to {verdict.rule.id} ({pointer.rule})", view.field, *place)
    firm = pointer is not None and pointer.id == _NUMBER
    return Verdict(verdict.rule, 1.0, 0, "", (reason,), subject=True, in_clause=firm)


def _opens_with_time(one: Located, context: Context, low: int, high: int) -> bool:
    """ "September alone brought 19,800 TEU": a short sentence whose subject is its time goes on with what was counted."""
    if high - low > _SHORT or one.figure.role != "level":
        return False
    start = context.view.span(low, low)[0]
    said = [reason for reason in one.figure.reasons if _TIME.match(reason.note)]
    begins = [reason.start for reason in said if reason.start is not None and reason.field == one.figure.field]
    at_once = _AT_ONCE if high - low > _BRIEF else _BRIEF
    return any(0 <= begin - start <= at_once for begin in begins)


def compared(
    one: Located,
    located: Sequence[Located],
    chosen: Mapping[int, Verdict],
    context: Context,
    judge: Judge,
) -> Verdict | None:
    """The metric of the figure that this one is the earlier value of: "reached 36 Mt, up from 32 Mt in 2024"."""
    before = _before(one, located, chosen, context)
    if before is None or one.figure.part or not fits(before[1].rule, one.figure, one.figure.part):
        return None
    other, verdict = before
    low, _ = context.view.sentence_span(one.start)
    if low > other.start or one.figure.period in (None, other.figure.period):
        return None
    marks = context.cues.within(_COMPARED, max(other.end, one.start - _CLOSE), one.start)
    if not marks or context.mentions_in((other.end, one.start)):
        return None
    if any(hit.id not in verdict.rule.places for hit in context.places_in((other.end, one.start))):
        return None
    if judge.spoilt(verdict.rule, one):
        return None
    place = context.view.span(marks[-1].start, marks[-1].end)
    reason = Reason(f"an earlier value of {verdict.rule.id} ({marks[-1].rule})", context.view.field, *place)
    return Verdict(verdict.rule, 1.0, 0, "", (reason,), subject=True, in_clause=True)


def divided(
    one: Located,
    located: Sequence[Located],
    chosen: Mapping[int, Verdict],
    context: Context,
    rules: Sequence[MetricRule],
    judge: Judge,
) -> Verdict | None:
    """The country's share of a whole that was counted just before: "Kazakhstan accounts for $43 billion"."""
    before = _before(one, located, chosen, context)
    if before is None or before[0].figure.period != one.figure.period:
        return None
    whole = before[1].rule
    counted = any(verdict.rule.id == whole.within for verdict in chosen.values())
    if judge.home in whole.places and not counted:
        return None  # partners of the text's own country are no further shares of the region
    around = Around(context, one)
    named = [hit for hit in context.places_in(around.clause) if around.reaches(hit.start, hit.end)]
    if not named:
        return None
    nearest = min(named, key=lambda hit: around.gap(hit.start, hit.end))
    for rule in rules:
        if not rule.within or rule.within not in (whole.id, whole.within) or rule is whole:
            continue
        if nearest.id in rule.places - {"china"} and not judge.spoilt(rule, one):
            place = context.view.span(nearest.start, nearest.end)
            reason = Reason(f"a share of {rule.within} ({nearest.rule})", context.view.field, *place)
            return Verdict(rule, 1.0, 0, "", (reason,), subject=True)
    return None


def _pointer(one: Located, other: Located, rule: MetricRule, context: Context) -> Cue | None:
    """The word that leads back: "the figure", "the route", or for another time what the metric itself speaks of."""
    cues = context.cues
    low, high = context.view.sentence_span(one.start)
    for cue in _POINTERS:
        for hit in cues.within(cue, low, one.start):
            return hit
    if high - low <= _TOLD and other.start < low and (told := _told_by(cues, low, high)) is not None:
        return told
    if other.figure.period == one.figure.period or cues.within("overall", low, high):
        return None
    spoken = (cue for need in rule.needs for cue, _ in need.any_of if cue not in rule.places)
    return next((hit for cue in spoken for hit in cues.within(cue, low, one.start)), None)


def _told_by(cues: Cues, low: int, high: int) -> Cue | None:
    """Who tells a figure, where a short sentence says only that: "Chinese customs put it at $27 billion"."""
    inside = [hit for hit in cues.hits if low <= hit.start < high and hit.id.startswith(_AUTHORITY)]
    return inside[0] if inside else None


def _many(
    one: Located, other: Located, located: Sequence[Located], chosen: Mapping[int, Verdict], context: Context
) -> bool:
    """Whether the sentence led back to counts several things in one unit, so that nobody knows which is meant."""
    low, high = context.view.sentence_span(other.start)
    if low <= one.start < high:
        return False
    rules = {
        chosen[f.number].rule.id
        for f in located[max(0, one.number - _AROUND) : one.number]
        if f.figure.field == one.figure.field and f.figure.unit == one.figure.unit and low <= f.start < high
        if f.number in chosen
    }
    return len(rules) > 1


def _before(
    one: Located, located: Sequence[Located], chosen: Mapping[int, Verdict], context: Context
) -> tuple[Located, Verdict] | None:
    """The last whole figure of the same unit and what it was, if it stands in this sentence or the two before."""
    view = context.view
    index = view.sentence(one.start)
    for other in reversed(located[: one.number]):
        same = other.figure.field == one.figure.field and other.figure.unit == one.figure.unit
        if not same or other.figure.role == "change" or other.figure.part:
            continue
        verdict = chosen.get(other.number)
        return (other, verdict) if verdict and index - _BACK <= view.sentence(other.start) else None
    return None
