"""The tables of `export`: their columns, kinds and meanings, which docs/metrics.md lists as the column dictionary."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, cast

from corridor_tui.services import export_rows
from corridor_tui.services.export_rows import Row

ColumnKind = Literal["int", "real", "text", "bool", "time"]


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
            export_rows.articles_rows,
        ),
        ExportTable("figures", _FIGURE, export_rows.figures_rows),
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
            export_rows.observations_rows,
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
            export_rows.mentions_rows,
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
            export_rows.claims_rows,
        ),
    )
}
