"""The table below an article: its figures as printed and as read. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from corridor_tui.model import Figure
from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.quantities import of_figure
from corridor_tui.tui.safe_text import cells, pad, safe


def figure_table(figures: Sequence[Figure], width: int, current: int | None) -> list[Line]:
    """One row a figure: as printed, as read, what it is, of when, of which metric."""
    printed = max(7, min(30, width // 3, max(cells(safe(figure.text)) for figure in figures)))
    read = max(7, min(18, width // 4, max(cells(of_figure(figure)) for figure in figures)))
    rows: list[Line] = [
        [Piece(f" {pad('Figures', printed + 2)} {pad('read as', read)}  ", "head"), Piece("when, what, metric", "head")]
    ]
    for number, figure in enumerate(figures):
        mark = "▸" if number == current else " "
        facts = [figure.period] if figure.period else []
        facts += [str(fact) for fact in (figure.role, figure.status) if fact not in ("level", "actual")]
        if figure.part:
            facts.append("part of a total")
        rows.append(
            [
                Piece(f"{mark} ", "accent"),
                Piece(pad(safe(figure.text), printed), "found" if number == current else "figure"),
                Piece(f"  {pad(of_figure(figure), read)}  ", "strong"),
                Piece(", ".join(facts) + ("  " if facts else ""), "text"),
                Piece(f"→ {figure.metric}" if figure.metric else "", "accent"),
            ]
        )
    return rows
