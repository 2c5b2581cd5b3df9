"""What the tagger found in an article: mentions, figures and observations, kept and read back as model values."""

from __future__ import annotations

import sqlite3
from decimal import Decimal

from corridor_tui.model import Article, Excluded, Figure, Mention, Tags
from corridor_tui.store import rows
from corridor_tui.store.connection import transaction
from corridor_tui.store.periods import months


def put(db: sqlite3.Connection, article: int, tags: Tags, version: str) -> None:
    """Keep the answer to an article's text in place of the earlier one. Nothing happens when the article is gone."""
    with transaction(db):
        row = db.execute("SELECT excluded FROM articles WHERE id = ?", (article,)).fetchone()
        if row is None:
            return
        for table in ("observations", "figures", "mentions"):
            db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
        _put_mentions(db, article, tags)
        _put_figures(db, article, tags)
        _put_observations(db, article, tags)
        db.execute(
            """
            UPDATE articles SET relevance = ?, relevant = max(topical, ?), tagger_version = ?, excluded = ?,
                language = CASE WHEN language = 'und' THEN ? ELSE language END
            WHERE id = ?
            """,
            (
                tags.relevance,
                tags.relevant,
                version,
                rows.write_spans(_union(rows.read_spans(row["excluded"]), tags.excluded)),
                tags.lang,
                article,
            ),
        )


def mentions(db: sqlite3.Connection, article: int) -> list[Mention]:
    """The corridors and checkpoints an article names, in order; reasons are not kept, tag the text again for them."""
    return [
        Mention(
            kind=row["kind"],
            id=row["entity"],
            text=row["surface"],
            field=row["field"],
            start=row["start"],
            end=row["end"],
            rule=row["rule"],
            where=row["place"],
        )
        for row in db.execute("SELECT * FROM mentions WHERE article = ? ORDER BY n", (article,))
    ]


def figures(db: sqlite3.Connection, article: int) -> list[Figure]:
    """The figures of an article, in order."""
    return [figure_of(row) for row in db.execute("SELECT * FROM figures WHERE article = ? ORDER BY n", (article,))]


def stale(db: sqlite3.Connection, version: str, limit: int = 200, *, after: int = 0) -> list[Article]:
    """Articles not tagged by this version of the rules, by id from beyond `after`, untagged ones included."""
    found = db.execute(
        "SELECT * FROM articles WHERE id > ? AND tagger_version IS NOT ? ORDER BY id LIMIT ?", (after, version, limit)
    )
    return [rows.from_row(row) for row in found]


def count_stale(db: sqlite3.Connection, version: str) -> int:
    """How many articles `stale` would give without a limit."""
    return int(db.execute("SELECT count(*) FROM articles WHERE tagger_version IS NOT ?", (version,)).fetchone()[0])


def figure_of(row: sqlite3.Row) -> Figure:
    """A row of figures as a Figure."""
    return Figure(
        text=row["surface"],
        field=row["field"],
        start=row["start"],
        end=row["end"],
        value=exact(row["value"]),
        unit=row["unit"],
        value_high=None if row["value_high"] is None else exact(row["value_high"]),
        bound=row["bound"],
        role=row["role"],
        status=row["status"],
        direction=row["direction"],
        base=row["base"],
        period=row["period"],
        metric=row["metric"],
        part=bool(row["part"]),
        confidence=row["confidence"],
        rule=row["rule"],
        sentence=(row["sentence_start"], row["sentence_end"]),
    )


def exact(stored: float) -> Decimal:
    """A stored number as the decimal that was read: 4500000, not 4500000.0; 22.46, not 22.4600000000000008."""
    return Decimal(int(stored)) if stored.is_integer() and abs(stored) < 1e18 else Decimal(repr(stored))


def _put_mentions(db: sqlite3.Connection, article: int, tags: Tags) -> None:
    db.executemany(
        'INSERT INTO mentions (article, n, kind, entity, field, start, "end", surface, place, rule) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (article, n, m.kind, m.id, m.field, m.start, m.end, m.text, m.where, m.rule)
            for n, m in enumerate(tags.mentions)
        ],
    )


def _put_figures(db: sqlite3.Connection, article: int, tags: Tags) -> None:
    db.executemany(
        """
        INSERT INTO figures (article, n, field, start, "end", surface, value, value_high, unit, bound, role, status,
            direction, base, period, period_start, period_end, metric, part, confidence, rule, sentence_start,
            sentence_end)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
            (
                article, n, f.field, f.start, f.end, f.text, float(f.value), _real(f.value_high), f.unit, f.bound,
                f.role, f.status, f.direction, f.base, f.period, *months(f.period), f.metric, f.part, f.confidence,
                f.rule, *f.sentence,
            )
            for n, f in enumerate(tags.figures)
        ],
    )  # fmt: skip


def _put_observations(db: sqlite3.Connection, article: int, tags: Tags) -> None:
    db.executemany(
        """
        INSERT INTO observations (article, n, figure, metric, period, period_start, period_end, value, value_high,
            unit, status, bound, authority)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
            (
                article, n, o.figure, o.metric, o.period, *months(o.period), float(o.value), _real(o.value_high),
                o.unit, o.status, o.bound, o.authority,
            )
            for n, o in enumerate(tags.observations)
        ],
    )  # fmt: skip


def _real(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _union(first: tuple[Excluded, ...], second: tuple[Excluded, ...]) -> list[Excluded]:
    """Both, in order; of the second only those that do not lie within one of the first."""

    def known(span: Excluded) -> bool:
        return any(old.field == span.field and old.start <= span.start and span.end <= old.end for old in first)

    joined = [*first, *(span for span in second if not known(span))]
    return sorted(joined, key=lambda span: (span.field, span.start, span.end, span.rule))
