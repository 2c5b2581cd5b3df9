"""Files that people have, as entries: which ones are meant by a path, what can be read, what it says."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from corridor_tui.model import UNNAMED_SOURCE, CorridorError, Entry
from corridor_tui.text import document, document_html
from corridor_tui.text.decode import decode

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


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """The files meant: files as named, folders searched for the kinds that can be read, each path once."""
    seen: set[Path] = set()
    for path in paths:
        for file in _within(path) if path.is_dir() else (path,):
            known = file.absolute()
            if known not in seen:
                seen.add(known)
                yield file


def content(path: Path) -> bytes:
    """What a file holds, where it looks like a document of a kind that can be read. Raises Unreadable."""
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
    _check(body, path.suffix.casefold())
    return body


def entry_of(body: bytes, suffix: str, now: datetime) -> Entry:
    """A file's content as an entry; `suffix` (".md") tells its kind. Raises Unreadable."""
    entry = _entry(decode(body).text, suffix.casefold(), now)
    if entry is None or not entry.text:
        raise Unreadable("holds no text")
    if not entry.source:
        entry = replace(entry, source=UNNAMED_SOURCE)
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
