"""Where the user was: kept in the store when the monitor ends, taken up at its next start. Pure."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

QUERIES_KEPT = 50
PAIRS_KEPT = 50


class Session(NamedTuple):
    """View, panel, filter, article and looks. `theme` and `density` are None where the user never chose."""

    view: str = "news"
    panel: str = "articles"
    query: str = ""
    everything: bool = False
    article: int | None = None
    theme: str | None = None
    density: str | None = None
    queries: tuple[str, ...] = ()
    routes: bool | None = None
    """Whether the corridors stand above the panels; None where the size of the window decides."""
    sorts: tuple[tuple[str, str], ...] = ()
    """The order of each kind of list that the user sorted."""
    widths: tuple[tuple[str, int], ...] = ()
    """Where each border stands that the user moved."""


def write(session: Session) -> str:
    """A session as text."""
    return json.dumps(session._asdict(), ensure_ascii=True)


def read(text: str | None) -> Session:
    """A session from text; whatever is missing or odd is as at a first start."""
    try:
        data = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return Session()
    if not isinstance(data, dict):
        return Session()
    article = data.get("article")
    queries = data.get("queries")
    return Session(
        view=_word(data, "view") or "news",
        panel=_word(data, "panel") or "articles",
        query=_word(data, "query") or "",
        everything=data.get("everything") is True,
        article=article if isinstance(article, int) and not isinstance(article, bool) else None,
        theme=_word(data, "theme"),
        density=_word(data, "density"),
        routes=data["routes"] if isinstance(data.get("routes"), bool) else None,
        queries=tuple(item[:500] for item in queries if isinstance(item, str))[-QUERIES_KEPT:]
        if isinstance(queries, list)
        else (),
        sorts=tuple((name, order) for name, order in _pairs(data, "sorts") if isinstance(order, str)),
        widths=tuple((name, width) for name, width in _pairs(data, "widths") if type(width) is int),
    )


def _pairs(data: dict[str, Any], key: str) -> list[tuple[str, Any]]:
    """The pairs of a name and something else in a list; whatever is not one is left out."""
    value = data.get(key)
    items = value[:PAIRS_KEPT] if isinstance(value, list) else []
    pairs = [item for item in items if isinstance(item, list) and len(item) == 2 and isinstance(item[0], str)]
    return [(name[:100], other[:100] if isinstance(other, str) else other) for name, other in pairs]


def _word(data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    return value[:500] if isinstance(value, str) and value else None
