"""Announced values of tracked metrics, each with the article, figure and sentence it comes from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from corridor_tui.model import Field, Figure, Observation
from corridor_tui.store.tags import exact
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
    SELECT o.article, o.n, o.metric, o.period, o.value, o.unit, o.status, o.figure, o.value_high, o.bound, o.authority,
        a.feed, a.guid_key, a.source, a.title, a.url, a.language, a.published, a.fetched, a.revision, a.story,
        substr(CASE f.field WHEN 'title' THEN a.title ELSE a.text END, f.sentence_start + 1,
            f.sentence_end - f.sentence_start),
        f.surface, f.field, f.start, f."end", f.value, f.unit, f.value_high, f.bound, f.role, f.status, f.direction,
        f.base, f.period, f.metric, f.part, f.confidence, f.rule, f.sentence_start, f.sentence_end
    FROM observations o
    JOIN articles a ON a.id = o.article
    LEFT JOIN figures f ON f.article = o.article AND f.n = o.figure
"""


def all(db: sqlite3.Connection) -> list[StoredObservation]:
    """Every observation, by article and place in it."""
    return list(each(db))


def of(db: sqlite3.Connection, metric: str) -> list[StoredObservation]:
    """The observations of one metric, by article and place in it."""
    return list(each(db, metric))


def in_article(db: sqlite3.Connection, article: int) -> list[StoredObservation]:
    """The observations of one article, in order."""
    return list(_found(db, " WHERE o.article = ? ORDER BY o.n", article))


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


def each(db: sqlite3.Connection, metric: str | None = None) -> Iterator[StoredObservation]:
    """Every observation, or those of one metric, by article and place in it, one at a time: for whom all are many."""
    if metric is None:
        return _found(db, " ORDER BY o.article, o.n")
    return _found(db, " WHERE o.metric = ? ORDER BY o.article, o.n", metric)


def _found(db: sqlite3.Connection, clause: str, *values: str | int) -> Iterator[StoredObservation]:
    cursor = db.cursor()
    cursor.row_factory = None  # a hundred thousand rows read by name take four times as long as by place
    return map(_read, cursor.execute(_SELECT + clause, values))


def _read(row: tuple[Any, ...]) -> StoredObservation:
    article, number, metric, period, value, unit, status, figure, high, bound, authority = row[:11]
    feed, guid_key, source, title, url, language, published, fetched, revision, story, sentence = row[11:22]
    return StoredObservation(
        article=article,
        number=number,
        observation=Observation(
            metric=metric,
            period=period,
            value=exact(value),
            unit=unit,
            status=status,
            figure=figure,
            value_high=None if high is None else exact(high),
            bound=bound,
            authority=authority,
        ),
        figure=None if row[22] is None else _figure(row[22:]),
        sentence=sentence or "",
        feed=feed,
        guid_key=guid_key,
        source=source,
        title=title,
        url=url,
        language=language,
        published=maybe_time(published),
        fetched=from_text(fetched),
        revision=revision,
        story=story,
    )


def _figure(row: tuple[Any, ...]) -> Figure:
    text, field, start, end, value, unit, high, bound, role, status, direction, base, period, metric = row[:14]
    part, confidence, rule, first, last = row[14:]
    return Figure(
        text=text,
        field=field,
        start=start,
        end=end,
        value=exact(value),
        unit=unit,
        value_high=None if high is None else exact(high),
        bound=bound,
        role=role,
        status=status,
        direction=direction,
        base=base,
        period=period,
        metric=metric,
        part=bool(part),
        confidence=confidence,
        rule=rule,
        sentence=(first, last),
    )
