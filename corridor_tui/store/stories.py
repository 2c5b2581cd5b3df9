"""Which articles tell the same story: numbers to find copies by, ties between articles, and the group each is in.

A story is what ties connect, and bears the id of its first article; an article on its own has none. Ties are kept, so
that an article that was edited, tagged again or deleted leaves its story as if it had never been in it. Grouping never
deletes or hides an article.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import islice

from corridor_tui.store.times import to_text

CANDIDATES = 30
"""Articles compared with a new one at most, the likeliest first."""
SHARED = 2
"""Numbers of a sketch, or quantities, that two articles must share to be compared."""
COMMON = 40
"""Articles that may share a number of a sketch before it is taken for that of a form, which tells nothing."""
TELLERS = 200
"""Articles looked at that print a certain quantity, the newest first."""
QUANTITIES = 40
"""Quantities of an article that are looked for."""


def put_sketch(db: sqlite3.Connection, article: int, keys: Iterable[int]) -> None:
    """Keep an article's sketch in place of an earlier one."""
    wanted = set(keys)
    held = {row[0] for row in db.execute("SELECT key FROM story_keys WHERE article = ?", (article,))}
    if held != wanted:
        db.execute("DELETE FROM story_keys WHERE article = ?", (article,))
        db.executemany("INSERT INTO story_keys (key, article) VALUES (?, ?)", [(key, article) for key in wanted])


def alike(db: sqlite3.Connection, article: int, since: datetime, until: datetime) -> list[int]:
    """Relevant articles of the time given whose sketches share numbers with this one's, the likeliest first.

    A negative number is that of a whole text: one of those is enough, and it is never a form's.
    """
    shared: Counter[int] = Counter()
    for (key,) in db.execute("SELECT key FROM story_keys WHERE article = ?", (article,)).fetchall():
        holders = db.execute(
            "SELECT article FROM story_keys WHERE key = ? ORDER BY article DESC LIMIT ?", (key, COMMON + 1)
        ).fetchall()
        if key < 0:
            shared.update(dict.fromkeys((row[0] for row in holders), SHARED))
        elif len(holders) <= COMMON:
            shared.update(row[0] for row in holders)
    del shared[article]
    inside = "SELECT 1 FROM articles WHERE id = ? AND relevant = 1 AND ordered BETWEEN ? AND ?"
    likely = (
        number
        for number in _likeliest(shared)
        if db.execute(inside, (number, to_text(since), to_text(until))).fetchone()
    )
    return list(islice(likely, CANDIDATES))


def with_same_figures(
    db: sqlite3.Connection, article: int, quantities: Iterable[tuple[str, float]], since: datetime, until: datetime
) -> list[int]:
    """Relevant articles in other languages, of the time given, that print some of these quantities, most of them first.

    `quantities` are units with values, the most telling first.
    """
    shared: Counter[int] = Counter()
    for quantity in islice(quantities, QUANTITIES):
        tellers = db.execute(
            "SELECT DISTINCT article FROM figures WHERE unit = ? AND value = ? ORDER BY article DESC LIMIT ?",
            (*quantity, TELLERS),
        )
        shared.update(row[0] for row in tellers)
    del shared[article]
    inside = (
        "SELECT 1 FROM articles WHERE id = ? AND relevant = 1 AND ordered BETWEEN ? AND ? "
        "AND language <> (SELECT language FROM articles WHERE id = ?)"
    )
    likely = (
        number
        for number in _likeliest(shared)
        if db.execute(inside, (number, to_text(since), to_text(until), article)).fetchone()
    )
    return list(islice(likely, CANDIDATES))


def _likeliest(shared: Counter[int]) -> list[int]:
    """Those that share enough, the ones that share most first, then by id."""
    return sorted((number for number, count in shared.items() if count >= SHARED), key=lambda n: (-shared[n], n))


def put_ties(db: sqlite3.Connection, article: int, ties: Mapping[int, str]) -> None:
    """Tie an article to others in place of its earlier ties, and group anew whatever that concerns.

    `ties` says how each is known: "copy" or "figures".
    """
    rows = {(min(article, other), max(article, other), how) for other, how in ties.items()}
    held = {
        tuple(row)
        for row in db.execute(
            "SELECT one, other, how FROM story_ties WHERE one = ?1 UNION ALL "
            "SELECT one, other, how FROM story_ties WHERE other = ?1",
            (article,),
        )
    }
    if held == rows:
        return
    concerned = {number for one, other, _ in held | rows for number in (one, other)}
    db.execute("DELETE FROM story_ties WHERE one = ?1", (article,))
    db.execute("DELETE FROM story_ties WHERE other = ?1", (article,))
    db.executemany("INSERT INTO story_ties (one, other, how) VALUES (?, ?, ?)", rows)
    _group(db, concerned)


def leave(db: sqlite3.Connection, article: int) -> None:
    """Take an article out of its story, for good or until it is sketched and tied again."""
    put_sketch(db, article, ())
    put_ties(db, article, {})


def others(db: sqlite3.Connection, article: int) -> list[int]:
    """The other articles of an article's story, by id."""
    rows = db.execute(
        "SELECT id FROM articles WHERE story = (SELECT story FROM articles WHERE id = ?) AND id <> ? ORDER BY id",
        (article, article),
    )
    return [row[0] for row in rows]


def of(db: sqlite3.Connection, stories: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """The ids of all articles of each of these stories, in order."""
    found: dict[int, list[int]] = {}
    for row in db.execute(
        "SELECT story, id FROM articles WHERE story IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(stories)),),
    ):
        found.setdefault(row["story"], []).append(row["id"])
    return {story: tuple(members) for story, members in found.items()}


def _group(db: sqlite3.Connection, articles: Iterable[int]) -> None:
    """Give all articles that ties connect to any of these the number of their story, or none."""
    left = set(articles)
    while left:
        group = {row[0] for row in db.execute(_CONNECTED, (left.pop(),))}
        left -= group
        story = min(group) if len(group) > 1 else None
        db.executemany(
            "UPDATE articles SET story = ?1 WHERE id = ?2 AND story IS NOT ?1", [(story, number) for number in group]
        )


_CONNECTED = """
    WITH RECURSIVE connected (id) AS (
        VALUES (?)
        UNION SELECT other FROM story_ties JOIN connected ON one = id
        UNION SELECT one FROM story_ties JOIN connected ON other = id
    )
    SELECT id FROM connected
"""
