"""What a painted line is made of: pieces of text, each in a role whose looks the stylesheet gives. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corridor_tui.tui.safe_text import cells, cut, safe

ROLES = (
    *("text", "muted", "strong", "title", "unread", "starred", "accent", "good", "warn", "bad"),
    *("corridor", "checkpoint", "figure", "here", "found", "rule", "head", "key", "cursor", "cursor-blurred"),
    *("over", "corridor-name", "checkpoint-name"),
)
"""Every role; the stylesheet has a `.role--NAME` for each."""


class Piece(NamedTuple):
    """A run of text in one role."""

    text: str
    role: str = "text"


Line = Sequence[Piece]


def fitted(pieces: Iterable[Piece], width: int) -> list[tuple[str, str]]:
    """The pieces made safe and cut to `width` columns, as (text, role)."""
    room = width
    out: list[tuple[str, str]] = []
    for text, role in pieces:
        shown = cut(safe(text), room)
        if shown:
            out.append((shown, role))
            room -= cells(shown)
        if room <= 0:
            break
    return out


def width_of(pieces: Iterable[Piece]) -> int:
    """The columns that the pieces take when nothing is cut."""
    return sum(cells(safe(text)) for text, _ in pieces)


def spread(left: Sequence[Piece], right: Sequence[Piece], width: int) -> list[Piece]:
    """Pieces at both ends of a line; where there is no room for both, the left ones are cut."""
    taken = width_of(right)
    if taken >= width:
        return list(right)
    kept = [Piece(text, role) for text, role in fitted(left, width - taken)]
    gap = width - taken - width_of(kept)
    return [*kept, Piece(" " * gap), *right]
