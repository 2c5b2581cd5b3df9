"""The tracked metrics: latest value, period, change, sparkline, how many sources stand behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corridor_tui.tui.pieces import Line, Piece, spread
from corridor_tui.tui.safe_text import cells, pad, pad_left, safe
from corridor_tui.tui.tastes import Tastes
from corridor_tui.tui.widgets.sorting import SortedList

if TYPE_CHECKING:
    from corridor_tui.services.metrics_view import MetricRow


BESIDE_NAME = 82
"""Columns of a line that are not the metric's name."""

ONE_LINE = BESIDE_NAME + 24
"""From this width on a metric has room on one line."""


SHORT = 56
"""Below this width there is room for one remark on the sources."""


class MetricsPanel(SortedList):
    """Two lines a metric where it is narrow, one where it is wide."""

    PANEL = "metrics"
    KIND = "metrics"
    SORTS = ("best known first", "by name", "largest change first", "newest first")

    def __init__(self, tastes: Tastes, *, id: str | None = None) -> None:
        super().__init__(tastes, id=id)
        self.metrics: list[MetricRow] = []
        self.given: list[MetricRow] = []
        self._sparks: list[str] = []
        self.row_height = 2

    @property
    def current(self) -> MetricRow | None:
        """The metric under the cursor."""
        return self.metrics[self.cursor] if self.rows else None

    def show(self, metrics: list[MetricRow]) -> None:
        """Put other values in place, given the best known first."""
        self.given = metrics
        self.resort()

    def resort(self) -> None:
        """Put the metrics in their order; the cursor stays on its metric."""
        current = self.current.id if self.current else None
        metrics = in_order(self.given, self.order)
        # Only when there is something to draw: these modules are no part of the first paint.
        from corridor_tui.metrics.sparkline import spark

        self._sparks = [spark(row.sparkline) for row in metrics]
        self.metrics = metrics
        self.empty = "No tracked metric has a value yet: articles bring them."
        at = next((index for index, row in enumerate(metrics) if row.id == current), self.cursor)
        self.set_rows(len(metrics), at)

    def on_resize(self) -> None:
        """One line a metric where there is room for all of it."""
        self.set_row_height(1 if self.size.width >= ONE_LINE else 2)
        super().on_resize()

    def row_line(self, row: int, part: int, width: int) -> Line:
        """Name, value and change; below them or beside, period, sparkline and sources."""
        metric = self.metrics[row]
        value = Piece(metric.text or "no value", "strong" if metric.text else "muted")
        change = _change(metric)
        detail = [
            metric.period_label or metric.period,
            *([metric.status] if metric.status not in ("actual", "") else []),
        ]
        bars = Piece(self._sparks[row], "accent")
        sources = sources_of(metric, short=width < SHORT)
        if self.row_height == 1:
            return [
                Piece(f" {pad(safe(metric.name), min(48, width - BESIDE_NAME))} ", "text"),
                Piece(pad_left(safe(value.text), 16), value.role),
                Piece("  "),
                Piece(pad(change.text, 8), change.role),
                Piece(pad(", ".join(part for part in detail if part), 19), "muted"),
                Piece(pad_left(bars.text, 12) + "  ", bars.role),
                *sources,
            ]
        if part == 0:
            return spread([Piece(f" {metric.name}")], [Piece("  "), value, Piece(" ")], width)
        left = [
            Piece("   "),
            Piece(pad(", ".join(part for part in detail if part), 14) + " ", "muted"),
            Piece(pad(change.text, 8), change.role),
            *sources,
        ]
        return spread(left, [Piece(" "), bars, Piece(" ")], width)


def in_order(metrics: list[MetricRow], order: str) -> list[MetricRow]:
    """The metrics sorted; for the usual order as they are. Pure."""
    match order:
        case "by name":
            return sorted(metrics, key=lambda row: row.name.casefold())
        case "largest change first":
            return sorted(metrics, key=lambda row: abs(row.change) if row.change is not None else -1, reverse=True)
        case "newest first":
            return sorted(metrics, key=lambda row: str(row.updated or ""), reverse=True)
        case _:
            return metrics


def sources_of(metric: MetricRow, *, short: bool) -> list[Piece]:
    """How many sources give the value, whether they disagree, whether it is old; `short` says the worst of it only."""
    told = [Piece(f"{metric.sources} src", "muted")] if metric.sources else []
    worse = [Piece(f"!{metric.conflicts} disputed", "warn")] if metric.conflicts else []
    if metric.stale:
        worse.append(Piece("old", "warn"))
    kept = worse[:1] or told if short else [*told, *worse]
    return [piece for number, word in enumerate(kept) for piece in ([Piece(" "), word] if number else [word])]


def _change(metric: MetricRow) -> Piece:
    if metric.change is None:
        return Piece("", "muted")
    arrow = "▲" if metric.change > 0 else "▼" if metric.change < 0 else "="
    return Piece(f"{arrow}{abs(metric.change):.1f}%".replace(".0%", "%"), "good" if metric.change >= 0 else "bad")


def ticker(metrics: list[MetricRow], width: int) -> list[Piece]:
    """As many metrics as a line holds, the first ones first: name, value, change."""
    pieces: list[Piece] = [Piece(" ")]
    used = 1
    for metric in metrics:
        change = _change(metric)
        name, value = safe(metric.name), safe(metric.text)
        size = cells(name) + cells(value) + cells(change.text) + 6
        if used + size > width:
            continue
        pieces += [Piece(f"{name} ", "muted"), Piece(value, "strong"), Piece(" "), change, Piece("   ")]
        used += size
    return pieces
