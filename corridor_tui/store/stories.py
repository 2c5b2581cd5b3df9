"""Which articles tell the same story: sketches to find copies by, and the group each article belongs to.

A story's number is the id of its first article. Grouping never deletes or hides anything.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from corridor_tui.store.times import to_text

LIMIT = 10
SHARED_KEYS = 2
COMMON = 20
"""Articles that may share a run of words before it is taken for a form."""
SHARED_FIGURES = 2


def put_sketch(db: sqlite3.Connection, article: int, keys: Iterable[int]) -> None:
    """Keep an article's sketch in place of an earlier one."""
    db.execute("DELETE FROM story_keys WHERE article = ?", (article,))
    db.executemany("INSERT OR IGNORE INTO story_keys (key, article) VALUES (?, ?)", [(key, article) for key in keys])


def alike(db: sqlite3.Connection, article: int, since: datetime, until: datetime) -> list[int]:
    """Articles of the time given whose sketches share something with this one's, the likeliest first.

    Runs of words that many articles share (a form, a closing formula) tell nothing and are passed over.
    """
    shared: Counter[int] = Counter()
    for (key,) in db.execute("SELECT key FROM story_keys WHERE article = ?", (article,)).fetchall():
        holders = db.execute("SELECT article FROM story_keys WHERE key = ? LIMIT ?", (key, COMMON + 1)).fetchall()
        if len(holders) <= COMMON:
            shared.update(row[0] for row in holders)
    del shared[article]
    found = [number for number, count in shared.most_common(LIMIT) if count >= SHARED_KEYS]
    inside = "SELECT 1 FROM articles WHERE id = ? AND ordered BETWEEN ? AND ?"
    return [n for n in found if db.execute(inside, (n, to_text(since), to_text(until))).fetchone()]


def same_figures(db: sqlite3.Connection, article: int, since: datetime, until: datetime) -> list[int]:
    """Articles in other languages, of the time given, that name a place of this one and most of its figures.

    Only figures of three digits or more that are counts of something (no shares, dates, distances or durations) tell
    anything; two of them must be shared, and they must be at least half of either article's.
    """
    rows = db.execute(
        f"""
        WITH mine AS (SELECT DISTINCT unit, value FROM figures WHERE article = :article AND {_TELLING}),
        found AS (
            SELECT f.article, count(DISTINCT f.unit || ' ' || f.value) AS shared
            FROM mine JOIN figures AS f USING (unit, value) JOIN articles AS a ON a.id = f.article
            JOIN articles AS me ON me.id = :article
            WHERE f.article <> :article AND a.ordered BETWEEN :since AND :until AND a.language <> me.language
            GROUP BY f.article HAVING shared >= :fewest
        )
        SELECT article FROM found
        WHERE 2 * shared >= (SELECT count(*) FROM mine)
        AND 2 * shared >= (
            SELECT count(DISTINCT unit || ' ' || value) FROM figures WHERE figures.article = found.article AND {_TELLING}
        )
        AND EXISTS (
            SELECT 1 FROM mentions AS m JOIN mentions AS o ON o.kind = m.kind AND o.entity = m.entity
            WHERE m.article = :article AND o.article = found.article
        )
        ORDER BY shared DESC, article LIMIT :limit
        """,
        {
            "article": article,
            "since": to_text(since),
            "until": to_text(until),
            "fewest": SHARED_FIGURES,
            "limit": LIMIT,
        },
    )
    return [row[0] for row in rows]


_TELLING = "value >= 100 AND unit NOT IN ('%', 'pp', 'x', 'km', 'm2', 'm3', 'year', 'month', 'day', 'hour', 'minute')"


def join(db: sqlite3.Connection, one: int, other: int) -> int:
    """Put two articles into one story, with all that are in theirs already. Gives the story's number."""
    stories = {
        row["id"]: row["story"] for row in db.execute("SELECT id, story FROM articles WHERE id IN (?, ?)", (one, other))
    }
    known = sorted({story for story in stories.values() if story is not None})
    story: int = min([*known, *stories]) if stories else min(one, other)
    for old in known:
        if old != story:
            db.execute("UPDATE articles SET story = ? WHERE story = ?", (story, old))
    db.execute("UPDATE articles SET story = ? WHERE id IN (?, ?) AND story IS NOT ?", (story, one, other, story))
    return story


def members(db: sqlite3.Connection, article: int) -> list[int]:
    """The other articles of an article's story, by id."""
    rows = db.execute(
        "SELECT id FROM articles WHERE story = (SELECT story FROM articles WHERE id = ?) AND id <> ? ORDER BY id",
        (article, article),
    )
    return [row[0] for row in rows]
