"""What a feed brings: nothing lost, nothing doubled, nothing written twice."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor_tui.model import Excluded, StoreError
from corridor_tui.store import articles, index, marks, query, tags, words
from corridor_tui.store.articles import Incoming, upsert
from corridor_tui.store.connection import open_store, transaction
from corridor_tui.store.incoming import REVISIONS_KEPT
from tests.store.samples import NOW, figure, hours, incoming, store, tagged


def found(db: sqlite3.Connection, text: str) -> set[str]:
    """The keys of the articles that a query finds."""
    ids = articles.ids(db, query.read(text, now=NOW, everything=True))
    return {article.guid_key for number in ids if (article := articles.get(db, number))}


def test_an_entry_becomes_an_article_with_everything_it_brought(db: sqlite3.Connection) -> None:
    item = incoming("a", "Title", "Text.", url="https://x.example/a", language="ru", source="Paper")
    counts = upsert(db, "Desk", [item], NOW + hours(1), source="Desk news", language="en")
    article = articles.get(db, counts.touched[0])
    assert article is not None
    assert (article.title, article.text, article.feed) == ("Title", "Text.", "Desk")
    assert (article.source, article.language) == ("Paper", "ru")
    assert (article.published, article.fetched) == (NOW, NOW + hours(1))
    assert (article.url, article.canonical_url) == ("https://x.example/a", "https://x.example/a")
    assert (article.revision, article.relevant, article.read) == (1, False, False)


def test_feed_fills_in_source_and_language(db: sqlite3.Connection) -> None:
    counts = upsert(db, "Desk", [incoming("a")], NOW, source="Desk news", language="kk")
    article = articles.get(db, counts.touched[0])
    assert article is not None
    assert (article.source, article.language) == ("Desk news", "kk")


def test_the_same_entries_again_write_nothing(db: sqlite3.Connection, path: object) -> None:
    items = [incoming(str(n), text="words " * 50) for n in range(20)]
    assert upsert(db, "desk", items, NOW).new == 20
    before = db.total_changes
    counts = upsert(db, "desk", items, NOW + hours(1))
    assert (counts.new, counts.updated, counts.unchanged) == (0, 0, 20)
    assert db.total_changes == before


def test_an_edited_entry_becomes_a_revision_and_the_old_text_is_kept(db: sqlite3.Connection) -> None:
    (number,) = store(db, incoming("a", "Old title", "An early number."))
    tagged(db, number, checkpoint="khorgos", figures=(figure("1"),))
    counts = upsert(db, "desk", [incoming("a", "New title", "A better number.")], NOW + hours(2))
    assert (counts.updated, counts.touched) == (1, (number,))
    article = articles.get(db, number)
    assert article is not None
    assert (article.title, article.revision, article.tagger_version) == ("New title", 2, None)
    (old,) = articles.revisions(db, number)
    assert (old.revision, old.title, old.text, old.replaced) == (1, "Old title", "An early number.", NOW + hours(2))
    assert tags.mentions(db, number) == []
    assert tags.figures(db, number) == []
    assert found(db, "early") == set()
    assert found(db, "better") == {"a"}


def test_reading_marks_outlive_an_edit(db: sqlite3.Connection) -> None:
    (number,) = store(db, incoming("a"))
    marks.set_read(db, [number], True)
    marks.set_starred(db, number, True)
    store(db, incoming("a", text="Edited."))
    article = articles.get(db, number)
    assert article is not None
    assert (article.read, article.starred) == (True, True)


def test_a_page_that_changes_all_the_time_keeps_a_bounded_number_of_versions(db: sqlite3.Connection) -> None:
    for count in range(REVISIONS_KEPT + 5):
        (number,) = store(db, incoming("a", text=f"Seen {count} times."))
    kept = articles.revisions(db, number)
    assert len(kept) == REVISIONS_KEPT
    assert kept[-1].text == f"Seen {REVISIONS_KEPT + 3} times."


def test_new_ids_for_known_addresses_make_no_new_articles(db: sqlite3.Connection) -> None:
    store(db, incoming("id-1", "T", url="https://x.example/story"))
    counts = upsert(db, "desk", [incoming("id-2", "T", url="https://x.example/story")], NOW)
    assert (counts.new, counts.unchanged) == (0, 1)


def test_entries_that_share_an_address_are_still_different(db: sqlite3.Connection) -> None:
    items = [incoming(str(n), url="https://x.example/list.html") for n in range(3)]
    assert upsert(db, "desk", items, NOW).new == 3
    assert upsert(db, "desk", items, NOW).unchanged == 3


def test_a_page_that_carries_the_news_of_the_day_is_an_article_a_day(db: sqlite3.Connection) -> None:
    page = "https://x.example/daily"
    days = [
        incoming(f"id-{n}", f"Border notes {n}", f"Note {n}.", url=page, published=NOW + hours(24 * n))
        for n in range(3)
    ]
    numbers = [number for day in days for number in upsert(db, "desk", [day], NOW).touched]
    assert len(set(numbers)) == 3
    assert [articles.revisions(db, number) for number in numbers] == [[], [], []]
    assert [upsert(db, "desk", [day], NOW).unchanged for day in days] == [1, 1, 1]
    regenerated = incoming("id-new", "Border notes 1", "Note 1.", url=page, published=NOW + hours(24))
    assert upsert(db, "desk", [regenerated], NOW).unchanged == 1
    corrected = incoming("id-3", "Border notes 2, corrected", "Note 2b.", url=page, published=NOW + hours(50))
    assert upsert(db, "desk", [corrected], NOW).touched == (numbers[2],)


@pytest.mark.parametrize("address", ["https://x.example", "https://x.example/"])
def test_a_home_page_is_no_articles_address(db: sqlite3.Connection, address: str) -> None:
    store(db, incoming("monday", url=address))
    assert upsert(db, "desk", [incoming("tuesday", url=address)], NOW).new == 1


def test_one_page_in_two_feeds_is_one_article_that_its_first_feed_speaks_for(db: sqlite3.Connection) -> None:
    (number,) = store(db, incoming("a", text="The whole text.", url="https://x.example/a"), feed="whole", topical=False)
    counts = upsert(db, "teasers", [incoming("b", text="The beg…", url="https://x.example/a")], NOW, topical=True)
    assert (counts.new, counts.updated, counts.unchanged) == (0, 0, 1)
    article = articles.get(db, number)
    assert article is not None
    assert article.text == "The whole text."
    assert article.relevant, "a topical feed vouches for it"


def test_one_guid_in_two_feeds_is_two_articles(db: sqlite3.Connection) -> None:
    store(db, incoming("1"), feed="a")
    assert upsert(db, "b", [incoming("1")], NOW).new == 1


def test_a_guid_repeated_in_one_reading_counts_once(db: sqlite3.Connection) -> None:
    counts = upsert(db, "desk", [incoming("a", text="First."), incoming("a", text="Second.")], NOW)
    assert (counts.new, counts.updated) == (1, 0)
    assert upsert(db, "desk", [incoming("a", text="First."), incoming("a", text="Second.")], NOW).updated == 0


def test_a_date_that_comes_later_is_taken_and_a_stated_one_stays(db: sqlite3.Connection) -> None:
    (number,) = store(db, incoming("a", published=None))
    assert upsert(db, "desk", [incoming("a", published=NOW - hours(5))], NOW).updated == 1
    assert upsert(db, "desk", [incoming("a", published=NOW)], NOW).unchanged == 1
    article = articles.get(db, number)
    assert article is not None
    assert article.published == NOW - hours(5)


def test_without_a_date_none_is_made_up(db: sqlite3.Connection) -> None:
    (number,) = store(db, incoming("a", published=None))
    article = articles.get(db, number)
    assert article is not None
    assert (article.published, article.date_note, article.fetched) == (None, "missing", NOW)


def test_a_deleted_article_stays_away(db: sqlite3.Connection) -> None:
    item = incoming("a", "Deleted", url="https://x.example/a")
    (number,) = store(db, item)
    tagged(db, number, checkpoint="khorgos", figures=(figure("1", metric="m"),))
    assert articles.delete(db, number, NOW)
    assert articles.get(db, number) is None
    assert tags.mentions(db, number) == []
    assert found(db, "deleted") == set()
    assert upsert(db, "desk", [item], NOW).deleted == 1
    assert upsert(db, "other", [incoming("b", url="https://x.example/a")], NOW).deleted == 1
    assert not articles.delete(db, number, NOW)


def test_ids_are_never_given_again(db: sqlite3.Connection) -> None:
    (number,) = store(db, incoming("a"))
    articles.delete(db, number, NOW)
    assert store(db, incoming("b")) != [number]


def test_a_fault_in_the_middle_stores_nothing(db: sqlite3.Connection) -> None:
    bad = incoming("b", text="\ud800")
    with pytest.raises((StoreError, UnicodeEncodeError)):
        upsert(db, "desk", [incoming("a"), bad], NOW)
    assert found(db, "") == set()
    assert not db.in_transaction


def test_excluded_spans_come_back(db: sqlite3.Connection) -> None:
    from dataclasses import replace

    item = incoming("a")
    spans = (Excluded("text", 0, 4, "boilerplate.title"), Excluded("text", 5, 9, "x"))
    counts = upsert(db, "desk", [Incoming(replace(item.entry, excluded=spans), "a")], NOW)
    article = articles.get(db, counts.touched[0])
    assert article is not None
    assert article.excluded == spans


def test_the_index_can_be_built_anew(db: sqlite3.Connection) -> None:
    store(db, incoming("a", "Khorgos"), incoming("b", "Aktau"))
    store(db, incoming("a", "Dostyk"))
    with transaction(db):
        assert index.rebuild(db) == 2
    assert index.is_current(db)
    assert (found(db, "khorgos"), found(db, "dostyk"), found(db, "aktau")) == (set(), {"a"}, {"b"})


def test_an_index_of_an_older_spelling_is_built_anew_on_opening(
    db: sqlite3.Connection, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert index.is_current(db)
    store(db, incoming("a", "Khorgos"))
    db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')")
    monkeypatch.setattr(words, "VERSION", "next")
    assert not index.is_current(db)
    other = open_store(path)
    assert found(other, "khorgos") == {"a"}
    assert index.is_current(other)
    other.close()


steps = st.lists(
    st.tuples(
        st.sampled_from(["put", "delete"]),
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["порт ёлка", "霍尔果斯 rail", "İstanbul O‘zbek", "", "x'; DROP TABLE articles"]),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(steps=steps)
def test_the_index_always_says_what_the_articles_say(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str]]
) -> None:
    db = open_store(tmp_path_factory.mktemp("index") / "store.sqlite")
    for action, key, text in steps:
        number = articles.find(db, "desk", key)
        if action == "put":
            upsert(db, "desk", [incoming(key, "T", text)], NOW)
        elif number is not None:
            articles.delete(db, number, NOW)
    db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
    held = {row["guid_key"]: row["text"] for row in db.execute("SELECT guid_key, text FROM articles")}
    assert found(db, "елка") == {key for key, text in held.items() if "ёлка" in text}
    assert found(db, "果斯") == {key for key, text in held.items() if "果斯" in text}
    assert found(db, "ozbek") == {key for key, text in held.items() if "O‘zbek" in text}
    db.close()
