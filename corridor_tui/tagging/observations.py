"""Figures to observations: which figures are values of tracked metrics, one metric a figure, one value a period.

Precision first. A figure counts only as a level over a period, of the right unit, plausible, and no part of something
larger; where two metrics fit it equally well, or two figures of one text contradict each other, nothing is observed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corridor_tui.model import Figure, Mention, Observation, Reason
from corridor_tui.tagging.contexts import BORDER, Context, Located
from corridor_tui.tagging.crossings import crossing_of
from corridor_tui.tagging.cues import Cue, Cues
from corridor_tui.tagging.following import compared, continued, divided, fits, superseded
from corridor_tui.tagging.linking import Judge, Verdict
from corridor_tui.tagging.metric_rules import MetricRule, metric_rules
from corridor_tui.tagging.rules import Rules
from corridor_tui.tagging.view import View

SAME_VALUE = 0.03
"""Two values of one metric and period that differ by less are one value, rounded."""

_ROUGHLY = 0.08
"""How far "over 1,000" may stand from the value that it rounds."""

_TIE = 0.01
_DAY = len("2024-01-31")
"""A single day is the date of a statement, not the period of a total."""

_Asked = tuple[frozenset[str], ...]
"""The cues that a rule needs, one of each set."""

_PLANS = frozenset({"target", "forecast"})

_CLEARLY_NEARER = 8

_EARLIER = re.compile("^period .* from an earlier sentence")
_SAID = re.compile("^period .* from (?:the sentence|beside the figure|list alignment)")


@dataclass(frozen=True, slots=True)
class Linked:
    """The figures with their metric and reasons, and the observations that they announce."""

    figures: tuple[Figure, ...]
    observations: tuple[Observation, ...]


class Observer:
    """The metric rules, ready to apply. Raises ConfigError for a row that cannot be read."""

    def __init__(self, rules: Rules) -> None:
        self.metrics = metric_rules(rules)
        self._by_unit: dict[str, list[tuple[MetricRule, _Asked]]] = {}
        for rule in self.metrics:
            asked = tuple(frozenset(cue for cue, _ in need.any_of) for need in rule.needs)
            for unit in rule.units:
                self._by_unit.setdefault(unit, []).append((rule, asked))
        rows = rules.rows("metrics_cues")
        self._places = frozenset(row.id for row in rows if row.data.get("place"))
        self._in_names = frozenset(row.id for row in rows if row.data.get("in_names"))
        self._speakers = frozenset(row.id for row in rows if row.data.get("speaker"))
        self._home_places = frozenset(row.id for row in rows if row.data.get("home"))
        self._homes: Mapping[str, str] = {row.data["home_of"]: row.id for row in rows if "home_of" in row.data}
        self._authorities: Mapping[str, str] = {
            row.id: row.data["authority"] for row in rows if "authority" in row.data
        }

    def link(
        self,
        views: Sequence[View],
        cues: Mapping[str, Cues],
        mentions: Sequence[Mention],
        figures: Sequence[Figure],
        published: date | None,
        *,
        reasons: bool = True,
    ) -> Linked:
        """Tie the figures of one document to metrics. `cues` are by field. Without `reasons` the figures do not say why."""
        located = _locate(views, figures)
        contexts: dict[str, Context] = {
            view.field: Context(
                view,
                cues[view.field],
                mentions,
                [f for f in located if f.figure.field == view.field],
                self._places,
                self._in_names,
                self._speakers,
                self._home_places,
            )
            for view in views
        }
        judge = Judge(contexts, self._homes)
        active = self._active(
            {figure.unit for figure in figures}, cues.values(), mentions, {view.lang for view in views}
        )
        chosen: dict[int, Verdict] = {}
        notes: dict[int, tuple[Reason, ...]] = {}
        for one in located:
            context = contexts[one.figure.field]
            part = context.is_part(one)
            candidates = [rule for rule in active.get(one.figure.unit, ()) if fits(rule, one.figure, part)]
            if not candidates or context.view.is_standing(one.start, one.end) or superseded(one, located, context):
                continue
            verdicts = [judge.judge(rule, one) for rule in candidates]
            verdict, note = _choose(verdicts)
            earlier = compared(one, located, chosen, context, judge)
            back = earlier or continued(one, located, chosen, context, judge)
            if back is not None and (earlier or verdict is None or (back.in_clause and not verdict.in_clause)):
                verdict = back
            if verdict is None:
                verdict = divided(one, located, chosen, context, candidates, judge)
            if verdict is not None:
                chosen[one.number] = verdict
            if reasons:
                notes[one.number] = note if verdict is None else _linked_note(verdict)
        marked = tuple(
            replace(
                figure,
                metric=chosen[number].rule.id if number in chosen else None,
                reasons=(*figure.reasons, *notes.get(number, ())),
            )
            if number in chosen or notes.get(number)
            else figure
            for number, figure in enumerate(figures)
        )
        observations = self._observe(located, chosen, contexts, published)
        return Linked(marked, observations)

    def _active(
        self, units: Iterable[str], cues: Iterable[Cues], mentions: Sequence[Mention], languages: Iterable[str]
    ) -> dict[str, list[MetricRule]]:
        """The rules of these units whose subject the document names at all."""
        seen = {cue for field in cues for cue in field.ids}
        seen.update(self._homes[language] for language in languages if language in self._homes)
        named = {mention.id for mention in mentions}
        if any(mention.kind == "checkpoint" for mention in mentions):
            seen.add(BORDER)
        return {
            unit: [
                rule
                for rule, asked in self._by_unit.get(unit, ())
                if not (rule.ids and rule.ids.isdisjoint(named)) and not any(map(seen.isdisjoint, asked))
            ]
            for unit in units
        }

    def _observe(
        self,
        located: Sequence[Located],
        chosen: Mapping[int, Verdict],
        contexts: Mapping[str, Context],
        published: date | None,
    ) -> tuple[Observation, ...]:
        found: list[tuple[float, Located, Observation]] = []
        crossings: dict[int, str | None] = {}
        for one in located:
            verdict = chosen.get(one.number)
            if verdict is None or verdict.score is None:
                continue
            period = _period(verdict.rule, one.figure, located, published)
            if _is_borrowed(one.figure, contexts[one.figure.field]):
                period = None
            if period is None and not _may_lack_period(verdict.rule, one.figure):
                continue
            figure = one.figure
            observation = Observation(
                metric=verdict.rule.id,
                period=period,
                value=figure.value,
                unit=verdict.rule.units[0],
                status=figure.status,
                figure=one.number,
                value_high=figure.value_high,
                bound=figure.bound,
                authority=self._authority(contexts[figure.field], one),
            )
            found.append((verdict.score, one, observation))
            crossings[one.number] = crossing_of(contexts[figure.field], one) if verdict.rule.period == "month" else None
        return _agreed(found, crossings)

    def _authority(self, context: Context, one: Located) -> str | None:
        """Whose count it is: named in the sentence, or the only one that the text names."""
        cues = context.cues
        low, high = context.view.sentence_span(one.start)
        named = [cue for cue in self._authorities if cues.of(cue)]
        inside = [hit for cue in named for hit in cues.within(cue, low, high)]
        if inside:
            unit = one.figure.unit
            inside = [h for h in inside if h.end <= one.start and not context.between(h.end, one.start, unit)] or inside
            return self._authorities[min(inside, key=lambda hit: _gap(hit, one)).id]
        names = {self._authorities[cue] for cue in named}
        return names.pop() if len(names) == 1 else None


def _locate(views: Sequence[View], figures: Sequence[Figure]) -> list[Located]:
    by_field = {view.field: view for view in views}
    return [
        Located(
            number,
            figure,
            by_field[figure.field].folded.position(figure.start),
            by_field[figure.field].folded.position(figure.end),
        )
        for number, figure in enumerate(figures)
    ]


def _choose(verdicts: Sequence[Verdict]) -> tuple[Verdict | None, tuple[Reason, ...]]:
    """The best verdict, or None with the reasons: nothing fits, or two fit equally well."""
    fitting = sorted((v for v in verdicts if v.score is not None), key=_rank)
    if not fitting:
        near = [v for v in verdicts if v.subject]
        return None, tuple(
            reason for v in near[:2] for reason in (Reason(f"not linked to {v.rule.id}: {v.why}"), *v.reasons)
        )
    best = fitting[0]
    for other in fitting[1:]:
        if _tied(best, other):
            return None, (Reason(f"not linked: {best.rule.id} and {other.rule.id} fit equally well"),)
    return best, ()


def _rank(verdict: Verdict) -> tuple[float, int, int]:
    return (-(verdict.score or 0.0), verdict.distance, -len(verdict.rule.needs))


def _tied(best: Verdict, other: Verdict) -> bool:
    if (best.score or 0.0) - (other.score or 0.0) > _TIE:
        return False
    if abs(best.distance - other.distance) >= _CLEARLY_NEARER:
        return False
    return len(best.rule.needs) + len(best.rule.ids) == len(other.rule.needs) + len(other.rule.ids)


def _linked_note(verdict: Verdict) -> tuple[Reason, ...]:
    return (Reason(f"linked to {verdict.rule.id} ({verdict.rule.rule}) because of:"), *verdict.reasons)


def _period(rule: MetricRule, figure: Figure, located: Sequence[Located], published: date | None) -> str | None:
    """The observation's period: the figure's own, or for passing states that of the article."""
    if rule.period == "none":
        return None
    period = figure.period
    if rule.period not in ("month", "year"):
        said = any(_SAID.search(reason.note) for reason in figure.reasons)
        if "capacity" in rule.roles and (figure.status not in _PLANS or not said or not (period or "").isdigit()):
            return None  # what can be done a year is of no time, unless it is planned for one
        return None if period is not None and len(period) == _DAY else period
    if period is not None and rule.period == "year":
        return period[:4]
    if period is not None and not (published is not None and period == f"{published:%Y}"):
        return period[:7] if len(period) == _DAY else period
    if rule.period == "month" and figure.status in _PLANS:
        return None  # what is to be is not the state of this month
    if published is not None:
        return f"{published:%Y-%m}" if rule.period == "month" else f"{published:%Y}"
    years = [f.figure.period[:4] for f in located if f.figure.period and f.figure.status == "actual"]
    return max(years) if years and rule.period == "year" else None


def _is_borrowed(figure: Figure, context: Context) -> bool:
    """Whether a plan has its time from another paragraph: for a value of a metric that is too far."""
    if figure.status not in _PLANS:
        return False
    source = context.view.folded.source
    said = [reason for reason in figure.reasons if _EARLIER.match(reason.note)]
    return any("\n" in source[reason.end : figure.start] for reason in said)


def _may_lack_period(rule: MetricRule, figure: Figure) -> bool:
    if rule.period in ("open", "none"):
        return True
    return rule.period == "open-target" and figure.status in ("target", "forecast")


def _agreed(
    found: Sequence[tuple[float, Located, Observation]], crossings: Mapping[int, str | None]
) -> tuple[Observation, ...]:
    """One value for each metric, period and status: the exact one of several roundings, none of several claims.

    Two who count differently, each named with its value, may both be right; so may two of different crossings.
    """
    together: dict[tuple[str, str | None, str], list[tuple[float, Located, Observation]]] = {}
    for item in found:
        together.setdefault((item[2].metric, item[2].period, item[2].status), []).append(item)
    groups = {key: _by_crossing(items, crossings) for key, items in together.items()}
    kept: list[Observation] = []
    reported = {(metric, period) for metric, period, status in groups if status == "actual" and period}
    for (metric, period, status), group in ((key, group) for key, parts in groups.items() for group in parts):
        if status == "forecast" and (metric, period) in reported:
            continue  # its own time was read wrong: nobody expects what is over
        if len(group) == 1:
            kept.append(group[0][2])
            continue
        by_authority: dict[str | None, list[tuple[float, Located, Observation]]] = {}
        for item in group:
            by_authority.setdefault(item[2].authority, []).append(item)
        claims = [one for said in by_authority.values() if (one := _one_value(said)) is not None]
        differ = len(claims) > 1 and not all(_close(claims[0], claim) for claim in claims)
        if differ and None not in by_authority:
            kept += claims
        elif (one := _one_value(group)) is not None:
            kept.append(one)
    return tuple(sorted(kept, key=lambda observation: observation.figure))


def _by_crossing(
    items: list[tuple[float, Located, Observation]], crossings: Mapping[int, str | None]
) -> list[list[tuple[float, Located, Observation]]]:
    """The values of a group by the crossing named with each; one group where a value names none."""
    parts: dict[str | None, list[tuple[float, Located, Observation]]] = {}
    for item in items:
        parts.setdefault(crossings.get(item[1].number), []).append(item)
    return [items] if None in parts else list(parts.values())


def _one_value(group: Sequence[tuple[float, Located, Observation]]) -> Observation | None:
    """The value that the best linked figures of a group agree on, at its most exact; None where they do not."""
    best = max(score for score, _, _ in group)
    strongest = [item for item in group if item[0] >= best - _TIE]
    first = strongest[0][2]
    if not all(_close(first, item[2]) for item in strongest):
        return None
    return max((item for item in group if _close(first, item[2])), key=_exactness)[2]


def _close(a: Observation, b: Observation) -> bool:
    """Whether two claims may be one value: nearly the same, or one exact and one "over", "almost" or "about" it."""
    low, high = sorted((a, b), key=lambda claim: claim.value)
    gap = float(high.value - low.value)
    if gap <= SAME_VALUE * float(max(abs(a.value), abs(b.value))):
        return True
    loose = low.bound in (">", "~") or high.bound in ("<", "~")
    return loose and gap <= _ROUGHLY * float(abs(high.value))


def _exactness(item: tuple[float, Located, Observation]) -> tuple[int, bool, bool, float]:
    score, one, observation = item
    digits = len(observation.value.normalize().as_tuple().digits)
    return digits, observation.bound == "=", one.figure.field == "text", score


def _gap(hit: Cue, one: Located) -> int:
    return max(0, one.start - hit.end, hit.start - one.end)
