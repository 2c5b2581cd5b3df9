"""What edits changed in an article, as lines for the reader: figures that went and came, then the lines. For a thread."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from corridor_tui.config import Config
from corridor_tui.model import CorridorError
from corridor_tui.store import articles
from corridor_tui.store.connection import errors, open_store
from corridor_tui.tui.formats import long_time
from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.wrap import wrap

if TYPE_CHECKING:
    from corridor_tui.services.changes import Change

SHOWN = 12
"""Lines of an edit that are shown of each kind; the others are counted."""


def edits(path: Path, config: Config, article: int, width: int) -> list[Line]:
    """The edits of an article, the latest first; a sentence where there is none or they cannot be read."""
    try:
        db = open_store(path, readonly=True)
        try:
            with errors(path):
                found = _changes(db, config, article)
        finally:
            db.close()
    except CorridorError as error:
        return [[Piece(f" {error}", "bad")], []]
    return edit_lines(found, width)


def _changes(db: sqlite3.Connection, config: Config, article: int) -> tuple[Change, ...]:
    # Earlier versions are read by today's rules, which are loaded at the first question only.
    from corridor_tui.services.changes import changes
    from corridor_tui.services.tagging import tagger_for

    stored = articles.get(db, article)
    return changes(db, stored, tagger_for(config)) if stored is not None else ()


def edit_lines(changes: tuple[Change, ...], width: int) -> list[Line]:
    """Changes as lines: pure."""
    if not changes:
        return [[Piece(" This article was not edited since it came in.", "muted")], []]
    lines: list[Line] = [[Piece(" Edits, the latest first (d or esc closes)", "head")]]
    for change in reversed(changes):
        lines.append(
            [Piece(f"  Version {change.revision + 1}", "strong"), Piece(f", from {long_time(change.at)}", "muted")]
        )
        if change.figures_gone or change.figures_come:
            lines.append(_figures(change))
        else:
            lines.append([Piece("    no figure changed", "muted")])
        lines += _sentences("−", "bad", change.lines_gone, change.figures_gone, width)
        lines += _sentences("+", "good", change.lines_come, change.figures_come, width)
        lines.append([])
    return lines


def _figures(change: Change) -> Line:
    pieces = [Piece("    figures: ", "muted")]
    for sign, role, figures in (("−", "bad", change.figures_gone), ("+", "good", change.figures_come)):
        for figure in figures:
            pieces += [Piece(sign, role), Piece(figure, "figure"), Piece("  ")]
    return pieces


def _sentences(sign: str, role: str, sentences: tuple[str, ...], figures: tuple[str, ...], width: int) -> list[Line]:
    lines: list[Line] = []
    for sentence in sentences[:SHOWN]:
        for number, (start, end) in enumerate(wrap(sentence, max(10, width - 7))):
            lines.append(
                [Piece(f"    {'  ' if number else sign + ' '}", role), *_marked(sentence, start, end, figures)]
            )
    if len(sentences) > SHOWN:
        lines.append([Piece(f"      and {len(sentences) - SHOWN} more", "muted")])
    return lines


def _marked(text: str, start: int, end: int, figures: tuple[str, ...]) -> list[Piece]:
    """text[start:end] with the first place of each changed figure set off."""
    places = sorted((at, at + len(figure)) for figure in figures if figure and (at := text.find(figure)) >= 0)
    pieces: list[Piece] = []
    position = start
    for first, last in places:
        first, last = max(first, position), min(last, end)
        if first < last:
            pieces += [Piece(text[position:first]), Piece(text[first:last], "figure")]
            position = last
    return [*pieces, Piece(text[position:end])]
