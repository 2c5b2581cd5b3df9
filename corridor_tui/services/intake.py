"""Documents that do not come from a feed into the store, tagged at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from corridor_tui.model import Article, Document, Entry
from corridor_tui.store import articles, tags
from corridor_tui.store.articles import Incoming, StoredCounts
from corridor_tui.store.connection import transaction
from corridor_tui.tagging import rules, tagger
from corridor_tui.tagging.tagger import Tagger

Extra = Mapping[str, Sequence[Mapping[str, Any]]]


def make_tagger(extra: Extra | None = None) -> Tagger:
    """The tagger with the user's rows over the shipped ones; the shared one where there are none."""
    return Tagger(rules.load(extra)) if extra else tagger.default()


def take(db: sqlite3.Connection, feed: str, entries: Sequence[Incoming], now: datetime, reader: Tagger) -> StoredCounts:
    """Store entries and the tags of those that are new or changed, in one transaction."""
    with transaction(db):
        counts = articles.upsert(db, feed, entries, now)
        for number in counts.touched:
            article = articles.get(db, number)
            if article is not None:
                tags.put(db, number, reader.tag(document(article)), reader.rules.version)
    return counts


def document(article: Article) -> Document:
    """A stored article as the tagger reads it."""
    return Document(
        id=str(article.id),
        text=article.text,
        title=article.title,
        published=article.published.date() if article.published else None,
        lang=None if article.language == "und" else article.language,
        url=article.url,
    )


def named(entry: Entry, key: str, canonical_url: str | None = None) -> Incoming:
    """An entry under a key of its own."""
    return Incoming(entry, key, canonical_url)
