"""The seed corpus: loaded once, edited in place, never forced upon anyone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corridor_tui.config.load import resource
from corridor_tui.model import CorridorError
from corridor_tui.services.seeding import FEED, load_seeds
from corridor_tui.store import articles, observations, tags
from corridor_tui.store.connection import open_store
from corridor_tui.text.front_matter import split

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
SEED = "---\ntitle: Trains at Khorgos\nsource: Desk\npublished: 2026-01-05\nlanguage: en\n---\nTen trains at Khorgos.\n"


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    db = open_store(path)
    try:
        yield db
    finally:
        db.close()


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "trains.md").write_text(SEED)
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def test_they_are_loaded_once(store: Path, seeds: Path) -> None:
    assert load_seeds(store, folder=seeds, now=NOW).new == 1
    again = load_seeds(store, folder=seeds, now=NOW)
    assert (again.new, again.unchanged) == (0, 1)


def test_an_edited_digest_updates_its_article(store: Path, seeds: Path) -> None:
    (number,) = load_seeds(store, folder=seeds, now=NOW).touched
    (seeds / "trains.md").write_text(SEED.replace("Ten trains", "Twelve trains"))
    assert load_seeds(store, folder=seeds, now=NOW).updated == 1
    with opened(store) as db:
        article = articles.get(db, number)
        assert article is not None
        assert (article.text, article.revision) == ("Twelve trains at Khorgos.", 2)
        assert {mention.id for mention in tags.mentions(db, number)} == {"khorgos"}


def test_a_digest_that_was_taken_away_leaves_its_article(store: Path, seeds: Path) -> None:
    (number,) = load_seeds(store, folder=seeds, now=NOW).touched
    (seeds / "trains.md").unlink()
    load_seeds(store, folder=seeds, now=NOW)
    with opened(store) as db:
        assert articles.get(db, number) is not None


def test_a_deleted_one_stays_deleted(store: Path, seeds: Path) -> None:
    (number,) = load_seeds(store, folder=seeds, now=NOW).touched
    with opened(store) as db:
        articles.delete(db, number, NOW)
    (seeds / "more.md").write_text(SEED.replace("Ten", "Eleven"))
    counts = load_seeds(store, folder=seeds, now=NOW)
    assert (counts.new, counts.deleted) == (1, 1)


def test_a_digest_that_cannot_be_read_is_named(store: Path, seeds: Path) -> None:
    (seeds / "bad.md").write_text(SEED.replace("2026-01-05", "yesterday"))
    with pytest.raises(CorridorError, match=r"bad\.md"):
        load_seeds(store, folder=seeds, now=NOW)


def test_every_digest_says_where_it_comes_from() -> None:
    files = sorted(resource("seeds").glob("*.md"))
    assert len(files) == 5
    for path in files:
        keys, text = split(path.read_text(encoding="utf-8"))
        assert {"title", "source", "published", "language"} <= set(keys), path.name
        assert len(text) > 500, path.name


def test_the_corpus_shows_the_middle_corridor_with_its_volumes(store: Path) -> None:
    counts = load_seeds(store, now=NOW)
    assert counts.new == 5
    with opened(store) as db:
        stored = [article for number in counts.touched if (article := articles.get(db, number))]
        assert all(article.relevant and article.feed == FEED for article in stored)
        seen = {
            (item.observation.period, int(item.observation.value), item.observation.status)
            for item in observations.of(db, "middle-corridor-volume")
        }
        assert {("2024", 4_500_000, "actual"), ("2024-01/2024-09", 3_400_000, "actual")} <= seen
        assert ("2030", 10_000_000) in {(period, value) for period, value, _ in seen}
        corridors = {
            mention.id
            for number in counts.touched
            for mention in tags.mentions(db, number)
            if mention.kind == "corridor"
        }
        assert {"middle-corridor", "irtysh-multimodal", "green-corridor", "cku-railway"} <= corridors
