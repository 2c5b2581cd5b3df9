"""The view Metrics: every tracked metric, the chart of the one under the cursor, and the sentences behind it."""

from __future__ import annotations

import asyncio
import os
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer

from corridor_tui.config import Config
from corridor_tui.services.metrics_view import MetricRow
from corridor_tui.tui import reports, symbols
from corridor_tui.tui.arrange import MEDIUM
from corridor_tui.tui.messages import OpenSentence
from corridor_tui.tui.pieces import Piece
from corridor_tui.tui.reading import Desk
from corridor_tui.tui.views.base import Border, View
from corridor_tui.tui.widgets.chart import Chart
from corridor_tui.tui.widgets.evidence import EvidenceList
from corridor_tui.tui.widgets.line_list import LineList
from corridor_tui.tui.widgets.metrics import MetricsPanel
from corridor_tui.tui.widgets.panel import Panel
from corridor_tui.tui.widgets.sources import SourceRow

DELAY = 0.08

TABLE = Border("metrics.table", 50, (25, 75), 5)
"""Per cent of the width that the table has."""


class MetricsView(View):
    """The metric under the cursor decides what chart and evidence show."""

    ORDER = ("table", "chart", "evidence")

    def __init__(self, desk: Desk, config: Config) -> None:
        super().__init__(desk, id="metrics")
        self.config = config
        self.table = MetricsPanel(desk.tastes, id="table")
        self.chart = Chart(solid=symbols.chosen(config.panels.symbols, os.environ) == "block", id="chart")
        self.evidence = EvidenceList(id="evidence")
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Table on the left, chart over evidence on the right."""
        yield Panel("Metrics", self.table, id="table-panel")
        with Vertical(classes="box"):
            yield Panel("History", self.chart, id="chart-panel")
            yield Panel("Evidence", self.evidence, id="evidence-panel")

    def on_screen(self, width: int) -> tuple[str, ...]:
        """Narrow: the table, or the history and its evidence."""
        if self.zoomed or width >= MEDIUM:
            return super().on_screen(width)
        return ("table",) if self.active == "table" else ("chart", "evidence")

    def fit(self) -> None:
        """The table and what stands beside it, as wide as the user wants."""
        super().fit()
        beside = self.panel("table").display and self.panel("chart").display
        self.panel("table").styles.width = f"{self.wide(TABLE)}%" if beside else "1fr"

    def border(self) -> tuple[Border, int] | None:
        """Between the table and the history."""
        beside = self.panel("table").display and self.panel("chart").display
        return (TABLE, 1 if self.active == "table" else -1) if beside else None

    def supply(self, metrics: list[MetricRow], sources: list[SourceRow]) -> None:
        """Put other values in place."""
        self.table.show(metrics)
        self.panel("table").describe([Piece(f"{len(metrics)} with a value", "muted")])
        self._later()

    @on(LineList.Moved, "#table")
    def metric_moved(self) -> None:
        """Show the metric once the cursor rests."""
        self._later()

    @on(LineList.Chosen, "#table")
    def metric_chosen(self) -> None:
        """A click on the metric under the cursor goes to its evidence."""
        self.action_open_metric()

    @on(LineList.Chosen, "#evidence")
    def evidence_chosen(self) -> None:
        """A click on the claim under the cursor opens its article."""
        self.action_open_evidence()

    def action_open_metric(self) -> None:
        """To the evidence of the metric under the cursor."""
        if self.table.current is not None:
            self.activate("evidence")

    def action_open_evidence(self) -> None:
        """Open the article at the sentence that gives the value."""
        claim = self.evidence.current
        if claim is None:
            return
        if claim.article is None:
            self.say("This value comes from a reference table: it has no article.")
            return
        self.post_message(OpenSentence(claim.article, claim.span if claim.field == "text" else None))

    def action_accept_claim(self) -> None:
        """Accept the claim under the cursor."""
        self._judge("accept")

    def action_reject_claim(self) -> None:
        """Reject the claim under the cursor."""
        self._judge("reject")

    def action_undo_claim(self) -> None:
        """Take the last acceptance or rejection back."""
        if not self.desk.corrections:
            self.say("Nothing to take back.")
            return
        self.run_worker(self._take_back(self.desk.corrections.pop()), group="judge", exit_on_error=False)

    def _judge(self, verdict: Literal["accept", "reject"]) -> None:
        claim = self.evidence.current
        if claim is not None:
            self.run_worker(self._write_verdict(claim.figure, verdict), group="judge", exit_on_error=False)

    async def _write_verdict(self, figure: str, verdict: Literal["accept", "reject"]) -> None:
        correction, sentence = await asyncio.to_thread(reports.judge, self.desk.path, figure, verdict)
        if correction is not None:
            self.desk.corrections.append(correction)
            sentence += " Z takes it back."
        self.say(sentence)
        self._begin()

    async def _take_back(self, correction: int) -> None:
        self.say(await asyncio.to_thread(reports.take_back, self.desk.path, correction))
        self._begin()

    def choose(self, metric: str) -> None:
        """Put the cursor on a metric."""
        at = next((index for index, row in enumerate(self.table.metrics) if row.id == metric), None)
        if at is not None:
            self.table.move_to(at)
            self._later()

    def _later(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DELAY, self._begin)

    def _begin(self) -> None:
        if self.table.current is not None:
            self.run_worker(self._load(self.table.current.id), group="history", exclusive=True, exit_on_error=False)

    async def _load(self, metric: str) -> None:
        history = await asyncio.to_thread(reports.history, self.desk.path, self.config, metric)
        old = self.chart.history
        self.chart.show(history)
        if history is not None and (old is None or old.claims != history.claims):
            self.evidence.show(sorted(history.claims, key=lambda claim: claim.when.order, reverse=True))
