"""What an answer amounts to: status first, then its page, then its headers. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from http import HTTPStatus

from corridor_tui.feeds import headers
from corridor_tui.feeds.answer import Kind, Request, Response
from corridor_tui.feeds.durations import in_words
from corridor_tui.feeds.exchange import Raw
from corridor_tui.feeds.limits import Limits
from corridor_tui.feeds.redirects import STATUSES as REDIRECTS
from corridor_tui.feeds.walls import wall

FORBIDDEN = frozenset({401, 402, 403, 407, 451})
PASSING = frozenset({500, 502, 504})
"""Faults of a server that a second try may not meet again."""


def verdict(raw: Raw, request: Request, url: str, host: str, limits: Limits, now: datetime) -> Response:
    """The response that an answer amounts to. `host` is fit to show; `url` is where the answer came from."""
    wait = headers.retry_after(raw.headers.get("retry-after"), now, limits.rest_cap)
    guard = wall(raw.status, raw.headers, raw.body)
    if guard is not None:
        pause = timedelta(seconds=wait) if wait and raw.status in (429, 503) else None
        return Response("wall", wall_words(guard, host, raw.status), url, raw.status, wait=pause)
    if raw.status == 200:
        return _body(raw, url, limits, now)
    if raw.status == 304 and (request.etag or request.last_modified):
        return Response("unchanged", "nothing new", url, 304, fresh=_fresh(raw, now))
    if raw.status in (429, 503) and wait is not None:
        pause = timedelta(seconds=wait)
        words = f"{host} is busy and asks for a pause of {in_words(pause)}"
        return Response("busy", words, url, raw.status, wait=pause)
    kind, words = _error(raw.status, host)
    return Response(kind, words, url, raw.status)


def _body(raw: Raw, url: str, limits: Limits, now: datetime) -> Response:
    keep = not raw.cut_short
    return Response(
        "body",
        "the body broke off before its end" if raw.cut_short else "a whole answer",
        url,
        200,
        body=raw.body,
        content_type=headers.opaque(raw.headers.get("content-type"), limits.header_chars),
        etag=headers.opaque(raw.headers.get("etag"), limits.header_chars) if keep else None,
        last_modified=headers.opaque(raw.headers.get("last-modified"), limits.header_chars) if keep else None,
        fresh=_fresh(raw, now),
        cut_short=raw.cut_short,
    )


def _fresh(raw: Raw, now: datetime) -> timedelta | None:
    said = raw.headers
    return headers.freshness(said.get("cache-control"), said.get("expires"), said.get("date"), now)


def _error(status: int, host: str) -> tuple[Kind, str]:
    named = f"{status} {phrase(status)}".strip()
    if status in REDIRECTS:
        return "redirect", f"{host} answered {named}"
    if status == 404:
        return "missing", f"{host} has nothing at this address ({named})"
    if status == 410:
        return "gone", f"{host} says that this feed is gone for good ({named})"
    if status in FORBIDDEN:
        return "forbidden", f"{host} does not let us in ({named})"
    if status == 429:
        return "busy", f"{host} finds that we ask too often ({named})"
    if 500 <= status < 600:
        return "server", f"{host} has trouble of its own ({named})"
    if status == 304:
        return "odd", f"{host} says that nothing changed, but was not asked that"
    if 200 <= status < 300:
        return "odd", f"{host} answered {named}, which carries no feed"
    return "odd", f"{host} answered {named}"


def phrase(status: int) -> str:
    """The standard's name of a status; the server's own words are never shown."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def wall_words(guard: str, host: str, status: int) -> str:
    """A bot wall in words."""
    name = f"A bot wall of {guard}" if guard else "A bot wall"
    return f"{name} answered at {host} instead of the feed ({status})"
