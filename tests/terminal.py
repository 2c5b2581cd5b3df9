"""A terminal in memory: the real program in a pseudo-terminal, its screen read off a pyte emulator.

Everything is waited for by a predicate within a bound; every byte the program wrote is kept.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pyte

WAIT = 30.0
"""Seconds after which a wait has failed; a passing run takes a small part of it."""

KEYS = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "ctrl+c": "\x03",
    "ctrl+d": "\x04",
    "ctrl+p": "\x10",
    "ctrl+z": "\x1a",
    "backspace": "\x7f",
}

RESTORED = (b"\x1b[?1049l", b"\x1b[?1003l", b"\x1b[?25h")
"""What a program has to write before it ends: main screen, mouse off, cursor on."""


class Terminal:
    """One run of a program in a terminal of a given size."""

    def __init__(self, arguments: Sequence[str], columns: int, lines: int, environment: Mapping[str, str]) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.painting = True
        """Whether what is read is painted on the screen: an emulator is slow, and a monkey looks now and then."""
        self.master, slave = pty.openpty()
        self._set_size(columns, lines)
        self.attributes = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            list(arguments), stdin=slave, stdout=slave, stderr=slave, env=dict(environment), start_new_session=True
        )
        self._slave = slave

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size, as a window manager does."""
        self._set_size(columns, lines)
        self.screen.resize(lines, columns)
        self.process.send_signal(signal.SIGWINCH)

    def send(self, *keys: str) -> None:
        """Press keys: names of KEYS, or characters."""
        os.write(self.master, "".join(KEYS.get(key, key) for key in keys).encode())

    def send_bytes(self, data: bytes) -> None:
        """Send bytes as they are."""
        os.write(self.master, data)

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what the program writes within that time. False when it can write no more."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.raw += data
        # Queries and private modes that pyte does not know are none of the screen's business.
        if self.painting:
            with contextlib.suppress(TypeError):
                self._stream.feed(data)
        return bool(data)

    @property
    def lines(self) -> list[str]:
        """The screen's lines, blanks at the end left out."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines)

    def wait_for(self, holds: Callable[[], bool], what: str, seconds: float = WAIT) -> None:
        """Read until a predicate holds. Fails with the screen when it does not within the bound."""
        end = time.monotonic() + seconds
        while not holds():
            alive = self.read()
            if time.monotonic() > end or (not alive and not holds()):
                raise AssertionError(f"waited for {what}; the screen shows:\n{self.text}\n{self.raw[-800:]!r}")

    def see(self, *texts: str, seconds: float = WAIT) -> None:
        """Wait until every text is on the screen."""
        for text in texts:
            self.wait_for(lambda text=text: text in self.text, repr(text), seconds)  # type: ignore[misc]

    def miss(self, text: str, seconds: float = WAIT) -> None:
        """Wait until a text is no longer on the screen."""
        self.wait_for(lambda: text not in self.text, f"{text!r} to go", seconds)

    def cursor_line(self, ground: str) -> str:
        """The line painted on a background colour (six hexadecimal digits), empty where there is none."""
        for number, line in enumerate(self.screen.display):
            row = self.screen.buffer[number]
            if sum(row[column].bg == ground for column in range(self.screen.columns)) > self.screen.columns // 5:
                return line.rstrip()
        return ""

    def wait_end(self, seconds: float = WAIT) -> int:
        """Read to the end of the program and give its exit code."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            self.read()
            if time.monotonic() > end:
                raise AssertionError(f"the program did not end; the screen shows:\n{self.text}")
        while select.select([self.master], [], [], 0)[0]:
            if not self.read(0):
                break
        return self.process.returncode

    @property
    def restored(self) -> bool:
        """Whether the terminal was left as it was found."""
        last = [self.raw.rfind(mark) for mark in RESTORED]
        same = termios.tcgetattr(self._slave) == self.attributes
        return same and all(place > self.raw.rfind(b"\x1b[?1049h") for place in last)

    @property
    def taken(self) -> bool:
        """Whether the program reads keys as they come: before that, what is sent is the line editor's."""
        return bool(termios.tcgetattr(self._slave) != self.attributes)

    def close(self) -> None:
        """End the program, if it still runs, and let go of the terminal."""
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        for descriptor in (self.master, self._slave):
            with contextlib.suppress(OSError):
                os.close(descriptor)


@contextlib.contextmanager
def terminal(
    arguments: Sequence[str],
    *,
    home: Path,
    columns: int = 80,
    lines: int = 24,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Terminal]:
    """The program `corridor-tui` with these arguments in a terminal, in an empty home and a clean environment."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG") if name in os.environ}
    clean = {
        **kept,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        **(environment or {}),
    }
    run = Terminal([sys.executable, "-m", "corridor_tui", *arguments], columns, lines, clean)
    try:
        yield run
    finally:
        run.close()
