"""Alert rules: read strictly, find what they say, and give each event one key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from corridor_tui.metrics.alert_rules import rules_of, word_lists
from corridor_tui.metrics.alerts import Alert, Facts, MetricFact, Passage, Silence, evaluate
from corridor_tui.metrics.disagreements import find
from corridor_tui.model import ConfigError
from tests.metrics.said import METRIC, RELATIONS, claim, series

TODAY = date(2025, 9, 15)


def rule(when: str, **given: Any) -> Mapping[str, Any]:
    return {"id": "r", "when": when, **given}


def run(row: Mapping[str, Any], facts: Facts) -> tuple[Alert, ...]:
    return evaluate(rules_of([row]), facts)


def metric(*claims: Any) -> Facts:
    made = series(*claims)
    return Facts(TODAY, {METRIC.id: MetricFact(made, find(made, (), RELATIONS))})


def test_crossing() -> None:
    facts = metric(claim(4_500_000, article=7))
    (alert,) = run(rule("crosses", metric=METRIC.id, above=4_000_000), facts)
    assert (alert.article, "above 4 Mt" in alert.sentence) == (7, True)
    assert run(rule("crosses", metric=METRIC.id, above=4_500_000), facts) == ()
    assert len(run(rule("crosses", metric=METRIC.id, below=5_000_000), facts)) == 1


def test_a_target_is_no_crossing() -> None:
    facts = metric(claim(10_000_000, "2030", status="target"))
    assert run(rule("crosses", metric=METRIC.id, above=1), facts) == ()


def test_change() -> None:
    facts = metric(claim(2_764_000, "2023"), claim(4_500_000))
    assert len(run(rule("changes", metric=METRIC.id, percent=60), facts)) == 1
    assert run(rule("changes", metric=METRIC.id, percent=70), facts) == ()


def test_missed_target() -> None:
    claims = [claim(1_485_000, "2022"), claim(3_200_000, "2022", status="target")]
    assert len(run(rule("target-missed", metric=METRIC.id), metric(*claims))) == 1


def test_conflict_has_one_key_however_many_repeat_it() -> None:
    one = metric(claim(2_300_000, source="A", authority="ministry"), claim(2_600_000, source="B"))
    more = metric(
        claim(2_300_000, source="A", authority="ministry"), claim(2_600_000, source="B"), claim(2_300_000, source="C")
    )
    (first,), (second,) = (run(rule("conflict"), facts) for facts in (one, more))
    assert first.event == second.event


def test_stale() -> None:
    facts = metric(claim(4_500_000, "2023-06"))
    assert len(run(rule("stale", months=12), facts)) == 1
    assert run(rule("stale", months=48), facts) == ()
    assert len(run(rule("stale"), facts)) == 1


def passage(after: str, entity: str = "checkpoint:north-gate", before: str = "") -> Passage:
    return Passage(entity, 3, "A headline", before, "North Gate", after)


@pytest.mark.parametrize(
    ("words", "text", "fires"),
    [
        ("closure", " was closed for trucks on Monday.", True),
        ("closure", " is disclosing its figures.", False),
        ("closure", " приостановил приём грузов.", True),
        ("closure", "口岸临时关闭。", True),
        ("queue", ": очередь из фур растёт.", True),
        ("queue", " keeps growing.", False),
        ("embargo", " запрет на погрузку зерна.", True),
        ("Снегопад*", ": снегопады второй день.", True),
        ("closure", " grew." + " word" * 80 + " It closed.", False),
    ],
)
def test_words_near_a_name(words: str, text: str, fires: bool) -> None:
    facts = Facts(TODAY, passages=[passage(text)])
    found = run(rule("words", checkpoint="north-gate", words=words), facts)
    assert bool(found) is fires
    assert run(rule("words", checkpoint="south-gate", words=words), facts) == ()
    assert run(rule("words", corridor="north-gate", words=words), facts) == ()


def test_one_article_is_one_event_of_a_words_rule() -> None:
    facts = Facts(TODAY, passages=[passage(" closed."), passage(" was closed again.")])
    assert len(run(rule("words", words="closure"), facts)) == 1


def counts(recent: int, weekly: int, weeks: int = 6) -> Facts:
    days = {TODAY - timedelta(days=7 * week): weekly for week in range(1, weeks + 1)}
    return Facts(TODAY, days_of={"checkpoint:north-gate": {**days, TODAY: recent}})


def test_burst_is_measured_against_its_own_history() -> None:
    assert len(run(rule("burst"), counts(12, 2))) == 1
    assert run(rule("burst"), counts(12, 10)) == ()
    assert run(rule("burst"), counts(3, 0)) == ()
    assert run(rule("burst"), counts(30, 0, weeks=0)) == ()


def test_silence() -> None:
    facts = Facts(TODAY, silences=[Silence("Herald", date(2025, 8, 1), 45), Silence("Gazette", date(2025, 9, 14), 1)])
    assert [alert.event for alert in run(rule("silent", days=30), facts)] == ["Herald:2025-08-01"]
    assert run(rule("silent", source="Gazette"), facts) == ()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (rule("crosses", metric="m"), "above"),
        (rule("crosses", above=1), "metric is needed"),
        (rule("cross", metric="m"), "is one of"),
        (rule("words"), "words is needed"),
        (rule("stale", mouths=3), "did you mean months"),
        (rule("stale", months=0), "whole number"),
        (rule("changes", metric="m", percent="ten"), "wants a number"),
        (rule("conflict", deliver=["mail"]), "not 'mail'"),
        (rule("conflict", deliver="command"), "command is needed"),
        (rule("conflict", deliver="webhook", webhook="file:///etc"), "http or https"),
    ],
)
def test_a_wrong_rule_is_named(row: Mapping[str, Any], says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        rules_of([row], {"alerts.r": "config.toml:12"})
    assert str(caught.value).startswith("config.toml:12: alerts.r.")
    assert says in str(caught.value)


def test_a_rule_that_is_switched_off_is_no_rule() -> None:
    assert rules_of([rule("conflict", enabled=False)]) == ()


def test_every_word_list_has_words_of_several_languages() -> None:
    for name in ("closure", "queue", "embargo"):
        assert len(word_lists()[name]) > 10
