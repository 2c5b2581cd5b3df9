"""The edge between stored text and the screen: what may be painted, and how many cells it takes.

Every string that a widget paints passes through `safe`; no other module of the monitor measures or cuts text.
A cell is one column of the terminal: Chinese characters take two, combining marks none.
"""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from corridor_tui.text.sanitize import printable

ELLIPSIS = "…"


def safe(text: str) -> str:
    """One line that no terminal can mistake for a command: no control, bidi or invisible characters, no breaks."""
    if text.isascii() and text.isprintable():
        return text
    return _cleaned(text)


@lru_cache(4096)
def _cleaned(text: str) -> str:
    return " ".join(printable(text).split("\n")).replace("\t", " ").replace("\r", " ")


def content(text: str) -> Content:
    """Text for a Textual widget or notification, shown as it is: never read as markup."""
    return Content(safe(text))


def cells(text: str) -> int:
    """The columns that safe text takes."""
    return len(text) if text.isascii() else cell_len(text)


def cut(text: str, width: int) -> str:
    """The text in at most `width` columns, an ellipsis in place of what did not fit."""
    if width <= 0:
        return ""
    if cells(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + ELLIPSIS


def pad(text: str, width: int) -> str:
    """The text in exactly `width` columns: cut, or filled up with blanks on the right."""
    short = cut(text, width)
    return short + " " * max(0, width - cells(short))


def pad_left(text: str, width: int) -> str:
    """The text in exactly `width` columns, set to the right: for numbers."""
    short = cut(text, width)
    return " " * max(0, width - cells(short)) + short
