"""What does not fit together in a metric's history, each finding with the claims on both sides and a sentence.

Conflicts ask for a person: values, bounds, growth rates or targets that cannot all be true, totals smaller than their
parts, results printed before their time, values outside the plausible range. Notes explain: a revision by the same
voice, two statistical worlds, two series that are easily mixed up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from corridor_tui.metrics.agreement import by_statement, opposed, statement_of
from corridor_tui.metrics.between_periods import parts_of_year, standing, targets, worlds
from corridor_tui.metrics.definitions import Metric, Relations
from corridor_tui.metrics.echoes import Echoes
from corridor_tui.metrics.findings import Disagreement, Kind, say, who
from corridor_tui.metrics.growth import GrowthCheck, differing, told
from corridor_tui.metrics.periods import label, parse
from corridor_tui.metrics.series import Point, Series


def find(series: Series, checks: Sequence[GrowthCheck], relations: Relations) -> tuple[Disagreement, ...]:
    """Everything that does not fit within one metric's series and its growth statements."""
    found: list[Disagreement] = []
    echoes = Echoes(series)
    for point in series.points:
        found += _within(point, series, echoes)
    found += standing(series, relations)
    found += worlds(series)
    found += targets(series)
    found += parts_of_year(series)
    found += _growth(checks, series.metric)
    unique = {(d.kind, d.period, d.sentence): d for d in found}
    return tuple(sorted(unique.values(), key=lambda d: (not d.conflict, d.kind, d.period, d.sentence)))


def _within(point: Point, series: Series, echoes: Echoes) -> list[Disagreement]:
    metric, spelling = series.metric, point.period.spelling
    found = [
        Disagreement("revision", metric.id, spelling, f"{say(old)} was revised to {say(new)}", (new,), (old,))
        for old, new in point.revised
    ]
    found += _doubts(point, series.metric.id, echoes)
    if metric.event:
        return found  # queues at different places and on different days of a month are not one number
    aside = {id(old) for old, _ in point.revised} | {id(doubt.claim) for doubt in point.doubted}
    others = [other for other in point.choice.others if id(other.claims[0]) not in aside]
    if not others:
        return found
    shown, told, when = statement_of(point.shown), say(point.shown), label(point.period)
    for other in others:
        first = other.claims[0]
        kind: Kind = "bound" if opposed(shown, other.statement, metric.tolerance) else "value"
        text = f"{when}: {told} against {say(first)}"
        if point.status in ("target", "forecast"):
            kind, text = "target", f"{point.status}s for {text}"
        else:
            text += echoes.of(first)
        found.append(Disagreement(kind, metric.id, spelling, text, point.choice.agreeing, other.claims))
    return found


def _doubts(point: Point, metric: str, echoes: Echoes) -> list[Disagreement]:
    if not point.doubted:
        return []
    found = []
    kinds: tuple[Literal["implausible", "early"], ...] = ("implausible", "early")
    for kind in kinds:
        for said in by_statement(doubt.claim for doubt in point.doubted if doubt.kind == kind):
            claims = said.claims
            if kind == "implausible":
                text = f"{label(point.period)}: {say(claims[0])} lies outside the plausible range"
            else:
                text = f"{say(claims[0])} was printed before {label(point.period)} was over{echoes.of(claims[0])}"
            found.append(Disagreement(kind, metric, point.period.spelling, text, (), claims))
    return found


def _growth(checks: Sequence[GrowthCheck], metric: Metric) -> list[Disagreement]:
    found = []
    for check in checks:
        if check.verdict not in ("differs", "other base"):
            continue
        if check.verdict == "other base" and check.growth.base is None:
            continue  # the text names no base: that one fits is the answer, not a dispute
        shown = tuple(p.shown for p in (check.level, check.before) if p)
        by = f" ({who(check.growth)})"
        text = f"{label(check.level.period) if check.level else check.growth.period}: {check.sentence}{by}"
        found.append(Disagreement("growth", metric.id, check.growth.period, text, shown, (check.growth,)))
    for low, high in differing(checks):
        text = f"{label(parse(low.period))}: {told(low)} ({who(low)}) against {told(high)} ({who(high)})"
        found.append(Disagreement("growth", metric.id, low.period, text, (low,), (high,)))
    return found
