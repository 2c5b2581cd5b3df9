"""The tables of `export`: their columns, kinds and meanings (the column dictionary), and their rows from the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from corridor_tui.metrics.numbers import exact
from corridor_tui.services import figures_view
from corridor_tui.services.claims import claims, counted_at, handle, names
from corridor_tui.services.metrics_json import claim_json
from corridor_tui.store import articles, figure_search, observations
from corridor_tui.store.query import Query

ColumnKind = Literal["int", "real", "text", "bool", "time"]
WINDOW = 256
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column: name, kind, and what it holds."""

    name: str
    kind: ColumnKind
    means: str


@dataclass(frozen=True, slots=True)
class ExportTable:
    """A table that can be exported; `rows` reads it lazily."""

    name: str
    columns: tuple[ExportColumn, ...]
    rows: Callable[[sqlite3.Connection], Iterator[Row]]


def _columns(text: str) -> tuple[ExportColumn, ...]:
    found = []
    for line in filter(str.strip, text.splitlines()):
        name, kind, means = (part.strip() for part in line.split("|"))
        found.append(ExportColumn(name, cast(ColumnKind, kind), means))
    return tuple(found)


_ORIGIN = """
article   | int  | the article's id in the store
title     | text | the article's title
source    | text | the publisher
date      | text | the day the article was published (UTC), empty when it states none
url       | text | the article's address
"""

_SPAN = """
field     | text | title or text: where the span stands
start     | int  | first code point of the span in that field, counted from 0
end       | int  | the code point after the span
"""


def _articles(db: sqlite3.Connection) -> Iterator[Row]:
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


def _figures(db: sqlite3.Connection) -> Iterator[Row]:
    for item in figure_search.find(db, figure_search.FigureQuery()):
        yield figures_view.figure_json(item)


def _observations(db: sqlite3.Connection) -> Iterator[Row]:
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


def _mentions(db: sqlite3.Connection) -> Iterator[Row]:
    rows = db.execute(
        'SELECT m.kind, m.entity AS id, m.surface AS text, m.field, m.start, m."end", m.place, m.rule, m.article, '
        "a.title, a.source, substr(a.published, 1, 10) AS date, a.url "
        "FROM mentions m JOIN articles a ON a.id = m.article ORDER BY m.article, m.n"
    )
    for row in rows:
        yield {key: row[key] for key in row.keys()}  # noqa: SIM118  (a sqlite3.Row iterates over values)


def _claims(db: sqlite3.Connection) -> Iterator[Row]:
    for claim in sorted(claims(db), key=lambda c: (c.series, c.when.order, c.order)):
        yield claim_json(claim)


_FIGURE = _columns(
    """
figure     | text | the figure's handle, ARTICLE.NUMBER, for `cite`
text       | text | the figure as printed
value      | real | its value, scale words applied
value_high | real | the upper end of a range
unit       | text | canonical unit or ISO 4217 code
bound      | text | =, >, <, ~ or range; in CSV in words
role       | text | level, change, share, capacity, count, price, distance or duration
status     | text | actual, target, forecast, estimate or capacity
direction  | text | up or down for a change
period     | text | 2024, 2024-05, 2024-Q1, 2024-H1 or 2024-01/2024-09
base       | text | the period a change is measured against, where the text names it
metric     | text | id of the tracked metric it belongs to
part       | bool | whether it is a part of a total
confidence | real | 0 to 1
sentence   | text | the sentence it stands in
source     | text | the publisher
date       | text | the day the article was published (UTC), empty when it states none
url        | text | the article's address
article    | int  | the article's id in the store
title      | text | the article's title
language   | text | the article's language
field      | text | title or text: where the figure stands
start      | int  | first code point of the figure in that field, counted from 0
end        | int  | the code point after the figure
rule       | text | the rule that found it
"""
)

TABLES: dict[str, ExportTable] = {
    table.name: table
    for table in (
        ExportTable(
            "articles",
            _columns(
                """
article     | int  | the article's id in the store
title       | text | its title
source      | text | the publisher
feed        | text | the configured feed it came by
url         | text | its address
published   | time | when it was published (UTC), empty when it states no readable date
date_note   | text | stated, inferred or missing
fetched     | time | when it was first seen (UTC)
language    | text | its language
relevant    | bool | whether it is about the subject
relevance   | real | 0 to 1
read        | bool | whether it was read in the monitor
starred     | bool | whether it was starred
revision    | int  | 1, and one more for every edit
story       | int  | the first article of those that tell the same story, empty when it is the only one
corridors   | text | ids of the corridors it names, a blank between them
checkpoints | text | ids of the checkpoints it names, a blank between them
figures     | int  | how many figures it holds
text        | text | its text
"""
            ),
            _articles,
        ),
        ExportTable("figures", _FIGURE, _figures),
        ExportTable(
            "observations",
            _columns(
                """
metric     | text | id of the tracked metric
checkpoint | text | where a local metric (a queue, a limit) was counted, empty for others and when nothing tells
period     | text | the period it speaks of, empty when none is stated
value      | real | the value in `unit`
value_high | real | the upper end of a range
unit       | text | canonical unit or ISO 4217 code
bound      | text | =, >, <, ~ or range; in CSV in words
status     | text | actual, target, forecast, estimate or capacity
authority  | text | who is quoted for it
figure     | text | the figure's handle, for `cite`
text       | text | the figure as printed
sentence   | text | the sentence it stands in
"""
                + _ORIGIN
            ),
            _observations,
        ),
        ExportTable(
            "mentions",
            _columns(
                """
kind  | text | corridor or checkpoint
id    | text | its id
text  | text | the name as printed
"""
                + _SPAN
                + """
place | text | title, lead or body
rule  | text | the rule that found it
"""
                + _ORIGIN
            ),
            _mentions,
        ),
        ExportTable(
            "claims",
            _columns(
                """
metric     | text | id of the metric, after your corrections
checkpoint | text | where a local metric (a queue, a limit) was counted, empty for others and when nothing tells
period     | text | the period it speaks of, empty when none is stated
value      | real | the value in `unit`
value_high | real | the upper end of a range
unit       | text | canonical unit or ISO 4217 code
bound      | text | =, >, <, ~ or range; in CSV in words
status     | text | actual, target, forecast, estimate or capacity
authority  | text | who is quoted for it
kind       | text | machine, reference (a loaded table) or user (relinked by you)
accepted   | bool | whether you accepted it
figure     | text | the figure's handle, or ref:N for a row of a reference table
text       | text | the figure as printed
sentence   | text | the sentence it stands in
"""
                + _ORIGIN
            ),
            _claims,
        ),
    )
}
