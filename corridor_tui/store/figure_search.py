"""Figures across articles, each with its sentence and where it comes from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from corridor_tui.model import Figure
from corridor_tui.store.periods import months
from corridor_tui.store.tags import figure_of
from corridor_tui.store.times import from_text, maybe_text, maybe_time


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """A figure where it stands. `number` counts the article's figures from 0."""

    article: int
    number: int
    figure: Figure
    sentence: str
    source: str
    feed: str
    guid_key: str
    title: str
    url: str | None
    language: str
    published: datetime | None
    fetched: datetime
    story: int | None


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """Which figures: every condition given must hold. `since` looks at the article's date (else first sight)."""

    unit: str | None = None
    role: str | None = None
    status: str | None = None
    metric: str | None = None
    corridor: str | None = None
    checkpoint: str | None = None
    period: str | None = None
    article: int | None = None
    since: datetime | None = None
    limit: int | None = None


_SELECT = """
    SELECT f.*, a.title AS a_title, a.source, a.feed, a.guid_key, a.url, a.language, a.published, a.fetched, a.story,
        substr(CASE f.field WHEN 'title' THEN a.title ELSE a.text END, f.sentence_start + 1,
            f.sentence_end - f.sentence_start) AS sentence
    FROM figures f JOIN articles a ON a.id = f.article
"""


def find(db: sqlite3.Connection, wanted: FigureQuery) -> Iterator[StoredFigure]:
    """The figures asked for, newest article first, in the order of the text within an article."""
    conditions: list[str] = []
    values: list[str | int | None] = []
    for column, value in (("unit", wanted.unit), ("role", wanted.role), ("status", wanted.status)):
        if value is not None:
            conditions.append(f"f.{column} = ?")
            values.append(value)
    for column, plain in (("metric", wanted.metric), ("article", wanted.article)):
        if plain is not None:
            conditions.append(f"f.{column} = ?")
            values.append(plain)
    if wanted.period is not None:
        # Two spellings of the same months are one period; a day is spelled in one way only.
        first, last = months(wanted.period)
        conditions.append("f.period = ?" if first is None else "f.period_start = ? AND f.period_end = ?")
        values += [wanted.period] if first is None else [first, last]
    for kind, entity in (("corridor", wanted.corridor), ("checkpoint", wanted.checkpoint)):
        if entity is not None:
            conditions.append(
                "EXISTS (SELECT 1 FROM mentions m WHERE m.kind = ? AND m.entity = ? AND m.article = a.id)"
            )
            values += [kind, entity]
    if wanted.since is not None:
        conditions.append("a.ordered >= ?")
        values.append(maybe_text(wanted.since))
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    sql = f"{_SELECT}{where} ORDER BY a.ordered DESC, a.id DESC, f.n"
    if wanted.limit is not None:
        sql += " LIMIT ?"
        values.append(wanted.limit)
    for row in db.execute(sql, values):
        yield _read(row)


def get(db: sqlite3.Connection, article: int, number: int) -> StoredFigure | None:
    """Figure `number` (from 0) of an article, or None."""
    row = db.execute(_SELECT + " WHERE f.article = ? AND f.n = ?", (article, number)).fetchone()
    return None if row is None else _read(row)


def changes(db: sqlite3.Connection, metric: str | None = None) -> Iterator[tuple[StoredFigure, str, str, str | None]]:
    """Stated changes with the metric, period and authority they speak of: (figure, metric, period, authority).

    A change speaks of the one metric that its own sentence announces an actual value of; the tagger's own link, if
    it made one to another metric, keeps it out.
    """
    sql = f"""
        SELECT f.*, a.title AS a_title, a.source, a.feed, a.guid_key, a.url, a.language, a.published, a.fetched,
            a.story, substr(CASE f.field WHEN 'title' THEN a.title ELSE a.text END, f.sentence_start + 1,
            f.sentence_end - f.sentence_start) AS sentence, o.metric AS o_metric, o.period AS o_period,
            o.authority AS o_authority
        FROM observations o
        JOIN figures g ON g.article = o.article AND g.n = o.figure
        JOIN figures f ON f.article = o.article AND f.field = g.field AND f.sentence_start = g.sentence_start
            AND f.role = 'change' AND f.unit IN ('%', 'x') AND f.status = 'actual'
        JOIN articles a ON a.id = f.article
        WHERE o.status = 'actual' AND (f.metric IS NULL OR f.metric = o.metric)
            {"AND o.metric = ?" if metric else ""}
            AND (f.period IS NULL OR f.period = o.period)
            AND NOT EXISTS (
                SELECT 1 FROM observations p JOIN figures h ON h.article = p.article AND h.n = p.figure
                WHERE p.article = o.article AND h.field = g.field AND h.sentence_start = g.sentence_start
                    AND p.status = 'actual' AND (p.metric != o.metric OR p.period IS NOT o.period)
                    AND (f.metric IS NULL OR p.metric = f.metric)
            )
        GROUP BY f.article, f.n
        ORDER BY f.article, f.n
    """
    for row in db.execute(sql, (metric,) if metric else ()):
        yield _read(row), row["o_metric"], row["o_period"] or "", row["o_authority"]


def _read(row: sqlite3.Row) -> StoredFigure:
    return StoredFigure(
        article=row["article"],
        number=row["n"],
        figure=figure_of(row),
        sentence=row["sentence"] or "",
        source=row["source"],
        feed=row["feed"],
        guid_key=row["guid_key"],
        title=row["a_title"],
        url=row["url"],
        language=row["language"],
        published=maybe_time(row["published"]),
        fetched=from_text(row["fetched"]),
        story=row["story"],
    )
