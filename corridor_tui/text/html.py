"""HTML to readable plain text: paragraphs by an empty line, list items by a dash or number, table rows by line.

Nothing that is not text survives: scripts, styles, frames, forms' inner workings and hidden elements go with
their content. Markup that was built to stall a parser is not parsed at all, its tags are cut out.
"""

from __future__ import annotations

import re
from html import unescape as _unescape

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from corridor_tui.text.html_lines import written
from corridor_tui.text.sanitize import clean_text

_MARKUP = re.compile(r"<[a-zA-Z/!?]")
_ENDLESS_TAG = re.compile(r"<[a-zA-Z][^>]{20000}")
_TAG_EDGE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_TAG = re.compile(r"<[^>]*>?")
_DROPPED_BLOCK = re.compile(r"<(script|style)\b(?:(?!</\1).)*(?:</\1[^>]*>)?", re.IGNORECASE | re.DOTALL)
_FLAT = frozenset(
    ("br", "img", "hr", "p", "li", "td", "th", "tr", "dt", "dd", "wbr", "source", "col", "input", "option")
)
_CONTROL_REFERENCE = re.compile(
    r"&#(0{0,9}(?:[1-8]|1[124-9]|2[0-9]|3[01]|127)|[xX]0{0,9}(?:[1-8bceBCE]|1[0-9a-fA-F]|7[fF]))(?![0-9a-fA-F]);?"
)
MARKUP_LIMIT = 5_000_000
DEPTH_LIMIT = 2_000
TAG_LIMIT = 200_000
"""A tree of more tags than this takes hundreds of megabytes."""


def unescape(text: str) -> str:
    """Entities and character references resolved, those of control characters too, for the filter to see.

    The standard library drops what HTML forbids, so that an escaped ESC would leave the rest of its sequence behind.
    """
    return _unescape(_CONTROL_REFERENCE.sub(_control, text)) if "&" in text else text


def _control(match: re.Match[str]) -> str:
    digits = match.group(1)
    return chr(int(digits[1:], 16) if digits[0] in "xX" else int(digits))


def has_markup(text: str) -> bool:
    """Whether the text holds something that reads as a tag, comment or declaration."""
    return _MARKUP.search(text) is not None


def to_text(markup: str) -> str:
    """Plain text of an HTML fragment or page, already sanitised. Text without any tag keeps its line breaks."""
    markup = markup[:MARKUP_LIMIT]
    if "<" not in markup and "&" not in markup:
        return clean_text(markup)
    keep_lines = not has_markup(markup)
    if not keep_lines and is_hostile(markup):
        return clean_text(unescape(_TAG.sub(" ", _DROPPED_BLOCK.sub(" ", markup))))
    root = LexborHTMLParser(markup, options=LexborDocumentOptions.WO_EVENTS).root
    return clean_text(written(root, keep_lines)) if root is not None else ""


def is_hostile(markup: str) -> bool:
    """Whether the markup is built to stall a tree builder: absurd depth, thousands of attributes, tags without number."""
    if _ENDLESS_TAG.search(markup):
        return True
    tags = markup.count("<")
    if tags < 2 * DEPTH_LIMIT:
        return False
    if tags > TAG_LIMIT:
        return True
    depth = deepest = 0
    for match in _TAG_EDGE.finditer(markup):
        if match.group(1):
            depth = max(depth - 1, 0)
        elif match.group(2).lower() not in _FLAT:
            depth += 1
            deepest = max(deepest, depth)
    return deepest > DEPTH_LIMIT
