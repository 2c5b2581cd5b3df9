"""What runs in a worker process: reading a document, tagging a few texts. Arguments and results cross by pickle."""

from __future__ import annotations

import functools
import gc
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from corridor_tui.model import Document, Tags
from corridor_tui.services.memory import cap, give_back_large_blocks

if TYPE_CHECKING:
    from corridor_tui.feeds.parsed import ParsedFeed
    from corridor_tui.tagging.tagger import Tagger

Extra = Mapping[str, Sequence[Mapping[str, Any]]]

MEMORY = 400_000_000
"""Bytes that a worker may take on top of what it starts with: a document that wants more is given up."""

LARGE = 300_000
"""Bytes of a document after which a worker cleans up at once."""

_extra: Extra | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document to read, with what the parser needs to know beside it."""

    body: bytes
    content_type: str | None
    url: str
    now: datetime
    zone: str | None
    known: frozenset[str]
    limit: int


@dataclass(frozen=True, slots=True)
class Tagging:
    """Answers to a batch of documents, in order, and the version of the rules that gave them."""

    version: str
    tags: tuple[Tags, ...]


def prepare(extra: Extra | None) -> None:
    """Make a fresh process a worker: the user's rows for the tagger, a memory ceiling, signals left to the parent."""
    global _extra
    _extra = extra
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    give_back_large_blocks()
    cap(MEMORY)


def read(reading: Reading) -> ParsedFeed:
    """Parse one document."""
    from corridor_tui.feeds.parse import parse

    feed = parse(
        reading.body,
        reading.content_type,
        reading.url,
        reading.now,
        zone=_zone(reading.zone),
        known=reading.known,
        limit=reading.limit,
    )
    if len(reading.body) > LARGE:
        # The parser leaves its strings in reference cycles: those of a few large documents would fill the memory.
        gc.collect()
    return feed


def tag(documents: Sequence[Document]) -> Tagging:
    """Tag a few documents."""
    tagger = _tagger()
    return Tagging(tagger.rules.version, tuple(tagger.tag(document) for document in documents))


@functools.cache
def _tagger() -> Tagger:
    from corridor_tui.tagging import rules
    from corridor_tui.tagging.tagger import Tagger

    return Tagger(rules.load(_extra))


def _zone(name: str | None) -> ZoneInfo | None:
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
