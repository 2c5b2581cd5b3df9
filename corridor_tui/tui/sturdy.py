"""What keeps the app alive and the terminal clean where Textual alone would not: pastes, work beside the screen, faults."""

from __future__ import annotations

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.driver import Driver
from textual.worker import WorkerFailed

from corridor_tui.tui.safe_text import safe

LONGEST_PASTE = 1_000
"""Characters: whatever is typed into here is a line, and a pasted page is none."""


class Sturdy(App[int]):
    """An app that ends in one sentence if it has to, and for less than that does not end.

    `fault` is the exception that ended it, None where it left in order: for the one who runs it to tell.
    """

    fault: Exception | None = None

    def get_driver_class(self) -> type[Driver]:
        """Where Textual would take its driver for Unix terminals, the steadier one."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from corridor_tui.tui.steady_driver import SteadyDriver

        return SteadyDriver

    async def on_event(self, event: events.Event) -> None:
        """Make safe what is pasted before any line that is typed into can show it."""
        if isinstance(event, events.Paste):
            event.text = safe(event.text[:LONGEST_PASTE])
        await super().on_event(event)

    def pop_screen(self) -> AwaitComplete:
        """Take off the screen above the views.

        Two keys in one burst may both close it, and a window that became too small has taken it off already.
        """
        return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete()

    def bell(self) -> None:
        """Silence: the monitor is open all day, and what is wrong is said in words."""

    def tell_terminal(self, sequence: str) -> None:
        """Send the terminal a command of our own: its bell, a notification. Nothing of a stranger's belongs in it."""
        if self._driver is not None and self.is_running:
            self._driver.write(sequence)
            self._driver.flush()

    def _handle_exception(self, error: Exception) -> None:
        """Go on where only work beside the screen has failed, which its change of state says; Textual would end.

        On the way out what fails is a screen half taken down: nobody's business.
        """
        if not isinstance(error, WorkerFailed) and not self._exit:
            self.fault = self.fault or error
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without Textual's page of code and values, which are as untrusted as any text of the store."""
        self._close_messages_no_wait()
