"""Textual's driver for Unix terminals, made to live through what a terminal and its shell can do to it.

Textual answers the signals of the terminal (another size, stopped, continued) in the middle of whatever is running at
that moment. An import that is cut through by another one fails for good, so here they are answered between two steps
of the event loop. A program that is continued without having left the terminal takes it anew instead of a second
time, with a second thread that takes every other key; and nothing waits for a terminal that has gone away.
"""

from __future__ import annotations

import asyncio
import os
import signal
import termios

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

RETRY_SECONDS = 0.2


class SteadyDriver(LinuxDriver):
    """`_must_signal_resume` is Textual's word for "has left the terminal and wants it back"."""

    def start_application_mode(self) -> None:
        """Take the terminal, and its signals."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        loop = asyncio.get_running_loop()
        resized = signal.getsignal(signal.SIGWINCH)
        if callable(resized):
            loop.add_signal_handler(signal.SIGWINCH, resized, signal.SIGWINCH, None)
        loop.add_signal_handler(signal.SIGTSTP, self._stop)
        loop.add_signal_handler(signal.SIGCONT, self._go_on)

    def _stop(self) -> None:
        """Give the terminal back, and stop. On the way out it has been given back."""
        if self._app._exit:
            return
        if self._auto_restart and not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        """Take the terminal again. One that was not left, because nobody asked, may have been changed: it is left first."""
        if not self._auto_restart or self._app._exit:
            return
        if not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True
        self.resume_application_mode()
        if self._must_signal_resume:
            # It could not have the terminal: a signal came between, or another program has it still.
            self._loop.call_later(RETRY_SECONDS, self._retry)
            return
        self._app.call_later(self._app.refresh, layout=True)

    def _retry(self) -> None:
        """Ask for the terminal again, unless it was given meanwhile."""
        if self._must_signal_resume:
            self._go_on()

    def send_message(self, message: Message) -> None:
        """Hand a message to the app; after its end there is nobody to take it."""
        if not self._loop.is_closed():
            super().send_message(message)

    def run_input_thread(self) -> None:
        """Read keys until the end, which may be the terminal's, or come while the app is on its way out."""
        try:
            super().run_input_thread()
        except OSError:
            return
        except RuntimeError:
            if not self._loop.is_closed():
                raise

    @property
    def gone(self) -> bool:
        """Whether the terminal has gone away without a word: what is read from it then is nothing, over and over."""
        try:
            termios.tcgetattr(self.fileno)
        except termios.error:
            return True
        return False

    def write(self, data: str) -> None:
        """Hand over what is to be written; nothing where the terminal is gone and the thread that writes with it."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)

    def close(self) -> None:
        """Wait for the last words, where there is a terminal to say them to."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().close()
