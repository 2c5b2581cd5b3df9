"""How the view News lays out its panels: which are on screen in a window of that size, and how wide each is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from corridor_tui.config import Config
from corridor_tui.tui import arrange
from corridor_tui.tui.keys import Keymap
from corridor_tui.tui.reading import Desk
from corridor_tui.tui.views.base import Border, View
from corridor_tui.tui.views.list_pane import ListPane
from corridor_tui.tui.views.reader_pane import ReaderPane
from corridor_tui.tui.widgets.facets import FacetsPanel
from corridor_tui.tui.widgets.metrics import MetricsPanel
from corridor_tui.tui.widgets.panel import Panel
from corridor_tui.tui.widgets.routes import RoutesPanel
from corridor_tui.tui.widgets.sources import SourcesPanel

BESIDE = Border("news.list", 50, (25, 75), 5)
"""Per cent of the width that the list has beside the reader."""

ABOVE = Border("news.list-above", 40, (20, 80), 5)
"""Per cent of the height that the list has above the reader."""

FACETS = Border("news.facets", 28, (16, 60), 4)
SIDE = Border("news.side", 46, (30, 90), 4)
SIDE_HUGE = Border("news.side-huge", 58, (30, 120), 4)
"""Columns of the panels at the edges."""


class NewsLayout(View):
    """Every panel of the view; what one does to another is `NewsView`."""

    ORDER = (*arrange.PANELS, arrange.STRIP)

    def __init__(self, desk: Desk, config: Config, keymap: Keymap) -> None:
        """Density and the panels beside list and reader are the configuration's."""
        super().__init__(desk, id="news")
        self.shown_panels = frozenset((*config.panels.show, "articles", "reader", "facets"))
        self.facets = FacetsPanel(id="facets")
        self.list = ListPane(desk, config.panels.density, self.facets.values, keymap.shown("undo_mark"))
        self.articles = self.list.articles
        self.reading = ReaderPane(config, desk.path)
        self.reader = self.reading.reader
        self.metrics = MetricsPanel(desk.tastes, id="metrics-list")
        self.sources = SourcesPanel(desk.tastes, id="sources-list")
        self.routes = RoutesPanel(id="routes")
        self.routes_wanted: bool | None = None
        """The user's wish to have the corridors above the other panels; None leaves it to the size."""
        self.active = "articles"
        self.begin_in = "articles"
        """The panel that takes the keys once every panel is there."""
        self.ticker = False
        """Whether the metrics belong in a line above, because their panel is not on screen."""
        self.panels: dict[str, Panel] = {
            "facets": Panel("Facets", self.facets, id="facets-panel"),
            "articles": self.list,
            "reader": self.reading,
            "metrics": Panel("Metrics", self.metrics, id="metrics-panel"),
            "sources": Panel("Sources", self.sources, id="sources-panel"),
            "routes": Panel("Corridors", self.routes, id="routes-panel"),
        }
        self.centre = Container(id="centre")
        self.side = Vertical(self.panels["metrics"], self.panels["sources"], id="side")

    def compose(self) -> ComposeResult:
        """What a window of this size shows; `furnish` brings in the rest."""
        # Before there are children: each change of a class restyles all of them.
        found = self._arrangement()
        self._be(found.kind)
        shown = self.shown_panels.intersection(found.visible)
        if "facets" in shown:
            yield self.panels["facets"]
        with self.centre:
            yield self.list
            if "reader" in shown:
                yield self.reading
        if not shown.isdisjoint(("metrics", "sources")):
            yield self.side

    async def furnish(self) -> None:
        """Mount what the first paint left out; `fit` decides what is on screen."""
        if not self.reading.is_attached:
            await self.centre.mount(self.reading)
        if not self.panels["facets"].is_attached:
            await self.mount(self.panels["facets"], before=self.centre)
        if not self.side.is_attached:
            await self.mount(self.side, after=self.centre)
        await self.mount(self.panels["routes"])
        await self.list.furnish()
        await self.reading.furnish()
        if self.begin_in in self.order:
            self.activate(self.begin_in)

    def panel(self, name: str) -> Panel:
        """A panel by name."""
        return self.panels[name]

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.screen.set_focus(self.articles)

    # Arranging the panels.

    @property
    def order(self) -> tuple[str, ...]:
        """The panels that the user wants; facets only where there are any."""
        return tuple(
            name
            for name in self.ORDER
            if (name in self.shown_panels and (name != "facets" or self.facets.rows))
            or (name == arrange.STRIP and self._strip)
        )

    @property
    def _strip(self) -> bool:
        return arrange.strip(*self.app.size, self.active, self.zoomed, self.routes_wanted)

    def _arrangement(self) -> arrange.Arrangement:
        width, height = self.app.size
        return arrange.arrange(width, height, self.active, self.zoomed)

    def _be(self, kind: str) -> None:
        for name in ("narrow", "medium", "tall", "wide", "huge"):
            self.set_class(name == kind, f"-{name}")

    def fit(self) -> None:
        """Show the panels that belong on a screen of this size."""
        found = self._arrangement()
        self.ticker = found.ticker
        self._be(found.kind)
        self.set_class(self.zoomed, "-zoomed")
        for name in arrange.PANELS:
            self.panel(name).display = name in found.visible and name in self.shown_panels
        self.panel(arrange.STRIP).display = self._strip
        self.set_class(self.active == arrange.STRIP, "-routes")
        self.centre.display = self.list.display or self.reading.display
        self.side.display = self.panels["metrics"].display or self.panels["sources"].display
        self._widths(found.kind)
        self.list.fit_rows()

    def _widths(self, kind: str) -> None:
        """Set the borders where the user wants them; panels that have the screen for themselves have no border."""
        alone = self.zoomed or kind == "narrow"
        self.panels["facets"].styles.width = self.wide(FACETS) if kind in ("wide", "huge") and not alone else "1fr"
        self.side.styles.width = self.wide(self._side_border) if kind in ("wide", "huge") and not alone else "1fr"
        both = self.list.display and self.reading.display
        beside = both and kind != "wide"
        self.list.styles.width = f"{self.wide(BESIDE)}%" if beside else "1fr"
        self.list.styles.height = f"{self.wide(ABOVE)}%" if both and kind == "wide" else "1fr"

    @property
    def _side_border(self) -> Border:
        return SIDE_HUGE if self.app.size.width >= arrange.HUGE else SIDE

    def border(self) -> tuple[Border, int] | None:
        """The border that the focused panel has, and which way it moves when the panel gets wider."""
        kind = self._arrangement().kind
        if self.zoomed or kind == "narrow":
            return None
        if self.active in ("articles", "reader"):
            border = ABOVE if kind == "wide" else BESIDE
            return (border, 1 if self.active == "articles" else -1) if self.reading.display else None
        if kind not in ("wide", "huge") or self.active == arrange.STRIP:
            return None
        return (FACETS, 1) if self.active == "facets" else (self._side_border, 1)

    def toggle_routes(self) -> None:
        """Show the corridors and go to them; from them, put them away."""
        if self.active == arrange.STRIP:
            self.routes_wanted = False
            self.zoomed = False
            self.activate("articles")
        else:
            self.routes_wanted = True
            self.activate(arrange.STRIP)
