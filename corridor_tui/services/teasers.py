"""Articles of a `full_text` feed that are still teasers: remembered from run to run until their pages were had."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence

from corridor_tui.feeds.parsed import Identity
from corridor_tui.model import Article, Entry
from corridor_tui.store import articles, attachments, meta

MOST = 2_000
"""Teasers of a feed that are remembered, the newest: what is behind them would wait for days."""
TRIES = 5
"""Runs in which a page is asked for that cannot be had for a reason that passes."""

Pair = tuple[Entry, Identity]


def waiting(db: sqlite3.Connection, feed: str) -> list[Pair]:
    """The stored articles of a feed that wait for their pages, as entries. What the user deleted waits no longer."""
    found = []
    for key in _tries(db, feed):
        article = articles.find(db, feed, key)
        stored = None if article is None else articles.get(db, article)
        if stored is not None and stored.url is not None:
            found.append((_entry(db, stored), Identity(key, stored.canonical_url)))
    return found


def remember(db: sqlite3.Connection, feed: str, keys: Sequence[str], asked: Collection[str]) -> None:
    """Let the articles under `keys`, newest first, wait; `asked` are those whose pages were tried in this run."""
    before = _tries(db, feed)
    tries = {key: before.get(key, 0) + (key in asked) for key in keys}
    left = [key for key in keys if tries[key] < TRIES][:MOST]
    if left:
        meta.put(db, _name(feed), json.dumps({key: tries[key] for key in left}))
    elif before:
        meta.remove(db, _name(feed))


def _tries(db: sqlite3.Connection, feed: str) -> dict[str, int]:
    found = meta.get(db, _name(feed))
    return {} if found is None else {str(key): int(tries) for key, tries in json.loads(found).items()}


def _name(feed: str) -> str:
    return f"teasers of {feed}"


def _entry(db: sqlite3.Connection, article: Article) -> Entry:
    return Entry(
        title=article.title,
        text=article.text,
        url=article.url,
        published=article.published,
        published_raw=article.published_raw,
        date_note=article.date_note,
        language=article.language,
        enclosures=tuple(attachments.of(db, article.id)),
    )
