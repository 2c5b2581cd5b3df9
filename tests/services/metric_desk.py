"""A store filled with invented articles whose figures and observations are given, not tagged."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from corridor_tui.model import Bound, Direction, Entry, Figure, Mention, Observation, Role, Status, Tags
from corridor_tui.store import articles, tags
from corridor_tui.store.connection import open_store

SEEN = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """A figure in a sentence; with `metric` and `observed` it announces that metric."""

    surface: str
    value: float | int
    unit: str
    metric: str | None = None
    period: str | None = None
    status: Status = "actual"
    bound: Bound = "="
    role: Role = "level"
    direction: Direction | None = None
    base: str | None = None
    observed: bool = True
    authority: str | None = None


def open_desk(folder: Path) -> sqlite3.Connection:
    return open_store(folder / "desk.sqlite")


def add(
    db: sqlite3.Connection,
    sentences: Sequence[tuple[str, Sequence[Said]]],
    *,
    key: str,
    source: str = "Steppe Herald",
    published: datetime | None = datetime(2025, 6, 25, tzinfo=UTC),
    title: str = "Freight notes",
    url: str | None = None,
    mentions: Sequence[Mention] = (),
    now: datetime = SEEN,
) -> int:
    """Store an article made of these sentences and tag it; its id. The same key again edits the article."""
    text = " ".join(sentence for sentence, _ in sentences)
    entry = Entry(
        title=title,
        text=text,
        url=url or f"https://example.org/{key}",
        published=published,
        date_note="stated" if published else "missing",
        language="en",
        source=source,
    )
    counts = articles.upsert(db, source, [articles.Incoming(entry, key, f"https://example.org/{key}")], now)
    row = db.execute("SELECT id FROM articles WHERE guid_key = ?", (key,)).fetchone()
    assert counts.touched in ((), (row["id"],))
    put(db, row["id"], sentences, mentions)
    return int(row["id"])


def put(
    db: sqlite3.Connection,
    article: int,
    sentences: Sequence[tuple[str, Sequence[Said]]],
    mentions: Sequence[Mention] = (),
) -> None:
    """Keep these figures and observations for the article, as tagging it again would."""
    figures: list[Figure] = []
    observed: list[Observation] = []
    at = 0
    for sentence, sayings in sentences:
        for said in sayings:
            start = at + sentence.index(said.surface)
            figures.append(
                Figure(
                    text=said.surface,
                    field="text",
                    start=start,
                    end=start + len(said.surface),
                    value=Decimal(str(said.value)),
                    unit=said.unit,
                    bound=said.bound,
                    role=said.role,
                    status=said.status,
                    direction=said.direction,
                    base=said.base,
                    period=said.period,
                    metric=said.metric,
                    rule="given",
                    sentence=(at, at + len(sentence)),
                )
            )
            if said.metric and said.observed and said.role != "change":
                observed.append(
                    Observation(
                        metric=said.metric,
                        period=said.period or "",
                        value=Decimal(str(said.value)),
                        unit=said.unit,
                        status=said.status,
                        figure=len(figures) - 1,
                        bound=said.bound,
                        authority=said.authority,
                    )
                )
        at += len(sentence) + 1
    answer = Tags("en", True, 0.9, tuple(mentions), tuple(figures), tuple(observed))
    tags.put(db, article, answer, "given")
