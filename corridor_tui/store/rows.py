"""Between a row of `articles` and what the program passes around: times, spans, the hash of a version."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable

from corridor_tui.model import Article, Excluded
from corridor_tui.store.times import from_text, maybe_time


def from_row(row: sqlite3.Row) -> Article:
    """A row of articles with all columns as an Article."""
    return Article(
        id=row["id"],
        feed=row["feed"],
        guid_key=row["guid_key"],
        url=row["url"],
        canonical_url=row["canonical_url"],
        title=row["title"],
        source=row["source"],
        published=maybe_time(row["published"]),
        published_raw=row["published_raw"],
        date_note=row["date_note"],
        fetched=from_text(row["fetched"]),
        language=row["language"],
        text=row["text"],
        content_hash=row["content_hash"],
        relevance=row["relevance"],
        relevant=bool(row["relevant"]),
        revision=row["revision"],
        tagger_version=row["tagger_version"],
        read=bool(row["read"]),
        starred=bool(row["starred"]),
        excluded=read_spans(row["excluded"]),
    )


def content_hash(title: str, text: str) -> str:
    """What tells one version of an article from another."""
    return hashlib.sha256(f"{title}\0{text}".encode()).hexdigest()[:32]


def write_spans(spans: Iterable[Excluded]) -> str | None:
    """Excluded spans as stored: JSON, or None where there are none."""
    rows = [[span.field, span.start, span.end, span.rule] for span in spans]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else None


def read_spans(stored: str | None) -> tuple[Excluded, ...]:
    """Excluded spans from the store."""
    return tuple(Excluded(*row) for row in json.loads(stored)) if stored else ()
