"""What every view can do: walk between its panels, give one the whole screen, and show one at a time where it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.containers import Container
from textual.widget import Widget

from corridor_tui.tui.arrange import MEDIUM
from corridor_tui.tui.messages import Said
from corridor_tui.tui.reading import Desk
from corridor_tui.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from corridor_tui.services.metrics_view import MetricRow
    from corridor_tui.tui.widgets.sources import SourceRow


class Border(NamedTuple):
    """A border between panels: its name among the tastes, where it stands usually, its bounds, and a step."""

    name: str
    usual: int
    bounds: tuple[int, int]
    step: int


class View(Container):
    """Panels named in `ORDER`; each has the id NAME-panel. `active` is the one with the focus."""

    ORDER: tuple[str, ...] = ()

    def __init__(self, desk: Desk, *, id: str) -> None:
        super().__init__(id=id, classes="view")
        self.desk = desk
        self.active = self.ORDER[0]
        self.zoomed = False

    @property
    def order(self) -> tuple[str, ...]:
        """The panels that the panel key walks through."""
        return self.ORDER

    def panel(self, name: str) -> Panel:
        """A panel by name."""
        return self.query_one(f"#{name}-panel", Panel)

    def on_screen(self, width: int) -> tuple[str, ...]:
        """The panels on screen at a width in columns."""
        return (self.active,) if self.zoomed or width < MEDIUM else self.order

    def fit(self) -> None:
        """Show the panels that belong on a screen of this size."""
        width = self.app.size.width
        shown = self.on_screen(width)
        self.set_class(width < MEDIUM, "-narrow")
        self.set_class(self.zoomed, "-zoomed")
        for name in self.ORDER:
            self.panel(name).display = name in shown
        for box in self.query(".box"):
            box.display = any(panel.display for panel in box.query(Panel))

    def activate(self, name: str) -> None:
        """Give a panel the focus, showing it first where it is hidden."""
        self.active = name
        self.fit()
        self.screen.set_focus(self.panel(name).body)

    def enter(self) -> None:
        """The view has come on: its active panel takes the keys."""
        self.activate(self.active)

    def supply(self, metrics: list[MetricRow], sources: list[SourceRow]) -> None:
        """Take in what the last readings of the store gave."""

    def on_descendant_focus(self) -> None:
        """A click on a panel makes it the active one."""
        focused: Widget | None = self.screen.focused
        for name in self.ORDER:
            if self.panel(name).body is focused and name != self.active:
                self.active = name
                self.fit()

    def say(self, sentence: str) -> None:
        """Show a sentence in the status line."""
        self.post_message(Said(sentence))

    def action_next_panel(self) -> None:
        """To the next panel."""
        self._turn(1)

    def action_previous_panel(self) -> None:
        """To the previous panel."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        names = self.order
        at = names.index(self.active) if self.active in names else 0
        self.activate(names[(at + step) % len(names)])

    def wide(self, border: Border) -> int:
        """Where a border stands."""
        return self.desk.tastes.width(border.name, border.usual, border.bounds)

    def border(self) -> tuple[Border, int] | None:
        """The border that the focused panel has, and which way it moves when the panel gets wider."""
        return None

    def action_wider(self) -> None:
        """Give the focused panel more room."""
        self._move(1)

    def action_narrower(self) -> None:
        """Give the focused panel less room."""
        self._move(-1)

    def _move(self, way: int) -> None:
        found = self.border()
        if found is None:
            self.say("This panel has no border to move.")
            return
        border, grows = found
        if self.desk.tastes.move(border.name, border.usual, border.bounds, way * grows * border.step):
            self.fit()
        else:
            self.say("The border stands at its end.")

    def action_zoom(self) -> None:
        """Give the focused panel the whole screen, or put the others back."""
        self.zoomed = not self.zoomed
        self.fit()

    def action_back(self) -> None:
        """Leave the zoom, then go back to the first panel."""
        if self.zoomed:
            self.action_zoom()
        elif self.active != self.order[0]:
            self.activate(self.order[0])
