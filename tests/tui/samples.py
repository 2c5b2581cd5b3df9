"""Stores with invented articles for the monitor's tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from corridor_tui.config import Config, FeedConfig
from corridor_tui.model import Entry, Figure, Mention, Observation, Tags
from corridor_tui.store import articles, tags
from corridor_tui.store.articles import Incoming
from corridor_tui.store.connection import open_store, transaction

DAY = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)

HOSTILE = (
    "Queue [bold]at[/bold] [/] the gate [@click=app.quit]press[/] "
    "\x1b]52;c;aGk=\x07\x1b[2J\x9b31m\u202egnorts\u202c\u2066x\u2069 end\x07\x00"
)


@dataclass(frozen=True)
class Sample:
    """An article to store: title, text, and the words in the text to tag."""

    title: str
    text: str
    source: str = "Steppe Gazette"
    corridor: str | None = None
    checkpoint: str | None = None
    figure: tuple[str, Decimal, str] | None = None
    metric: str | None = None
    period: str = "2024"
    relevant: bool = True
    language: str = "en"
    age: timedelta = timedelta(0)
    url: str | None = None


SAMPLES = (
    Sample(
        "Caspian route carried more boxes in spring",
        "Operators on the Middle Corridor loaded 4.5 million tons in 2024, the ports said.\n\n"
        "Aktau handled most of it. A second paragraph says nothing of weight.",
        corridor="Middle Corridor",
        checkpoint="Aktau",
        figure=("4.5 million tons", Decimal(4500000), "t"),
        metric="middle-corridor-volume",
        url="https://example.org/caspian",
    ),
    Sample(
        "Грузовики ждут у Хоргоса",
        "На переходе Хоргос стоят 320 грузовиков, сообщили перевозчики.",
        source="Степная газета",
        checkpoint="Хоргос",
        figure=("320 грузовиков", Decimal(320), "truck"),
        language="ru",
        age=timedelta(days=1),
    ),
    Sample(
        "霍尔果斯口岸班列增长",
        "霍尔果斯口岸今年前两个月通行班列1200列，同比增长8%。口岸二十四小时通关。",
        source="边境日报",
        checkpoint="霍尔果斯",
        figure=("1200列", Decimal(1200), "train"),
        language="zh",
        age=timedelta(days=2),
    ),
    Sample(
        "Ferry timetable for the winter is out",
        "Four sailings a week are planned between Alat and Kuryk.",
        age=timedelta(days=3),
    ),
)


YEAR_BEFORE = Sample(
    "Caspian route, a look back",
    "In the year before it was 2.8 million tons.",
    figure=("2.8 million tons", Decimal(2800000), "t"),
    metric="middle-corridor-volume",
    period="2022",
    age=timedelta(days=9),
)
"""A second value of the metric, two years earlier: enough for a chart with a gap."""


def make(path: Path, samples: Sequence[Sample] = SAMPLES, *, feed: str = "sample") -> list[int]:
    """Store samples with their tags. Gives their ids in the order given."""
    db = open_store(path)
    try:
        entries = [
            Incoming(
                Entry(
                    sample.title,
                    sample.text,
                    url=sample.url or f"https://example.org/{feed}/{number}",
                    published=DAY - sample.age,
                    date_note="stated",
                    language=sample.language,
                    source=sample.source,
                ),
                f"{feed}-{number}",
            )
            for number, sample in enumerate(samples)
        ]
        touched = articles.upsert(db, feed, entries, DAY).touched
        with transaction(db):
            for article, sample in zip(touched, samples, strict=True):
                tags.put(db, article, tags_of(sample), "test")
        return list(touched)
    finally:
        db.close()


def tags_of(sample: Sample) -> Tags:
    """The tags that a sample asks for, at the places where its words stand."""
    mentions = []
    for kind, words in (("corridor", sample.corridor), ("checkpoint", sample.checkpoint)):
        if words:
            start = sample.text.index(words)
            identity = {"Middle Corridor": "middle-corridor", "Aktau": "aktau-port"}.get(words, "khorgos")
            mentions.append(
                Mention(kind, identity, words, "text", start, start + len(words), "test")  # type: ignore[arg-type]
            )
    figures = []
    observations = []
    if sample.figure:
        words, value, unit = sample.figure
        start = sample.text.index(words)
        figures.append(
            Figure(
                words,
                "text",
                start,
                start + len(words),
                value,
                unit,
                period=sample.period,
                metric=sample.metric,
                rule="test",
                sentence=(0, len(sample.text.split("\n")[0])),
            )
        )
        if sample.metric:
            observations.append(Observation(sample.metric, sample.period, value, unit, "actual", 0))
    return Tags(
        sample.language,
        sample.relevant,
        0.9 if sample.relevant else 0.1,
        tuple(mentions),
        tuple(figures),
        tuple(observations),
    )


def many(path: Path, count: int) -> None:
    """A store of that many short articles, one a minute."""
    db = open_store(path)
    try:
        entries = [
            Incoming(
                Entry(
                    f"Train number {number} left the border",
                    f"Train {number} carried {number % 90 + 10} containers.",
                    published=DAY - timedelta(minutes=number),
                    date_note="stated",
                    source="Rail Log",
                ),
                f"n{number}",
            )
            for number in range(count)
        ]
        articles.upsert(db, "many", entries, DAY, topical=True)
    finally:
        db.close()


def config(folder: Path, **changes: object) -> Config:
    """A configuration without a network: one source that nobody asks."""
    feeds = (FeedConfig("Steppe Gazette", "http://127.0.0.1:9/feed", language="en"),)
    watches = ({"name": "Unread", "query": "unread"}, {"name": "Starred", "query": "starred all"})
    return Config(data_dir=folder, feeds=feeds, watches=watches, **changes)  # type: ignore[arg-type]
