"""What it costs to find the story of one new article, with many stored: against tagging that article.

python -m benchmarks.stories [--articles N] [--days N] [--keep FILE]

Fills a store with invented relevant articles of 250 words, five figures and a place, spread over a number of days. One
new article in four is a copy of a stored one, one in four a translation that shares its figures. Prints milliseconds of
processor time, what was found, and the size of what is kept to find them by.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from corridor_tui.model import Document, Entry, Figure, Mention, Tags
from corridor_tui.services import grouping
from corridor_tui.store import articles, stories, tags
from corridor_tui.store.articles import Incoming
from corridor_tui.store.connection import open_store, transaction
from corridor_tui.tagging import tagger
from corridor_tui.text.sketch import sketch

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PLACES = ("khorgos", "aktau", "dostyk-alashankou", "kuryk", "baku-alat")
UNITS = ("t", "TEU", "wagon", "train", "truck", "USD", "%")
BATCH = 1_000
NEW = 400
WORDS = [f"слово{n}" for n in range(3_000)] + [f"word{n}" for n in range(3_000)]
FORM = "The administration of the port reported on its work and thanked everyone who had taken part in it. "


def invented(chance: random.Random) -> tuple[str, str, Tags]:
    """A text with its language and tags. Values are drawn so that round ones meet often."""
    language = chance.choice(("en", "ru", "kk", "zh"))
    text = (FORM if chance.random() < 0.02 else "") + " ".join(chance.choices(WORDS, k=250))
    figures = tuple(
        Figure("x", "text", 0, 1, Decimal(chance.randrange(1, 1_000) * 10 ** chance.randrange(5)), chance.choice(UNITS))
        for _ in range(5)
    )
    place = Mention("checkpoint", chance.choice(PLACES), "x", "text", 0, 1, "rule")
    return text, language, Tags(language, True, 1.0, (place,), figures)


def fill(db: sqlite3.Connection, count: int, days: int) -> None:
    """Store articles with their tags and sketches; they tell different stories, so no ties have to be looked for."""
    chance = random.Random(7)
    for start in range(0, count, BATCH):
        made = [invented(chance) for _ in range(min(BATCH, count - start))]
        incoming = [
            Incoming(_entry(start + n, text, language, days * (start + n) / count), str(start + n))
            for n, (text, language, _) in enumerate(made)
        ]
        with transaction(db):
            touched = articles.upsert(db, f"feed {start // BATCH % 40}", incoming, NOW).touched
            for number, (text, _, answer) in zip(touched, made, strict=True):
                tags.put(db, number, answer, "1")
                stories.put_sketch(db, number, sketch(text))


def _entry(number: int, text: str, language: str, days: float) -> Entry:
    when = NOW + timedelta(days=days)
    return Entry(f"Article {number}", text, published=when, date_note="stated", language=language)


def arriving(db: sqlite3.Connection, count: int) -> Iterator[tuple[int, Tags]]:
    """New articles, tagged and not yet grouped."""
    stored = [row[0] for row in db.execute("SELECT id FROM articles ORDER BY id")]
    chance = random.Random(stored[-1])  # other ones in a store that was kept
    for n in range(count):
        text, language, answer = invented(chance)
        like = articles.get(db, chance.choice(stored))
        assert like is not None
        if n % 4 == 0:
            text, language = f"{like.text} Copied.", like.language
        if n % 4 == 1:
            answer = Tags("az", True, 1.0, tuple(tags.mentions(db, like.id)), tuple(tags.figures(db, like.id)))
            language = "az"
        entry = Entry(f"New {n}", text, published=like.published, date_note="stated", language=language)
        (number,) = articles.upsert(db, "new", [Incoming(entry, f"new-{n}-{stored[-1]}")], NOW).touched
        tags.put(db, number, answer, "1")
        yield number, answer


def measure(db: sqlite3.Connection) -> None:
    """Group new articles one by one and print what it took."""
    reader = tagger.default()
    grouped, tagged, found = [], [], 0
    for number, answer in arriving(db, NEW):
        article = articles.get(db, number)
        assert article is not None
        begun = time.process_time()
        reader.tag(Document("1", article.text, published=NOW.date()))
        tagged.append(time.process_time() - begun)
        begun = time.process_time()
        with transaction(db):
            grouping.settle(db, number, grouping.sketch_of(article, answer))
        grouped.append(time.process_time() - begun)
        found += bool(stories.others(db, number))
    floor = statistics.mean(tagged) * 1_000
    print(f"{'floor: tag the article':32} {floor:8.2f} ms")
    for name, took in (
        ("find its story, mean", statistics.mean(grouped)),
        ("find its story, worst of 100", statistics.quantiles(grouped, n=100)[-1]),
    ):
        print(f"{name:32} {took * 1_000:8.2f} ms {took * 1_000 / floor:8.2f} x floor")
    print(f"{'grouped':32} {found:8} of {NEW}, {NEW // 2} made to be")


def size(db: sqlite3.Connection) -> None:
    """Print the size of the tables and indexes of stories, where this SQLite can tell."""
    try:
        rows = dict(db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall())
    except sqlite3.OperationalError:
        return
    kept = sum(taken for name, taken in rows.items() if "story" in name)
    print(f"{'kept for stories':32} {kept / 1e6:8.1f} MB of {sum(rows.values()) / 1e6:.0f} MB")


def main() -> None:
    """Fill a store, or take one filled before, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--keep", type=Path, help="a store to fill once and use again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = open_store(given.keep or Path(folder) / "store.sqlite")
        if not db.execute("SELECT 1 FROM articles LIMIT 1").fetchone():
            fill(db, given.articles, given.days)
        measure(db)
        size(db)
        db.close()


if __name__ == "__main__":
    main()
