"""Documents to try when the parser fails on a whole feed: each item alone, and stripped to what makes it an entry.

feedparser gives up a document for a single element that it stumbles over. Items tried apart, and then without the
elements that are not needed, lose only that element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

ITEMS = 300
_ITEM = re.compile(r"<((?:[\w.\-]+:)?(?:item|entry))[\s>].*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(?![?!/])([\w.\-]+:)?([\w.\-]+)[^<>]*>")
_NEEDED = re.compile(
    r"<(title|link|guid|id|language|ttl|pubDate|published|issued|created|updated|modified|dc:date|dc:creator|author"
    r"|description|summary|content|content:encoded|yandex:full-text)(?=[\s/>])(?:[^<>]*/>|[^<>]*>.*?</\1\s*>)",
    re.IGNORECASE | re.DOTALL,
)


def attempts(text: str) -> Iterator[tuple[str, ...]]:
    """For the head, then for every item, the documents to try in this order until one can be read."""
    items = list(_ITEM.finditer(text))[:ITEMS]
    end = text.rfind("</")
    start, close = (text[: items[0].start()], text[items[-1].end() :]) if items else (text[:end], text[end:])
    bare_start, bare_close = _bare_shell(start)
    yield start + close, bare_start + bare_close
    for item in items:
        whole, bare = item.group(), _bare(item.group())
        yield (
            start + whole + close,
            bare_start + whole + bare_close,
            bare_start + bare + bare_close,
        )


def _bare_shell(start: str) -> tuple[str, str]:
    """The document around the items, with nothing but the needed elements of its head: its beginning and its end."""
    root = _TAG.search(start)
    if root is None:
        return start, ""
    kind, closing = root.group(2).lower(), f"</{root.group(1) or ''}{root.group(2)}>"
    needed = _needed(start[root.end() :])
    if kind == "rss":
        return f"{root.group()}<channel>{needed}", f"</channel>{closing}"
    if kind == "rdf":
        return f"{root.group()}<channel>{needed}</channel>", closing
    return root.group() + needed, closing


def _bare(item: str) -> str:
    opening = item[: item.index(">") + 1]
    return opening + _needed(item[len(opening) :]) + item[item.rindex("</") :]


def _needed(text: str) -> str:
    """The first of each needed element, word for word; of links all."""
    seen: set[str] = set()
    kept = []
    for match in _NEEDED.finditer(text):
        name = match.group(1).lower()
        if name not in seen or name == "link":
            kept.append(match.group())
        seen.add(name)
    return "".join(kept)
