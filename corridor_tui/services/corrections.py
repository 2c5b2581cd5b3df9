"""Accepting, rejecting and relinking claims, and taking it back: the user's word beside the machine's."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Any

from corridor_tui.metrics.periods import UNDATED, parse
from corridor_tui.model import ConfigError, CorridorError
from corridor_tui.services import figures_view
from corridor_tui.services.claims import handle
from corridor_tui.store import choices, observations
from corridor_tui.store.choices import NewChoice, StoredChoice
from corridor_tui.store.observations import StoredObservation


def accept(db: sqlite3.Connection, figure: str, now: datetime, note: str | None = None) -> int:
    """Accept the claim that a figure announces: it is shown whatever others say. The correction's id.

    Raises CorridorError when the figure announces no metric (`relink` links it to one).
    """
    return _add(db, "accept", figure, now, note)


def reject(db: sqlite3.Connection, figure: str, now: datetime, note: str | None = None) -> int:
    """Reject the claim that a figure announces: it no longer counts. The correction's id."""
    return _add(db, "reject", figure, now, note)


def relink(
    db: sqlite3.Connection,
    figure: str,
    now: datetime,
    *,
    metric: str | None = None,
    period: str | None = None,
    status: str | None = None,
    note: str | None = None,
) -> int:
    """Say which metric, period or status a figure is really about; what is not given stays. The correction's id.

    Raises ConfigError for a period that cannot be read, or when no metric is known for the figure.
    """
    if period is not None and period != "" and parse(period) is UNDATED:
        raise ConfigError(f"{period!r} is no period such as 2024, 2024-05, 2024-Q1 or 2024-01/2024-09")
    item = figures_view.find(db, figure)
    said = _announced(db, item.article, item.number)
    known = metric or (said.observation.metric if said else item.figure.metric)
    if known is None:
        raise ConfigError(f"figure {figure} announces no metric: name one with --metric")
    return choices.add(
        db,
        NewChoice(
            action="relink",
            article=item.article,
            field=item.figure.field,
            surface=item.figure.text,
            sentence=item.sentence,
            metric=said.observation.metric if said else None,
            period=said.observation.period if said else None,
            value=item.figure.value,
            value_high=item.figure.value_high,
            unit=item.figure.unit,
            status=status or (said.observation.status if said else item.figure.status),
            bound=item.figure.bound,
            new_metric=known,
            new_period=parse(period).spelling if period else (said.observation.period if said else item.figure.period),
            note=note,
        ),
        now,
    )


def undo(db: sqlite3.Connection, correction: int, now: datetime) -> None:
    """Take a correction back. Raises CorridorError when there is none in force of that id."""
    if not choices.undo(db, correction, now):
        raise CorridorError(f"there is no correction {correction} in force (`corrections` lists them)")


def listing(db: sqlite3.Connection, *, undone: bool = False) -> list[dict[str, Any]]:
    """The corrections as plain rows, oldest first; with `undone` also those taken back."""
    return [_row(choice) for choice in (choices.all(db) if undone else choices.active(db))]


def _add(db: sqlite3.Connection, action: str, figure: str, now: datetime, note: str | None) -> int:
    item = figures_view.find(db, figure)
    said = _announced(db, item.article, item.number)
    if said is None:
        raise CorridorError(f"figure {figure} announces no metric; `corrections relink {figure} --metric ID` links it")
    observation = said.observation
    return choices.add(
        db,
        NewChoice(
            action=action,
            article=item.article,
            field=item.figure.field,
            surface=item.figure.text,
            sentence=item.sentence,
            metric=observation.metric,
            period=observation.period,
            value=observation.value,
            value_high=observation.value_high,
            unit=observation.unit,
            status=observation.status,
            bound=observation.bound,
            note=note,
        ),
        now,
    )


def _announced(db: sqlite3.Connection, article: int, number: int) -> StoredObservation | None:
    return next((o for o in observations.in_article(db, article) if o.observation.figure == number), None)


def _row(choice: StoredChoice) -> dict[str, Any]:
    return {
        "id": choice.id,
        "action": choice.action,
        "made": choice.made.isoformat(),
        "undone": choice.undone.isoformat() if choice.undone else None,
        "in_force": choice.undone is None and choice.present,
        "article": choice.article,
        "figure": None if choice.article is None or choice.figure is None else handle(choice.article, choice.figure),
        "text": choice.surface,
        "sentence": " ".join(choice.sentence.split()),
        "metric": choice.metric,
        "period": choice.period or None,
        "new_metric": choice.new_metric,
        "new_period": choice.new_period or None,
        "status": choice.status,
        "source": choice.source or None,
        "note": choice.note,
    }
