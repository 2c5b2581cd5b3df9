"""The symbols that the monitor draws with, for terminals and fonts that lack some: blocks, braille dots, or ASCII.

Drawing is done in blocks everywhere; a filter between the widgets and the terminal exchanges symbols one for one, so
that nothing moves. Letters are left as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

Symbols = Literal["block", "braille", "ascii"]

SETS: tuple[Symbols, ...] = ("block", "braille", "ascii")

_BARS = "▁▂▃▄▅▆▇█"
_LEFT = "▏▎▍▌▋▊▉"

BRAILLE = str.maketrans(f"{_BARS}{_LEFT}░", "⣀⣀⣤⣤⣶⣶⣿⣿⡇⡇⡇⡇⣿⣿⣿⠒")

_LINES = "─│┌┐└┘├┤╭╮╰╯━┃▕▐"
_MARKS = "●○★▸▲▼↑↗→…·–—−≥≤≈‹›"
_QUOTES = "“”‘’"
_CHART = "═◇□△┊↓┬┴┼"

ASCII = str.maketrans(
    f"{_BARS}{_LEFT}░{_LINES}{_MARKS}{_QUOTES}{_CHART}",
    "_.-=+*##|:::###.-|++++++++++=|||*o*>^v^^>..---><~<>\"\"''=Tce:v+++",
)
"""Each symbol with what stands for it: the same width, as near as ASCII comes."""


def chosen(wanted: str, environ: Mapping[str, str]) -> Symbols:
    """The set to draw with. "auto" is blocks, but ASCII on a Linux console and where the locale names another character set."""
    for symbols in SETS:
        if wanted == symbols:
            return symbols
    locale = next((environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "")
    # The locale C names no character set: most terminals under it are UTF-8 all the same.
    other = "." in locale and "utf" not in locale.lower()
    return "ascii" if other or environ.get("TERM") in ("linux", "vt100", "vt220") else "block"


class Exchange(LineFilter):
    """Puts the symbols of another set in place of blocks."""

    def __init__(self, table: Mapping[int, int]) -> None:
        super().__init__()
        self.table = dict(table)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line with other symbols."""
        return [
            segment
            if segment.text.isascii()
            else Segment(segment.text.translate(self.table), segment.style, segment.control)
            for segment in segments
        ]


def exchange(symbols: Symbols) -> Exchange | None:
    """The filter for a set; none for blocks."""
    return {"block": None, "braille": Exchange(BRAILLE), "ascii": Exchange(ASCII)}[symbols]
