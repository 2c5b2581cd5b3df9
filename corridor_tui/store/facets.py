"""How many articles carry each tag, come from each source, are written in each language: for the facets of a list."""

from __future__ import annotations

import sqlite3


def tags(db: sqlite3.Connection, kind: str, limit: int = 40) -> list[tuple[str, int]]:
    """Ids of corridors or checkpoints with the number of relevant articles that name them, most named first."""
    rows = db.execute(
        "SELECT m.entity, count(DISTINCT m.article) AS n FROM mentions m JOIN articles a ON a.id = m.article "
        "WHERE m.kind = ? AND a.relevant = 1 GROUP BY m.entity ORDER BY n DESC, m.entity LIMIT ?",
        (kind, limit),
    )
    return [(row[0], row[1]) for row in rows]


def unread(db: sqlite3.Connection, kind: str) -> dict[str, tuple[int, int]]:
    """For each corridor or checkpoint: how many relevant articles that name it are unread, and how many there are."""
    rows = db.execute(
        "SELECT entity, count(*) - sum(read), count(*) FROM (SELECT DISTINCT m.entity, m.article, a.read FROM mentions m "
        "JOIN articles a ON a.id = m.article WHERE m.kind = ? AND a.relevant = 1) GROUP BY entity",
        (kind,),
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def sources(db: sqlite3.Connection, limit: int = 40) -> list[tuple[str, int]]:
    """Sources with the number of their relevant articles, most first."""
    return _grouped(db, "source", limit)


def languages(db: sqlite3.Connection, limit: int = 20) -> list[tuple[str, int]]:
    """Languages with the number of relevant articles in them, most first."""
    return _grouped(db, "language", limit)


def _grouped(db: sqlite3.Connection, column: str, limit: int) -> list[tuple[str, int]]:
    rows = db.execute(
        f"SELECT {column}, count(*) AS n FROM articles WHERE relevant = 1 GROUP BY {column} "
        f"ORDER BY n DESC, {column} LIMIT ?",
        (limit,),
    )
    return [(row[0], row[1]) for row in rows]
