"""The corridors at a glance: a strip each, its checkpoints in order with the number of new articles at each."""

from __future__ import annotations

from textual import events

from corridor_tui.tui import routes
from corridor_tui.tui.pieces import Line
from corridor_tui.tui.widgets.line_list import LineList


class RoutesPanel(LineList):
    """Up and down choose a corridor, left and right a stop on its way."""

    PANEL = "routes"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.routes: tuple[routes.Route, ...] = ()
        self.counts: routes.Counts = {}
        self.stop = 0
        self.row_height = 4

    @property
    def current(self) -> routes.Stop | None:
        """The stop under the cursor."""
        return self.routes[self.cursor].stops[self._stop(self.cursor)] if self.rows else None

    @property
    def term(self) -> str:
        """The filter for the stop under the cursor."""
        return routes.term(self.current, self.counts) if self.current else ""

    def show(self, shown: tuple[routes.Route, ...], counts: routes.Counts) -> None:
        """Put other numbers in place; the cursor stays."""
        if (shown, counts) != (self.routes, self.counts):
            self.routes, self.counts = shown, counts
            self.set_rows(len(shown), self.cursor)

    def row_line(self, row: int, part: int, width: int) -> Line:
        """Name; stops and the way between them; numbers; an empty line."""
        route, chosen = self.routes[row], self._stop(row) if row == self.cursor and self.has_focus else None
        match part:
            case 0:
                return routes.heading(route, self.counts, width)
            case 1:
                return routes.track(route, self.counts, chosen, width)
            case 2:
                return routes.numbers(route, self.counts, chosen, width)
            case _:
                return ()

    def ground(self, y: int) -> str:
        """The cursor's ground under the corridor's name only: the stops keep their own colours."""
        return super().ground(y) if y % self.row_height == 0 else ""

    def _stop(self, row: int) -> int:
        return min(self.stop, len(self.routes[row].stops) - 1)

    def action_next_stop(self) -> None:
        """To the next checkpoint on the way."""
        self._go(1)

    def action_previous_stop(self) -> None:
        """To the checkpoint before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        if self.rows:
            self.stop = max(0, min(self._stop(self.cursor) + step, len(self.routes[self.cursor].stops) - 1))
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click chooses a stop; another one shows its articles."""
        row = (event.y + round(self.scroll_y)) // self.row_height
        if row < self.rows:
            at = routes.stop_at(
                self.routes[row], self._stop(row) if row == self.cursor else 0, event.x, self.size.width
            )
            if at is not None:
                chosen = row == self.cursor and at == self._stop(row)
                self.stop = at
                self.refresh()
                if not chosen and row == self.cursor:
                    return
        super().on_click(event)
