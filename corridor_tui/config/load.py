"""Reading the defaults and the user's file, and laying the one over the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec import UNSET

from corridor_tui.config import raw, source, values
from corridor_tui.config.source import Source
from corridor_tui.config.types import Config, FeedConfig, FetchConfig, LimitsConfig, Origin, PanelsConfig, StoreConfig
from corridor_tui.model import ConfigError

APP = "corridor-tui"
ROWS = ("corridors", "checkpoints", "metrics", "alerts", "watches")
SWITCHED = ("alerts", "watches")
"""Rows that `enabled = false` takes away."""

_PACKAGE = Path(__file__).resolve().parent.parent


def load_config(path: Path | None = None) -> Config:
    """The defaults with the user's file over them.

    Without `path` the platform's place is looked at, where no file is fine; a file that was named must be there.
    Raises ConfigError (exit code 2): one sentence with file, line and key.
    """
    import platformdirs

    config = _lay(Config(data_dir=platformdirs.user_data_path(APP)), source.read(default_path()), "default")
    user = path or platformdirs.user_config_path(APP) / "config.toml"
    config = replace(config, user_path=user)
    if path is None and not user.exists():
        return config
    return _lay(config, source.read(user), "user")


def default_path() -> Path:
    """The file of defaults: inside an installed package, at the root of a source checkout."""
    return resource("config.toml")


def resource(name: str) -> Path:
    """A file or folder that ships with the program, in an installed package or a source checkout."""
    packaged = _PACKAGE / "data" / name
    return packaged if packaged.exists() else _PACKAGE.parent / name


def _lay(below: Config, file: Source, origin: Origin) -> Config:
    document = raw.check(file)
    feeds = below.feeds if document.default_feeds else ()
    config = replace(
        below,
        feeds=_feeds(feeds, document.feeds, file, origin),
        fetch=_fetch(below.fetch, document.fetch, file),
        limits=_limits(below.limits, document.limits),
        store=_store(below.store, document.store, file),
        panels=_panels(below.panels, document.panels),
        keys={**below.keys, **_keys(document.keys)},
    )
    if document.data_dir is not UNSET:
        config = replace(config, data_dir=file.path.parent / Path(document.data_dir).expanduser())
    for kind in ROWS:
        config = _rows(config, kind, getattr(document, kind), file)
    return config


def _fetch(below: FetchConfig, given: raw.Fetch, file: Source) -> FetchConfig:
    changes: dict[str, Any] = {}
    for key in ("interval", "min_interval", "max_interval", "timeout"):
        text = getattr(given, key)
        if text is not UNSET:
            changes[key] = _duration(text, file, ("fetch", key))
    if given.max_bytes is not UNSET:
        changes["max_bytes"] = _size(given.max_bytes, file)
    for key in ("concurrency", "per_host", "user_agent_contact"):
        value = getattr(given, key)
        if value is not UNSET:
            changes[key] = value
    contact = changes.get("user_agent_contact")
    if contact is not None and not contact.isprintable():
        raise file.error(("fetch", "user_agent_contact"), "must be one line of plain text")
    fetch = replace(below, **changes)
    if fetch.min_interval > fetch.max_interval:
        raise file.error(("fetch", "min_interval"), "is longer than max_interval")
    return fetch


def _duration(text: str, file: Source, path: tuple[source.Step, ...]) -> float:
    try:
        seconds = values.seconds(text)
    except ValueError as error:
        raise file.error(path, str(error)) from error
    if seconds <= 0:
        raise file.error(path, "must be longer than nothing")
    return seconds


def _size(text: str, file: Source) -> int:
    try:
        size = values.size(text)
    except ValueError as error:
        raise file.error(("fetch", "max_bytes"), str(error)) from error
    if size < 1000:
        raise file.error(("fetch", "max_bytes"), "must be at least 1kB")
    return size


def _limits(below: LimitsConfig, given: raw.Limits) -> LimitsConfig:
    return replace(below, **_given(given, ("redirects", "entries", "title", "text", "parse_seconds")))


def _store(below: StoreConfig, given: raw.Store, file: Source) -> StoreConfig:
    text = given.keep_irrelevant
    if text is UNSET:
        return below
    if text == "always":
        return replace(below, keep_irrelevant=None)
    keep = _duration(text, file, ("store", "keep_irrelevant"))
    if keep < 86_400:
        raise file.error(("store", "keep_irrelevant"), "must be at least 1d")
    return replace(below, keep_irrelevant=keep)


def _panels(below: PanelsConfig, given: raw.Panels) -> PanelsConfig:
    changes = _given(given, ("theme", "density", "show", "metrics"))
    lists: dict[str, Any] = {key: tuple(value) for key, value in changes.items() if isinstance(value, list)}
    return replace(below, **{**changes, **lists})


def _given(struct: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(struct, name) for name in names if getattr(struct, name) is not UNSET}


def _keys(given: Mapping[str, str | list[str]]) -> dict[str, tuple[str, ...]]:
    return {action: (keys,) if isinstance(keys, str) else tuple(keys) for action, keys in given.items()}


def _feeds(
    below: tuple[FeedConfig, ...], given: list[raw.Feed], file: Source, origin: Origin
) -> tuple[FeedConfig, ...]:
    feeds = {feed.name.casefold(): feed for feed in below}
    seen: set[str] = set()
    for number, row in enumerate(given):
        key = row.name.casefold()
        if key in seen:
            raise file.error(("feeds", number, "name"), f'a second feed named "{row.name}"')
        seen.add(key)
        feeds[key] = _feed(feeds.get(key), row, number, file, origin)
    addresses: dict[str, str] = {}
    for number, row in enumerate(given):
        url = feeds[row.name.casefold()].url
        if url in addresses:
            raise file.error(("feeds", number, "url"), f'the address of "{addresses[url]}" again')
        addresses[url] = row.name
    return tuple(feeds.values())


def _feed(known: FeedConfig | None, row: raw.Feed, number: int, file: Source, origin: Origin) -> FeedConfig:
    def error(key: str, sentence: str) -> ConfigError:
        return file.error(("feeds", number, key), sentence)

    changes = _given(row, ("language", "topical", "enabled", "kind", "full_text", "folder", "pattern", "zone"))
    if row.interval is not UNSET:
        changes["interval"] = _duration(row.interval, file, ("feeds", number, "interval"))
    if row.url is not UNSET:
        changes["url"] = _address(row.url, error)
        changes["origin"] = origin
    elif known is None:
        near = raw.suggestion(row.name, ())
        raise error("name", f'"{row.name}" is no built-in feed, so it needs a url{near}')
    if changes.get("language") == "":
        changes["language"] = None
    _check_pattern(changes.get("pattern"), error)
    _check_zone(changes.get("zone"), error)
    if known is None:
        return FeedConfig(name=row.name, **changes)
    return replace(known, **changes)


def _address(url: str, error: Any) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError as fault:
        raise error("url", f"not an address: {fault}") from fault
    if parts.scheme not in ("http", "https") or not host or any(c.isspace() or not c.isprintable() for c in url):
        raise error("url", f'an http or https address is wanted, not "{url}"')
    return url


def _check_pattern(pattern: str | None, error: Any) -> None:
    import re

    if pattern is None:
        return
    try:
        re.compile(pattern)
    except re.error as fault:
        raise error("pattern", f"not a regular expression: {fault}") from fault


def _check_zone(zone: str | None, error: Any) -> None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if zone is None:
        return
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise error("zone", f'no time zone is called "{zone}" (try "Asia/Almaty")') from fault


def _rows(config: Config, kind: str, given: list[dict[str, Any]], file: Source) -> Config:
    """Add rows, or change those of the same id (watches: the same name) key by key."""
    rows: dict[str, Mapping[str, Any]] = {row[_identity(kind)]: row for row in getattr(config, kind)}
    lines = dict(config.lines)
    seen: set[str] = set()
    for number, row in enumerate(given):
        identity = row.get(_identity(kind))
        if not isinstance(identity, str) or not identity:
            raise file.error((kind, number), f'needs a text "{_identity(kind)}"')
        if identity in seen:
            raise file.error((kind, number), f'"{identity}" stands here twice')
        seen.add(identity)
        rows[identity] = {**rows.get(identity, {}), **row}
        lines[f"{kind}.{identity}"] = file.where((kind, number))
        if kind in SWITCHED and rows[identity].get("enabled") is False:
            del rows[identity]
    changed: Any = {kind: tuple(rows.values()), "lines": lines}
    return replace(config, **changed)


def _identity(kind: str) -> str:
    return "name" if kind == "watches" else "id"
