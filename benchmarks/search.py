"""How long the first page of a search and the first screen of the list take, against reading a page of ids bare.

python -m benchmarks.search [--articles N] [--keep FILE]

Fills a store with invented articles whose words follow Zipf's law (one word stands in nearly all of them), one in ten
relevant, fetched in the order of their dates as a desk's are. Prints milliseconds, the best of several runs, and the
ratio to the floor: the newest hundred ids of a bare index.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from corridor_tui.model import Entry
from corridor_tui.store import articles, query
from corridor_tui.store.articles import Incoming
from corridor_tui.store.connection import open_store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PAGE = 100
BATCH = 1_000
WORDS = [f"слово{n}" for n in range(2_000)] + [f"word{n}" for n in range(2_000)] + ["霍尔果斯口岸", "阿拉山口"]
QUERIES = (
    "word0",
    "word3",
    "word1500",
    "wor*",
    '"word0 word1"',
    "word1 word2 -word3",
    "霍尔果斯",
    "newer:7d",
    "lang:kk",
    "",
)


def invented(count: int) -> Iterator[list[Incoming]]:
    """Batches of articles of about sixty words, a minute apart."""
    chance = random.Random(7)
    weights = list(accumulate(1 / (n % 2_000 + 1) for n in range(len(WORDS))))
    for start in range(0, count, BATCH):
        batch = []
        for n in range(start, min(count, start + BATCH)):
            text = " ".join(chance.choices(WORDS, cum_weights=weights, k=60))
            published = NOW - timedelta(minutes=count - n)
            language = chance.choice(("ru", "en", "kk", "zh"))
            entry = Entry(title=f"Article {n}", text=text, published=published, date_note="stated", language=language)
            batch.append(Incoming(entry, str(n)))
        yield batch


def fill(db: sqlite3.Connection, count: int) -> float:
    """Store the articles; gives the seconds it took."""
    begun = time.perf_counter()
    for number, batch in enumerate(invented(count)):
        articles.upsert(db, f"feed {number % 40}", batch, NOW, topical=number % 10 == 0)
    return time.perf_counter() - begun


def best(run: Callable[[], object], times: int = 5) -> float:
    """Milliseconds of the fastest run."""
    durations = []
    for _ in range(times):
        begun = time.perf_counter()
        run()
        durations.append(time.perf_counter() - begun)
    return min(durations) * 1_000


def measure(db: sqlite3.Connection) -> None:
    """Print every query's first page, the whole list of ids, and a window of rows."""
    floor = best(lambda: db.execute(f"SELECT id FROM articles ORDER BY ordered DESC, id DESC LIMIT {PAGE}").fetchall())
    print(f"{'floor: newest page':32} {floor:8.2f} ms")
    for text in QUERIES:
        wanted = query.read(text, now=NOW, everything=True, limit=PAGE)
        took = best(lambda wanted=wanted: articles.ids(db, wanted))  # type: ignore[misc]
        print(f"{text or 'first page of all':32} {took:8.2f} ms {took / floor:8.0f} x floor")
    everything = query.read("", now=NOW)
    ids = articles.ids(db, everything)
    print(f"{f'all {len(ids)} relevant ids':32} {best(lambda: articles.ids(db, everything)):8.2f} ms")
    print(f"{'a window of 256 rows':32} {best(lambda: articles.window(db, ids[:256])):8.2f} ms")


def main() -> None:
    """Fill a store, or take one filled before, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="a store to fill once and use again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "store.sqlite"
        db = open_store(path)
        if not articles.count(db, query.read("", now=NOW, everything=True)):
            took = fill(db, given.articles)
            print(f"stored {given.articles} articles in {took:.1f} s, {path.stat().st_size / 1e6:.0f} MB")
        measure(db)
        db.close()


if __name__ == "__main__":
    main()
