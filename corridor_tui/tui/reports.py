"""Slower readings for the panels beside the list: metrics and sources. Each opens the store for itself: for a thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from corridor_tui.config import Config
from corridor_tui.model import CorridorError, StoreError
from corridor_tui.store import articles, query
from corridor_tui.store.connection import errors, open_store
from corridor_tui.tui.guide import Watched
from corridor_tui.tui.reading import now
from corridor_tui.tui.widgets.facets import Facet
from corridor_tui.tui.widgets.sources import SourceRow

if TYPE_CHECKING:
    from corridor_tui.services.metrics_view import MetricHistory, MetricRow
    from corridor_tui.store.alert_log import Hit
    from corridor_tui.store.feeds import Attempt
    from corridor_tui.tui.relinking import Subject

Result = TypeVar("Result")

_ORDER = ("gone", "failing", "moved", "slow", "resting", "quiet", "ok", "new", "off")


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection for one reading. Raises StoreError."""
    db = open_store(path, readonly=True)
    try:
        with errors(path):
            yield db
    finally:
        db.close()


def attempt(path: Path, read: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
    """One reading; `otherwise` where the store cannot be read, which the list's own reading reports."""
    try:
        with reading(path) as db:
            return read(db)
    except StoreError:
        return otherwise


def metrics(path: Path, config: Config) -> list[MetricRow]:
    """Every metric that has a value, those the user wants first at the top."""
    from corridor_tui.services import metrics_view

    none: list[MetricRow] = []
    rows = attempt(path, lambda db: metrics_view.latest(db, today=now().date(), extra=config.metrics), none)
    first = {name: index for index, name in enumerate(config.panels.metrics)}
    known = [row for row in rows if row.text or row.metric in first]
    return sorted(known, key=lambda row: (first.get(row.metric, len(first)), -row.sources, -row.claims, row.name))


def history(path: Path, config: Config, metric: str) -> MetricHistory | None:
    """Everything behind one metric."""
    from corridor_tui.services import metrics_view

    return attempt(path, lambda db: metrics_view.history(db, metric, today=now().date(), extra=config.metrics), None)


def sources(path: Path, config: Config) -> list[SourceRow]:
    """Every configured source with its state, troubled ones first, switched-off ones last."""
    from corridor_tui.services.health import health
    from corridor_tui.store import feeds

    unknown: dict[str, feeds.FeedState] = {}
    states = attempt(path, feeds.states, unknown)
    moment = now()
    rows = []
    for feed in config.feeds:
        state = states.get(feed.url)
        told = health(state, moment)
        word, sentence = (told.word, told.sentence) if feed.enabled else ("off", "switched off in the configuration")
        rows.append(
            SourceRow(
                name=feed.name,
                url=feed.url,
                word=word,
                sentence=sentence,
                last=state.last_attempt if state else None,
                next=state.next_due if state and feed.enabled else None,
                language=feed.language or "",
                entries=state.entries if state else 0,
            )
        )
    return sorted(rows, key=lambda row: (_ORDER.index(row.word), row.name.casefold()))


def attempts(path: Path, url: str) -> list[Attempt]:
    """The last attempts at a source, newest first."""
    from corridor_tui.store import feeds

    return attempt(path, lambda db: feeds.attempts(db, url), [])


def facets(path: Path) -> list[Facet]:
    """Corridors, checkpoints, sources and languages with the number of relevant articles of each."""
    from corridor_tui.store import facets as counting

    def read(db: sqlite3.Connection) -> list[Facet]:
        return [
            *(Facet("corridor", name, count) for name, count in counting.tags(db, "corridor")),
            *(Facet("checkpoint", name, count) for name, count in counting.tags(db, "checkpoint")),
            *(Facet("source", name, count) for name, count in counting.sources(db)),
            *(Facet("lang", name, count) for name, count in counting.languages(db)),
        ]

    return attempt(path, read, [])


def stops(path: Path) -> dict[str, tuple[int, int]]:
    """For each checkpoint, how many relevant articles that name it are unread, and how many there are."""
    from corridor_tui.store import facets as counting

    none: dict[str, tuple[int, int]] = {}
    return attempt(path, lambda db: counting.unread(db, "checkpoint"), none)


def alerts(path: Path) -> list[Hit]:
    """The alerts raised of late, newest first."""
    from corridor_tui.store import alert_log

    return attempt(path, alert_log.recent, [])


def see_alert(path: Path, rule: str, event: str) -> None:
    """Mark an alert as seen; a store that is busy leaves it new."""
    from corridor_tui.store import alert_log

    _write(path, lambda db: int(alert_log.see(db, rule, event)), "")


def judge(path: Path, figure: str, verdict: Literal["accept", "reject"]) -> tuple[int | None, str]:
    """Accept or reject the claim of a figure. Gives the correction's number (None: it was not done), and a sentence."""
    from corridor_tui.services import corrections

    act = corrections.accept if verdict == "accept" else corrections.reject
    return _write(path, lambda db: act(db, figure, now()), f"Claim {figure} {verdict}ed.")


def relink(path: Path, figure: str, subject: Subject) -> tuple[int | None, str]:
    """Say what a figure is really about. Gives the correction's number (None: it was not done), and a sentence."""
    from corridor_tui.services import corrections

    def act(db: sqlite3.Connection) -> int:
        return corrections.relink(
            db, figure, now(), metric=subject.metric, period=subject.period, status=subject.status
        )

    return _write(path, act, f"Figure {figure} linked anew.")


def known_metrics(config: Config) -> list[str]:
    """The ids of every tracked metric."""
    from corridor_tui.services.catalog import catalog

    return list(catalog(config.metrics))


def watched(config: Config) -> Watched:
    """How much is watched: sources that are on, corridors, checkpoints, metrics."""
    from corridor_tui.tagging import rules

    known = rules.load(config.tagging)
    return Watched(
        sources=len(config.active_feeds),
        corridors=len(known.rows("corridors", "corridor")),
        checkpoints=len(known.rows("checkpoints", "checkpoint")),
        metrics=len(known_metrics(config)),
    )


def take_back(path: Path, correction: int) -> str:
    """Undo a correction. Gives a sentence."""
    from corridor_tui.services import corrections

    def undo(db: sqlite3.Connection) -> int:
        corrections.undo(db, correction, now())
        return correction

    return _write(path, undo, "Taken back.")[1]


def _write(path: Path, write: Callable[[sqlite3.Connection], int], done: str) -> tuple[int | None, str]:
    try:
        db = open_store(path)
        try:
            with errors(path):
                return write(db), done
        finally:
            db.close()
    except CorridorError as error:
        return None, f"{error}."


def counts(path: Path, queries: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """How many articles each filter finds, and how many of them are unread; None where the store cannot be read."""
    moment = now()

    def read(db: sqlite3.Connection) -> list[tuple[int | None, int | None]]:
        return [
            (
                articles.count(db, query.read(text, now=moment)),
                articles.count(db, query.read(f"{text} unread", now=moment)),
            )
            for text in queries
        ]

    return attempt(path, read, [(None, None)] * len(queries))
