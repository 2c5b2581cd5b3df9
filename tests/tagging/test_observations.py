"""Figures to observations: what counts as a metric's value, what does not, and what is told about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from corridor_tui.model import ConfigError, Document, Observation, Tags
from corridor_tui.tagging import rules
from corridor_tui.tagging.tagger import Tagger, default
from tests.tagging.article_cases import ARTICLES
from tests.tagging.newsroom_articles import NEWSROOM
from tests.tagging.newsroom_chinese import CHINESE
from tests.tagging.newsroom_english import ENGLISH
from tests.tagging.newsroom_russian import RUSSIAN
from tests.tagging.newsroom_subjects import SUBJECTS
from tests.tagging.newsroom_turkic import TURKIC
from tests.tagging.observation_cases import CASES, Announced

TODAY = date(2026, 1, 20)


def tag(text: str, published: date = TODAY, title: str = "") -> Tags:
    return default().tag(Document("case", text, title, published))


def announced(observations: tuple[Observation, ...]) -> list[Announced]:
    return [(o.metric, o.period, int(o.value), o.status) for o in observations]


@pytest.mark.parametrize(("published", "text", "expected"), CASES, ids=lambda v: v[:50] if isinstance(v, str) else "")
def test_what_a_sentence_announces(published: date, text: str, expected: list[Announced]) -> None:
    assert announced(tag(text, published).observations) == expected


@pytest.mark.parametrize(("title", "published", "text", "expected"), ARTICLES, ids=[case[2][:40] for case in ARTICLES])
def test_what_an_article_announces(title: str, published: date, text: str, expected: list[Announced]) -> None:
    assert announced(tag(text, published, title).observations) == expected


@pytest.mark.parametrize(
    ("title", "published", "text", "expected"),
    [*ENGLISH, *RUSSIAN, *TURKIC, *CHINESE, *NEWSROOM, *SUBJECTS],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_what_newsrooms_announce(title: str, published: date, text: str, expected: list[Announced]) -> None:
    assert announced(tag(text, published, title).observations) == expected


def test_the_exact_value_wins_over_its_rounding_in_the_title() -> None:
    answer = tag(
        "In the first nine months of 2025, 6.108 million tons of cargo went through the Port of Baku.",
        title="Port of Baku handles over 6 million tons in the first nine months of 2025",
    )
    assert announced(answer.observations) == [("baku-port-volume", "2025-01/2025-09", 6_108_000, "actual")]


def test_two_values_that_contradict_each_other_announce_none() -> None:
    text = (
        "In 2024, cargo on the Middle Corridor reached 4.5 million tons. "
        "In 2024, cargo on the Middle Corridor reached 3.1 million tons."
    )
    assert tag(text).observations == ()


def test_an_implausible_value_is_not_linked() -> None:
    assert tag("In 2024, cargo on the Middle Corridor reached 450 million tons.").observations == ()


def test_a_value_without_a_period_is_not_observed() -> None:
    answer = tag("Cargo volume on the Middle Corridor of 4.5 million tons pleases the association.")
    assert [o for o in answer.observations if o.period is None] == []


def test_a_standing_paragraph_gives_no_value() -> None:
    text = (
        "Work on the quay goes on.\n\nThe Middle Corridor starts in China, runs through Kazakhstan, the Caspian Sea, "
        "Azerbaijan, Georgia and further to European countries, and carried 2.7 million tons of cargo in 2023.\n"
    )
    assert tag(text).observations == ()


def test_who_counted_is_kept() -> None:
    answer = tag("In 2024, trade between Kazakhstan and China reached $43.8 billion, Chinese customs say.")
    assert [o.authority for o in answer.observations] == ["gacc"]


def test_a_figure_says_why_it_was_linked_or_not() -> None:
    answer = tag("In 2024, cargo volume along the Middle Corridor reached 4.5 million tons.")
    (figure,) = answer.figures
    notes = [reason.note for reason in figure.reasons]
    assert figure.metric == "middle-corridor-volume"
    assert any(note.startswith("linked to middle-corridor-volume (metrics.middle-corridor-volume)") for note in notes)
    refused = tag("In 2024, 4.5 million tons of oil moved along the Middle Corridor.")
    assert any(
        "not linked to middle-corridor-volume: it is about commodity" in r.note for r in refused.figures[0].reasons
    )


USER_METRIC = {
    "id": "my-dock-volume",
    "unit": "t",
    "name": {"en": "My dock"},
    "words": {"en": ["at the old dock"]},
    "range": [1, 1_000_000],
}


def test_a_metric_of_the_user_is_read() -> None:
    tagger = Tagger(rules.load({"metrics": [USER_METRIC]}))
    answer = tagger.tag(Document("mine", "In 2025, the crews moved 4,000 tons at the old dock."))
    assert [(o.metric, o.value) for o in answer.observations] == [("my-dock-volume", Decimal(4000))]
    assert tagger.version != default().version


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"unit": "bushel"}, "unit"),
        ({"needs": ["no-such-cue"], "words": {}}, "needs"),
        ({"range": [5, 1]}, "range"),
        ({"reach": "galaxy"}, "reach"),
        ({"words": {}}, "needs"),
        ({"colour": "red"}, "colour"),
        ({"words": ["loose"]}, "words"),
    ],
)
def test_a_wrong_metric_of_the_user_is_told_by_key(change: dict[str, object], named: str) -> None:
    with pytest.raises(ConfigError, match=rf"my-dock-volume\.{named}"):
        Tagger(rules.load({"metrics": [{**USER_METRIC, **change}]}))


def test_figures_that_are_no_values_keep_no_metric() -> None:
    answer = tag("In 2024, cargo on the Middle Corridor grew by 1.7 million tons.")
    assert [figure.metric for figure in answer.figures] == [None]
    assert replace(answer.figures[0], metric=None) == answer.figures[0]
