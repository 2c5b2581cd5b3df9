"""One view or another between the edges; the views but News are made when they are wanted for the first time."""

from __future__ import annotations

import asyncio

from textual.widgets import ContentSwitcher

from corridor_tui.config import Config
from corridor_tui.tui import symbols
from corridor_tui.tui.edges import Edges
from corridor_tui.tui.reading import Desk
from corridor_tui.tui.views.base import View


class Switching(Edges):
    """Knows which view is on."""

    def __init__(self, config: Config, desk: Desk, exchange: symbols.Exchange | None) -> None:
        super().__init__(config, desk, exchange)
        self.views: dict[str, View] = {"news": self.news}
        self._making = asyncio.Lock()
        self.switcher = ContentSwitcher(self.news, id="views", initial="news")

    @property
    def view_name(self) -> str:
        """The name of the view that is on."""
        return self.switcher.current or "news"

    @property
    def view(self) -> View:
        """The view that is on."""
        return self.views[self.view_name]

    def arrange(self) -> None:
        """Fit the panels to the size of the window."""

    async def show_view(self, name: str) -> View:
        """Put a view on, made when it is wanted for the first time."""
        async with self._making:
            if name not in self.views:
                view = self._make_view(name)
                await self.switcher.add_content(view, set_current=False)
                self.views[name] = view
        self.switcher.current = name
        view = self.view
        view.enter()
        self.arrange()
        view.supply(self.news.metrics.metrics, self.news.sources.sources)
        self.show_header()
        self.show_footer()
        return view

    def _make_view(self, name: str) -> View:
        # The other views come in when they are wanted: the first paint is the news.
        if name == "metrics":
            from corridor_tui.tui.views.metrics import MetricsView

            return MetricsView(self.desk, self.config)
        if name == "watch":
            from corridor_tui.tui.views.watch import WatchView

            return WatchView(self.desk, self.config)
        from corridor_tui.tui.views.sources import SourcesView

        return SourcesView(self.desk)

    async def action_view_news(self) -> None:
        """The view News."""
        await self.show_view("news")

    async def action_view_metrics(self) -> None:
        """The view Metrics."""
        await self.show_view("metrics")

    async def action_view_watch(self) -> None:
        """The view Watch."""
        await self.show_view("watch")

    async def action_view_sources(self) -> None:
        """The view Sources."""
        await self.show_view("sources")

    async def action_open_metric(self) -> None:
        """From the metrics panel to the view Metrics, at this metric."""
        metric = self.news.metrics.current
        view = await self.show_view("metrics")
        choose = getattr(view, "choose", None)
        if metric is not None and choose is not None:
            choose(metric.id)

    async def action_routes(self) -> None:
        """The corridors at a glance, in the view News; once more puts them away."""
        if self.view is not self.news:
            await self.show_view("news")
        self.news.toggle_routes()
