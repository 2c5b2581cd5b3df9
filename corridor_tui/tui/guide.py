"""The words of the guide that a first start shows below the panels: what is watched, keys to know, where things live. Pure."""

from __future__ import annotations

from typing import NamedTuple

from corridor_tui.tui.formats import plural
from corridor_tui.tui.keys import Keymap
from corridor_tui.tui.pieces import Line, Piece, fitted, width_of

KEYS = (
    ("open_article", "read"),
    ("filter", "filter"),
    ("routes", "corridors at a glance"),
    ("next_panel", "next panel"),
    ("refresh_feeds", "fetch now"),
    ("help", "all keys"),
    ("guide", "this guide"),
    ("quit", "leave"),
)
"""The commands that a newcomer should know, in the order of need."""


class Watched(NamedTuple):
    """How much is watched; None while it is not known yet."""

    sources: int
    corridors: int | None = None
    checkpoints: int | None = None
    metrics: int | None = None


def guide_lines(watched: Watched, keymap: Keymap, own: str, store: str, width: int) -> list[Line]:
    """The guide for a screen that wide; what has no room on its line goes on below it."""
    facts = [plural(watched.sources, "source")]
    for count, one, many in (
        (watched.corridors, "corridor", None),
        (watched.checkpoints, "crossing or port", "crossings and ports"),
        (watched.metrics, "metric", None),
    ):
        if count is not None:
            facts.append(plural(count, one, many))
    lines: list[Line] = [
        [Piece(" Welcome. ", "strong"), Piece(f"Watched: {', '.join(facts)}, in seven languages.", "text")]
    ]
    row: list[Piece] = []
    for command, words in KEYS:
        key = keymap.shown(command)
        if not key:
            continue
        pair = [Piece(f" {key}", "key"), Piece(f" {words}  ", "muted")]
        if row and width_of(row) + width_of(pair) > width:
            lines.append(row)
            row = []
        row += pair
    lines.append(row)
    for line in (
        [Piece(" Your own sources, keys, alerts: ", "muted"), Piece(own)],
        [Piece(" Everything is kept in: ", "muted"), Piece(store), Piece(".  esc puts this away.", "muted")],
    ):
        lines += _folded(line, width)
    return lines


def _folded(line: list[Piece], width: int) -> list[Line]:
    """A line, or two where its last pieces would be cut."""
    if width_of(line) <= width:
        return [line]
    head, *rest = line
    return [[head], [Piece("   "), *(Piece(text, role) for text, role in fitted(rest, width - 3))]]
