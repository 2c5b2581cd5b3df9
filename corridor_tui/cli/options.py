"""The options that every command shares, and the paths that follow from them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from corridor_tui.config import Config, load_config

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Options:
    """The paths the user named, by flag or environment; None where the defaults apply."""

    config: Path | None
    db: Path | None

    def load(self) -> Config:
        """Read the configuration. Raises ConfigError (exit code 2) with file, line and key."""
        return load_config(self.config)

    def store_path(self, config: Config) -> Path:
        """The store's file: --db, else the configured data_dir."""
        return self.db or config.data_dir / "corridor.sqlite"


def shared(command: Command) -> Command:
    """Add --config and --db to a command and hand them over as its first argument, `options`."""

    @click.option(
        "--config",
        "config_path",
        envvar="CORRIDOR_TUI_CONFIG",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Your configuration file.",
    )
    @click.option(
        "--db",
        "db_path",
        envvar="CORRIDOR_TUI_DB",
        type=click.Path(dir_okay=False, path_type=Path),
        help="The store (an SQLite file).",
    )
    @functools.wraps(command)
    def wrapped(config_path: Path | None, db_path: Path | None, **arguments: Any) -> Any:
        return command(Options(config_path, db_path), **arguments)

    return wrapped  # type: ignore[return-value]
