"""The seed corpus: a few digests that ship with the program, so that a first start has something to show.

They are loaded once. A digest that was edited updates its article, one that was taken away leaves its article alone,
and one that the user deleted stays deleted.
"""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from corridor_tui.config import Config
from corridor_tui.config.load import resource
from corridor_tui.model import CorridorError, Entry
from corridor_tui.store import connection, meta
from corridor_tui.store.articles import StoredCounts
from corridor_tui.text import document

FEED = "seeds"
"""The name under which the digests stand among the feeds."""

_KEY = "seeds"


def load_seeds(
    db_path: Path, config: Config | None = None, *, folder: Path | None = None, now: datetime | None = None
) -> StoredCounts:
    """Load what is not in the store yet, tagged with the user's rows if `config` is given.

    Costs a few file reads when there is nothing to do. Raises CorridorError.
    """
    files = sorted((folder or resource("seeds")).glob("*.md"))
    try:
        texts = {path.stem: path.read_text(encoding="utf-8") for path in files}
    except (OSError, UnicodeDecodeError) as error:
        raise CorridorError(f"the seed corpus cannot be read: {error}") from error
    db = connection.open_store(db_path)
    try:
        return _load(db, texts, now or datetime.now(UTC), config)
    finally:
        db.close()


def _load(db: sqlite3.Connection, texts: dict[str, str], now: datetime, config: Config | None) -> StoredCounts:
    key = hashlib.sha256("\0".join(f"{name}\0{text}" for name, text in texts.items()).encode()).hexdigest()
    if meta.get(db, _KEY) == key:
        return StoredCounts(unchanged=len(texts))
    # The tagger is the dear part of this import, and mostly there is nothing to tag.
    from corridor_tui.services import intake

    entries = [intake.named(_entry(name, text, now), name) for name, text in texts.items()]
    counts = intake.take(db, FEED, entries, now, intake.make_tagger(config.tagging if config else None))
    meta.put(db, _KEY, key)
    return counts


def _entry(name: str, text: str, now: datetime) -> Entry:
    try:
        entry = document.from_markdown(text, now=now)
    except ValueError as error:
        raise CorridorError(f"the seed {name}.md cannot be read: {error}") from error
    if entry is None:
        raise CorridorError(f"the seed {name}.md is empty")
    return replace(entry, guid=name)
