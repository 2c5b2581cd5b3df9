"""The items of an XML feed as stretches of its text, so that those read before and those too many are not parsed.

Most of a document is old news at every fetch. An item whose text has not changed by a letter gives the same entry
again; finding such items costs a fiftieth of parsing them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from corridor_tui.text.dates import parse_date

_MARK = re.compile(r"<!\[CDATA\[|<!--|<(/?)((?:[A-Za-z_][\w.\-]*:)?(?:item|entry))(?=[\s>/])[^<>]*>", re.IGNORECASE)
_GUID = re.compile(r"<(?:[\w.\-]+:)?(?:guid|id)\b[^<>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,2000})()", re.IGNORECASE)
_LINK = re.compile(
    r"<(?:[\w.\-]+:)?link\b(?:[^<>]*?\bhref\s*=\s*[\"']([^\"'<>]{1,2000})|[^<>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,2000}))",
    re.IGNORECASE,
)


_DATE = re.compile(
    r"<(?:[\w.\-]+:)?(?:pubDate|published|date|issued|created)\s*>\s*(?:<!\[CDATA\[)?([^<\]]{4,100})", re.IGNORECASE
)
_CHANGED = re.compile(r"<(?:[\w.\-]+:)?(?:updated|modified)\s*>\s*(?:<!\[CDATA\[)?([^<\]]{4,100})", re.IGNORECASE)
ITEMS_SEEN = 20_000
"""Items of a document that are looked at, first come first served: more than any feed has."""
_OLDEST = datetime(1, 1, 1, tzinfo=UTC)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The items to read. `fingerprints` are those of all items in order, `kept` the numbers of those to be read."""

    kept: tuple[int, ...]
    fingerprints: tuple[str, ...] = ()
    known: int = 0
    surplus: int = 0


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A feed's text without known and surplus items. `fingerprints` are those of all its items, in order."""

    text: str
    fingerprints: tuple[str, ...] = ()
    known: int = 0
    surplus: int = 0


def trim(text: str, known: frozenset[str], most: int, now: datetime) -> Trimmed:
    """Leave out the items whose fingerprint is `known`, and of the others all but the newest `most`.

    A document whose items cannot be found for certain comes back whole and without fingerprints.
    """
    spans = item_spans(text)
    if spans is None:
        return Trimmed(text)
    chosen = choose(text, spans, known, most, now)
    keep = set(chosen.kept)
    parts: list[str] = []
    at = 0
    for number, (start, end) in enumerate(spans):
        if number not in keep:
            parts.append(text[at:start])
            at = end
    parts.append(text[at:])
    return Trimmed("".join(parts), chosen.fingerprints, chosen.known, chosen.surplus)


def choose(
    text: str,
    spans: Sequence[Span],
    known: frozenset[str],
    most: int,
    now: datetime,
    printed: Callable[[str], str] = str,
) -> Chosen:
    """Choose the items at `spans` that are not `known`, and of them the newest `most`.

    Known items are read again where different items share a guid or a link: they can only be told apart together.
    `printed` turns the letters of a date as they stand in `text` into those that were meant.
    """
    seen = spans[:ITEMS_SEEN]
    prints = tuple(fingerprint(text[start:end]) for start, end in seen)
    if not known or _names_repeat(text, seen, prints):
        known = frozenset()
    unseen = [number for number, print_ in enumerate(prints) if print_ not in known]

    def age(number: int) -> tuple[datetime, int]:
        match = _DATE.search(text, *seen[number]) or _CHANGED.search(text, *seen[number])
        return (match and parse_date(printed(match.group(1)), zone=None, now=now)) or _OLDEST, -number

    # By their printed dates; those without one by their place, behind the others.
    kept = unseen if len(unseen) <= most else sorted(sorted(unseen, key=age, reverse=True)[:most])
    return Chosen(tuple(kept), prints, len(seen) - len(unseen), len(spans) - len(seen) + len(unseen) - len(kept))


def fingerprint(item: str) -> str:
    """A short digest of an item as delivered."""
    return hashlib.blake2b(item.encode("utf-8", "replace"), digest_size=8).hexdigest()


def item_spans(text: str) -> list[Span] | None:
    """Start and end of every outermost item; None when the tags do not add up."""
    spans, rest = whole_items(text)
    return spans if rest is None else None


def whole_items(text: str) -> tuple[list[Span], int | None]:
    """Start and end of every outermost item, and where the tags stop adding up: the start of an item that never ends,
    or of what is none. None where all is well."""
    spans: list[Span] = []
    at = depth = start = 0
    name = ""
    while match := _MARK.search(text, at):
        at = match.end()
        if match.group(2) is None:
            closer = "]]>" if match.group().startswith("<![") else "-->"
            at = text.find(closer, at)
            if at < 0:
                return spans, start if depth else match.start()
        elif not depth:
            if match.group(1):
                return spans, match.start()
            if not match.group().endswith("/>"):
                start, name, depth = match.start(), match.group(2), 1
        elif match.group(2) == name:
            depth += -1 if match.group(1) else 0 if match.group().endswith("/>") else 1
            if not depth:
                spans.append((start, at))
    return spans, start if depth else None


def _names_repeat(text: str, spans: Sequence[Span], prints: tuple[str, ...]) -> bool:
    """Whether different items share a guid or a link."""
    for pattern in (_GUID, _LINK):
        owners: dict[str, str] = {}
        for span, print_ in zip(spans, prints, strict=True):
            name = pattern.search(text, *span)
            if name and owners.setdefault((name.group(1) or name.group(2)).strip(), print_) != print_:
                return True
    return False
