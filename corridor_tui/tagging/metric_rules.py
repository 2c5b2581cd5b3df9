"""The rules that tie figures to tracked metrics, read from metrics.toml and the user's configuration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, get_args

from corridor_tui.model import UNITS, Role
from corridor_tui.tagging.cues import Word, cue_terms, term
from corridor_tui.tagging.lexicon import Term
from corridor_tui.tagging.rules import Row, Rules

Scope = Literal["beside", "clause", "sentence", "near", "article"]
"""How far from the figure: a few words, its clause, its sentence, that and the one before or the title, anywhere."""

PeriodKind = Literal["needed", "open", "open-target", "none", "month", "year"]

DEFAULT_ROLES: tuple[Role, ...] = ("level", "count")
METRICS = "metrics"
"""Who asks for the cues of metrics_cues.toml."""

ONE_WAY = "one-way"
"""The cue that is made of two: export without import, or the reverse."""

_KEYS = frozenset(
    (
        "id",
        "unit",
        "same",
        "name",
        "cadence",
        "definition",
        "ids",
        "needs",
        "words",
        "unless",
        "unless_ids",
        "alone",
        "parts",
        "within",
        "prefers",
        "reach",
        "roles",
        "range",
        "period",
        "tolerance",
        "examples",
        "counter",
    )
)


@dataclass(frozen=True, slots=True)
class Need:
    """Cues of which one must be there, each within its scope."""

    any_of: tuple[tuple[str, Scope], ...]


@dataclass(frozen=True, slots=True)
class MetricRule:
    """One tracked metric: what a figure and the text around it must be to give its value.

    `close` where some need must be met in the figure's own sentence.
    """

    id: str
    units: tuple[str, ...]
    ids: frozenset[str]
    needs: tuple[Need, ...]
    unless: tuple[tuple[str, Scope], ...]
    unless_ids: frozenset[str]
    alone: bool
    parts: bool
    within: str | None
    prefers: str | None
    reach: Scope
    roles: frozenset[str]
    low: Decimal
    high: Decimal
    period: PeriodKind
    close: bool
    places: frozenset[str]
    contained: frozenset[str]
    rule: str


def metric_rules(rules: Rules) -> tuple[MetricRule, ...]:
    """Every metric's rule. Raises ConfigError that names file, line, id and key."""
    cues = {row.id: row for row in rules.rows("metrics_cues")}
    return tuple(_rule(row, cues) for row in rules.rows("metrics"))


def metric_terms(rules: Rules) -> Iterable[Term[Word]]:
    """The cue words of all metrics, their own phrases included."""
    for row in rules.rows("metrics_cues"):
        yield from cue_terms(row, METRICS)
    for row in rules.rows("metrics"):
        for language, phrases in _words(row).items():
            for phrase in phrases:
                yield term(phrase, Word(own_cue(row.id), language, METRICS), f"{row.rule}.{language}.{phrase}")


def own_cue(metric: str) -> str:
    """The cue that a metric's own `words` stand for."""
    return f"metric:{metric}"


def _rule(row: Row, cues: Mapping[str, Row]) -> MetricRule:
    unknown = sorted(set(row.data) - _KEYS)
    if unknown:
        raise row.problem(unknown[0], "there is no such key for a metric")
    units = (_string(row, "unit"), *_strings(row, "same"))
    for unit in units:
        if unit not in UNITS and not (len(unit) == 3 and unit.isupper()):
            raise row.problem("unit", f"{unit!r} is no unit (ISO 4217 for money)")
    needs = [_need(row, "needs", item, cues) for item in _strings(row, "needs")]
    if row.data.get("words"):
        needs.append(Need(((own_cue(row.id), "sentence"),)))
    ids = frozenset(_strings(row, "ids"))
    if not needs and not ids:
        raise row.problem("needs", "a metric needs ids, needs or words, or every figure would be one")
    low, high = _range(row)
    named = {cue for need in needs for cue, _ in need.any_of}
    places = frozenset(cue for cue in named if cue in cues and cues[cue].data.get("place"))
    return MetricRule(
        id=row.id,
        units=units,
        ids=ids,
        needs=tuple(needs),
        unless=tuple(_scoped(row, "unless", item, "clause", cues) for item in _strings(row, "unless")),
        unless_ids=frozenset(_strings(row, "unless_ids")),
        alone=bool(row.data.get("alone", False)),
        parts=bool(row.data.get("parts", False)),
        within=row.data.get("within"),
        prefers=_scoped(row, "prefers", row.data["prefers"], "clause", cues)[0] if "prefers" in row.data else None,
        reach=_choice(row, "reach", "sentence", get_args(Scope)),
        roles=frozenset(_strings(row, "roles") or DEFAULT_ROLES),
        low=low,
        high=high,
        period=_choice(row, "period", "needed", get_args(PeriodKind)),
        close=bool(needs and ids)
        or any(scope in ("beside", "clause", "sentence") for need in needs for _, scope in need.any_of),
        places=places,
        contained=frozenset(part for cue in places for part in cues[cue].data.get("contains", ())),
        rule=row.rule,
    )


def _need(row: Row, key: str, item: str, cues: Mapping[str, Row]) -> Need:
    return Need(tuple(_scoped(row, key, part.strip(), "sentence", cues) for part in item.split("|")))


def _scoped(row: Row, key: str, item: str, default: Scope, cues: Mapping[str, Row]) -> tuple[str, Scope]:
    cue, _, scope = item.partition("@")
    if cue not in cues and cue != ONE_WAY:
        raise row.problem(key, f"there is no cue {cue!r} in metrics_cues.toml")
    if scope and scope not in get_args(Scope):
        raise row.problem(key, f"{scope!r} is no scope (one of {', '.join(get_args(Scope))})")
    return cue, scope or default  # type: ignore[return-value]


def _string(row: Row, key: str) -> str:
    value = row.data.get(key)
    if not isinstance(value, str) or not value:
        raise row.problem(key, "a text is needed here")
    return value


def _strings(row: Row, key: str) -> tuple[str, ...]:
    value = row.data.get(key, ())
    if isinstance(value, str) or not all(isinstance(item, str) for item in value):
        raise row.problem(key, "a list of texts is needed here")
    return tuple(value)


def _words(row: Row) -> Mapping[str, list[str]]:
    value = row.data.get("words", {})
    if not isinstance(value, Mapping):
        raise row.problem("words", 'phrases by language are needed here, as words.en = ["..."]')
    return value


def _choice(row: Row, key: str, default: str, allowed: Iterable[str]) -> Any:
    value = row.data.get(key, default)
    if value not in allowed:
        raise row.problem(key, f"{value!r} is none of {', '.join(allowed)}")
    return value


def _range(row: Row) -> tuple[Decimal, Decimal]:
    given = row.data.get("range", (0, Decimal("1e30")))
    try:
        low, high = (Decimal(str(value)) for value in given)
    except (ValueError, TypeError, InvalidOperation) as error:
        raise row.problem("range", "two numbers are needed here, the smallest and the largest") from error
    if not low <= high:
        raise row.problem("range", "the first number must not be larger than the second")
    return low, high
