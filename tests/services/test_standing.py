"""Paragraphs that a source repeats: found in its stored articles, and kept from giving values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from corridor_tui.model import Document, Entry
from corridor_tui.services.standing import standing_paragraphs
from corridor_tui.store import articles
from corridor_tui.store.articles import Incoming
from corridor_tui.store.connection import open_store
from corridor_tui.tagging.tagger import default

NOW = datetime(2026, 1, 20, tzinfo=UTC)
OUTLINE = "As is known, cargo volume along the Middle Corridor in 2023 reached 2.7 million tons, and the work goes on."
NEWS = [
    "The ferry line was opened again after a storm of three days, and the drivers on the quay could go home at last.",
    "A crane for the northern berth has left its factory and will be put up before the ice comes to the bay again.",
    "Clerks of four offices met to compare their forms, and found that two of them ask for the very same numbers.",
]


def store(path: Path, texts: list[str]) -> frozenset[str]:
    db = open_store(path / "store.sqlite")
    entries = [Incoming(Entry(f"News {n}", text, published=NOW), str(n)) for n, text in enumerate(texts)]
    articles.upsert(db, "Somebody", entries, NOW)
    keys = standing_paragraphs(db, "Somebody")
    assert standing_paragraphs(db, "Nobody") == frozenset()
    db.close()
    return keys


def test_what_stands_under_three_articles_gives_no_value(tmp_path: Path) -> None:
    keys = store(tmp_path, [f"{news}\n\n{OUTLINE}" for news in NEWS])
    text = f"{NEWS[0]}\n\n{OUTLINE}"
    assert len(keys) == 1
    assert default().tag(Document("x", text, published=date(2024, 1, 1))).observations
    assert not default().tag(Document("x", text, published=date(2024, 1, 1), standing=keys)).observations


def test_three_versions_of_one_article_are_news(tmp_path: Path) -> None:
    assert store(tmp_path, [f"{NEWS[0]}\n\n{OUTLINE}\n\nVersion {n}" for n in range(3)]) == frozenset()
