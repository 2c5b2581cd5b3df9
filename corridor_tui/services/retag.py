"""Tagging stored articles again when the rules have changed. It can stop at any moment and go on later."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from corridor_tui.config import Config
from corridor_tui.services import grouping
from corridor_tui.services.article_document import document
from corridor_tui.services.standing import standing_paragraphs
from corridor_tui.services.tagging import tagger_for
from corridor_tui.store import tags
from corridor_tui.store.connection import open_store, transaction

BATCH = 100
"""Articles tagged between two writes: the store is free for others in between."""

Progress = Callable[[int, int], None]
"""Is told how many articles are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Retagged:
    """How many articles were tagged, and the version of the rules that all of them bear now."""

    articles: int
    version: str


def retag(config: Config, db_path: Path, on_progress: Progress, *, every: bool = False) -> Retagged:
    """Tag every stored text that bears tags of other rules (`every`: all of them) with today's.

    Raises ConfigError for a rule that cannot be read, StoreError for a store that cannot be used.
    """
    tagger = tagger_for(config)
    sought = "" if every else tagger.version
    with closing(open_store(db_path)) as db:
        of = tags.count_stale(db, sought)
        done = after = 0
        standing: dict[str, frozenset[str]] = {}
        on_progress(0, of)
        while batch := tags.stale(db, sought, BATCH, after=after):
            for feed in {article.feed for article in batch} - standing.keys():
                standing[feed] = standing_paragraphs(db, feed)
            answers = [tagger.tag(document(article, standing[article.feed])) for article in batch]
            with transaction(db):
                for article, answer in zip(batch, answers, strict=True):
                    tags.put(db, article.id, answer, tagger.version)
                    grouping.settle(db, article.id, grouping.sketch_of(article, answer))
            after = batch[-1].id
            done += len(batch)
            on_progress(done, max(of, done))
    return Retagged(done, tagger.version)
