"""The view Sources: how each source is doing, and the last attempts at the one under the cursor."""

from __future__ import annotations

import asyncio
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer

from corridor_tui.services.metrics_view import MetricRow
from corridor_tui.store.feeds import Attempt
from corridor_tui.tui import reports
from corridor_tui.tui.formats import ago, plural, size, until
from corridor_tui.tui.messages import OpenQuery
from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.reading import Desk, now
from corridor_tui.tui.safe_text import pad
from corridor_tui.tui.views.base import Border, View
from corridor_tui.tui.widgets.line_list import LineList
from corridor_tui.tui.widgets.painted import Painted
from corridor_tui.tui.widgets.panel import Panel
from corridor_tui.tui.widgets.sources import SourceRow, SourcesPanel
from corridor_tui.tui.wrap import wrap

DELAY = 0.08

LIST = Border("sources.list", 50, (25, 75), 5)
"""Per cent of the width that the list has."""


class SourceDetail(Painted):
    """Everything known about one source."""

    PANEL = "attempts"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._source: SourceRow | None = None
        self._attempts: list[Attempt] = []
        self._lines: list[Line] = []

    @property
    def current(self) -> SourceRow | None:
        """The source shown."""
        return self._source

    def show(self, source: SourceRow | None, attempts: list[Attempt]) -> None:
        """Show another source."""
        self._source, self._attempts = source, attempts
        self._draw()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._draw()

    def line(self, y: int, width: int) -> Line:
        """A line."""
        if self._source is None:
            return [Piece(" No source is chosen.", "muted")] if y == 0 else []
        return self._lines[y] if y < len(self._lines) else []

    def _draw(self) -> None:
        width = max(20, self.size.width - 3)
        self._lines = [] if self._source is None else _about(self._source, self._attempts, now(), width)
        self.set_lines(max(1, len(self._lines)))


def _about(source: SourceRow, attempts: list[Attempt], moment: datetime, width: int) -> list[Line]:
    said = f"{source.word}: {source.sentence}"
    lines: list[Line] = [[Piece(f" {source.name}", "strong")], [Piece(f" {source.url}", "muted")], []]
    lines += [[Piece(f" {said[a:b]}", "bad" if source.troubled else "text")] for a, b in wrap(said, width)]
    lines.append([Piece(f" asked {ago(source.last, moment)}, next {until(source.next, moment)}", "muted")])
    lines += [[], [Piece(" Last attempts" if attempts else " It was never asked.", "head")]]
    for attempt in attempts:
        lines += _attempt(attempt, moment, width)
    return lines


def _attempt(attempt: Attempt, moment: datetime, width: int) -> list[Line]:
    """When, the answer's number, what came of it; what has no room on the line goes on below."""
    facts = [
        size(attempt.received) if attempt.received else "",
        f"{attempt.ms} ms" if attempt.ms else "",
        plural(attempt.new, "new article") if attempt.new else "",
    ]
    told = " · ".join([attempt.sentence, *(fact for fact in facts if fact)])
    head = f" {pad(ago(attempt.at, moment), 12)} {pad(str(attempt.status or '—'), 4)}"
    lines: list[Line] = []
    for start, end in wrap(told, max(16, width - len(head))):
        split = max(start, min(end, len(attempt.sentence)))
        lines.append(
            [
                Piece(" " * len(head) if lines else head, "muted"),
                Piece(told[start:split]),
                Piece(told[split:end], "muted"),
            ]
        )
    return lines


class SourcesView(View):
    """List and detail."""

    ORDER = ("all-sources", "attempts")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, id="sources")
        self.list = SourcesPanel(desk.tastes, id="all-sources")
        self.detail = SourceDetail(id="attempts")
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """List on the left, detail on the right."""
        yield Panel("Sources", self.list, id="all-sources-panel")
        yield Panel("Attempts", self.detail, id="attempts-panel")

    def fit(self) -> None:
        """The list and its detail, as wide as the user wants."""
        super().fit()
        beside = all(self.panel(name).display for name in self.ORDER)
        self.panel("all-sources").styles.width = f"{self.wide(LIST)}%" if beside else "1fr"

    def border(self) -> tuple[Border, int] | None:
        """Between the list and its detail."""
        beside = all(self.panel(name).display for name in self.ORDER)
        return (LIST, 1 if self.active == "all-sources" else -1) if beside else None

    def supply(self, metrics: list[MetricRow], sources: list[SourceRow]) -> None:
        """Put other states in place."""
        self.list.show(sources, now())
        troubled = sum(source.troubled for source in sources)
        active = sum(source.word != "off" for source in sources)
        facts = [Piece(f"{plural(active, 'source')}", "muted")]
        if troubled:
            facts.append(Piece(f", {troubled} in trouble", "warn"))
        self.panel("all-sources").describe(facts)
        self._later()

    @on(LineList.Moved, "#all-sources")
    def source_moved(self) -> None:
        """Show the source once the cursor rests."""
        self._later()

    def _later(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DELAY, self._begin)

    def _begin(self) -> None:
        source = self.list.current
        if source is not None:
            self.run_worker(self._load(source), group="attempts", exclusive=True, exit_on_error=False)

    async def _load(self, source: SourceRow) -> None:
        self.detail.show(source, await asyncio.to_thread(reports.attempts, self.desk.path, source.url))

    def action_filter_source(self) -> None:
        """Show the articles of the source under the cursor."""
        source = self.list.current
        if source is not None:
            self.post_message(OpenQuery(f'source:"{source.name}"', everything=True))
