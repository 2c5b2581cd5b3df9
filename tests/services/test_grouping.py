"""Stories in a real store: who is grouped, that the order of arrival does not matter, and how articles leave again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor_tui.model import Entry, Figure, Mention, Tags
from corridor_tui.services import grouping, stories
from corridor_tui.store import articles, tags
from corridor_tui.store import stories as story_store
from corridor_tui.store.articles import Incoming
from corridor_tui.store.connection import open_store, transaction
from tests.text.test_likeness import CHINESE, KAZAKH, OTHER, RUSSIAN, STORY

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """An article to store; `values` are tons that it states of `place`."""

    source: str
    text: str
    language: str = "en"
    values: tuple[int, ...] = ()
    place: str = "khorgos"
    days: int = 0
    key: str = "a"
    relevant: bool = True


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_store(tmp_path / "store.sqlite")) as opened:
        yield opened


def store(db: sqlite3.Connection, told: Told) -> int:
    """Store and tag an article as the program does; its id."""
    when = NOW + timedelta(days=told.days)
    entry = Entry("Title", told.text, guid=told.key, published=when, date_note="stated")
    counts = articles.upsert(db, told.source, [Incoming(entry, told.key)], NOW, language=told.language)
    number = counts.touched[0] if counts.touched else articles.find(db, told.source, told.key)
    assert number is not None
    tag(db, number, told)
    return number


def tag(db: sqlite3.Connection, number: int, told: Told) -> None:
    mention = Mention("checkpoint", told.place, "x", "text", 0, 1, "rule")
    found = tuple(Figure("x", "text", 0, 1, Decimal(value), "t") for value in told.values)
    answer = Tags(told.language, told.relevant, 1.0, (mention,), found)
    article = articles.get(db, number)
    assert article is not None
    with transaction(db):
        tags.put(db, number, answer, "1")
        grouping.settle(db, number, grouping.sketch_of(article, answer))


def story(db: sqlite3.Connection, article: int) -> int | None:
    found: int | None = db.execute("SELECT story FROM articles WHERE id = ?", (article,)).fetchone()[0]
    return found


def grouped(db: sqlite3.Connection, numbers: Sequence[int]) -> list[int | None]:
    return [story(db, number) for number in numbers]


def test_copies_join_and_other_stories_do_not(db: sqlite3.Connection) -> None:
    first = store(db, Told("Agency", STORY))
    other = store(db, Told("Farm News", OTHER))
    copy = store(db, Told("Daily", STORY.replace("this week", "on Monday")))
    part = store(db, Told("Weekly", STORY[: STORY.index("Port workers")]))
    late = store(db, Told("Yearbook", STORY, days=30))
    assert grouped(db, (first, other, copy, part, late)) == [first, None, first, first, None]
    assert [row.id for row in stories.others(db, copy)] == [first, part]
    assert stories.others(db, other) == []


def test_translations_join_by_place_and_figures(db: sqlite3.Connection) -> None:
    values = (3_418_000, 52_700)
    english = store(db, Told("Herald", STORY, "en", values))
    russian = store(db, Told("Вестник", RUSSIAN, "ru", (*values, 777)))
    kazakh = store(db, Told("Хабаршы", KAZAKH, "kk", values))
    chinese = store(db, Told("日报", CHINESE, "zh", values))
    elsewhere = store(db, Told("Zeitung", "Anders.", "de", values, place="aktau"))
    one_figure = store(db, Told("Xabar", "Qisqa.", "uz", (3_418_000, 1_111, 2_222, 3_333)))
    together = [english] * 4
    assert grouped(db, (english, russian, kazakh, chinese, elsewhere, one_figure)) == [*together, None, None]
    assert stories.credit(stories.others(db, english)) == ["Вестник (ru)", "Хабаршы (kk)", "日报 (zh)"]


def test_a_list_shows_who_tells_the_same(db: sqlite3.Connection) -> None:
    first, second = store(db, Told("Agency", STORY)), store(db, Told("Daily", STORY))
    alone = store(db, Told("Farm News", OTHER))
    assert [row.story for row in articles.window(db, [second, alone])] == [(first, second), ()]


def test_an_edit_takes_an_article_out_of_its_story_and_back(db: sqlite3.Connection) -> None:
    first, second = store(db, Told("Agency", STORY)), store(db, Told("Daily", STORY))
    store(db, Told("Daily", OTHER))
    assert grouped(db, (first, second)) == [None, None]
    store(db, Told("Daily", STORY))
    assert grouped(db, (first, second)) == [first, first]


def test_other_figures_on_tagging_again_untie_translations(db: sqlite3.Connection) -> None:
    russian = Told("Вестник", RUSSIAN, "ru", (3_418_000, 52_700))
    first, second = store(db, Told("Herald", STORY, "en", russian.values)), store(db, russian)
    assert grouped(db, (first, second)) == [first, first]
    tag(db, second, replace(russian, values=(3_418_000, 52_800)))
    assert grouped(db, (first, second)) == [None, None]


def test_only_relevant_articles_are_in_stories(db: sqlite3.Connection) -> None:
    first = store(db, Told("Agency", STORY))
    second = store(db, Told("Daily", STORY, relevant=False))
    assert grouped(db, (first, second)) == [None, None]
    tag(db, second, Told("Daily", STORY))
    assert grouped(db, (first, second)) == [first, first]
    tag(db, first, Told("Agency", STORY, relevant=False))
    assert grouped(db, (first, second)) == [None, None]


def test_a_deleted_article_leaves_its_story(db: sqlite3.Connection) -> None:
    first, second, third = (store(db, Told(name, STORY)) for name in ("Agency", "Daily", "Weekly"))
    articles.delete(db, first, NOW)
    assert grouped(db, (second, third)) == [second, second]
    articles.delete(db, second, NOW)
    assert story(db, third) is None
    assert db.execute("SELECT count(*) FROM story_ties").fetchone()[0] == 0


def test_one_link_less_and_the_story_falls_apart(db: sqlite3.Connection) -> None:
    values = (3_418_000, 52_700)
    first = store(db, Told("Agency", STORY))
    bridge = store(db, Told("Daily", STORY, "en", values))
    third = store(db, Told("Вестник", RUSSIAN, "ru", values))
    assert grouped(db, (first, bridge, third)) == [first, first, first]
    articles.delete(db, bridge, NOW)
    assert grouped(db, (first, third)) == [None, None]


def test_a_form_that_many_articles_share_groups_nobody(db: sqlite3.Connection) -> None:
    for number in range(story_store.COMMON + 20):
        store(db, Told(f"Source {number}", STORY.replace("140", f"{1000 + number}")))
    assert db.execute("SELECT count(*) FROM articles WHERE story IS NOT NULL").fetchone()[0] == 0


def test_a_text_that_everybody_carries_is_one_story(db: sqlite3.Connection) -> None:
    numbers = [store(db, Told(f"Source {n}", STORY)) for n in range(story_store.COMMON + 20)]
    assert set(grouped(db, numbers)) == {numbers[0]}


VALUES = (3_418_000, 52_700)
POOL = (
    Told("Agency", STORY, "en", VALUES),
    Told("Daily", STORY + " More on page three.", "en"),
    Told("Weekly", STORY, "en", days=4),
    Told("Monthly", STORY, "en", days=8),
    Told("Вестник", RUSSIAN, "ru", VALUES, days=1),
    Told("Хабаршы", KAZAKH, "kk", VALUES, days=2),
    Told("日报", CHINESE, "zh", (3_418_000, 999)),
    Told("Farm News", OTHER, "en", VALUES),
    Told("Agency", OTHER, "en", days=2, key="b"),
    Told("Gazette", RUSSIAN, "ru", relevant=False),
)


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(POOL), again=st.lists(st.sampled_from(POOL), max_size=3))
def test_the_order_of_arrival_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, order: Sequence[Told], again: Sequence[Told]
) -> None:
    with closing(open_store(tmp_path_factory.mktemp("order") / "store.sqlite")) as db:
        numbers = {told: store(db, told) for told in order}
        for told in again:
            tag(db, numbers[told], told)
        groups: dict[int, set[Told]] = {}
        for told, number in numbers.items():
            found = story(db, number)
            if found is not None:
                groups.setdefault(found, set()).add(told)
        assert all(number == min(numbers[told] for told in group) for number, group in groups.items())
        assert {frozenset(group) for group in groups.values()} == EXPECTED


EXPECTED = {frozenset(POOL[:6]) | {POOL[7], POOL[8]}}
