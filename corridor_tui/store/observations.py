"""Announced values of tracked metrics, each with the article, figure and sentence it comes from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from corridor_tui.model import Field, Figure, Observation
from corridor_tui.store.tags import exact, figure_of
from corridor_tui.store.times import from_text, maybe_time


@dataclass(frozen=True, slots=True)
class StoredObservation:
    """An observation where it stands: its figure, sentence and article. `number` orders those of one article."""

    article: int
    number: int
    observation: Observation
    figure: Figure | None
    sentence: str
    feed: str
    guid_key: str
    source: str
    title: str
    url: str | None
    language: str
    published: datetime | None
    fetched: datetime
    revision: int
    story: int | None


_SELECT = """
    SELECT o.article AS o_article, o.n AS o_n, o.figure AS o_figure, o.metric AS o_metric, o.period AS o_period,
        o.value AS o_value, o.value_high AS o_value_high, o.unit AS o_unit, o.status AS o_status, o.bound AS o_bound,
        o.authority, f.*, a.title AS a_title, a.source, a.feed, a.guid_key, a.url, a.language, a.published, a.fetched,
        a.revision, a.story,
        substr(CASE f.field WHEN 'title' THEN a.title ELSE a.text END, f.sentence_start + 1,
            f.sentence_end - f.sentence_start) AS sentence
    FROM observations o
    JOIN articles a ON a.id = o.article
    LEFT JOIN figures f ON f.article = o.article AND f.n = o.figure
"""


def all(db: sqlite3.Connection) -> list[StoredObservation]:
    """Every observation, by article and place in it."""
    return [_read(row) for row in db.execute(_SELECT + " ORDER BY o.article, o.n")]


def of(db: sqlite3.Connection, metric: str) -> list[StoredObservation]:
    """The observations of one metric, by article and place in it."""
    return [_read(row) for row in db.execute(_SELECT + " WHERE o.metric = ? ORDER BY o.article, o.n", (metric,))]


def in_article(db: sqlite3.Connection, article: int) -> list[StoredObservation]:
    """The observations of one article, in order."""
    return [_read(row) for row in db.execute(_SELECT + " WHERE o.article = ? ORDER BY o.n", (article,))]


def named_checkpoints(db: sqlite3.Connection, metrics: Collection[str]) -> dict[int, list[tuple[str, Field, int, int]]]:
    """The checkpoints named in every article that announces a value of these metrics or was corrected by the user.

    By article, in the order of their names: id, field, start and end.
    """
    found = db.execute(
        "SELECT m.article, m.entity, m.field, m.start, m.\"end\" FROM mentions m WHERE m.kind = 'checkpoint' "
        "AND m.article IN (SELECT o.article FROM observations o WHERE o.metric IN (SELECT value FROM json_each(?)) "
        "UNION SELECT a.id FROM choices c JOIN articles a ON a.feed = c.feed AND a.guid_key = c.guid_key) "
        "ORDER BY m.article, m.n",
        (json.dumps(sorted(metrics)),),
    )
    named: dict[int, list[tuple[str, Field, int, int]]] = {}
    for article, checkpoint, field, start, end in found:
        named.setdefault(article, []).append((checkpoint, field, start, end))
    return named


def _read(row: sqlite3.Row) -> StoredObservation:
    return StoredObservation(
        article=row["o_article"],
        number=row["o_n"],
        observation=Observation(
            metric=row["o_metric"],
            period=row["o_period"],
            value=exact(row["o_value"]),
            unit=row["o_unit"],
            status=row["o_status"],
            figure=row["o_figure"],
            value_high=None if row["o_value_high"] is None else exact(row["o_value_high"]),
            bound=row["o_bound"],
            authority=row["authority"],
        ),
        figure=None if row["surface"] is None else figure_of(row),
        sentence=row["sentence"] or "",
        feed=row["feed"],
        guid_key=row["guid_key"],
        source=row["source"],
        title=row["a_title"],
        url=row["url"],
        language=row["language"],
        published=maybe_time(row["published"]),
        fetched=from_text(row["fetched"]),
        revision=row["revision"],
        story=row["story"],
    )
