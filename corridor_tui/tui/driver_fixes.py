"""What Textual's terminal driver needs to live through bad input and signals.

Its input thread decodes strictly, so that one byte that is not UTF-8 (a paste in another encoding, an old mouse
report) ends the app; and a signal that ends the process leaves the terminal in the alternate screen with the mouse
on. Both are mended here, for the version of Textual that the project pins.
"""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import signal
from collections.abc import Callable
from typing import Any


def tolerate_bad_input() -> None:
    """Let the terminal driver read bytes that are not UTF-8 as replacement characters instead of dying of them."""
    try:
        from textual.drivers import linux_driver
    except ImportError:  # Windows has no termios, and its driver reads characters, not bytes
        return

    def tolerant(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
        decoder = codecs.getincrementaldecoder(encoding)

        def make(errors: str = "replace") -> codecs.IncrementalDecoder:
            return decoder(errors)

        return make

    module: Any = linux_driver
    module.getincrementaldecoder = tolerant


def keep_single_timers() -> None:
    """Let a timer that fires once fire, however late.

    Textual's timers skip what they have missed, and one that is held up for longer than its interval before it begins
    to wait (a busy machine, a program stopped at that moment) skips the only time it has. The app waits for such a
    timer to take in another size of the window, and would do so for ever.
    """
    from textual.timer import Timer

    if getattr(Timer, "keeps_single", False):
        return
    begin = Timer.__init__

    def init(timer: Timer, *arguments: Any, **named: Any) -> None:
        begin(timer, *arguments, **named)
        if timer._repeat == 0:
            timer._skip = False

    patched: Any = Timer
    patched.__init__ = init
    patched.keeps_single = True


def on_end_signals(loop: asyncio.AbstractEventLoop, leave: Callable[[], object]) -> None:
    """Have the signals that ask a program to end call `leave`, so that the terminal is put back in order first."""
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        # Windows' event loop has no signal handlers; a monitor inside a test runs outside the main thread.
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
            if number is not None:
                loop.add_signal_handler(number, leave)
