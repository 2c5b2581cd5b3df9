"""What changed since a moment: articles by place, new values and conflicts, alerts, edited articles, and who or what has gone silent."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from corridor_tui.config import Config
from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.definitions import relations
from corridor_tui.metrics.findings import Disagreement
from corridor_tui.metrics.series import Point
from corridor_tui.services.catalog import catalog, place_name
from corridor_tui.services.changes import differences, figures_now, figures_of
from corridor_tui.services.claims import claims, growths
from corridor_tui.services.coverage import Gap, read_gaps
from corridor_tui.services.health import health
from corridor_tui.services.metrics_view import MetricHistory, compute_all
from corridor_tui.services.tagging import tagger_for
from corridor_tui.store import alert_log, articles, feeds
from corridor_tui.store.alert_log import Hit
from corridor_tui.store.articles import ArticleRow
from corridor_tui.store.times import to_text

MOST_EDITED = 50
"""Edited articles whose old version is tagged again to compare its figures."""


@dataclass(frozen=True, slots=True)
class BriefArticle:
    """An article that is new since the moment; an entry of `Place` lists it under each corridor or crossing it names."""

    row: ArticleRow
    url: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A corridor or checkpoint with its new articles, newest first. `kind` is "corridor" or "checkpoint"."""

    kind: str
    id: str
    name: str
    articles: tuple[BriefArticle, ...]


@dataclass(frozen=True, slots=True)
class NewValue:
    """A value that new articles brought: `news` says how it stands to what was known.

    "first" (nothing was known of that period), "changed" (another value is shown now), "confirmed" (another source
    agrees) or "disputed" (it is not the value shown).
    """

    metric: str
    name: str
    news: str
    claim: Claim
    point: Point
    before: Point | None


@dataclass(frozen=True, slots=True)
class Raised:
    """An alert that was raised since the moment, and the article it leads to, if it leads to one that is still there."""

    hit: Hit
    article: BriefArticle | None


@dataclass(frozen=True, slots=True)
class Edited:
    """An article edited since the moment whose figures are no longer the same: those gone and those come, as printed."""

    article: ArticleRow
    url: str | None
    gone: tuple[str, ...]
    come: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Troubled:
    """A source that is silent or failing: its state in a word and a sentence."""

    name: str
    url: str
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that changed between `since` and `until`."""

    since: datetime
    until: datetime
    total: int
    places: tuple[Place, ...]
    elsewhere: tuple[BriefArticle, ...]
    values: tuple[NewValue, ...]
    conflicts: tuple[Disagreement, ...]
    alerts: tuple[Raised, ...]
    edited: tuple[Edited, ...]
    silent: tuple[Troubled, ...]
    gaps: tuple[Gap, ...]
    metric_names: Mapping[str, str]


def brief(db: sqlite3.Connection, config: Config, since: datetime, until: datetime) -> Brief:
    """Read the store and tell what is new since a moment, by the time articles were first seen."""
    fresh = _ids(db, "a.fetched >= ? AND a.relevant = 1", since)
    rows = _articles(db, fresh)
    places, elsewhere = _places(rows)
    seen = set(_ids(db, "a.fetched >= ?", since))
    values, conflicts, names = _metrics(db, config, seen, until)
    return Brief(
        since=since,
        until=until,
        total=len(rows),
        places=places,
        elsewhere=elsewhere,
        values=values,
        conflicts=conflicts,
        alerts=_alerts(db, since),
        edited=_edited(db, config, since),
        silent=_silent(db, config, until),
        gaps=read_gaps(db, until),
        metric_names=names,
    )


def _ids(db: sqlite3.Connection, condition: str, since: datetime) -> list[int]:
    rows = db.execute(
        f"SELECT a.id FROM articles a WHERE {condition} ORDER BY a.ordered DESC, a.id DESC", (to_text(since),)
    )
    return [row[0] for row in rows]


def _articles(db: sqlite3.Connection, wanted: Sequence[int]) -> list[BriefArticle]:
    rows = articles.window(db, wanted)
    found = db.execute(
        "SELECT id, url FROM articles WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(wanted),)
    )
    urls = {row["id"]: row["url"] for row in found}
    return [BriefArticle(row, urls.get(row.id)) for row in rows]


def _places(found: Sequence[BriefArticle]) -> tuple[tuple[Place, ...], tuple[BriefArticle, ...]]:
    groups: dict[tuple[str, str], list[BriefArticle]] = {}
    elsewhere = []
    for item in found:
        for identifier in item.row.corridors:
            groups.setdefault(("corridor", identifier), []).append(item)
        for identifier in item.row.checkpoints:
            groups.setdefault(("checkpoint", identifier), []).append(item)
        if not item.row.corridors and not item.row.checkpoints:
            elsewhere.append(item)
    order = sorted(groups, key=lambda key: (key[0] != "corridor", -len(groups[key]), key[1]))
    places = tuple(Place(kind, name, place_name(kind, name), tuple(groups[kind, name])) for kind, name in order)
    return places, tuple(elsewhere)


def _metrics(
    db: sqlite3.Connection, config: Config, seen: set[int], until: datetime
) -> tuple[tuple[NewValue, ...], tuple[Disagreement, ...], dict[str, str]]:
    stated, grown, known, related = claims(db), growths(db), catalog(config.metrics), relations()
    compute = partial(compute_all, known, related=related, today=until.date())
    now = compute(stated, grown)
    before = compute([c for c in stated if c.article not in seen], [g for g in grown if g.article not in seen])
    values = [value for name, history in now.items() for value in _values(history, before.get(name), seen)]
    old = {item.key for history in before.values() for item in history.disagreements}
    conflicts = [
        item
        for history in now.values()
        for item in history.disagreements
        if item.conflict and item.key not in old and any(side.article in seen for side in (*item.one, *item.other))
    ]
    return tuple(values), tuple(conflicts), {name: history.row.name for name, history in now.items()}


def _values(history: MetricHistory, before: MetricHistory | None, seen: set[int]) -> list[NewValue]:
    known = {(p.period, p.status, p.unit, p.world): p for p in before.points} if before else {}
    found = []
    for point in reversed(history.points):
        fresh = [claim for claim in point.claims if claim.article in seen]
        if not fresh:
            continue
        old = known.get((point.period, point.status, point.unit, point.world))
        used = {id(claim) for claim in point.choice.agreeing}
        best = point.shown if point.shown.article in seen else next((c for c in fresh if id(c) in used), fresh[0])
        if old is None:
            news = "first"
        elif old.value != point.value:
            news = "changed"
        else:
            news = "confirmed" if id(best) in used else "disputed"
        found.append(NewValue(history.row.id, history.row.name, news, best, point, old))
    return found


def _alerts(db: sqlite3.Connection, since: datetime) -> tuple[Raised, ...]:
    hits = alert_log.recent(db, since=since)
    found = {item.row.id: item for item in _articles(db, sorted({hit.article for hit in hits if hit.article}))}
    return tuple(Raised(hit, found.get(hit.article or 0)) for hit in hits)


def _edited(db: sqlite3.Connection, config: Config, since: datetime) -> tuple[Edited, ...]:
    rows = db.execute(
        "SELECT r.article, min(r.revision) AS revision FROM revisions r WHERE r.replaced >= ? "
        "GROUP BY r.article ORDER BY max(r.replaced) DESC LIMIT ?",
        (to_text(since), MOST_EDITED),
    ).fetchall()
    if not rows:
        return ()
    tagger = tagger_for(config)
    found = []
    for row in rows:
        article = articles.get(db, row["article"])
        old = next((r for r in articles.revisions(db, row["article"]) if r.revision == row["revision"]), None)
        if article is None or old is None:
            continue
        gone, come = differences(figures_of(old, article, tagger), figures_now(db, article, tagger))
        if gone or come:
            found.append(Edited(articles.window(db, [article.id])[0], article.url, gone, come))
    return tuple(found)


def _silent(db: sqlite3.Connection, config: Config, now: datetime) -> tuple[Troubled, ...]:
    states = feeds.states(db)
    found = []
    for feed in config.active_feeds:
        if feed.url in states:
            judged = health(states[feed.url], now)
            if judged.troubled or judged.word == "quiet":
                found.append(Troubled(feed.name, feed.url, judged.word, judged.sentence))
    return tuple(found)
