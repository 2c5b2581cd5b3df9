"""What an edit changed in an article: its title, its lines, and above all its figures."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from corridor_tui.model import Article
from corridor_tui.services.article_document import document
from corridor_tui.store import articles, tags
from corridor_tui.store.articles import Revision
from corridor_tui.tagging.tagger import Tagger


@dataclass(frozen=True, slots=True)
class Change:
    """One edit. `revision` is the version that went, at `at`; `title` and `text` are what it said.

    What went and what came instead: lines in their order, and figures as printed.
    """

    revision: int
    at: datetime
    title: str
    text: str
    lines_gone: tuple[str, ...]
    lines_come: tuple[str, ...]
    figures_gone: tuple[str, ...]
    figures_come: tuple[str, ...]


def changes(db: sqlite3.Connection, article: Article, tagger: Tagger) -> tuple[Change, ...]:
    """Every edit of an article whose earlier version is kept, oldest first."""
    kept = articles.revisions(db, article.id)
    versions = [_lines(old.title, old.text) for old in kept] + [_lines(article.title, article.text)]
    figures = [figures_of(old, article, tagger) for old in kept]
    figures.append(figures_now(db, article, tagger))
    return tuple(
        Change(
            old.revision,
            old.replaced,
            old.title,
            old.text,
            *differences(versions[number], versions[number + 1]),
            *differences(figures[number], figures[number + 1]),
        )
        for number, old in enumerate(kept)
    )


def figures_now(db: sqlite3.Connection, article: Article, tagger: Tagger) -> list[str]:
    """The figures of an article as printed: its tags, or a reading of its text while they are still to come."""
    if article.tagger_version is not None:
        return [figure.text for figure in tags.figures(db, article.id)]
    return [figure.text for figure in tagger.tag(document(article)).figures]


def figures_of(old: Revision, article: Article, tagger: Tagger) -> list[str]:
    """The figures of an earlier version as printed, by today's rules; its own tags went with it."""
    version = replace(article, title=old.title, text=old.text, published=old.published or article.published)
    return [figure.text for figure in tagger.tag(document(version)).figures]


def differences(before: Iterable[str], after: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What only the one has and what only the other has, each once and in order."""
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    return tuple(item for item in old if item not in new), tuple(item for item in new if item not in old)


def _lines(title: str, text: str) -> list[str]:
    return [line for line in (title, *map(str.strip, text.split("\n"))) if line]
