"""Figures across articles, and one figure as a citation."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from corridor_tui.metrics.numbers import exact, human
from corridor_tui.metrics.periods import label, parse
from corridor_tui.metrics.quotes import excerpt
from corridor_tui.model import ConfigError, CorridorError
from corridor_tui.services.claims import handle
from corridor_tui.store import figure_search, observations
from corridor_tui.store.figure_search import StoredFigure

_HANDLE = re.compile(r"(\d{1,18})\.(\d{1,9})")

LONGEST_QUOTE = 1_000
"""Characters of a sentence in a citation."""

COLUMNS = (
    "figure", "text", "value", "value_high", "unit", "bound", "role", "status", "direction", "period", "base", "metric",
    "part", "confidence", "sentence", "source", "date", "url", "article", "title", "language", "field", "start", "end",
    "rule",
)  # fmt: skip
"""The keys of `figure_json`, in the order of a spreadsheet."""


def read_handle(text: str) -> tuple[int, int]:
    """A handle as typed, "12.3", as article id and figure number from 0. Raises ConfigError for anything else."""
    match = _HANDLE.fullmatch(text.strip())
    if match is None or int(match[2]) < 1:
        raise ConfigError(f"{text!r} is not a figure: it is written ARTICLE.NUMBER, like 12.3 (`figures` lists them)")
    return int(match[1]), int(match[2]) - 1


def find(db: sqlite3.Connection, text: str) -> StoredFigure:
    """The figure of a handle. Raises CorridorError when there is none."""
    article, number = read_handle(text)
    found = figure_search.get(db, article, number)
    if found is None:
        raise CorridorError(f"there is no figure {text}: `figures --article {article}` lists those of the article")
    return found


def figure_json(item: StoredFigure) -> dict[str, Any]:
    """A figure with its sentence and source; exact values."""
    figure = item.figure
    return {
        "figure": handle(item.article, item.number),
        "text": figure.text,
        "value": exact(figure.value),
        "value_high": exact(figure.value_high),
        "unit": figure.unit,
        "bound": figure.bound,
        "role": figure.role,
        "status": figure.status,
        "direction": figure.direction,
        "period": figure.period,
        "base": figure.base,
        "metric": figure.metric,
        "part": figure.part,
        "confidence": figure.confidence,
        "sentence": item.sentence,
        "source": item.source,
        "date": item.published.date().isoformat() if item.published else None,
        "url": item.url,
        "article": item.article,
        "title": item.title,
        "language": item.language,
        "field": figure.field,
        "start": figure.start,
        "end": figure.end,
        "rule": figure.rule,
    }


def value_text(item: StoredFigure) -> str:
    """The figure's value for people; a change carries its sign."""
    figure = item.figure
    text = human(figure.value, figure.unit, figure.bound, figure.value_high)
    if figure.role == "change" and figure.direction and figure.unit != "x":
        return ("+" if figure.direction == "up" else "-") + text.lstrip("≥≤~ ")
    return text


def citation(db: sqlite3.Connection, item: StoredFigure) -> dict[str, Any]:
    """What a report quotes: value, period, metric, the sentence, source, date and link.

    The period and metric are those of the observation the figure announces, if it announces one.
    """
    announced = next(
        (o.observation for o in observations.in_article(db, item.article) if o.observation.figure == item.number), None
    )
    period = (announced.period if announced else item.figure.period) or ""
    return {
        "figure": handle(item.article, item.number),
        "text": item.figure.text,
        "value": exact(item.figure.value),
        "value_high": exact(item.figure.value_high),
        "unit": item.figure.unit,
        "bound": item.figure.bound,
        "value_text": value_text(item),
        "metric": announced.metric if announced else item.figure.metric,
        "period": period or None,
        "period_text": label(parse(period)) if period else None,
        "status": item.figure.status,
        "quote": " ".join(item.sentence.split()),
        "source": item.source,
        "date": item.published.date().isoformat() if item.published else None,
        "title": item.title,
        "url": item.url,
        "article": item.article,
    }


def citation_line(cited: dict[str, Any]) -> str:
    """The citation as one line of text."""
    told = [cited["value_text"], cited["period_text"], cited["status"] if cited["status"] != "actual" else None]
    origin = [cited["source"], cited["date"] or "no date", cited["url"] or f"article {cited['article']}"]
    quote = excerpt(cited["quote"], cited["text"], LONGEST_QUOTE)
    return f'{", ".join(part for part in told if part)}: "{quote}" ({", ".join(origin)})'
