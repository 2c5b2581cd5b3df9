"""What a reading command works on: the configuration, and the store with the seed corpus when it is still empty."""

from __future__ import annotations

import difflib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from corridor_tui.cli.options import Options
from corridor_tui.cli.output import warn
from corridor_tui.config import Config
from corridor_tui.store.connection import open_store


@dataclass(frozen=True, slots=True)
class Desk:
    """An open store and the configuration it is read with."""

    config: Config
    path: Path
    db: sqlite3.Connection

    def doubt_ids(self, **named: Sequence[str]) -> None:
        """Warn about ids that neither the rules nor the configuration know; `named` is ids by data file stem."""
        if not any(named.values()):
            return
        from corridor_tui.tagging import rules

        for stem, ids in named.items():
            known = {row.id for row in rules.load().rows(stem)} | {str(row["id"]) for row in getattr(self.config, stem)}
            for identifier in ids:
                if identifier not in known:
                    near = difflib.get_close_matches(identifier, known, n=1)
                    hint = f"; did you mean {near[0]}?" if near else ""
                    warn(f"there is no {stem.removesuffix('s')} {identifier!r}{hint}")


@contextmanager
def open_desk(options: Options) -> Iterator[Desk]:
    """Open the store for a command that reads it. An empty store is given the seed corpus first.

    Raises ConfigError or StoreError.
    """
    config = options.load()
    path = options.store_path(config)
    with closing(open_store(path)) as db:
        if db.execute("SELECT NOT EXISTS (SELECT 1 FROM articles)").fetchone()[0]:
            from corridor_tui.services.seeding import load_seeds

            load_seeds(path, config)
        yield Desk(config, path, db)
