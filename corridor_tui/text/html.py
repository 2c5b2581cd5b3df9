"""HTML to readable plain text: paragraphs by an empty line, list items by a dash or number, table rows by line.

Nothing that is not text survives: scripts, styles, frames, forms' inner workings and hidden elements go with
their content. The walk is iterative, so depth costs nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape as _unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corridor_tui.text.sanitize import clean_text

_DROPPED = frozenset(
    (
        "script", "style", "iframe", "object", "embed", "applet", "noscript", "template", "svg", "math", "head",
        "title", "meta", "link", "audio", "video", "canvas", "select", "option", "textarea", "button", "input",
        "map", "noembed", "noframes", "frameset", "datalist", "dialog"
    )
)  # fmt: skip
_PARAGRAPHS = frozenset(
    (
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol", "dl", "figure",
        "figcaption", "section", "article", "header", "footer", "aside", "nav", "main", "address", "form",
        "fieldset", "details"
    )
)  # fmt: skip
_LINES = frozenset(
    (
        "div", "li", "tr", "dt", "dd", "br", "hr", "caption", "summary", "center", "legend", "optgroup", "hgroup",
        "body", "html"
    )
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_MARKUP = re.compile(r"<[a-zA-Z/!?]")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
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


@dataclass(slots=True)
class _Lines:
    """Collects text and remembers the break that is due before the next word."""

    parts: list[str] = field(default_factory=list)
    due: int = 0
    blank: bool = True

    def line_break(self, count: int) -> None:
        self.due = max(self.due, count)

    def word(self, text: str) -> None:
        if self.due:
            if self.parts:
                self.parts.append("\n" * self.due)
            self.due = 0
            self.blank = True
        self.parts.append(text)
        self.blank = text.endswith((" ", "\n"))

    def text(self, raw: str, preformatted: bool) -> None:
        if preformatted:
            if raw:
                self.word(raw)
            return
        flat = _SPACE.sub(" ", raw)
        if (self.blank or self.due) and flat.startswith(" "):
            flat = flat[1:]
        if flat:
            self.word(flat)


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
    root = LexborHTMLParser(markup).root
    if root is None:
        return ""
    lines = _Lines()
    _walk(root, lines, keep_lines)
    return clean_text("".join(lines.parts))


def is_hostile(markup: str) -> bool:
    """Whether the markup is built to make a tree builder quadratic: absurd depth, a tag
    of thousands of attributes, or tags without number."""
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


def _walk(root: LexborNode, lines: _Lines, keep_lines: bool) -> None:
    """Visit every node in document order without recursion."""
    numbers: list[int | None] = []
    preformatted = 0
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag or ""
        child = None
        if tag == "-text":
            lines.text(node.text_content or "", preformatted > 0 or keep_lines)
        elif not (tag in _DROPPED or tag.startswith(("-", "!")) or _hidden(node)):
            _open(node, tag, lines, numbers)
            preformatted += tag == "pre"
            child = node.child
            if child is None:
                preformatted -= tag == "pre"
                _close(tag, lines, numbers)
        if child is not None:
            node = child
            continue
        while node is not None and node.next is None:
            parent: LexborNode | None = node.parent
            if parent is None or parent.mem_id == root.mem_id or node.mem_id == root.mem_id:
                return
            preformatted -= parent.tag == "pre"
            _close(parent.tag or "", lines, numbers)
            node = parent
        node = node.next if node is not None else None


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return bool(attributes) and (
        "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or "") is not None
    )


def _open(node: LexborNode, tag: str, lines: _Lines, numbers: list[int | None]) -> None:
    if tag in _PARAGRAPHS:
        lines.line_break(1 if numbers and tag in ("ul", "ol") else 2)
    elif tag in _LINES:
        lines.line_break(1)
    elif tag in _CELLS and node.prev is not None and _has_cell_before(node):
        lines.word(" | " if not lines.blank else "| ")
    if tag in ("ul", "ol"):
        numbers.append(1 if tag == "ol" else None)
    elif tag == "li":
        number = numbers[-1] if numbers else None
        indent = "  " * (len(numbers) - 1)
        lines.word(f"{indent}- " if number is None else f"{indent}{number}. ")
        if numbers and number is not None:
            numbers[-1] = number + 1


def _has_cell_before(node: LexborNode) -> bool:
    before = node.prev
    while before is not None and before.tag not in _CELLS:
        before = before.prev
    return before is not None


def _close(tag: str, lines: _Lines, numbers: list[int | None]) -> None:
    if tag in ("ul", "ol") and numbers:
        numbers.pop()
        lines.line_break(1 if numbers else 2)
    elif tag in _PARAGRAPHS:
        lines.line_break(2)
    elif tag in _LINES:
        lines.line_break(1)
