"""The line in which a filter or a word to find is typed."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from corridor_tui.tui.safe_text import safe

HISTORY_KEPT = 50
LONGEST = 500
"""Characters: a pasted page is no filter."""


class BarMessage(Message):
    """Something happened in a bar; `text` is what stands in it, made safe."""

    def __init__(self, bar: FilterBar, text: str) -> None:
        super().__init__()
        self.bar = bar
        self.text = text

    @property
    def control(self) -> FilterBar:
        """The bar, for `@on(..., "#id")`."""
        return self.bar


class FilterBar(Input):
    """Posts `Typed` while it is written to, `Done` at enter, `Left` at escape. Up and down walk through its history."""

    class Typed(BarMessage):
        """The text has changed."""

    class Done(BarMessage):
        """Enter: keep what was typed."""

    class Left(BarMessage):
        """Escape: forget it."""

    def __init__(self, placeholder: str, *, id: str, suggester: Suggester | None = None) -> None:
        super().__init__(
            placeholder=placeholder, id=id, suggester=suggester, compact=True, select_on_focus=False, max_length=LONGEST
        )
        self.cursor_blink = False
        self.history: list[str] = []
        self._at = 0

    def begin(self, text: str) -> None:
        """Show the bar with a text and take the keys."""
        self.display = True
        self.value = safe(text)
        self.cursor_position = len(self.value)
        self._at = len(self.history)
        # At once, not when the message queue comes round to it: the next keys belong here.
        self.screen.set_focus(self)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what was typed, made safe."""
        event.stop()
        if self.has_focus:
            self.post_message(self.Typed(self, safe(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it, and remember it."""
        event.stop()
        text = safe(event.value).strip()
        if text and (not self.history or self.history[-1] != text):
            self.history = [*(kept for kept in self.history if kept != text), text][-HISTORY_KEPT:]
        self.post_message(self.Done(self, text))

    def on_key(self, event: events.Key) -> None:
        """Escape leaves; up and down bring back earlier texts."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(self, ""))
        elif event.key in ("up", "down") and self.history:
            event.stop()
            event.prevent_default()
            self._at = max(0, min(len(self.history), self._at + (-1 if event.key == "up" else 1)))
            self.value = safe(self.history[self._at]) if self._at < len(self.history) else ""
            self.cursor_position = len(self.value)
