"""Entries and tags for the store's tests."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from corridor_tui.model import Entry, Figure, Mention, Observation, Tags
from corridor_tui.store import articles, tags
from corridor_tui.store.articles import Incoming

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


def incoming(
    key: str,
    title: str = "",
    text: str = "Some text.",
    *,
    url: str | None = None,
    published: datetime | None = NOW,
    language: str | None = None,
    source: str | None = None,
) -> Incoming:
    entry = Entry(
        title=title or f"Title {key}",
        text=text,
        guid=key,
        url=url,
        published=published,
        date_note="stated" if published else "missing",
        language=language,
        source=source,
    )
    return Incoming(entry, key, url)


def store(db: sqlite3.Connection, *items: Incoming, feed: str = "desk", topical: bool = True) -> list[int]:
    """Store entries as articles of a feed; gives their ids in the order of the entries."""
    articles.upsert(db, feed, items, NOW, topical=topical)
    return [found for item in items if (found := articles.find(db, feed, item.guid_key)) is not None]


def hours(count: int) -> timedelta:
    return timedelta(hours=count)


def mention(kind: str, entity: str, start: int = 0) -> Mention:
    assert kind in ("corridor", "checkpoint")
    return Mention("corridor" if kind == "corridor" else "checkpoint", entity, entity, "text", start, start + 5, "r")


def figure(value: str, unit: str = "t", *, metric: str | None = None, high: str | None = None) -> Figure:
    return Figure(
        text=value,
        field="text",
        start=0,
        end=4,
        value=Decimal(value),
        value_high=Decimal(high) if high else None,
        unit=unit,
        bound="range" if high else "=",
        period="2025",
        metric=metric,
        rule="r",
        sentence=(0, 10),
    )


def tagged(db: sqlite3.Connection, article: int, *, figures: tuple[Figure, ...] = (), **entities: str) -> Tags:
    """Give an article tags: corridor=..., checkpoint=..., figures with their observations."""
    answer = Tags(
        lang="en",
        relevant=True,
        relevance=0.8,
        mentions=tuple(mention(kind, entity) for kind, entity in entities.items()),
        figures=figures,
        observations=tuple(
            Observation(f.metric, f.period, f.value, f.unit, "actual", n)
            for n, f in enumerate(figures)
            if f.metric and f.period
        ),
    )
    tags.put(db, article, answer, "rules-1")
    return answer
