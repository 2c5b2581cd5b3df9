"""Text broken into lines of so many columns, by offsets, so that highlights can be laid over them. Pure."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import get_character_cell_size

# What may not begin a line of Chinese text.
_CLOSING = frozenset("，。、；：！？）》」』】〉”’％")


@lru_cache(4096)
def _width(character: str) -> int:
    return get_character_cell_size(character)


def wrap(text: str, width: int, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The lines of text[start:end] as (start, end) offsets, each at most `width` columns.

    Breaks at newlines, at blanks, between Chinese characters, and inside a word only when it is longer than a line.
    Blanks at the end of a line are left out; an empty line stays as one. Linear in the text.
    """
    width = max(2, width)
    end = len(text) if end is None else end
    lines: list[tuple[int, int]] = []
    position = start
    while position <= end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        _wrap_line(text, position, stop, width, lines)
        position = stop + 1
    return lines


def _wrap_line(text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]) -> None:
    """Break one paragraph line into `lines`."""
    first = start
    break_at = -1
    columns = 0
    columns_at_break = 0
    for index in range(start, end):
        character = text[index]
        size = 1 if " " <= character <= "~" else _width(character)
        if character != " ":
            # Twice where even what follows the last break is too long with this character.
            while columns + size > width and index > first:
                cut, kept = (break_at, columns_at_break) if break_at > first else (index, columns)
                lines.append((first, _trimmed(text, first, cut)))
                first, columns, break_at = cut, columns - kept, -1
            if size == 2 and index > first and character not in _CLOSING:
                break_at, columns_at_break = index, columns
        columns += size
        if character in " -–—/" or (size == 2 and index + 1 < end and text[index + 1] not in _CLOSING):
            # A blank may stand beyond the last column: it is trimmed away.
            break_at, columns_at_break = index + 1, columns
    lines.append((first, _trimmed(text, first, end)))


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end
