"""Driving the monitor without a terminal: keys in, state out, every wait bounded by a predicate."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from corridor_tui.config import Config
from corridor_tui.tui.app import MonitorApp
from corridor_tui.tui.widgets.guide import Guide
from corridor_tui.tui.widgets.painted import Bar, Painted
from tests.tui import samples

BOUND = 20.0


class Driver:
    """A running monitor and the keys to it."""

    def __init__(self, app: MonitorApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot
        self.news = app.news
        self.articles = app.news.articles
        self.reader = app.news.reader

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)

    async def until(self, holds: Callable[[], bool], what: str = "") -> None:
        """Wait until a predicate holds; fails after the bound."""
        end = time.monotonic() + BOUND
        while not holds():
            assert time.monotonic() < end, f"waited for {what or holds}; status: {self.status}\n{self.shown}"
            await asyncio.sleep(0.01)

    async def says(self, words: str) -> None:
        """Wait until the status line says something."""
        await self.until(lambda: words in self.status, f"{words!r} in the status line")

    @property
    def status(self) -> str:
        """The status line."""
        return text_of(self.app.query_one("#status", Bar))

    @property
    def guide(self) -> str:
        """The lines of the guide."""
        lines = self.app.query_one("#guide", Guide).lines
        return "\n".join("".join(piece.text for piece in line) for line in lines)

    @property
    def title(self) -> str:
        """The article under the cursor."""
        row = self.articles.row(self.articles.cursor)
        return row.title if row else ""

    @property
    def titles(self) -> list[str]:
        """All articles listed."""
        rows = [self.articles.row(index) for index in range(self.articles.rows)]
        return [row.title for row in rows if row]

    @property
    def shown(self) -> str:
        """What every panel on screen shows, bars included."""
        widgets = [*self.app.screen.query(Painted), *self.app.screen.query(Bar)]
        return "\n".join(text_of(widget) for widget in widgets if widget.region and widget.is_on_screen)


def text_of(widget: Painted | Bar) -> str:
    """The text of a widget as it is painted."""
    return "\n".join(widget.render_line(y).text.rstrip() for y in range(widget.size.height))


@asynccontextmanager
async def monitor(
    folder: Path,
    *,
    size: tuple[int, int] = (120, 36),
    stored: Sequence[samples.Sample] | None = samples.SAMPLES,
    config: Config | None = None,
) -> AsyncIterator[Driver]:
    """A monitor over a store with samples (None: as it is), without children and without a network."""
    path = folder / "s.sqlite"
    if stored is not None:
        samples.make(path, stored)
    app = MonitorApp(config or samples.config(folder), config_path=None, db_path=path, offline=True, seeds=False)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: bool(app.news.list.listing.total) or stored is None or not stored, "the first list")
        yield driver
