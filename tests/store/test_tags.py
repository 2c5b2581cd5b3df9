"""Tags go in and come back as they were, with the numbers exact."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.model import Excluded, Tags
from corridor_tui.store import articles, observations, tags
from corridor_tui.store.incoming import upsert
from corridor_tui.store.periods import months
from corridor_tui.store.times import from_text, to_text
from tests.store.samples import NOW, figure, incoming, store, tagged


def test_tags_come_back_as_they_were(db: sqlite3.Connection) -> None:
    (number,) = store(db, incoming("a"), topical=False)
    figures = (
        figure("4500000", metric="volume"),
        replace(figure("22.46", "%"), part=True, direction="up", base="2024"),
    )
    answer = tagged(db, number, corridor="middle-corridor", checkpoint="khorgos", figures=figures)
    assert tags.mentions(db, number) == list(answer.mentions)
    assert tags.figures(db, number) == list(answer.figures)
    article = articles.get(db, number)
    assert article is not None
    assert (article.relevant, article.relevance, article.tagger_version) == (True, 0.8, "rules-1")


def test_new_tags_take_the_place_of_old_ones(db: sqlite3.Connection) -> None:
    (number,) = store(db, incoming("a"), topical=False)
    tagged(db, number, corridor="x", figures=(figure("1", metric="m"),))
    tags.put(db, number, Tags("en", False, 0.1), "rules-2")
    assert (tags.mentions(db, number), tags.figures(db, number)) == ([], [])
    assert observations.all(db) == []
    article = articles.get(db, number)
    assert article is not None
    assert not article.relevant


def test_an_article_of_a_topical_feed_stays_relevant(db: sqlite3.Connection) -> None:
    (number,) = store(db, incoming("a"), topical=True)
    tags.put(db, number, Tags("en", False, 0.1), "rules-1")
    article = articles.get(db, number)
    assert article is not None
    assert article.relevant


def test_the_tagger_tells_a_language_that_nobody_stated(db: sqlite3.Connection) -> None:
    told, stated = store(db, incoming("a"), incoming("b", language="ru"))
    for number in (told, stated):
        tags.put(db, number, Tags("kk", True, 1), "rules-1")
    languages = [article.language for n in (told, stated) if (article := articles.get(db, n))]
    assert languages == ["kk", "ru"]


def test_excluded_spans_of_reader_and_tagger_are_joined(db: sqlite3.Connection) -> None:
    own = Excluded("text", 0, 3, "document.source")
    item = incoming("a")
    upsert(db, "desk", [replace(item, entry=replace(item.entry, excluded=(own,)))], NOW)
    number = articles.find(db, "desk", "a")
    assert number is not None
    found = Excluded("text", 4, 6, "boilerplate.date")
    tags.put(db, number, Tags("en", True, 1, excluded=(own, found)), "rules-1")
    article = articles.get(db, number)
    assert article is not None
    assert article.excluded == (own, found)


def test_tags_for_an_article_that_is_gone_are_dropped(db: sqlite3.Connection) -> None:
    tags.put(db, 99, Tags("en", True, 1), "rules-1")
    assert db.execute("SELECT count(*) FROM articles").fetchone()[0] == 0


def test_stale_articles_are_those_of_other_rules(db: sqlite3.Connection) -> None:
    fresh, old, never = store(db, incoming("a"), incoming("b"), incoming("c"))
    tags.put(db, fresh, Tags("en", True, 1), "rules-2")
    tags.put(db, old, Tags("en", True, 1), "rules-1")
    assert [article.id for article in tags.stale(db, "rules-2")] == [old, never]
    assert [article.id for article in tags.stale(db, "rules-2", after=old)] == [never]
    assert len(tags.stale(db, "rules-2", 1)) == 1
    assert tags.count_stale(db, "rules-2") == 2


def test_an_observation_leads_to_its_sentence(db: sqlite3.Connection) -> None:
    (number,) = store(db, incoming("a", text="Volume is 5. More follows."))
    tagged(db, number, figures=(figure("3"), replace(figure("5", metric="volume"), sentence=(0, 12))))
    (seen,) = observations.of(db, "volume")
    assert (seen.article, seen.sentence, seen.title) == (number, "Volume is 5.", "Title a")
    assert (seen.observation.value, seen.observation.period, seen.published) == (Decimal(5), "2025", NOW)
    assert seen.figure is not None
    assert seen.figure.value == 5
    assert observations.of(db, "other") == []
    assert observations.in_article(db, number) == observations.all(db) == [seen]


@pytest.mark.parametrize(
    ("period", "span"),
    [
        ("2024", ("2024-01", "2024-12")),
        ("2024-05", ("2024-05", "2024-05")),
        ("2024-Q3", ("2024-07", "2024-09")),
        ("2024-H2", ("2024-07", "2024-12")),
        ("2024-01/2024-09", ("2024-01", "2024-09")),
        ("last year", (None, None)),
        ("", (None, None)),
        (None, (None, None)),
    ],
)
def test_a_period_has_a_first_and_a_last_month(period: str | None, span: tuple[str | None, str | None]) -> None:
    assert months(period) == span


@given(st.decimals(min_value=-(10**14), max_value=10**14, places=4, allow_nan=False))
def test_a_stored_number_comes_back_exactly(value: Decimal) -> None:
    assert tags.exact(float(value)) == value or abs(value) >= 10**11


@given(st.datetimes(min_value=from_text("1990-01-01T00:00:00Z").replace(tzinfo=None), timezones=st.timezones()))
def test_times_are_kept_to_the_second(moment: object) -> None:
    from datetime import datetime

    assert isinstance(moment, datetime)
    assert from_text(to_text(moment)) == moment.astimezone(NOW.tzinfo).replace(microsecond=0)
