"""Stories in a real store: copies of several sources, translations with the same figures, and what is kept apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from corridor_tui.model import Entry, Figure, Mention, Tags
from corridor_tui.services import stories
from corridor_tui.store import articles, tags
from corridor_tui.store import stories as story_store
from corridor_tui.store.articles import Incoming
from corridor_tui.store.connection import open_store, transaction
from corridor_tui.text.likeness import sketch

from tests.text.test_likeness import OTHER, STORY

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_store(tmp_path / "store.sqlite")) as opened:
        yield opened


def store(
    db: sqlite3.Connection,
    source: str,
    text: str,
    *,
    key: str = "a",
    when: datetime = NOW,
    language: str = "en",
    found: Tags | None = None,
) -> int:
    entry = Entry("Title", text, guid=key, published=when, date_note="stated")
    counts = articles.upsert(db, source, [Incoming(entry, key)], NOW, source=source, language=language)
    number = counts.touched[0]
    article = articles.get(db, number)
    assert article is not None
    with transaction(db):
        tags.put(db, number, found or Tags(language, True, 1.0), "1")
        stories.group(db, article, sketch(text))
    return number


def story(db: sqlite3.Connection, article: int) -> int | None:
    found: int | None = db.execute("SELECT story FROM articles WHERE id = ?", (article,)).fetchone()[0]
    return found


def tagged(language: str, *values: int, place: str = "khorgos") -> Tags:
    mention = Mention("checkpoint", place, "x", "text", 0, 1, "rule")
    figures = tuple(Figure("x", "text", 0, 1, Decimal(value), "t") for value in values)
    return Tags(language, True, 1.0, (mention,), figures)


def test_copies_of_other_sources_join_and_other_stories_do_not(db: sqlite3.Connection) -> None:
    first = store(db, "Agency", STORY)
    other = store(db, "Farm News", OTHER)
    copy = store(db, "Daily", STORY.replace("this week", "on Monday"))
    part = store(db, "Weekly", STORY[: STORY.index("Port workers")])
    assert [story(db, number) for number in (first, other, copy, part)] == [first, None, first, first]
    assert story_store.members(db, copy) == [first, part]
    assert story_store.members(db, other) == []


def test_old_copies_are_another_story(db: sqlite3.Connection) -> None:
    store(db, "Agency", STORY, when=NOW - timedelta(days=30))
    assert story(db, store(db, "Daily", STORY)) is None


def test_one_source_repeats_its_forms(db: sqlite3.Connection) -> None:
    store(db, "Agency", STORY)
    assert story(db, store(db, "Agency", STORY + " More tomorrow.", key="b")) is None


def test_two_groups_that_meet_become_one(db: sqlite3.Connection) -> None:
    one, two, three, four = (
        store(db, f"S{n}", f"{STORY} {OTHER}" if n == 3 else (STORY, OTHER)[n % 2]) for n in range(4)
    )
    with transaction(db):
        story_store.join(db, one, two)
        story_store.join(db, three, four)
        story_store.join(db, two, three)
    assert {story(db, number) for number in (one, two, three, four)} == {one}


def test_translations_are_known_by_place_and_figures(db: sqlite3.Connection) -> None:
    first = store(db, "Agency", "Short.", found=tagged("en", 4_500_000, 62_000))
    russian = store(db, "Агентство", "Коротко.", language="ru", found=tagged("ru", 4_500_000, 62_000, 777))
    elsewhere = store(db, "Other", "Anders.", language="de", found=tagged("de", 4_500_000, 62_000, place="aktau"))
    one_figure = store(db, "Uz", "Qisqa.", language="uz", found=tagged("uz", 4_500_000, 1_111, 2_222, 3_333))
    assert [story(db, n) for n in (first, russian, elsewhere, one_figure)] == [first, first, None, None]


def test_a_form_that_many_articles_share_finds_nobody(db: sqlite3.Connection) -> None:
    for number in range(60):
        store(db, f"Source {number}", STORY.replace("140", str(1000 + number)))
    assert story(db, 60) is None
