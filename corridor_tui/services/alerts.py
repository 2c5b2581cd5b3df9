"""Alerts, end to end: gather the facts from the store, hold the rules against them, keep what is new, deliver it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from itertools import takewhile
from pathlib import Path

from corridor_tui.config import Config
from corridor_tui.metrics.alert_rules import AlertRule, rules_of
from corridor_tui.metrics.alerts import Alert, Facts, MetricFact, Passage, Silence, evaluate
from corridor_tui.model import CorridorError
from corridor_tui.services import delivery
from corridor_tui.services.events import Alerted
from corridor_tui.services.metrics_view import histories
from corridor_tui.store import alert_log, articles, feeds
from corridor_tui.store.alert_log import Hit
from corridor_tui.store.connection import open_store
from corridor_tui.store.times import to_text

WORDS_DAYS = 7
"""Articles older than this raise no alert about their words."""
COUNT_DAYS = 100
AROUND = 1_000
"""Code points read on each side of a name; rules look at fewer."""


def rules(config: Config) -> tuple[AlertRule, ...]:
    """The configured rules. Raises ConfigError naming file, line, rule and key."""
    return rules_of(config.alerts, config.lines)


def find(db: sqlite3.Connection, config: Config, now: datetime) -> tuple[Alert, ...]:
    """What the rules find now; nothing is kept."""
    wanted = rules(config)
    return evaluate(wanted, facts(db, config, wanted, now)) if wanted else ()


def raise_new(db: sqlite3.Connection, config: Config, now: datetime) -> list[Hit]:
    """Keep what the rules find and give back what was not raised before. Deliver it with `delivery.deliver`."""
    return _keep(db, find(db, config, now), now)


def _keep(db: sqlite3.Connection, found: Sequence[Alert], now: datetime) -> list[Hit]:
    return alert_log.add(db, [(a.rule, a.event, a.sentence, a.article) for a in found], now) if found else []


def after_fetch(
    config: Config,
    db_path: Path,
    now: datetime,
    terminal: delivery.Terminal | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[list[Alerted], list[str]]:
    """What a fetch does at its end: raise what is new and deliver it. The new alerts, and what went wrong in sentences.

    A wrong rule or a busy store is such a sentence: alerts never fail a fetch. Delivery takes at most ten seconds for
    each alert, and for each rule and channel that fails; once `stopped` says so no further one is delivered.
    """
    if not config.alerts:
        return [], []
    try:
        wanted = rules(config)
        with closing(open_store(db_path)) as db:
            found = find(db, config, now)
            hits = _keep(db, found, now)
            told = _told(db, hits, found, {} if terminal else {rule.id: rule for rule in wanted})
    except CorridorError as error:
        return [], [f"alerts: {error}"]
    return told, delivery.deliver(takewhile(lambda _: not stopped(), hits), wanted, terminal)


def _told(
    db: sqlite3.Connection, hits: Sequence[Hit], found: Sequence[Alert], silent: Mapping[str, AlertRule]
) -> list[Alerted]:
    """New alerts as events; `silent` are the rules by id where there is no terminal to ring or to notify."""
    subjects = {(alert.rule, alert.event): alert.subject for alert in found}
    events = []
    for hit in hits:
        article = articles.get(db, hit.article) if hit.article else None
        channels = silent[hit.rule].deliver if hit.rule in silent else ()
        events.append(
            Alerted(
                hit.rule,
                hit.sentence,
                hit.article,
                article.title if article else None,
                subjects[hit.rule, hit.event],
                tuple(channel for channel in channels if channel in ("bell", "desktop")),
            )
        )
    return events


def facts(db: sqlite3.Connection, config: Config, wanted: Sequence[AlertRule], now: datetime) -> Facts:
    """What the store knows that these rules ask about; what no rule asks for is not read."""
    asked = {rule.when for rule in wanted}
    metrics: dict[str, MetricFact] = {}
    if asked & {"crosses", "changes", "target-missed", "conflict", "stale"}:
        found = histories(db, today=now.date(), extra=config.metrics)
        metrics = {name: MetricFact(h.series, h.disagreements) for name, h in found.items()}
    return Facts(
        today=now.date(),
        metrics=metrics,
        passages=_passages(db, now) if "words" in asked else (),
        days_of=_counts(db, now) if "burst" in asked else {},
        silences=_silences(db, config, now) if "silent" in asked else (),
    )


def _passages(db: sqlite3.Connection, now: datetime) -> list[Passage]:
    rows = db.execute(
        'SELECT m.kind, m.entity, m.start, m."end", m.field, a.id, a.title, a.text FROM mentions m '
        "JOIN articles a ON a.id = m.article WHERE a.relevant = 1 AND a.ordered >= ? ORDER BY a.id, m.n",
        (to_text(now - timedelta(days=WORDS_DAYS)),),
    )
    found = []
    for row in rows:
        text, start, end = row["title"] if row["field"] == "title" else row["text"], row["start"], row["end"]
        around = (text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND])
        found.append(Passage(f"{row['kind']}:{row['entity']}", row["id"], row["title"], *around))
    return found


def _counts(db: sqlite3.Connection, now: datetime) -> dict[str, dict[date, int]]:
    rows = db.execute(
        "SELECT m.kind || ':' || m.entity AS entity, substr(a.ordered, 1, 10) AS day, count(DISTINCT a.id) AS n "
        "FROM mentions m JOIN articles a ON a.id = m.article WHERE a.relevant = 1 AND a.ordered >= ? GROUP BY 1, 2",
        (to_text(now - timedelta(days=COUNT_DAYS)),),
    )
    counts: dict[str, dict[date, int]] = {}
    for row in rows:
        counts.setdefault(row["entity"], {})[date.fromisoformat(row["day"])] = row["n"]
    return counts


def _silences(db: sqlite3.Connection, config: Config, now: datetime) -> list[Silence]:
    states = feeds.states(db)
    found = []
    for feed in config.active_feeds:
        state = states.get(feed.url)
        last = max((t for t in (state.newest, state.last_new) if t), default=None) if state else None
        if last is not None and last < now:
            found.append(Silence(feed.name, last.date(), (now - last).days))
    return found
