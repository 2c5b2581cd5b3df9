"""An article that was just tagged is put beside those that tell the same story, in its language or in another."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from corridor_tui.metrics.same_story import COPIES_WITHIN, FIGURES_WITHIN, Telling, most_telling, tie
from corridor_tui.model import Article, Tags
from corridor_tui.store import articles, stories, tags
from corridor_tui.text.likeness import without


def settle(db: sqlite3.Connection, article: int, keys: Iterable[int]) -> None:
    """Find the articles that tell the same story as one that was just tagged, and tie it to them and to no others.

    `keys` is the sketch of its text. Only relevant articles are in stories: nobody compares the rest, and it is the
    most. Call inside a transaction.
    """
    found = articles.get(db, article)
    if found is None:
        return
    if not found.relevant:
        stories.leave(db, article)
        return
    stories.put_sketch(db, article, keys)
    mine = _telling(db, found, tagged=True)
    likely = stories.alike(db, article, mine.time - COPIES_WITHIN, mine.time + COPIES_WITHIN)
    quantities = [(unit, float(value)) for unit, value in most_telling(mine.figures)]
    if mine.places and len(quantities) > 1:
        since, until = mine.time - FIGURES_WITHIN, mine.time + FIGURES_WITHIN
        likely += stories.with_same_figures(db, article, quantities, since, until)
    ties = {}
    for number in dict.fromkeys(likely):
        other = articles.get(db, number)
        # Places and figures tell nothing between articles in one language: they are read where they may.
        tagged = other is not None and other.language != found.language
        how = None if other is None else tie(mine, _telling(db, other, tagged=tagged))
        if how is not None:
            ties[number] = how
    stories.put_ties(db, article, ties)


def sketch_of(article: Article, answer: Tags) -> tuple[int, ...]:
    """The sketch of an article's text, without what the tagger found not to be the article."""
    # Not at the top: the monitor loads the seeds through here, mostly with nothing to do.
    from corridor_tui.text.sketch import sketch

    return sketch(without(article.text, answer.excluded))


def _telling(db: sqlite3.Connection, article: Article, *, tagged: bool) -> Telling:
    return Telling(
        source=article.source,
        language=article.language,
        time=article.published or article.fetched,
        text=without(article.text, article.excluded),
        places=frozenset((mention.kind, mention.id) for mention in tags.mentions(db, article.id))
        if tagged
        else frozenset(),
        figures=tuple(tags.figures(db, article.id)) if tagged else (),
    )
