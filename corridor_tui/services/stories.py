"""The same story told by several sources, in one language or several, is put into one group."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import timedelta

from corridor_tui.model import Article
from corridor_tui.store import articles, stories
from corridor_tui.text.likeness import same_story

COPIES_WITHIN = timedelta(days=5)
FIGURES_WITHIN = timedelta(days=3)


def group(db: sqlite3.Connection, article: Article, keys: Iterable[int]) -> None:
    """Find the stories that an article, just stored and tagged, belongs to, and join it to them.

    `keys` is the sketch of its text. Call inside a transaction.
    """
    stories.put_sketch(db, article.id, keys)
    time = article.published or article.fetched
    for number in stories.alike(db, article.id, time - COPIES_WITHIN, time + COPIES_WITHIN):
        other = articles.get(db, number)
        if other is not None and _is_copy(article, other):
            stories.join(db, article.id, other.id)
    for number in stories.same_figures(db, article.id, time - FIGURES_WITHIN, time + FIGURES_WITHIN):
        stories.join(db, article.id, number)


def _is_copy(one: Article, other: Article) -> bool:
    """Whether two articles are copies. Within one source only the very text is: its series keep to one form."""
    if one.source == other.source:
        return one.text == other.text
    return same_story(one.text, other.text)
