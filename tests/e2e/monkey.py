"""A monkey at the keyboard of the real monitor: keys, mouse, pastes, broken bytes, sizes and stops, all from one seed.

    python -m tests.e2e.monkey [--seed N] [--minutes M]

It looks again and again whether the program lives, paints its header in a window of ordinary size, and has written
nothing that a title brought in. What it did last is told when it finds a fault, so that a seed can be walked again.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from corridor_tui.tui.keys import COMMANDS
from tests.e2e.desk import Desk
from tests.e2e.documents import Item, rss
from tests.servers import Reply, Server
from tests.terminal import KEYS, Terminal, terminal
from tests.tui import samples

ORDINARY = (120, 36)
BETWEEN_LOOKS = 60
"""Things done between two looks at the screen."""
KEPT = 200_000
"""Bytes of the program's output that are kept: ten minutes write a hundred megabytes."""
LEAVING = ("q", "ctrl+c")

FORBIDDEN = (b"\x1b]52;c;aGk=", b"\x9b31m", "\u202e".encode(), "\u2066".encode(), b"Traceback", b"Something failed")
"""What a hostile title would have the terminal do, and what a program says that has a fault."""

FIXED = ("\x1b[200~", "\x1b[201~", "\x1b[I", "\x1b[O", "\x1b[97;5u", "\x1b[57399u", "\x1b[1;2A", "\x1bOP", "\x1b[?1;2c")
HALVES = (
    b"\x1b", b"\x1b[", b"\x1b[<0;", b"\x1b[<65;3;", b"\x1bO", b"\x1b]", b"\x1bP", b"\xd0", b"\xe2\x82", b"\xff\xfe",
    b"\x9b", b"\x9b33m", b"\x90", b"\x1b[M\x20\xe0\xe0", b"\x1b[999;999;999M", b"\x00", b"\x1b[?2026;2$y", b"\x1b[8;1;1t",
    b"\x1b[24;80R", b"\x1b[48;1;1;1;1t", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x1b[<0;99999999999;1M", b"\x1b[1;99u",
)  # fmt: skip
WORDS = (
    "corridor:",
    "khorgos ",
    'figure:>1Mt "a phrase',
    "霍尔果斯",
    "поезд ",
    "-(",
    "newer:7d ",
    "lang:ru,",
)


class Fault(AssertionError):
    """What the monkey found, and what it had done last."""


class Monkey:
    """Does something at random, the same for the same seed."""

    def __init__(self, run: Terminal, seed: int) -> None:
        self.run = run
        self.chance = random.Random(seed)
        self.done: deque[str] = deque(maxlen=80)
        self.count = 0
        self.size = ORDINARY
        self._keys = [key for command in COMMANDS for key in command.keys if key not in LEAVING]

    def act(self) -> None:
        """One thing."""
        kind = self.chance.choices(
            (self._key, self._letter, self._mouse, self._paste, self._odd, self._resize, self._burst, self._stop),
            (50, 8, 14, 3, 8, 6, 4, 1),
        )[0]
        self.count += 1
        kind()
        self.run.read(self.chance.choice((0.0, 0.0, 0.002, 0.01, 0.05)))

    def _send(self, data: bytes) -> None:
        self.done.append(repr(data))
        end = time.monotonic() + 20
        while data:
            # A paste is more than the terminal's buffer holds: the rest waits until the program has read.
            with suppress(BlockingIOError):
                data = data[os.write(self.run.master, data[:512]) :]
            self.run.read(0.001)
            if self.run.process.poll() is not None:
                return
            if time.monotonic() > end:
                raise Fault(f"the program reads no keys any more; {self.told()}")

    def _key(self) -> None:
        self._send(_bytes_of(self.chance.choice(self._keys)))

    def _letter(self) -> None:
        self._send(self.chance.choice("abcxyzжхъ霍'\"()[]<>\\|0789 é").encode())

    def _mouse(self) -> None:
        columns, lines = self.size
        x, y = self.chance.randint(0, columns + 3), self.chance.randint(0, lines + 3)
        button = self.chance.choice((0, 0, 0, 1, 2, 32, 35, 64, 65, 68))
        self._send(f"\x1b[<{button};{x};{y}M".encode())
        if button < 3:
            self._send(f"\x1b[<{button};{x};{y}m".encode())

    def _paste(self) -> None:
        text = "".join(self.chance.choice(WORDS) for _ in range(self.chance.choice((1, 3, 40, 2_000))))
        self._send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def _odd(self) -> None:
        self._send(self.chance.choice([*HALVES, *(text.encode() for text in FIXED)]))
        if self.chance.random() < 0.3:
            # Without ctrl+s: where the terminal is the shell's for a moment, it stops all output.
            self._send(self.chance.randbytes(self.chance.randint(1, 12)).translate(None, b"q\x03\x13"))

    def _resize(self) -> None:
        columns, lines = self.chance.choice(
            (
                (1, 1),
                (10, 3),
                (2, 30),
                (300, 2),
                (40, 10),
                (80, 24),
                (99, 30),
                (100, 30),
                (150, 40),
                (230, 70),
                (300, 100),
            )
        )
        if self.chance.random() < 0.3:
            columns, lines = self.chance.randint(1, 300), self.chance.randint(1, 100)
        self.resize(columns, lines)

    def _burst(self) -> None:
        self._send(b"".join(_bytes_of(self.chance.choice(self._keys)) for _ in range(self.chance.randint(5, 60))))

    def _stop(self) -> None:
        self.done.append("stopped and continued")
        self.run.process.send_signal(signal.SIGTSTP)
        end = time.monotonic() + 5
        while _state(self.run.process.pid) not in ("T", "") and time.monotonic() < end:
            self.run.read(0.01)

    def resize(self, columns: int, lines: int) -> None:
        """Another size; the emulator is not asked to paint it."""
        self.done.append(f"{columns} x {lines}")
        self.size = columns, lines
        self.run.resize(columns, lines)

    def go_on(self) -> None:
        """Continue a program that was stopped, by us or by its own key."""
        if _state(self.run.process.pid) == "T":
            self.run.process.send_signal(signal.SIGCONT)

    def look(self) -> None:
        """Fail unless the program lives and paints itself whole in a window of ordinary size."""
        self.go_on()
        # What was begun is ended: a paste, half a sequence.
        self._send(b"\x1b[201~\x07\x1b\\")
        # A size that it has not, so that everything is painted.
        columns, lines = ORDINARY
        self.run.painting = True
        self.resize(columns + (self.size == ORDINARY), lines)
        self.run.screen.reset()
        # A screen above the views may cover all of them, where the terminal's own colours cannot be mixed.
        signs = ("1 News", "1[News]", "esc closes", "esc leaves")
        self._wait("the screen", lambda: any(sign in self.run.text for sign in signs))
        self.run.painting = False
        self._check()

    def left_in_order(self) -> None:
        """Fail unless the program that has ended did so as it should, with the terminal as it was."""
        self.run.wait_end()
        self._check()
        if self.run.process.returncode != 0 or not self.run.restored:
            raise Fault(
                f"it did not leave in order ({self.run.restored=}); {self.run.raw[-600:]!r}; {self.told()}\n{plain(self.run.raw[-60_000:])}"
            )

    def _wait(self, what: str, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not holds():
            self.run.read()
            self.go_on()
            if self.run.process.poll() is not None:
                return
            if time.monotonic() > end:
                self._check()
                raise Fault(f"waited for {what}; {self.told()}\n{self.run.text}\n{self.run.raw[-1500:]!r}")

    def _check(self) -> None:
        for sign in FORBIDDEN:
            if sign in self.run.raw:
                for _ in range(200):
                    self.run.read(0.01)
                raise Fault(
                    f"{sign!r} came; {self.told()}\n{plain(self.run.raw[max(0, self.run.raw.index(sign) - 300) :])}"
                )
        self.run.raw = self.run.raw[-KEPT:]

    def told(self) -> str:
        """What was done, for the one who mends."""
        code = self.run.process.poll()
        return f"after {self.count} things (exit code {code}), the last of them: {' | '.join(self.done)}"


def plain(raw: bytes) -> str:
    """What a program wrote, without its commands to the terminal."""
    return re.sub(r"\x1b\[[0-9;?<>=]*[A-Za-z]", "", raw.decode(errors="replace"))


def _bytes_of(key: str) -> bytes:
    if len(key) > 1 and key.startswith("ctrl+"):
        return bytes([ord(key[-1]) - 96])
    names = {
        "space": " ",
        "home": "\x1b[H",
        "end": "\x1b[F",
        "pageup": "\x1b[5~",
        "pagedown": "\x1b[6~",
        "shift+tab": "\x1b[Z",
    }
    return names.get(key, KEYS.get(key, key)).encode()


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


@contextmanager
def cage(folder: Path) -> Iterator[Callable[[], Terminal]]:
    """What starts a monitor over plain and hostile articles, fetching from sources that answer, answer ill and do not answer."""
    desk = Desk(folder)
    hostile = samples.Sample(samples.HOSTILE, samples.HOSTILE * 9, source=samples.HOSTILE)
    plain = [replace(sample, title=f"{sample.title} {number}") for number in range(60) for sample in samples.SAMPLES]
    samples.make(desk.db, [*samples.SAMPLES, hostile, *plain])
    items = [Item(str(number), f"{samples.HOSTILE} {number}", samples.HOSTILE) for number in range(20)]
    clean = [replace(item, title="".join(c for c in item.title if c.isprintable()), text="Train") for item in items]
    with Server() as server:
        desk.feeds(
            {
                "name": "Rails",
                "url": server.at("/rails", *(Reply(rss(clean[: n + 1])) for n in range(20))),
                "topical": True,
            },
            {"name": "[b]Gone[/]", "url": server.at("/gone", Reply(b"no", 404, "text/plain"))},
            {"name": "Slow", "url": server.at("/slow", Reply(rss(clean), delay=30))},
        )
        paths = ["--config", str(desk.config), "--db", str(desk.db)]
        with ExitStack() as runs:

            def start() -> Terminal:
                # One that has ended gives its terminal back first.
                runs.close()
                run = runs.enter_context(
                    terminal(
                        paths,
                        home=folder,
                        columns=ORDINARY[0],
                        lines=ORDINARY[1],
                        environment={"CORRIDOR_TUI_DEBUG": "1"},
                    )
                )
                os.set_blocking(run.master, False)
                run.see("corridor-tui", "News")
                return run

            yield start


def play(folder: Path, seed: int, *, seconds: float | None = None, things: int | None = None) -> int:
    """Let the monkey play for a time or a number of things. Gives how many it did; raises Fault."""
    with cage(folder) as start:
        monkey = Monkey(start(), seed)
        end = time.monotonic() + (seconds if seconds is not None else 10**9)
        while time.monotonic() < end and (things is None or monkey.count < things):
            monkey.act()
            monkey.go_on()
            if monkey.count % BETWEEN_LOOKS == 0 and monkey.run.process.poll() is None:
                monkey.look()
            if monkey.run.process.poll() is not None:
                # It may have clicked on Quit, or found it in the palette.
                monkey.left_in_order()
                monkey.run, monkey.size = start(), ORDINARY
        monkey.go_on()
        monkey.run.process.send_signal(signal.SIGTERM)
        monkey.run.wait_end()
        monkey.left_in_order()
        return monkey.count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=10.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        count = play(Path(folder), given.seed, seconds=given.minutes * 60)
    print(f"seed {given.seed}: {count:,} things in {given.minutes:g} minutes, and the monitor lives")


if __name__ == "__main__":
    main()
