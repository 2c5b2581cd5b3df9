"""What runs in a worker process: reading a document, tagging a few texts. Arguments and results cross by pickle."""

from __future__ import annotations

import functools
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from corridor_tui.model import Document, Tags

if TYPE_CHECKING:
    from corridor_tui.feeds.parsed import ParsedFeed
    from corridor_tui.tagging.tagger import Tagger

Extra = Mapping[str, Sequence[Mapping[str, Any]]]

MEMORY = 1_500_000_000
"""Address space of a worker in bytes: a document that wants more ends its worker, not the machine."""

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
    try:
        import resource
    except ImportError:
        return  # Windows has no such limit
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def read(reading: Reading) -> ParsedFeed:
    """Parse one document."""
    from corridor_tui.feeds.parse import parse

    return parse(
        reading.body,
        reading.content_type,
        reading.url,
        reading.now,
        zone=_zone(reading.zone),
        known=reading.known,
        limit=reading.limit,
    )


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
