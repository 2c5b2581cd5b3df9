"""What runs in a worker process: reading a document, tagging a few texts. Arguments and results cross by pickle."""

from __future__ import annotations

import functools
import gc
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from corridor_tui.model import Document, Entry, Tags
from corridor_tui.services.memory import cap, give_back_large_blocks
from corridor_tui.text.likeness import without

if TYPE_CHECKING:
    from corridor_tui.feeds.parse import Kind
    from corridor_tui.feeds.parsed import ParsedFeed
    from corridor_tui.tagging.tagger import Tagger

Extra = Mapping[str, Sequence[Mapping[str, Any]]]

MEMORY = 200_000_000
"""Bytes that a worker may take on top of what it starts with: a document that wants more is given up."""

TAGS = 5_000
"""Figures kept of one text, and mentions: many times those of any article, and little to hand over and to store."""

YOUNG = 10_000
"""New objects after which they are looked through for garbage: tagging makes thousands and lets nearly all go itself."""

LARGE, LARGE_TEXT = 300_000, 100_000
"""Bytes of a document and code points of texts after which a worker cleans up at once."""

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
    kind: Kind = "feed"
    pattern: str | None = None
    title_limit: int = 1_000
    text_limit: int = 200_000


@dataclass(frozen=True, slots=True)
class Page:
    """The page of an entry, to make the entry whole from."""

    entry: Entry
    body: bytes
    content_type: str | None
    now: datetime
    zone: str | None


@dataclass(frozen=True, slots=True)
class Tagging:
    """Answers to a batch of documents and sketches of their texts, in order, and the version of the rules."""

    version: str
    tags: tuple[Tags, ...]
    sketches: tuple[tuple[int, ...], ...]


def prepare(extra: Extra | None, memory: int = MEMORY) -> None:
    """Make a fresh process a worker: the user's rows for the tagger, a memory ceiling, signals left to the parent."""
    global _extra
    _extra = extra
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(YOUNG)
    give_back_large_blocks()
    cap(memory)


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
        kind=reading.kind,
        pattern=reading.pattern,
        title_limit=reading.title_limit,
        text_limit=reading.text_limit,
    )
    if len(reading.body) > LARGE:
        # The parser leaves its strings in reference cycles: those of a few large documents would fill the memory.
        gc.collect()
    return feed


def complete(page: Page) -> Entry:
    """The entry with the text, title and date that its page gives."""
    from corridor_tui.feeds.article_page import complete

    return complete(page.entry, page.body, page.content_type, now=page.now, zone=_zone(page.zone))


def read_document(body: bytes, suffix: str, now: datetime) -> Entry:
    """A file that somebody imports. Raises `documents.Unreadable`."""
    from corridor_tui.services.documents import entry_of

    return entry_of(body, suffix, now)


def allowed(robots: bytes, agent: str, urls: Sequence[str]) -> tuple[tuple[bool, ...], float]:
    """Which addresses a robots.txt lets `agent` ask, and the seconds that it wants between two requests."""
    from protego import Protego

    rules = Protego.parse(robots.decode("utf-8", "replace"))
    return tuple(rules.can_fetch(url, agent) for url in urls), rules.crawl_delay(agent) or 0.0


def tag(documents: Sequence[Document]) -> Tagging:
    """Tag a few documents. Reasons stay behind: the store keeps none, and they outweigh all the rest."""
    from corridor_tui.text.sketch import sketch

    tagger = _tagger()
    answers = tuple(_bare(tagger.tag(document, reasons=False)) for document in documents)
    sketches = tuple(
        sketch(without(document.text, answer.excluded)) for document, answer in zip(documents, answers, strict=True)
    )
    if sum(len(document.text) for document in documents) > LARGE_TEXT:
        gc.collect()
    return Tagging(tagger.rules.version, answers, sketches)


def _bare(tags: Tags) -> Tags:
    return replace(
        tags,
        mentions=tuple(replace(mention, reasons=()) for mention in tags.mentions[:TAGS]),
        figures=tuple(replace(figure, reasons=()) for figure in tags.figures[:TAGS]),
        observations=tuple(each for each in tags.observations if each.figure < TAGS),
        reasons=(),
    )


@functools.cache
def _tagger() -> Tagger:
    from corridor_tui.tagging import rules
    from corridor_tui.tagging.tagger import Tagger

    tagger = Tagger(rules.load(_extra))
    gc.collect()
    gc.freeze()  # the rules live as long as the worker: no collection needs to look at them
    return tagger


def _zone(name: str | None) -> ZoneInfo | None:
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
