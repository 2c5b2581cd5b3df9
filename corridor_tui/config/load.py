"""Reading the defaults and the user's file, and laying the one over the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from msgspec import UNSET

from corridor_tui.config import raw, source, values
from corridor_tui.config.feeds import feeds as rows_of_feeds
from corridor_tui.config.raw import duration, given
from corridor_tui.config.source import Source
from corridor_tui.config.types import Config, FetchConfig, LimitsConfig, Origin, PanelsConfig, StoreConfig

APP = "corridor-tui"
ROWS = ("corridors", "checkpoints", "metrics", "alerts")
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
    known = below.feeds if document.default_feeds else ()
    config = replace(
        below,
        feeds=rows_of_feeds(known, document.feeds, file, origin),
        fetch=_fetch(below.fetch, document.fetch, file),
        limits=_limits(below.limits, document.limits, file),
        store=_store(below.store, document.store, file),
        panels=_panels(below.panels, document.panels),
        watches=_watches(below.watches, document.watches, file),
        keys={**below.keys, **_keys(document.keys)},
    )
    if document.data_dir is not UNSET:
        config = replace(config, data_dir=file.path.parent / Path(document.data_dir).expanduser())
    for kind in ROWS:
        config = _rows(config, kind, getattr(document, kind), file)
    return config


def _fetch(below: FetchConfig, row: raw.Fetch, file: Source) -> FetchConfig:
    changes: dict[str, Any] = {}
    for key in ("interval", "min_interval", "max_interval", "timeout"):
        text = getattr(row, key)
        if text is not UNSET:
            changes[key] = duration(text, file, ("fetch", key))
    if row.max_bytes is not UNSET:
        changes["max_bytes"] = _size(row.max_bytes, file)
    for key in ("concurrency", "per_host", "user_agent_contact"):
        value = getattr(row, key)
        if value is not UNSET:
            changes[key] = value
    contact = changes.get("user_agent_contact")
    if contact is not None and not contact.isprintable():
        raise file.error(("fetch", "user_agent_contact"), "must be one line of plain text")
    fetch = replace(below, **changes)
    if fetch.min_interval > fetch.max_interval:
        raise file.error(("fetch", "min_interval"), "is longer than max_interval")
    return fetch


def _size(text: str, file: Source) -> int:
    try:
        size = values.size(text)
    except ValueError as error:
        raise file.error(("fetch", "max_bytes"), str(error)) from error
    if size < 1000:
        raise file.error(("fetch", "max_bytes"), "must be at least 1kB")
    return size


def _limits(below: LimitsConfig, row: raw.Limits, file: Source) -> LimitsConfig:
    limits = replace(below, **given(row, ("redirects", "entries", "title", "text", "parse_seconds")))
    if row.entry_age is UNSET:
        return limits
    return replace(limits, entry_age=_days(row.entry_age, "any", file, ("limits", "entry_age")))


def _store(below: StoreConfig, row: raw.Store, file: Source) -> StoreConfig:
    if row.keep_irrelevant is UNSET:
        return below
    return replace(below, keep_irrelevant=_days(row.keep_irrelevant, "always", file, ("store", "keep_irrelevant")))


def _days(text: str, boundless: str, file: Source, where: tuple[str, str]) -> float | None:
    """A time of a day or more in seconds; None for the word that sets no bound."""
    if text == boundless:
        return None
    seconds = duration(text, file, where)
    if seconds < 86_400:
        raise file.error(where, "must be at least 1d")
    return seconds


def _panels(below: PanelsConfig, row: raw.Panels) -> PanelsConfig:
    changes = given(row, ("theme", "density", "symbols", "show", "metrics"))
    lists: dict[str, Any] = {key: tuple(value) for key, value in changes.items() if isinstance(value, list)}
    return replace(below, **{**changes, **lists})


def _keys(given: Mapping[str, str | list[str]]) -> dict[str, tuple[str, ...]]:
    return {action: (keys,) if isinstance(keys, str) else tuple(keys) for action, keys in given.items()}


def _watches(
    below: tuple[Mapping[str, str], ...], given: list[raw.Watch], file: Source
) -> tuple[Mapping[str, str], ...]:
    """Add saved searches, change those of the same name, take away those switched off."""
    watches = {watch["name"]: watch for watch in below}
    seen: set[str] = set()
    for number, row in enumerate(given):
        if row.name in seen:
            raise file.error(("watches", number, "name"), f'a second watch named "{row.name}"')
        seen.add(row.name)
        if not row.enabled:
            watches.pop(row.name, None)
        elif row.query is not UNSET:
            watches[row.name] = {"name": row.name, "query": row.query}
        elif row.name not in watches:
            raise file.error(("watches", number), "needs a query")
    return tuple(watches.values())


def _rows(config: Config, kind: str, given: list[dict[str, Any]], file: Source) -> Config:
    """Add rows, or change those of the same id key by key; an alert with `enabled = false` goes."""
    rows: dict[str, Mapping[str, Any]] = {row["id"]: row for row in getattr(config, kind)}
    lines = dict(config.lines)
    seen: set[str] = set()
    for number, row in enumerate(given):
        identity = row.get("id")
        if not isinstance(identity, str) or not identity:
            raise file.error((kind, number), 'needs a text "id"')
        if identity in seen:
            raise file.error((kind, number), f'"{identity}" stands here twice')
        seen.add(identity)
        rows[identity] = {**rows.get(identity, {}), **row}
        lines[f"{kind}.{identity}"] = file.where((kind, number))
        if kind == "alerts" and rows[identity].get("enabled") is False:
            del rows[identity]
    changed: Any = {kind: tuple(rows.values()), "lines": lines}
    return replace(config, **changed)
