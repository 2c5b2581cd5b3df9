"""The base of every panel that paints its own lines, and of the keys it answers to.

Nothing is laid out but what is on screen, so a panel costs its height, not its content. Every piece passes
`safe_text.safe` on its way to the screen, so that no painter can forget it.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from corridor_tui.tui.keys import EVERYWHERE
from corridor_tui.tui.pieces import ROLES, Line, fitted, spread


class Roles(Widget):
    """Never seen: asks the stylesheet once what each role looks like, for all painted widgets of an app.

    Component classes cost every widget that has them their share of every restyling; one holder keeps that small.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in ROLES}
    DEFAULT_CSS = "Roles { display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self.generation = 0
        """Changes when a theme puts other styles in place."""

    def notify_style_update(self) -> None:
        """Tell the painted widgets that what they have worked out is of an earlier theme."""
        self.generation += 1
        super().notify_style_update()

    def style(self, role: str) -> Style:
        """What the stylesheet says of a role, and nothing else."""
        return self.get_component_rich_style(f"role--{role}", partial=True)


class Looks(Widget):
    """A widget that paints pieces; `app.roles` holds their styles."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._looks: dict[tuple[str, str], Style] = {}
        self._generation = -1

    def strip(self, pieces: Line, width: int, ground: str = "") -> Strip:
        """A line as Textual wants it: every piece safe, cut to the width, the rest filled with the ground."""
        segments = [Segment(text, self.look(role, ground)) for text, role in fitted(pieces, width)]
        return Strip(segments).adjust_cell_length(width, self.look("text", ground))

    def look(self, role: str, ground: str) -> Style:
        """The style of a role on a ground, from the stylesheet."""
        roles = getattr(self.app, "roles", None)
        if not isinstance(roles, Roles):
            return self.rich_style
        if roles.generation != self._generation:
            self._looks.clear()
            self._generation = roles.generation
        style = self._looks.get((role, ground))
        if style is None:
            style = self.rich_style + roles.style(role) + (roles.style(ground) if ground else Style.null())
            self._looks[role, ground] = style
        return style

    def notify_style_update(self) -> None:
        """Forget the styles worked out for the last state of this widget."""
        self._looks.clear()
        super().notify_style_update()


class Bar(Looks):
    """One line across the screen or a panel: pieces on the left, pieces on the right."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.left: Line = ()
        self.right: Line = ()

    def say(self, left: Line, right: Line = ()) -> None:
        """Show these pieces; nothing is painted where they are the ones shown."""
        if (list(left), list(right)) != (list(self.left), list(self.right)):
            self.left, self.right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line; below it, nothing."""
        width = self.size.width
        return self.strip(spread(self.left, self.right, width) if y == 0 else (), width)


class Painted(Looks, ScrollView, can_focus=True):
    """A panel whose lines are painted one by one by `line(y)`; scrolls without animation."""

    PANEL: ClassVar[str] = EVERYWHERE
    """Which rows of the key table are active here."""

    def line(self, y: int, width: int) -> Line:
        """The pieces of content line `y` for a panel `width` columns wide."""
        raise NotImplementedError

    def ground(self, y: int) -> str:
        """The role that lies under line `y`: "cursor", "cursor-blurred" or "" for the plain background."""
        return ""

    def set_lines(self, count: int) -> None:
        """Say how many lines there are, and paint again."""
        # A width of 0 keeps the horizontal scrollbar away whatever the content.
        size = Size(0, count)
        if self.virtual_size != size:
            self.virtual_size = size
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint screen line `y` of the panel across its whole width."""
        width = self.size.width
        content_y = y + round(self.scroll_y)
        if content_y >= self.virtual_size.height:
            return self.strip((), width)
        return self.strip(self.line(content_y, width), width, self.ground(content_y))

    def on_focus(self) -> None:
        """A focused panel may paint itself differently."""
        self._looks.clear()
        self.refresh()

    def on_blur(self) -> None:
        """See on_focus."""
        self._looks.clear()
        self.refresh()

    def refresh_content_line(self, y: int, count: int = 1) -> None:
        """Paint content lines again, if they are in view."""
        self.refresh(Region(0, y - round(self.scroll_y), max(1, self.size.width), count))

    def jump(self, y: float) -> None:
        """Scroll so that content line `y` is the first in view."""
        self.scroll_to(y=max(0, min(y, self.max_scroll_y)), animate=False, force=True)

    def jump_by(self, lines: float) -> None:
        """Scroll by that many lines."""
        self.jump(self.scroll_y + lines)

    # What the "moving" rows of the key table do where there is no cursor.

    def action_down(self) -> None:
        """One line down."""
        self.jump_by(1)

    def action_up(self) -> None:
        """One line up."""
        self.jump_by(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.jump_by(max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.jump_by(-max(1, self.size.height // 2))

    def action_page_down(self) -> None:
        """A page down, one line kept."""
        self.jump_by(max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """A page up, one line kept."""
        self.jump_by(-max(1, self.size.height - 1))

    def action_top(self) -> None:
        """To the first line."""
        self.jump(0)

    def action_bottom(self) -> None:
        """To the last line."""
        self.jump(self.max_scroll_y)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three lines a notch."""
        event.stop()
        event.prevent_default()
        self.jump_by(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three lines a notch."""
        event.stop()
        event.prevent_default()
        self.jump_by(-3)
