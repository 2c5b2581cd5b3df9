"""The view Watch: saved filters with the number of their articles; enter shows them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.app import ComposeResult

from corridor_tui.config import Config
from corridor_tui.services.metrics_view import MetricRow
from corridor_tui.store.alert_log import Hit
from corridor_tui.tui import reports
from corridor_tui.tui.formats import ago
from corridor_tui.tui.messages import OpenQuery, OpenSentence
from corridor_tui.tui.pieces import Line, Piece, spread
from corridor_tui.tui.reading import Desk, now
from corridor_tui.tui.safe_text import cut, pad, safe
from corridor_tui.tui.views.base import View
from corridor_tui.tui.widgets.line_list import LineList
from corridor_tui.tui.widgets.panel import Panel
from corridor_tui.tui.widgets.sources import SourceRow


@dataclass(frozen=True, slots=True)
class Watch:
    """A saved filter; the counts are None until they are known."""

    name: str
    query: str
    found: int | None = None
    unread: int | None = None


def watches(rows: Iterable[Mapping[str, Any]]) -> list[Watch]:
    """The watches of the configuration, which has checked them."""
    return [Watch(row["name"], row["query"]) for row in rows]


class WatchList(LineList):
    """One row a watch."""

    PANEL = "watches"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.watches: list[Watch] = []

    def show(self, watches: list[Watch]) -> None:
        """Put other counts in place."""
        self.watches = watches
        self.empty = "No filter is saved: [[watches]] in the configuration keeps some."
        self.set_rows(len(watches), self.cursor)

    def row_line(self, row: int, part: int, width: int) -> Line:
        """Unread, all, name, and the filter itself."""
        watch = self.watches[row]
        unread = "" if not watch.unread else f"{watch.unread:,} unread"
        found = "…" if watch.found is None else f"{watch.found:,}"
        left = [
            Piece(f" {pad(safe(watch.name), max(12, min(32, width // 3)))}", "strong" if watch.unread else "text"),
            Piece(f" {found:>7} ", "text"),
            Piece(pad(unread, 14), "accent"),
        ]
        return spread(left, [Piece(cut(safe(watch.query), width // 3) + " ", "muted")], width)


class AlertList(LineList):
    """The alerts raised of late, newest first."""

    PANEL = "alerts"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.hits: list[Hit] = []
        self.now = now()

    def show(self, hits: list[Hit]) -> None:
        """Put other alerts in place; the cursor stays on its alert."""
        current = self.hits[self.cursor].event if self.rows else None
        self.hits, self.now = hits, now()
        self.empty = "No alert was raised. Rules for alerts go into the configuration: [[alerts]]."
        at = next((index for index, hit in enumerate(hits) if hit.event == current), self.cursor)
        self.set_rows(len(hits), at)

    def row_line(self, row: int, part: int, width: int) -> Line:
        """When, which rule, what."""
        hit = self.hits[row]
        return [
            Piece(f" {pad(ago(hit.at, self.now), 12)}", "muted"),
            Piece(f"{pad(safe(hit.rule), max(8, min(24, width // 4)))} ", "strong" if not hit.seen else "text"),
            Piece(hit.sentence),
        ]


class WatchView(View):
    """Saved filters above, alerts below."""

    ORDER = ("watches", "alerts")

    def __init__(self, desk: Desk, config: Config) -> None:
        super().__init__(id="watch")
        self.desk = desk
        self.list = WatchList(id="watches")
        self.alerts = AlertList(id="alerts")
        self._watches = watches(config.watches)

    def compose(self) -> ComposeResult:
        """The two lists."""
        yield Panel("Watch", self.list, id="watches-panel")
        yield Panel("Alerts", self.alerts, id="alerts-panel")

    def on_mount(self) -> None:
        """Show the names at once."""
        self.list.show(self._watches)
        self.panel("watches").describe(
            [Piece("saved filters: [[watches]] in the configuration adds your own", "muted")]
        )

    def supply(self, metrics: list[MetricRow], sources: list[SourceRow]) -> None:
        """Count anew, away from the screen."""
        self.run_worker(self._count(), group="watches", exclusive=True, exit_on_error=False)

    async def _count(self) -> None:
        queries = [watch.query for watch in self._watches]
        counts = await asyncio.to_thread(reports.counts, self.desk.path, queries)
        self.alerts.show(await asyncio.to_thread(reports.alerts, self.desk.path))
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
        if self.list.rows:
            self.post_message(OpenQuery(self.list.watches[self.list.cursor].query))

    @on(LineList.Chosen, "#alerts")
    def alert_chosen(self) -> None:
        """A click on the alert under the cursor."""
        self.action_open_alert()

    def action_open_alert(self) -> None:
        """Open the article that raised the alert under the cursor."""
        if not self.alerts.rows:
            return
        article = self.alerts.hits[self.alerts.cursor].article
        if article is None:
            self.say("No single article raised this alert.")
        else:
            self.post_message(OpenSentence(article, None))
