"""Alert rules against what is known now: each finding with a key that makes it one event, however often it is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from corridor_tui.metrics.alert_rules import AlertRule
from corridor_tui.metrics.derived import change_of, months_since, progress, stale
from corridor_tui.metrics.findings import Disagreement
from corridor_tui.metrics.numbers import human
from corridor_tui.metrics.periods import label
from corridor_tui.metrics.series import Series

HISTORY_WEEKS = 12
"""A burst is measured against the weeks before it, at most this many."""


@dataclass(frozen=True, slots=True)
class Alert:
    """Something a rule found. `event` is its key: the same event is told once. `article` leads to it, if one does.

    `subject` is what it is about: "metric:ID", "corridor:ID", "checkpoint:ID" or "source:NAME".
    """

    rule: str
    event: str
    sentence: str
    article: int | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class MetricFact:
    """A metric's series and what does not fit in it."""

    series: Series
    disagreements: tuple[Disagreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The text around a name: `entity` as "corridor:ID" or "checkpoint:ID", its article, the words before and after."""

    entity: str
    article: int
    title: str
    before: str
    name: str
    after: str


@dataclass(frozen=True, slots=True)
class Silence:
    """A source from which nothing came: since when, for how many days."""

    source: str
    since: date
    days: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What rules are held against. `days_of` counts articles by entity and day."""

    today: date
    metrics: Mapping[str, MetricFact] = field(default_factory=dict)
    passages: Sequence[Passage] = ()
    days_of: Mapping[str, Mapping[date, int]] = field(default_factory=dict)
    silences: Sequence[Silence] = ()


def evaluate(rules: Iterable[AlertRule], facts: Facts) -> tuple[Alert, ...]:
    """Everything the rules find, in the order of the rules; each event of a rule once."""
    found: dict[tuple[str, str], Alert] = {}
    for rule in rules:
        for alert in _ALL[rule.when](rule, facts):
            found.setdefault((alert.rule, alert.event), alert)
    return tuple(found.values())


def _metrics(rule: AlertRule, facts: Facts) -> list[tuple[str, MetricFact]]:
    """The series that a rule is about: a local metric without a checkpoint means all of its own."""
    return [
        (name, fact) for name, fact in facts.metrics.items() if rule.metric in (None, name, fact.series.metric.base)
    ]


def _crosses(rule: AlertRule, facts: Facts) -> Iterable[Alert]:
    for name, fact in _metrics(rule, facts):
        point = fact.series.latest
        if point is None or point.status != "actual":
            continue
        value = human(point.value, point.unit, point.bound)
        for word, limit in (("above", rule.above), ("below", rule.below)):
            if limit is not None and (point.value > limit if word == "above" else point.value < limit):
                text = f"{fact.series.metric.title}: {value} for {label(point.period)} is {word} {human(limit, point.unit)}"
                yield Alert(
                    rule.id,
                    f"{name}:{point.period.spelling}:{word}:{limit}",
                    text,
                    point.shown.article,
                    f"metric:{name}",
                )


def _changes(rule: AlertRule, facts: Facts) -> Iterable[Alert]:
    for name, fact in _metrics(rule, facts):
        point = fact.series.latest
        change = change_of(point, fact.series) if point else None
        if point is not None and change is not None and abs(change.percent) >= rule.percent:
            text = f"{fact.series.metric.title}: {human(point.value, point.unit, point.bound)} for {label(point.period)}, {change.sentence}"
            yield Alert(rule.id, f"{name}:{point.period.spelling}", text, point.shown.article, f"metric:{name}")


def _target_missed(rule: AlertRule, facts: Facts) -> Iterable[Alert]:
    for name, fact in _metrics(rule, facts):
        for item in progress(fact.series, facts.today):
            if item.missed and item.target.status == "target":
                text = f"{fact.series.metric.title}: {item.sentence}"
                yield Alert(
                    rule.id, f"{name}:{item.target.period.spelling}", text, item.target.shown.article, f"metric:{name}"
                )


def _conflict(rule: AlertRule, facts: Facts) -> Iterable[Alert]:
    for name, fact in _metrics(rule, facts):
        for item in fact.disagreements:
            if item.conflict:
                article = next((side.article for side in item.other if side.article), None)
                text = f"{fact.series.metric.title}: {item.sentence}"
                yield Alert(rule.id, item.key, text, article, f"metric:{name}")


def _stale(rule: AlertRule, facts: Facts) -> Iterable[Alert]:
    for name, fact in _metrics(rule, facts):
        point = fact.series.latest
        months = months_since(point.period, facts.today) if point and point.status == "actual" else None
        over = stale(fact.series, facts.today) if rule.months is None else months
        if point is not None and over is not None and over >= (rule.months or 0):
            text = f"{fact.series.metric.title}: no value for {over} months, since {label(point.period)} (computed)"
            yield Alert(rule.id, f"{name}:{point.period.spelling}", text, point.shown.article, f"metric:{name}")


def _watched(rule: AlertRule, entity: str) -> bool:
    kind, _, name = entity.partition(":")
    if rule.corridor is None and rule.checkpoint is None:
        return True
    return name == (rule.corridor if kind == "corridor" else rule.checkpoint)


def _words(rule: AlertRule, facts: Facts) -> Iterable[Alert]:
    pattern = _pattern(rule.words)
    for passage in facts.passages:
        if not _watched(rule, passage.entity):
            continue
        text = f"{passage.before[-rule.near :]}{passage.name}{passage.after[: rule.near]}"
        match = pattern.search(text.casefold())
        if match:
            name = passage.entity.partition(":")[2]
            text = f"{name}, {match[0]!r}: {passage.title}"
            yield Alert(rule.id, f"article:{passage.article}", text, passage.article, passage.entity)


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = []
    for word in words:
        stem = re.escape(word.casefold().removesuffix("*"))
        # Chinese has no word boundaries; elsewhere a word begins where letters do.
        if re.search(r"[\u3400-\u9fff]", word):
            parts.append(stem)
        else:
            parts.append(rf"\b{stem}\w*" if word.endswith("*") else rf"\b{stem}\b")
    return re.compile("|".join(parts) or r"(?!)")


def _burst(rule: AlertRule, facts: Facts) -> Iterable[Alert]:
    start = facts.today - timedelta(days=rule.days - 1)
    for entity, counts in facts.days_of.items():
        if not _watched(rule, entity):
            continue
        recent = sum(n for day, n in counts.items() if start <= day <= facts.today)
        earliest = min(counts)
        spans = min(HISTORY_WEEKS * 7, (start - earliest).days) // rule.days
        past = [
            sum(
                n
                for day, n in counts.items()
                if start - timedelta(days=rule.days * k) <= day < start - timedelta(days=rule.days * (k - 1))
            )
            for k in range(1, spans + 1)
        ]
        usual = sum(past) / len(past) if past else 0.0
        if past and recent >= rule.at_least and recent >= float(rule.factor) * max(usual, 0.5):
            week = f"{facts.today.isocalendar().year}-W{facts.today.isocalendar().week:02d}"
            name = entity.partition(":")[2]
            text = f"{name}: {recent} articles in {rule.days} days, usually {usual:.1f}"
            yield Alert(rule.id, f"{entity}:{week}", text, None, entity)


def _silent(rule: AlertRule, facts: Facts) -> Iterable[Alert]:
    for item in facts.silences:
        if rule.source in (None, item.source) and item.days >= rule.days:
            text = f"{item.source}: nothing for {item.days} days, since {item.since}"
            yield Alert(rule.id, f"{item.source}:{item.since}", text, None, f"source:{item.source}")


_ALL = {
    "crosses": _crosses,
    "changes": _changes,
    "target-missed": _target_missed,
    "conflict": _conflict,
    "stale": _stale,
    "words": _words,
    "burst": _burst,
    "silent": _silent,
}
