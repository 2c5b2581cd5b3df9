"""Walking an HTML tree and writing its text: where lines break, what marks an item, what parts two cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

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
_SPACE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TABLES_DEEP = 3
_SHORT_CELL = 200
"""Characters of a cell beyond which a table is taken for layout, not for data."""


def written(root: LexborNode, keep_lines: bool) -> str:
    """The text below a node, in document order, without recursion. `keep_lines`: line breaks in the text count."""
    writer = _Writer(preformatted=int(keep_lines))
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag or ""
        child = None
        if tag == "-text":
            writer.text(node.text_content or "")
        elif not (tag in _DROPPED or tag.startswith(("-", "!")) or _hidden(node)):
            writer.open(node, tag)
            child = node.child
            if child is None:
                writer.close(tag)
        if child is not None:
            node = child
            continue
        while node is not None and node.next is None:
            parent: LexborNode | None = node.parent
            if parent is None or node.mem_id == root.mem_id or parent.mem_id == root.mem_id:
                return "".join(writer.parts)
            writer.close(parent.tag or "")
            node = parent
        node = node.next if node is not None else None
    return "".join(writer.parts)


@dataclass(slots=True)
class _Writer:
    """Collects text. A break is due until the next word comes, so that breaks never pile up.

    `numbers` holds the next number of each open list (None: dashes), `data_rows` whether each open table row is one
    of data, whose cells stay on one line whatever blocks are in them.
    """

    preformatted: int = 0
    parts: list[str] = field(default_factory=list)
    due: int = 0
    space_due: bool = False
    blank: bool = True
    at_marker: bool = False
    numbers: list[int | None] = field(default_factory=list)
    data_rows: list[bool] = field(default_factory=list)

    def text(self, raw: str) -> None:
        if self.preformatted:
            self._word(raw)
            return
        flat = _SPACE.sub(" ", raw)
        self._word(flat[1:] if (self.blank or self.due) and flat.startswith(" ") else flat)

    def open(self, node: LexborNode, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._break(1 if self.numbers else 2)
        elif tag in _LINES:
            self._break(1)
        elif tag in _CELLS and _has_cell_before(node):
            self.space_due = False
            self._word("| " if self.blank or self.due else " | ")
        if tag in ("ul", "ol"):
            self.numbers.append(1 if tag == "ol" else None)
            self.at_marker = False
        elif tag == "li":
            self._marker()
        elif tag == "tr":
            self.data_rows.append(len(self.data_rows) < _TABLES_DEEP and _is_data(node))
        elif tag == "pre":
            self.preformatted += 1

    def close(self, tag: str) -> None:
        if tag == "li" and self.at_marker:
            self.parts.pop()  # an item without words
            self.at_marker = False
        elif tag == "tr" and self.data_rows:
            self.data_rows.pop()
        elif tag == "pre":
            self.preformatted -= 1
        if tag in ("ul", "ol") and self.numbers:
            self.numbers.pop()
            self._break(1 if self.numbers else 2)
        elif tag in _PARAGRAPHS:
            self._break(1 if self.numbers else 2)
        elif tag in _LINES:
            self._break(1)

    def _break(self, count: int) -> None:
        if self.at_marker:
            return
        if self.data_rows and self.data_rows[-1]:
            self.space_due = True
        else:
            self.due = max(self.due, count)

    def _marker(self) -> None:
        number = self.numbers[-1] if self.numbers else None
        indent = "  " * (len(self.numbers) - 1)
        self._word(f"{indent}- " if number is None else f"{indent}{number}. ")
        self.at_marker = True
        if number is not None:
            self.numbers[-1] = number + 1

    def _word(self, text: str) -> None:
        if not text:
            return
        if self.due:
            if self.parts:
                self.parts.append("\n" * self.due)
            self.blank = True
        elif self.space_due and not self.blank and not text.startswith(" "):
            self.parts.append(" ")
        self.due, self.space_due, self.at_marker = 0, False, False
        self.parts.append(text)
        self.blank = text.endswith((" ", "\n"))


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return bool(attributes) and (
        "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or "") is not None
    )


def _has_cell_before(node: LexborNode) -> bool:
    before = node.prev
    while before is not None and before.tag not in _CELLS:
        before = before.prev
    return before is not None


def _is_data(row: LexborNode) -> bool:
    """Whether a table row has several cells, all of them short."""
    cells = []
    cell = row.child
    while cell is not None:
        if cell.tag in _CELLS:
            cells.append(cell)
        cell = cell.next
    return len(cells) > 1 and all(len(cell.text(deep=True)) <= _SHORT_CELL for cell in cells)
