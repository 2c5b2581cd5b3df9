"""The rows that `export` writes, read from the store one after the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from corridor_tui.metrics.numbers import exact
from corridor_tui.services import figures_view
from corridor_tui.services.claims import claims, counted_at, handle, names
from corridor_tui.services.metrics_json import claim_json
from corridor_tui.store import articles, figure_search, observations
from corridor_tui.store.query import Query

WINDOW = 256
"""Articles read at a time."""

Row = Mapping[str, Any]


def articles_rows(db: sqlite3.Connection) -> Iterator[Row]:
    """Every article, newest first, with its text."""
    numbers = articles.ids(db, Query(relevant=False))
    for at in range(0, len(numbers), WINDOW):
        for row in articles.window(db, numbers[at : at + WINDOW]):
            whole = articles.get(db, row.id)
            if whole is None:
                continue
            yield {
                "article": row.id,
                "title": whole.title,
                "source": whole.source,
                "feed": whole.feed,
                "url": whole.url,
                "published": whole.published,
                "date_note": whole.date_note,
                "fetched": whole.fetched,
                "language": whole.language,
                "relevant": whole.relevant,
                "relevance": whole.relevance,
                "read": whole.read,
                "starred": whole.starred,
                "revision": whole.revision,
                "story": row.story[0] if row.story else None,
                "corridors": " ".join(row.corridors),
                "checkpoints": " ".join(row.checkpoints),
                "figures": row.figures,
                "text": whole.text,
            }


def figures_rows(db: sqlite3.Connection) -> Iterator[Row]:
    """Every printed number with its sentence and source."""
    for item in figure_search.find(db, figure_search.FigureQuery()):
        yield figures_view.figure_json(item)


def observations_rows(db: sqlite3.Connection) -> Iterator[Row]:
    """Every announced value of a tracked metric, as the tagger reads it."""
    named = names(db)
    for item in observations.all(db):
        said = item.observation
        yield {
            "metric": said.metric,
            "checkpoint": counted_at(said.metric, item.figure, item.sentence, named.get(item.article, ())),
            "period": said.period or None,
            "value": exact(said.value),
            "value_high": exact(said.value_high),
            "unit": said.unit,
            "bound": said.bound,
            "status": said.status,
            "authority": said.authority,
            "figure": handle(item.article, said.figure),
            "text": item.figure.text if item.figure else None,
            "sentence": item.sentence,
            "article": item.article,
            "title": item.title,
            "source": item.source,
            "date": item.published.date().isoformat() if item.published else None,
            "url": item.url,
        }


def mentions_rows(db: sqlite3.Connection) -> Iterator[Row]:
    """Every place name where it stands."""
    rows = db.execute(
        'SELECT m.kind, m.entity AS id, m.surface AS text, m.field, m.start, m."end", m.place, m.rule, m.article, '
        "a.title, a.source, substr(a.published, 1, 10) AS date, a.url "
        "FROM mentions m JOIN articles a ON a.id = m.article ORDER BY m.article, m.n"
    )
    for row in rows:
        yield {key: row[key] for key in row.keys()}  # noqa: SIM118  (a sqlite3.Row iterates over values)


def claims_rows(db: sqlite3.Connection) -> Iterator[Row]:
    """Every claim in force: after corrections, loaded reference values included."""
    for claim in sorted(claims(db), key=lambda c: (c.series, c.when.order, c.order)):
        yield claim_json(claim)
