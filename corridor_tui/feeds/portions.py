"""A large XML feed in portions of a few items each, so that its size costs little memory and no item of it is lost.

A document of some megabytes would otherwise stand in memory many times: as bytes, as text (four bytes a letter, for a
single emoji's sake), mended, and as the parser's own. Its items are found in the bytes, and every portion is a document
of its own with the same head.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from corridor_tui.feeds.items import Chosen, Span, choose, whole_items
from corridor_tui.feeds.repair import BROKEN_OFF
from corridor_tui.text.decode import decode

LARGE = 500_000
"""Bytes of a document from which it is read in portions."""
PORTION = 300_000
"""Bytes of items that are read together."""
SHELL = 200_000
"""Bytes around the items, which every portion repeats: a document with more of them is not taken apart."""
ITEM, RUN = 500_000, 400_000
"""Bytes of an item from which its texts are shortened, and of such a text what is kept: more than any article has."""
_STEP = 1 << 16
_DISGUISED = re.compile(rb"\x1b|~\{|\x00")
"""What stands in charsets whose bytes look like UTF-8 and mean something else."""
_ROOT_END = re.compile(r"</(?:[\w.\-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_EDGE = re.compile(r"<!\[CDATA\[|<!--|<(/?)([A-Za-z_][\w.\-:]*)[^<>]*?(/?)>")
_OPEN_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Portions:
    """A document taken apart: its bytes as letters (Latin-1, on which patterns of ASCII work), and what to read of it."""

    text: str
    spans: Sequence[Span]
    chosen: Chosen
    head: str
    tail: str
    notes: tuple[str, ...] = ()

    @property
    def shell(self) -> str:
        """What stands around the items."""
        return _meant(self.head + self.tail)

    def documents(self) -> Iterator[tuple[bytes, bool]]:
        """Each portion as UTF-8, at least one, and whether a text in it had to be shortened."""
        items: list[str] = []
        size, cut = 0, False
        for number in self.chosen.kept:
            start, end = self.spans[number]
            item = self.text[start:end]
            if end - start > ITEM:
                item, cut = shorter(item), True
            if items and size + len(item) > PORTION:
                yield self._document(items), cut
                items, size, cut = [], 0, False
            items.append(item)
            size += len(item)
        if items or not self.chosen.kept:
            yield self._document(items), cut

    def _document(self, items: Sequence[str]) -> bytes:
        return "".join((self.head, *items, self.tail)).encode("latin-1")


def take_apart(
    body: bytes, content_type: str | None, known: frozenset[str], most: int, now: datetime
) -> Portions | None:
    """A large feed in portions; None for one that is not large or not XML, or whose items cannot be told for certain.

    `known`, `most` and `now` are as `items.choose` takes them. Of a document that breaks off the last item is left out,
    unless it is the only one: that is read as far as it goes.
    """
    if len(body) < LARGE:
        return None
    notes: tuple[str, ...] = ()
    if not _is_utf8(body):
        decoded = decode(body, content_type)
        body, notes = decoded.text.encode("utf-8", "replace"), (decoded.note,) if decoded.note else ()
        del decoded
    text = body.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    if not text[:1_000].lstrip().startswith("<"):
        return None
    spans, rest = whole_items(text)
    if rest is not None:
        if _ROOT_END.search(text, max(len(text) - 4_000, 0)):
            return None
        notes += (BROKEN_OFF,)
        if not spans:
            text, rest = closed(shorter(text)), None
            spans = whole_items(text)[0]
    if not spans:
        return None
    head = text[: spans[0][0]]
    tail = text[spans[-1][1] :] if rest is None else endings(head)
    if len(head) + len(tail) > SHELL:
        return None
    return Portions(text, spans, choose(text, spans, known, most, now, _meant), head, tail, notes)


def shorter(markup: str) -> str:
    """The markup with every text and every CDATA section cut to `RUN`, the elements around and behind them kept."""
    parts: list[str] = []
    at = 0
    while (start := markup.find("<", at)) >= 0:
        parts.append(markup[at : min(start, at + RUN)])
        if markup.startswith("<![CDATA[", start):
            end = markup.find("]]>", start)
            inner = markup[start : min(start + RUN, len(markup) if end < 0 else end)]
            parts.append(f"{inner}]]>")
            at = len(markup) if end < 0 else end + 3
        else:
            end = markup.find(">", start)
            at = len(markup) if end < 0 else end + 1
            parts.append(markup[start : min(at, start + RUN)])
    parts.append(markup[at : at + RUN])
    return "".join(parts)


def closed(markup: str) -> str:
    """Markup that breaks off anywhere, with its open elements closed."""
    last = markup.rfind("<")
    if last >= 0 and markup.find(">", last) < 0:
        markup = markup[:last]
    return markup + endings(markup)


def endings(markup: str) -> str:
    """The end tags that are missing at the end of the markup."""
    names: list[str] = []
    at = 0
    while match := _EDGE.search(markup, at):
        at = match.end()
        if match.group(2) is None:
            closer = "]]>" if match.group().startswith("<![") else "-->"
            end = markup.find(closer, at)
            at = len(markup) if end < 0 else end + 3
        elif match.group(1):
            if match.group(2) in names:
                del names[len(names) - 1 - names[::-1].index(match.group(2)) :]
        elif not match.group(3) and len(names) < _OPEN_LIMIT:
            names.append(match.group(2))
    return "".join(f"</{name}>" for name in reversed(names))


def _is_utf8(body: bytes) -> bool:
    """Whether the bytes can be taken for UTF-8 as they are; looked at in steps, without a copy of them."""
    if _DISGUISED.search(body):
        return False
    reader = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(body), _STEP):
            reader.decode(body[start : start + _STEP], start + _STEP >= len(body))
    except UnicodeDecodeError:
        return False
    return True


def _meant(letters: str) -> str:
    """The text that bytes shown as Latin-1 stand for."""
    return letters.encode("latin-1").decode("utf-8", "replace")
