"""The invented week: papers and their stories, and the feed that a paper offers after so many fetches. Pure but for reading."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

DATA = Path(__file__).parent / "week.toml"


@dataclass(frozen=True, slots=True)
class Story:
    """An invented article. It is there from fetch `step` on, is `age` old when the demo begins, and may be corrected."""

    paper: str
    step: int
    age: timedelta
    title: str
    text: str
    edit: tuple[int, str, str] | None = None

    def text_at(self, step: int) -> str:
        """What it says at a step."""
        if self.edit is None or step < self.edit[0]:
            return self.text
        return self.text.replace(self.edit[1], self.edit[2])


@dataclass(frozen=True, slots=True)
class Paper:
    """An invented source."""

    id: str
    name: str
    language: str
    stories: tuple[Story, ...]

    def feed(self, step: int, begun: datetime) -> bytes:
        """Its RSS feed at a step, the newest story first."""
        items = "".join(
            f"<item><guid isPermaLink='false'>{self.id}-{number}</guid>"
            f"<link>https://example.org/{self.id}/{number}</link><title>{escape(story.title)}</title>"
            f"<pubDate>{format_datetime(begun - story.age)}</pubDate>"
            f"<description>{escape(story.text_at(step))}</description></item>"
            for number, story in reversed(list(enumerate(self.stories)))
            if story.step <= step
        )
        head = f"<title>{escape(self.name)}</title><link>https://example.org/{self.id}</link>"
        return f"<?xml version='1.0'?><rss version='2.0'><channel>{head}{items}</channel></rss>".encode()


@cache
def papers() -> tuple[Paper, ...]:
    """Every invented paper with its stories, the oldest first."""
    with DATA.open("rb") as file:
        data = tomllib.load(file)
    stories = [
        Story(row["paper"], row["step"], timedelta(hours=row["age"]), row["title"], row["text"], _edit(row.get("edit")))
        for row in data["story"]
    ]
    return tuple(
        Paper(row["id"], row["name"], row["language"], tuple(story for story in stories if story.paper == row["id"]))
        for row in data["paper"]
    )


def _edit(row: list[int | str] | None) -> tuple[int, str, str] | None:
    return None if row is None else (int(row[0]), str(row[1]), str(row[2]))
