"""The rows of [[feeds]]: the user's laid over the built-in ones, checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from msgspec import UNSET

from corridor_tui.config import raw
from corridor_tui.config.raw import duration, given
from corridor_tui.config.source import Source
from corridor_tui.config.types import FeedConfig, Origin
from corridor_tui.model import ConfigError

Problem = Callable[[str, str], ConfigError]
"""Makes the error for a key of a row and a sentence."""


def feeds(below: tuple[FeedConfig, ...], rows: list[raw.Feed], file: Source, origin: Origin) -> tuple[FeedConfig, ...]:
    """Change the feeds below whose name is given again, add the others. Raises ConfigError naming file, line and key."""
    merged = {feed.name.casefold(): feed for feed in below}
    seen: set[str] = set()
    for number, row in enumerate(rows):
        key = row.name.casefold()
        if key in seen:
            raise file.error(("feeds", number, "name"), f'a second feed named "{row.name}"')
        seen.add(key)
        merged[key] = _feed(merged.get(key), row, number, file, origin, tuple(feed.name for feed in below))
    addresses: dict[str, str] = {}
    for number, row in enumerate(rows):
        url = merged[row.name.casefold()].url
        if url in addresses:
            raise file.error(("feeds", number, "url"), f'the address of "{addresses[url]}" again')
        addresses[url] = row.name
    return tuple(merged.values())


def _feed(
    known: FeedConfig | None, row: raw.Feed, number: int, file: Source, origin: Origin, names: tuple[str, ...]
) -> FeedConfig:
    def error(key: str, sentence: str) -> ConfigError:
        return file.error(("feeds", number, key), sentence)

    changes = given(row, ("language", "topical", "enabled", "kind", "full_text", "folder", "pattern", "zone"))
    if row.interval is not UNSET:
        changes["interval"] = duration(row.interval, file, ("feeds", number, "interval"))
    if row.url is not UNSET:
        changes["url"] = _address(row.url, error)
        changes["origin"] = origin
    elif known is None:
        near = raw.suggestion(row.name, names)
        raise error("name", f'"{row.name}" is no built-in feed, so it needs a url{near}')
    if changes.get("language") == "":
        changes["language"] = None
    # Those of the file that ships are checked by a test: to look them up is a third of the time that reading it takes.
    if origin == "user":
        _check_pattern(changes.get("pattern"), error)
        _check_zone(changes.get("zone"), error)
    if known is None:
        return FeedConfig(name=row.name, **changes)
    return replace(known, **changes)


def _address(url: str, error: Problem) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError as fault:
        raise error("url", f"not an address: {fault}") from fault
    if parts.scheme not in ("http", "https") or not host or url.split() != [url] or not url.isprintable():
        raise error("url", f'an http or https address is wanted, not "{url}"')
    return url


def _check_pattern(pattern: str | None, error: Problem) -> None:
    if pattern is None:
        return
    try:
        re.compile(pattern)
    except re.error as fault:
        raise error("pattern", f"not a regular expression: {fault}") from fault


def _check_zone(zone: str | None, error: Problem) -> None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if zone is None:
        return
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise error("zone", f'no time zone is called "{zone}" (try "Asia/Almaty")') from fault
