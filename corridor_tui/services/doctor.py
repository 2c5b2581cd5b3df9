"""What is wrong with this installation and how to mend it: each check is one finding with a sentence and an advice."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from corridor_tui.config import Config, load_config
from corridor_tui.model import ConfigError, StoreError
from corridor_tui.services.health import health
from corridor_tui.store import feeds, index, tags
from corridor_tui.store.connection import errors, open_store

LITTLE_ROOM = 200_000_000
"""Bytes free beside the store below which a full disk is near."""

Level = Literal["ok", "note", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: its area, how it went, what was found, and what to do about it ("" where nothing is to be done)."""

    area: str
    level: Level
    sentence: str
    advice: str = ""


def examine(config_path: Path | None, db_path: Path | None, now: datetime) -> Iterator[Finding]:
    """Check the configuration, the rules, the store and the sources, in this order; a fault ends none of the others.

    The store is only read: nothing is made, upgraded or mended.
    """
    try:
        config = load_config(config_path)
    except ConfigError as error:
        yield Finding("configuration", "wrong", str(error), "mend the line that is named")
        return
    yield from _configuration(config)
    version = yield from _rules(config)
    path = db_path or config.data_dir / "corridor.sqlite"
    if not path.exists():
        yield Finding("store", "note", f"{path} is not there yet", "it is made when the monitor or a fetch first runs")
        return
    try:
        with closing(open_store(path, readonly=True)) as db, errors(path):
            yield from _store(db, path, version)
            yield from _sources(config, db, now)
    except StoreError as error:
        yield Finding("store", "wrong", str(error), "keep a copy of the file before anything else")


def _configuration(config: Config) -> Iterator[Finding]:
    where = config.user_path
    if where is not None and where.exists():
        yield Finding("configuration", "ok", f"the defaults with {where} over them")
    else:
        yield Finding("configuration", "ok", f"the defaults; a file of yours would be {where}")
    active = len(config.active_feeds)
    if active:
        yield Finding("configuration", "ok", f"{active} sources are fetched, {len(config.feeds) - active} are disabled")
    else:
        yield Finding("configuration", "note", "no source is enabled", "add [[feeds]] or set default_feeds = true")
    if config.fetch.user_agent_contact is None:
        yield Finding(
            "configuration",
            "note",
            "servers are not told whom to write to",
            "set user_agent_contact under [fetch]: some refuse programs without one",
        )


def _rules(config: Config) -> Generator[Finding, None, str | None]:
    """Load the tagger with the user's rows. Returns its version (None where it does not load) to `yield from`."""
    from corridor_tui.services.tagging import tagger_for

    try:
        tagger = tagger_for(config)
    except ConfigError as error:
        yield Finding("rules", "wrong", str(error), "mend the row that is named")
        return None
    yield Finding("rules", "ok", f"the tagging rules load; their version is {tagger.version}")
    return tagger.version


def _store(db: sqlite3.Connection, path: Path, version: str | None) -> Iterator[Finding]:
    faults = [row[0] for row in db.execute("PRAGMA quick_check(5)")]
    if faults != ["ok"]:
        yield Finding("store", "wrong", f"{path} is damaged: {faults[0]}", "copy it away, then fetch and import anew")
        return
    (stored, relevant) = db.execute("SELECT count(*), total(relevant) FROM articles").fetchone()
    size = path.stat().st_size / 1e6
    yield Finding("store", "ok", f"{path} is whole: {stored} articles, {int(relevant)} relevant, {size:.1f} MB")
    if not index.is_current(db):
        yield Finding("store", "note", "the full-text index is of an older kind", "it is rebuilt at the next start")
    if version is not None and (stale := tags.count_stale(db, version)):
        yield Finding("store", "note", f"{stale} articles bear tags of older rules", "run corridor-tui retag")
    free = shutil.disk_usage(path.parent).free
    if free < LITTLE_ROOM:
        yield Finding("store", "wrong", f"only {free / 1e6:.0f} MB are free beside the store", "make room on that disk")


def _sources(config: Config, db: sqlite3.Connection, now: datetime) -> Iterator[Finding]:
    states = feeds.states(db)
    count: Counter[str] = Counter()
    for feed in config.active_feeds:
        found = health(states.get(feed.url), now, feeds.attempts(db, feed.url))
        count[found.word] += 1
        if found.troubled:
            yield Finding(
                "sources", "note", f"{feed.name}: {found.word}, {found.sentence}", f"its address is {feed.url}"
            )
        elif found.word in ("quiet", "slow"):
            yield Finding("sources", "note", f"{feed.name}: {found.word}, {found.sentence}")
    summary = ", ".join(f"{number} {word}" for word, number in count.most_common())
    yield Finding("sources", "ok", summary or "none")
