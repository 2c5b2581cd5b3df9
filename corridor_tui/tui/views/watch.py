"""The view Watch: saved filters above, alerts below; enter shows their articles."""

from __future__ import annotations

import asyncio

from textual import on
from textual.app import ComposeResult

from corridor_tui.config import Config
from corridor_tui.services.metrics_view import MetricRow
from corridor_tui.tui import reports
from corridor_tui.tui.messages import OpenQuery, OpenSentence
from corridor_tui.tui.pieces import Piece
from corridor_tui.tui.reading import Desk
from corridor_tui.tui.views.base import View
from corridor_tui.tui.widgets.line_list import LineList
from corridor_tui.tui.widgets.panel import Panel
from corridor_tui.tui.widgets.sources import SourceRow
from corridor_tui.tui.widgets.watches import AlertList, Watch, WatchList, watches

LEAST_HEIGHT = 16
"""Lines of the screen from which both lists stand below each other, however narrow it is."""


class WatchView(View):
    """Saved filters above, alerts below."""

    ORDER = ("watches", "alerts")

    def __init__(self, desk: Desk, config: Config) -> None:
        super().__init__(desk, id="watch")
        self.list = WatchList(id="watches")
        self.alerts = AlertList(id="alerts")
        self._watches = watches(config.watches)

    def compose(self) -> ComposeResult:
        """The two lists."""
        yield Panel("Watch", self.list, id="watches-panel")
        yield Panel("Alerts", self.alerts, id="alerts-panel")

    def on_screen(self, width: int) -> tuple[str, ...]:
        """Both lists where there are lines enough; they need no wide screen."""
        return super().on_screen(width) if self.zoomed or self.app.size.height < LEAST_HEIGHT else self.order

    def fit(self) -> None:
        """The watches take the lines they need, half of them at most; the alerts the rest."""
        super().fit()
        shown = self.panel("alerts").display
        lines = min(len(self._watches) + 2, self.app.size.height // 2)
        self.panel("watches").styles.height = lines if shown else "1fr"

    def on_mount(self) -> None:
        """Show the names at once."""
        self.list.show(self._watches)
        self.panel("watches").describe(
            [Piece("saved filters; [[watches]] in the configuration adds your own", "muted")]
        )

    def supply(self, metrics: list[MetricRow], sources: list[SourceRow]) -> None:
        """Count anew, away from the screen."""
        self.run_worker(self._count(), group="watches", exclusive=True, exit_on_error=False)

    async def _count(self) -> None:
        queries = [watch.query for watch in self._watches]
        counts = await asyncio.to_thread(reports.counts, self.desk.path, queries)
        self.alerts.show(await asyncio.to_thread(reports.alerts, self.desk.path))
        self.panel("alerts").describe(*self.alerts.facts())
        self.list.show(
            [
                Watch(watch.name, watch.query, found, unread)
                for watch, (found, unread) in zip(self._watches, counts, strict=True)
            ]
        )

    @on(LineList.Chosen, "#watches")
    def watch_chosen(self) -> None:
        """A click on the watch under the cursor."""
        self.action_open_watch()

    def action_open_watch(self) -> None:
        """Show the articles of the watch under the cursor."""
        if self.list.current is not None:
            self.post_message(OpenQuery(self.list.current.query))

    @on(LineList.Chosen, "#alerts")
    def alert_chosen(self) -> None:
        """A click on the alert under the cursor."""
        self.action_open_alert()

    def action_open_alert(self) -> None:
        """Open the article that raised the alert under the cursor; it is no longer new."""
        hit = self.alerts.current
        if hit is None:
            return
        if not hit.seen:
            self.run_worker(self._see(hit.rule, hit.event), group="alerts", exit_on_error=False)
        if hit.article is None:
            self.say("No single article raised this alert.")
        else:
            self.post_message(OpenSentence(hit.article, None))

    async def _see(self, rule: str, event: str) -> None:
        await asyncio.to_thread(reports.see_alert, self.desk.path, rule, event)
        await self._count()
