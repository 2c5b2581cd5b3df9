"""A Search as SQL over the articles: which ones, newest first unless another order is asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Literal

from corridor_tui.store import search as searching
from corridor_tui.store.search import FigureFilter, Search
from corridor_tui.store.times import to_text
from corridor_tui.store.words import tokens

FEW = 5_000
"""Word matches up to here are looked up one by one; beyond it every article is tested against the set of matches."""


Order = Literal["newest", "oldest", "relevance", "source"]
"""By which a list is sorted; within the same relevance or source the newest comes first."""

_ORDERS: dict[Order, str] = {
    "newest": "a.ordered DESC, a.id DESC",
    "oldest": "a.ordered, a.id",
    "relevance": "a.relevance DESC, a.ordered DESC, a.id DESC",
    "source": "a.source COLLATE NOCASE, a.ordered DESC, a.id DESC",
}


@dataclass(frozen=True, slots=True)
class Query:
    """Which articles, in absolute terms. `after` and `before` compare the time shown (published, else fetched)."""

    search: Search = field(default_factory=Search)
    relevant: bool = True
    after: datetime | None = None
    before: datetime | None = None
    limit: int | None = None
    order: Order = "newest"


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of SQL and its parameters."""

    sql: str
    parameters: tuple[object, ...] = ()


def read(
    text: str = "", *, now: datetime, everything: bool = False, limit: int | None = None, typing: bool = False
) -> Query:
    """A query as typed, at a given time. `everything` holds unless the text says `all` or `relevant`. Never raises."""
    search = searching.parse(text, typing=typing)
    return at(search, now=now, everything=everything, limit=limit)


def at(search: Search, *, now: datetime, everything: bool = False, limit: int | None = None) -> Query:
    """A Search at a given time, its ages made absolute."""
    whole = search.everything if search.everything is not None else everything
    return Query(
        search,
        relevant=not whole,
        after=_back(now, search.newer),
        before=_back(now, search.older),
        limit=limit,
    )


def statement(db: sqlite3.Connection, query: Query, *, select: str = "a.id", ordered: bool = True) -> Clause:
    """The whole SELECT for a query; `select` may use the columns of articles as `a`."""
    conditions = list(_conditions(db, query))
    match = query.search.match
    source = "articles a"
    if match is not None:
        holding = found(db, match)
        if len(holding) <= FEW:
            source = "json_each(?) f CROSS JOIN articles a"
            conditions.insert(0, Clause("a.id = f.value", (json.dumps(holding),)))
        else:
            conditions.append(Clause("+a.id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)", (match,)))
    sql = f"SELECT {select} FROM {source}"
    if conditions:
        sql += " WHERE " + " AND ".join(clause.sql for clause in conditions)
    if ordered:
        sql += f" ORDER BY {_ORDERS[query.order]}"
    parameters = tuple(value for clause in conditions for value in clause.parameters)
    if query.limit is not None and ordered:
        sql += " LIMIT ?"
        parameters = (*parameters, max(0, query.limit))
    return Clause(sql, parameters)


def run(db: sqlite3.Connection, query: Query) -> Iterator[int]:
    """The ids a query asks for, in its order."""
    clause = statement(db, query)
    cursor = db.cursor()
    cursor.row_factory = None
    return chain.from_iterable(cursor.execute(clause.sql, clause.parameters))


def found(db: sqlite3.Connection, match: str) -> list[int]:
    """The articles that hold the words, at most one more than FEW."""
    rows = db.execute("SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?", (match, FEW + 1))
    return [row[0] for row in rows]


def _conditions(db: sqlite3.Connection, query: Query) -> list[Clause]:
    search = query.search
    clauses: list[Clause] = []
    if query.relevant:
        clauses.append(Clause("a.relevant = 1"))
    if search.unread is not None:
        clauses.append(Clause(f"a.read = {int(not search.unread)}"))
    if search.starred is not None:
        clauses.append(Clause(f"a.starred = {int(search.starred)}"))
    if query.after is not None:
        clauses.append(Clause("a.ordered >= ?", (to_text(query.after),)))
    if query.before is not None:
        clauses.append(Clause("a.ordered < ?", (to_text(query.before),)))
    for attribute in ("corridors", "checkpoints", "metrics", "sources", "languages"):
        values = getattr(search, attribute)
        if values:
            clauses.append(_one_of(db, attribute, values))
    for attribute, value in search.without:
        inner = _one_of(db, attribute, (value,))
        clauses.append(Clause(f"NOT ({inner.sql})", inner.parameters))
    clauses.extend(_figure(wanted) for wanted in search.figures)
    if search.avoid is not None:
        clauses.append(
            Clause("+a.id NOT IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)", (search.avoid,))
        )
    return clauses


def _one_of(db: sqlite3.Connection, attribute: str, values: tuple[str, ...]) -> Clause:
    match attribute:
        case "corridors" | "checkpoints":
            return Clause(
                "a.id IN (SELECT article FROM mentions WHERE kind = ? AND entity IN " + _marks(values) + ")",
                (attribute.removesuffix("s"), *values),
            )
        case "metrics":
            marks = _marks(values)
            return Clause(
                f"a.id IN (SELECT article FROM observations WHERE metric IN {marks} "
                f"UNION SELECT article FROM figures WHERE metric IN {marks})",
                (*values, *values),
            )
        case "sources":
            feeds, sources = (_named(db, column, values) for column in ("feed", "source"))
            return Clause(f"(a.source IN {_marks(sources)} OR a.feed IN {_marks(feeds)})", (*sources, *feeds))
        case _:
            return Clause(f"a.language IN {_marks(values)}", tuple(value.casefold() for value in values))


def _figure(wanted: FigureFilter) -> Clause:
    sql = "SELECT article FROM figures WHERE 1"
    parameters: list[object] = []
    if wanted.unit is not None:
        sql += " AND unit = ?"
        parameters.append(wanted.unit)
    if wanted.value is not None:
        value = float(wanted.value)
        low, high = "value", "coalesce(value_high, value)"
        spread = {"=": 1e-9, "~": 0.05}.get(wanted.bound or "=")
        if spread is not None:
            sql += f" AND {high} >= ? AND {low} <= ?"
            parameters += [value * (1 - spread), value * (1 + spread)]
        else:
            sql += f" AND {high if wanted.bound in ('>', '>=') else low} {wanted.bound} ?"
            parameters.append(value)
    return Clause(f"a.id IN ({sql})", tuple(parameters))


def _named(db: sqlite3.Connection, column: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """The feeds or sources whose names hold one of the values, spelled as the search spells words."""
    wanted = [" ".join(tokens(value)) for value in values]
    return tuple(
        name for name in distinct(db, column) if any(part in " ".join(tokens(name)) for part in wanted if part)
    )


def distinct(db: sqlite3.Connection, column: str) -> list[str]:
    """Every value of `feed` or `source`, hopping along its index so that the number of articles does not matter."""
    rows = db.execute(
        f"""
        WITH RECURSIVE names (name) AS (
            SELECT min({column}) FROM articles
            UNION ALL
            SELECT (SELECT min({column}) FROM articles WHERE {column} > names.name) FROM names WHERE name IS NOT NULL
        )
        SELECT name FROM names WHERE name IS NOT NULL
        """
    )
    return [row[0] for row in rows]


def _marks(values: tuple[str, ...]) -> str:
    return "(" + ", ".join("?" * len(values)) + ")"


def _back(now: datetime, age: timedelta | None) -> datetime | None:
    if age is None:
        return None
    floor = datetime(1, 1, 2, tzinfo=UTC)
    return floor if now - floor < age else now - age
