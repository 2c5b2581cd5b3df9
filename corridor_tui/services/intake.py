"""Documents that do not come from a feed into the store, tagged at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from corridor_tui.model import Entry
from corridor_tui.services import grouping
from corridor_tui.services.article_document import document
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
    """Store entries, then the tags and stories of those that are new or changed.

    Nobody who writes waits for the tagger: should the program end in between, the next fetch or `retag` makes up.
    """
    counts = articles.upsert(db, feed, entries, now)
    stored = [article for number in counts.touched if (article := articles.get(db, number)) is not None]
    answers = [(article, reader.tag(document(article))) for article in stored]
    with transaction(db):
        for article, answer in answers:
            tags.put(db, article.id, answer, reader.rules.version)
            grouping.settle(db, article.id, grouping.sketch_of(article, answer))
    return counts


def named(entry: Entry, key: str, canonical_url: str | None = None) -> Incoming:
    """An entry under a key of its own."""
    return Incoming(entry, key, canonical_url)
