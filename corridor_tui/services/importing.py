"""`import`: documents and folders of documents as articles; what cannot be read is reported and the rest stored."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from corridor_tui.config import Config
from corridor_tui.feeds.canonical import canonical_url
from corridor_tui.model import CorridorError, Entry
from corridor_tui.services import intake
from corridor_tui.store import articles, connection
from corridor_tui.tagging.tagger import Tagger
from corridor_tui.text import document, document_html
from corridor_tui.text.decode import decode
from corridor_tui.text.sanitize import clean_line

FEED = "import"
"""The name under which imported documents stand among the feeds."""

MAX_BYTES = 20_000_000
READERS: dict[str, Callable[..., Entry | None]] = {
    ".txt": document.from_text,
    ".text": document.from_text,
    ".md": document.from_markdown,
    ".markdown": document.from_markdown,
    ".html": document_html.from_html,
    ".htm": document_html.from_html,
    ".xhtml": document_html.from_html,
}

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"SQLite format 3\0", "an SQLite file"),
    (b"\x7fELF", "a program"),
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Unreadable(CorridorError):
    """A file that cannot be imported: a sentence that goes on after its path."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One document's outcome: "new", "updated", "unchanged", "deleted" (by the user, before) or "failed"."""

    path: Path
    outcome: str
    sentence: str
    article: int | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What an import did."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: tuple[Imported, ...] = ()
    documents: tuple[Imported, ...] = field(default=())


def import_paths(
    config: Config,
    db_path: Path,
    paths: Sequence[Path],
    on_event: Callable[[Imported, int, int], None] | None = None,
    *,
    now: datetime | None = None,
) -> Summary:
    """Store the documents at `paths` (folders are searched) and tag them. The same document twice is one article.

    `on_event` hears of each document with its number and the number of all. Raises StoreError when the store cannot
    be used; faults of single documents are in the summary.
    """
    moment = now or datetime.now(UTC)
    wanted = list(find(paths))
    done: list[Imported] = []
    db = connection.open_store(db_path)
    try:
        reader = intake.make_tagger(config.tagging)
        for path in wanted:
            try:
                outcome = _one(db, path, read(path, moment), moment, reader)
            except Unreadable as error:
                outcome = Imported(path, "failed", f"{clean_line(str(path))} {error}")
            done.append(outcome)
            if on_event is not None:
                on_event(outcome, len(done), len(wanted))
    finally:
        db.close()
    return summarise(done)


def summarise(documents: Sequence[Imported]) -> Summary:
    """Counts of outcomes."""
    outcomes = [item.outcome for item in documents]
    return Summary(
        outcomes.count("new"),
        outcomes.count("updated"),
        outcomes.count("unchanged") + outcomes.count("deleted"),
        tuple(item for item in documents if item.outcome == "failed"),
        tuple(documents),
    )


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """The files meant: files as named, folders searched for the kinds that can be read, each path once."""
    seen: set[Path] = set()
    for path in paths:
        for file in _within(path) if path.is_dir() else (path,):
            known = file.absolute()
            if known not in seen:
                seen.add(known)
                yield file


def read(path: Path, now: datetime) -> Entry:
    """The document at `path` as an entry. Raises Unreadable."""
    suffix = path.suffix.casefold()
    try:
        if path.is_dir():
            raise Unreadable("holds no .txt, .md or .html document")
        if not path.is_file() and path.exists():
            raise Unreadable("is no regular file")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Unreadable(f"is too large ({size // 1_000_000} MB; the limit is {MAX_BYTES // 1_000_000} MB)")
        body = path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable("does not exist") from error
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror or error}") from error
    _check(body, suffix)
    entry = _entry(decode(body).text, suffix, now)
    if entry is None or not entry.text:
        raise Unreadable("holds no text")
    if not entry.source:
        entry = replace(entry, source="imported document")
    return entry


def _check(body: bytes, suffix: str) -> None:
    if not body.strip():
        raise Unreadable("is empty")
    for magic, name in _MAGIC:
        if body.startswith(magic):
            raise Unreadable(f"is {name}, not a text, Markdown or HTML document")
    if b"\0" in body[:65_536] and not body.startswith(_WIDE_MARKS):
        raise Unreadable("is a binary file, not a text, Markdown or HTML document")
    if suffix not in READERS:
        kinds = ", ".join(READERS)
        raise Unreadable(f"is of no kind that can be imported ({kinds})")


def _entry(text: str, suffix: str, now: datetime) -> Entry | None:
    try:
        return READERS[suffix](text, now=now)
    except ValueError as error:
        raise Unreadable(str(error)) from error


def _within(folder: Path) -> Iterator[Path]:
    """Readable kinds below a folder, in order of their paths; hidden ones are left out. The folder itself if none."""
    found = False
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.casefold() in READERS:
                found = True
                yield Path(root) / name
    if not found:
        yield folder


def _one(db: sqlite3.Connection, path: Path, entry: Entry, now: datetime, reader: Tagger) -> Imported:
    key = entry.guid or document.fingerprint(entry.text)
    # Only a page names its own address; a link printed in a text leads to what the text was made from.
    address = canonical_url(entry.url) if path.suffix.casefold() not in (".txt", ".text") else None
    counts = intake.take(db, FEED, [intake.named(entry, key, address)], now, reader)
    outcome = "new" if counts.new else "updated" if counts.updated else "deleted" if counts.deleted else "unchanged"
    words = {
        "new": "stored",
        "updated": "stored as a new version",
        "unchanged": "known already",
        "deleted": "was deleted before and stays away",
    }[outcome]
    article = counts.touched[0] if counts.touched else articles.find(db, FEED, key)
    return Imported(path, outcome, f"{clean_line(str(path))}: {words}: {entry.title}", article, entry.title)
