"""A figure as people read it in the reader's table. Pure."""

from __future__ import annotations

from corridor_tui.metrics.numbers import human
from corridor_tui.model import Figure


def of_figure(figure: Figure) -> str:
    """A figure's value, with its direction where it is a change: "+62 %", "≥ 4.5 Mt"."""
    shown = human(figure.value, figure.unit, figure.bound, figure.value_high)
    if figure.role == "change" and figure.direction:
        return ("+" if figure.direction == "up" else "−") + shown
    return shown
