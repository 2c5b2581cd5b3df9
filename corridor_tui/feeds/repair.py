"""Mending XML before a parser sees it: what feeds in the wild get wrong, and what hostile ones plant.

Works on decoded text and gives text that an XML parser can take: no declaration, no document type (entity bombs and
external files go with it), no characters or references that XML forbids, ampersands escaped, names of HTML entities
resolved, a cut-off end closed after the last whole entry. All scans are linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.entities import html5

from corridor_tui.feeds.parsed import BODY_LIMIT
from corridor_tui.text.sanitize import printable

TOO_LONG, BROKEN_OFF = "it is longer than we read", "it breaks off in the middle"
AUTHOR_LIMIT = 500
TAG_LIMIT = 10_000
ELEMENT_LIMIT = 250_000
DEPTH_LIMIT = 100_000
_EDGE = re.compile(r"<!\[CDATA\[|<(/?)([A-Za-z_])[^<>]*?(/?)>")
_DECLARATION = re.compile(r"<\?xml\s[^>]{0,1000}\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[<>]{0,2000}", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,12})|([0-9]{1,12}));?")
_ENDLESS_REFERENCE = re.compile(r"&#[xX]?[0-9a-fA-F]{13,};?")
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)(?:([A-Za-z][A-Za-z0-9]{1,31});)?")
_XML_NAMES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_ROOT = re.compile(r"<(?![?!])([A-Za-z_][\w.\-]*:)?([A-Za-z_][\w.\-]*)")
_LAST_ENTRY = re.compile(r"</((?:[\w.\-]+:)?(?:item|entry))\s*>", re.IGNORECASE)
_AUTHOR = re.compile(
    r"<((?:[\w.\-]+:)?(?:author|creator|managingeditor|webmaster|contributor|publisher|owner|email|name))\b[^>]{0,1000}>",
    re.IGNORECASE,
)
_OWN_ENTITY = re.compile(r"<!ENTITY\s{1,50}([A-Za-z_][\w.\-]{0,50})\s{1,50}[\"']([^\"'<>&%]{0,200})[\"']\s{0,50}>")
OWN_ENTITIES, OWN_LETTERS = 50, 100_000
"""Entities of a document's own that are put in, and the letters that they may come to."""
_LONG_TAG = re.compile(rf"<[A-Za-z_][^<>]{{{TAG_LIMIT},}}>?")


@dataclass(frozen=True, slots=True)
class Repaired:
    """`root` is the name of the first element, lower case, without prefix; "" when there is none."""

    text: str
    root: str
    notes: tuple[str, ...] = ()


def repair(text: str) -> Repaired:
    """Mend a decoded XML document; never raises."""
    notes: list[str] = []
    if len(text) > BODY_LIMIT:
        text = text[:BODY_LIMIT]
        notes.append(TOO_LONG)
    text = printable(_ENDLESS_REFERENCE.sub("", _REFERENCE.sub(_reference, text)))
    text = _without_prologue(text, notes)
    root = _ROOT.search(text, _after_misc(text))
    if root is None:
        return Repaired(text, "", tuple(notes))
    name = root.group(2).lower()
    if name == "html":
        return Repaired(text, name, tuple(notes))
    text = _close(text[root.start() :], root, notes)
    text = _LONG_TAG.sub("", _cap_authors(text))
    return Repaired(_escape_ampersands(text), name, tuple(notes))


def is_endless(text: str) -> bool:
    """Whether it has so many elements, or so deep a nest of them, that reading it would cost memory and minutes."""
    tags = text.count("<")
    if tags > ELEMENT_LIMIT:
        tags -= sum(text.count("<", start, end) for start, end in _cdata_sections(text))
    if tags > ELEMENT_LIMIT:
        return True
    if tags < DEPTH_LIMIT or text.count("</") + text.count("/>") > tags - DEPTH_LIMIT - text.count("<!"):
        return False
    depth = deepest = at = 0
    while match := _EDGE.search(text, at):
        at = match.end()
        if match.group(1) is None:
            at = text.find("]]>", at)
            if at < 0:
                break
            continue
        depth += -1 if match.group(1) == "/" else 0 if match.group(3) else 1
        deepest = max(deepest, depth)
    return deepest > DEPTH_LIMIT


def _after_misc(text: str) -> int:
    """Where the first element can start: past leading comments and processing instructions."""
    at = 0
    while True:
        at = text.find("<", at)
        closer = "-->" if text.startswith("<!--", at) else "?>" if text.startswith("<?", at) else ""
        end = text.find(closer, at + 2) if closer and at >= 0 else -1
        if end < 0:
            return max(at, 0)
        at = end + len(closer)


def _reference(match: re.Match[str]) -> str:
    """A character reference as XML may have it; controls become themselves for the filter that follows."""
    code = int(match.group(1), 16) if match.group(1) else int(match.group(2))
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code == 0:
        return ""
    if 0x80 <= code <= 0x9F:
        return unescape(f"&#{code};")
    if (code < 0x20 and code not in (9, 10, 13)) or code == 0x7F:
        return chr(code)
    return match.group() if match.group().endswith(";") else f"{match.group()};"


def _without_prologue(text: str, notes: list[str]) -> str:
    """Cut white space and junk before the document, its declaration and its document type."""
    start = text.find("<")
    if start < 0:
        return text.strip()
    if text[:start].strip():
        notes.append("there is text before the document")
    text = _DECLARATION.sub("", text[start:], count=2)
    match = _DOCTYPE.search(text, 0, 20_000)
    if match is None:
        return text
    end = match.end()
    if text[end : end + 1] == "[":
        close = re.compile(r"\]\s{0,100}>").search(text, end)
        if close is None:
            return text[: match.start()]
        notes.append("its own entity definitions were left out")
        return text[: match.start()] + _with_own_names(text[close.end() :], text[end : close.end()])
    close_at = text.find(">", end)
    return text[: match.start()] + text[close_at + 1 :] if close_at >= 0 else text


def _with_own_names(text: str, definitions: str) -> str:
    """The text with the short plain entities that the document itself defines put in, unless they would flood it."""
    own = dict(list(_OWN_ENTITY.findall(definitions[:20_000]))[:OWN_ENTITIES])
    if not own:
        return text
    used = re.compile(f"&({'|'.join(map(re.escape, own))});")
    if sum(len(own[match.group(1)]) for match in used.finditer(text)) > OWN_LETTERS:
        return text
    return used.sub(lambda match: own[match.group(1)], text)


def _close(text: str, root: re.Match[str], notes: list[str]) -> str:
    """End a document that stops in the middle after its last whole entry."""
    prefix, name = root.group(1) or "", root.group(2)
    full = prefix + name
    tail = text[-4_000:]
    if re.search(rf"</{re.escape(full)}\s*>", tail, re.IGNORECASE):
        return text
    ends = list(_LAST_ENTRY.finditer(text))
    if not ends:
        return text
    last = ends[-1]
    notes.append(BROKEN_OFF)
    closing = f"</{full}>"
    inside = last.group(1).lower() == "item" and name.lower() == "rss"
    return text[: last.end()] + ("</channel>" if inside else "") + closing


def _cap_authors(text: str) -> str:
    """Shorten author-like elements: feedparser runs a quadratic pattern over them."""
    parts: list[str] = []
    at = 0
    for match in _AUTHOR.finditer(text):
        if match.start() < at:
            continue
        end = text.find("</", match.end())
        end = len(text) if end < 0 else end
        if end - match.end() > AUTHOR_LIMIT:
            head = text[match.end() : match.end() + AUTHOR_LIMIT]
            parts += [text[at : match.end()], re.sub(r"[<&]\S*$|<!\[CDATA\[|[<>]", " ", head)]
            at = end
    parts.append(text[at:])
    return "".join(parts)


def _escape_ampersands(text: str) -> str:
    """Resolve HTML entity names and escape bare ampersands, outside CDATA; an unclosed CDATA section is closed."""
    if "&" not in text and "<![CDATA[" not in text:
        return text
    parts: list[str] = []
    at = 0
    for start, end in _cdata_sections(text):
        parts += [_AMPERSAND.sub(_entity, text[at:start]), text[start:end]]
        at = end
    if parts and not parts[-1].endswith("]]>"):
        parts.append("]]>")
    parts.append(_AMPERSAND.sub(_entity, text[at:]))
    return "".join(parts)


def _cdata_sections(text: str) -> Iterator[tuple[int, int]]:
    """Where CDATA sections start and end; one that is not closed goes on to the end of the text."""
    at = 0
    while (start := text.find("<![CDATA[", at)) >= 0:
        end = text.find("]]>", start)
        at = end + 3 if end >= 0 else len(text)
        yield start, at


def _entity(match: re.Match[str]) -> str:
    name = match.group(1)
    if not name:
        return "&amp;" + match.group()[1:]
    resolved = html5.get(f"{name};")
    if resolved is None:
        return f"&amp;{name};"
    return "".join(f"&#{ord(character)};" for character in resolved)
