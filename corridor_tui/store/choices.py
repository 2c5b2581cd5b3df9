"""The user's word on claims: accepted, rejected or linked to another metric. Kept apart from what the tagger writes.

A choice is tied to the sentence and the printed figure, not to row numbers, so it outlives tagging again. Undoing one
keeps its row with the time it was undone.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from corridor_tui.model import StoreError
from corridor_tui.store.connection import transaction
from corridor_tui.store.tags import exact
from corridor_tui.store.times import from_text, maybe_time, to_text


@dataclass(frozen=True, slots=True)
class StoredChoice:
    """A choice as made, with the article it belongs to as it is now.

    `present` says whether the sentence still stands in the article; `article` is None when the article is gone, and
    `figure` (counted from 0) when the tagger no longer finds the figure.
    `metric` and `period` are what the tagger said, `new_metric` and `new_period` what the user says instead.
    """

    id: int
    made: datetime
    undone: datetime | None
    action: str
    article: int | None
    feed: str
    guid_key: str
    field: str
    surface: str
    sentence: str
    metric: str | None
    period: str | None
    new_metric: str | None
    new_period: str | None
    note: str | None
    value: Decimal | None
    value_high: Decimal | None
    unit: str | None
    status: str | None
    bound: str | None
    present: bool
    figure: int | None
    source: str
    title: str
    url: str | None
    published: datetime | None
    story: int | None


@dataclass(frozen=True, slots=True)
class NewChoice:
    """A choice to be kept; fields as in StoredChoice."""

    action: str
    article: int
    field: str
    surface: str
    sentence: str
    metric: str | None
    period: str | None
    value: Decimal
    value_high: Decimal | None
    unit: str
    status: str
    bound: str
    new_metric: str | None = None
    new_period: str | None = None
    note: str | None = None


_SELECT = """
    SELECT c.*, a.id AS a_id, a.source AS a_source, a.title AS a_title, a.url AS a_url, a.published AS a_published,
        a.story AS a_story,
        (
            SELECT f.n FROM figures f
            WHERE f.article = a.id AND f.field = c.field AND f.surface = c.surface
                AND c.sentence = substr(CASE f.field WHEN 'title' THEN a.title ELSE a.text END, f.sentence_start + 1,
                    f.sentence_end - f.sentence_start)
            ORDER BY f.n LIMIT 1
        ) AS figure,
        instr(CASE c.field WHEN 'title' THEN a.title ELSE a.text END, c.sentence) > 0 AS present
    FROM choices c LEFT JOIN articles a ON a.feed = c.feed AND a.guid_key = c.guid_key
"""


def add(db: sqlite3.Connection, choice: NewChoice, now: datetime) -> int:
    """Keep a choice; an earlier active one about the same figure is undone by it. The new choice's id.

    Raises StoreError when the article is gone.
    """
    with transaction(db):
        row = db.execute("SELECT feed, guid_key FROM articles WHERE id = ?", (choice.article,)).fetchone()
        if row is None:
            raise StoreError(f"there is no article {choice.article}")
        anchor = (row["feed"], row["guid_key"], choice.field, choice.surface, choice.sentence)
        db.execute(
            "UPDATE choices SET undone = ? WHERE undone IS NULL AND feed = ? AND guid_key = ? AND field = ? "
            "AND surface = ? AND sentence = ?",
            (to_text(now), *anchor),
        )
        cursor = db.execute(
            """
            INSERT INTO choices (made, action, article, feed, guid_key, field, surface, sentence, metric, period,
                new_metric, new_period, note, value, value_high, unit, status, bound)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                to_text(now), choice.action, choice.article, *anchor, choice.metric, choice.period, choice.new_metric,
                choice.new_period, choice.note, float(choice.value),
                None if choice.value_high is None else float(choice.value_high), choice.unit, choice.status,
                choice.bound,
            ),
        )  # fmt: skip
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def undo(db: sqlite3.Connection, choice: int, now: datetime) -> bool:
    """Take a choice back; False when there is no active one of that id."""
    with transaction(db):
        done = db.execute("UPDATE choices SET undone = ? WHERE id = ? AND undone IS NULL", (to_text(now), choice))
        return done.rowcount > 0


def active(db: sqlite3.Connection) -> list[StoredChoice]:
    """The choices in force, oldest first."""
    return [_read(row) for row in db.execute(_SELECT + " WHERE c.undone IS NULL ORDER BY c.id")]


def all(db: sqlite3.Connection) -> list[StoredChoice]:
    """Every choice ever made, oldest first, undone ones included."""
    return [_read(row) for row in db.execute(_SELECT + " ORDER BY c.id")]


def _read(row: sqlite3.Row) -> StoredChoice:
    return StoredChoice(
        id=row["id"],
        made=from_text(row["made"]),
        undone=maybe_time(row["undone"]),
        action=row["action"],
        article=row["a_id"],
        feed=row["feed"],
        guid_key=row["guid_key"],
        field=row["field"],
        surface=row["surface"],
        sentence=row["sentence"],
        metric=row["metric"],
        period=row["period"],
        new_metric=row["new_metric"],
        new_period=row["new_period"],
        note=row["note"],
        value=None if row["value"] is None else exact(row["value"]),
        value_high=None if row["value_high"] is None else exact(row["value_high"]),
        unit=row["unit"],
        status=row["status"],
        bound=row["bound"],
        present=bool(row["present"]),
        figure=row["figure"],
        source=row["a_source"] or "",
        title=row["a_title"] or "",
        url=row["a_url"],
        published=maybe_time(row["a_published"]),
        story=row["a_story"],
    )
