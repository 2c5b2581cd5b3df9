"""Changing the user's own configuration file: rows of [[feeds]] come and go, every comment and line stays.

The new text is written beside the file, read back by the same loader that the program uses, and only then takes the
old one's place: a file that could not be loaded is never left behind.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT

from corridor_tui.config import load_config
from corridor_tui.model import ConfigError, CorridorError

Row = Mapping[str, Any]


def add_feeds(path: Path, rows: Iterable[Row]) -> None:
    """Add rows to [[feeds]], each a mapping of the configuration's keys. Makes the file where there is none.

    Raises ConfigError where the file is broken or would become so, CorridorError where it cannot be written.
    """

    def change(feeds: AoT) -> None:
        for row in rows:
            feeds.append(_table(row))

    _edit(path, change)


def set_enabled(path: Path, name: str, enabled: bool) -> None:
    """Switch a feed on or off, by its own row or by a new one that names a built-in feed. Raises like `add_feeds`."""

    def change(feeds: AoT) -> None:
        for table in feeds:
            if _named(table, name):
                table["enabled"] = enabled
                return
        feeds.append(_table({"name": name, "enabled": enabled}))

    _edit(path, change)


def drop_feed(path: Path, name: str) -> None:
    """Take a feed's row out. Raises like `add_feeds`."""

    def change(feeds: AoT) -> None:
        for number, table in enumerate(feeds):
            if _named(table, name):
                del feeds[number]
                return

    _edit(path, change)


def _named(table: Any, name: str) -> bool:
    return str(table.get("name", "")).casefold() == name.casefold()


def _table(row: Row) -> Any:
    table = tomlkit.table()
    for key, value in row.items():
        table[key] = value
    return table


def _edit(path: Path, change: Callable[[AoT], None]) -> None:
    try:
        text = path.read_text("utf-8") if path.exists() else ""
        document = tomlkit.parse(text)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read, so it was not changed") from error
    except TOMLKitError as error:
        raise ConfigError(f"{path}: is no proper TOML, so it was not changed: {error}") from error
    feeds = document.get("feeds")
    if feeds is None or (not isinstance(feeds, AoT) and not feeds):
        document.pop("feeds", None)
        feeds = tomlkit.aot()
    elif not isinstance(feeds, AoT):
        raise ConfigError(f"{path}: feeds: is written in one line; write it as [[feeds]] to have it changed")
    change(feeds)
    if "feeds" not in document and len(feeds):
        document.append("feeds", feeds)
    elif not len(feeds):
        document.pop("feeds", None)
    _replace(path, tomlkit.dumps(document))


def _replace(path: Path, text: str) -> None:
    target = path.resolve()  # a link stays a link
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".config-", suffix=".toml", dir=target.parent)
    except OSError as error:
        raise CorridorError(f"{path}: cannot be written: {error.strerror or error}") from error
    draft = Path(name)
    try:
        os.close(handle)
        draft.write_text(text, "utf-8", newline="")
        try:
            load_config(draft)
        except ConfigError as error:
            raise ConfigError(str(error).replace(str(draft), str(path)) + "; the file was not changed") from error
        draft.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        draft.replace(target)
    except OSError as error:
        raise CorridorError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        draft.unlink(missing_ok=True)
