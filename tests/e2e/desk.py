"""A desk: a configuration, a store and the real program, in a folder of its own."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

BOUND = 60.0


class Desk:
    """Runs corridor-tui as a child process over a store and a configuration in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.db = folder / "store.sqlite"
        self.config = folder / "config.toml"
        self.feeds()

    def feeds(self, *feeds: dict[str, Any], **fetch: Any) -> None:
        """Write the configuration: these feeds and no others, these settings of [fetch]."""
        lines = ["default_feeds = false", "[fetch]", *(f"{key} = {json.dumps(value)}" for key, value in fetch.items())]
        for feed in feeds:
            lines += ["[[feeds]]", *(f"{key} = {json.dumps(value)}" for key, value in feed.items())]
        self.config.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def command(self, *arguments: str) -> list[str]:
        """The command line of the program."""
        paths = ["--config", str(self.config), "--db", str(self.db)]
        return [sys.executable, "-m", "corridor_tui", *arguments, *paths]

    def environment(self) -> dict[str, str]:
        """The child's environment: a home of its own, no proxies."""
        kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        return kept | {"HOME": str(self.folder)}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            self.command(*arguments),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=BOUND,
            env=self.environment(),
            check=False,
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a command in a session of its own and leave it running."""
        return subprocess.Popen(
            self.command(*arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=self.environment(),
            start_new_session=True,
        )

    def fetch(self, *arguments: str) -> dict[str, Any]:
        """Run `fetch --json`; gives the summary, its feeds by name under "by"."""
        done = self.run("fetch", "--json", *arguments)
        assert done.returncode == 0, done.stderr
        summary: dict[str, Any] = json.loads(done.stdout)
        summary["by"] = {feed["name"]: feed for feed in summary["feeds"]}
        return summary

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """What a query of the store gives."""
        with closing(sqlite3.connect(self.db)) as db:
            return db.execute(sql, parameters).fetchall()

    def count(self, table: str) -> int:
        """Rows of a table; 0 while the store is not made yet."""
        if not self.db.exists():
            return 0
        try:
            return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return 0
            raise

    def whole(self) -> bool:
        """Whether the store's file is sound."""
        return self.rows("PRAGMA integrity_check") == [("ok",)]


def wait_for(met: Callable[[], bool], what: str) -> None:
    """Wait until something is the case; fails after a bounded time."""
    until = time.monotonic() + BOUND
    while not met():
        assert time.monotonic() < until, f"never came: {what}"
        time.sleep(0.01)
