"""A title says a figure short; where the text says it again in full, the title's figure means the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corridor_tui.model import Figure


def lend_to_title(figures: Sequence[Figure]) -> list[Figure]:
    """The figures with what a title leaves open (status, period, direction, bound) taken from the text's same figure."""
    full: dict[tuple[Decimal, Decimal | None, str], Figure] = {}
    for figure in figures:
        if figure.field == "text":
            full.setdefault((figure.value, figure.value_high, figure.unit), figure)
    return [
        _completed(figure, full.get((figure.value, figure.value_high, figure.unit)))
        if figure.field == "title"
        else figure
        for figure in figures
    ]


def _completed(title: Figure, text: Figure | None) -> Figure:
    if text is None:
        return title
    said = {reason.note.split(" ", 1)[0] for reason in title.reasons}
    stated = any(
        r.note.startswith("period") and ("beside" in r.note or "the sentence" in r.note) for r in title.reasons
    )
    period = title.period if stated else text.period or title.period
    reasons = title.reasons
    if period != title.period:  # the explanation follows the period
        reasons = tuple(r for r in reasons if not r.note.startswith("period"))
        reasons += tuple(r for r in text.reasons if r.note.startswith("period"))
    return replace(
        title,
        reasons=reasons,
        status=title.status if "status" in said else text.status,
        period=period,
        direction=title.direction or (text.direction if text.role == title.role else None),
        bound=title.bound if title.bound != "=" else text.bound,
    )
