"""The items of an XML feed as stretches of its text, so that those read before need not be parsed again.

Most of a document is old news at every fetch. An item whose text has not changed by a letter gives the same entry
again; finding such items costs a fiftieth of parsing them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

_MARK = re.compile(r"<!\[CDATA\[|<!--|<(/?)((?:[A-Za-z_][\w.\-]*:)?(?:item|entry))(?=[\s>/])[^<>]*>", re.IGNORECASE)
_GUID = re.compile(r"<(?:[\w.\-]+:)?(?:guid|id)\b[^<>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,2000})()", re.IGNORECASE)
_LINK = re.compile(
    r"<(?:[\w.\-]+:)?link\b(?:[^<>]*?\bhref\s*=\s*[\"']([^\"'<>]{1,2000})|[^<>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,2000}))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A feed's text without its known items. `fingerprints` are those of all its items, in order."""

    text: str
    fingerprints: tuple[str, ...]
    skipped: int


def trim(text: str, known: frozenset[str]) -> Trimmed:
    """Leave out the items whose fingerprint is `known`.

    Nothing is left out where different items share a guid or a link: they can only be told apart together. A document whose
    items cannot be found for certain comes back whole and without fingerprints.
    """
    spans = _spans(text)
    if spans is None:
        return Trimmed(text, (), 0)
    prints = tuple(fingerprint(text[start:end]) for start, end in spans)
    if not known or _names_repeat([text[start:end] for start, end in spans], prints):
        return Trimmed(text, prints, 0)
    parts: list[str] = []
    at = skipped = 0
    for (start, end), print_ in zip(spans, prints, strict=True):
        if print_ in known:
            parts.append(text[at:start])
            at = end
            skipped += 1
    parts.append(text[at:])
    return Trimmed("".join(parts), prints, skipped)


def fingerprint(item: str) -> str:
    """A short digest of an item as delivered."""
    return hashlib.blake2b(item.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _spans(text: str) -> list[tuple[int, int]] | None:
    """Start and end of every outermost item; None when the tags do not add up."""
    spans: list[tuple[int, int]] = []
    at = depth = start = 0
    name = ""
    while match := _MARK.search(text, at):
        at = match.end()
        if match.group(2) is None:
            closer = "]]>" if match.group().startswith("<![") else "-->"
            at = text.find(closer, at)
            if at < 0:
                return None
        elif not depth:
            if match.group(1):
                return None
            if not match.group().endswith("/>"):
                start, name, depth = match.start(), match.group(2), 1
        elif match.group(2) == name:
            depth += -1 if match.group(1) else 0 if match.group().endswith("/>") else 1
            if not depth:
                spans.append((start, at))
    return None if depth else spans


def _names_repeat(items: list[str], prints: tuple[str, ...]) -> bool:
    """Whether different items share a guid or a link."""
    for pattern in (_GUID, _LINK):
        owners: dict[str, str] = {}
        for item, print_ in zip(items, prints, strict=True):
            name = pattern.search(item)
            if name and owners.setdefault((name.group(1) or name.group(2)).strip(), print_) != print_:
                return True
    return False
