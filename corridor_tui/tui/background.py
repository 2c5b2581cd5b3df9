"""The work beside the monitor: loading the seeds once, fetching on schedule and on request. One child at a time."""

from __future__ import annotations

import asyncio
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from corridor_tui.tui.child import SILENCE_SECONDS, Child
from corridor_tui.tui.fetching import Alarm, Progress, advance, fetch_command

SEEDS_MODULE = "corridor_tui.tui.seeding_child"


class Background:
    """Runs children one after the other; tells `changed` where one begins or ends, `alarmed` of each alert raised.

    How far a fetch has come is looked up in `progress`: its events come faster than anybody reads.

    The next scheduled fetch is due one interval after the last one ended, so that slow ones never pile up. Times are
    taken from a clock that nobody can set.
    """

    def __init__(
        self,
        *,
        config: Path | None,
        db: Path,
        interval: float,
        offline: bool,
        seeds: bool,
        changed: Callable[[], None],
        silence: float = SILENCE_SECONDS,
        everything: bool = False,
        alarmed: Callable[[Alarm], None] = lambda alarm: None,
    ) -> None:
        """`everything` fetches sources that are not due as well, whenever the interval is over."""
        self.config, self.db, self.interval, self.offline = config, db, interval, offline
        self.seeds = seeds
        self.changed = changed
        self.alarmed = alarmed
        self.silence = silence
        self.everything = everything
        self.progress = Progress()
        self.loading_seeds = False
        self.seeds_trouble = ""
        self.last_ended: float | None = None
        self._child: Child | None = None
        self._wanted: deque[list[str]] = deque()
        self._wake = asyncio.Event()
        self._closed = False

    async def run(self) -> None:
        """Load the seeds, then fetch for as long as the monitor lives."""
        if self.seeds:
            await self._load_seeds()
        if not self.offline:
            self._wanted.append(fetch_command(self.config, self.db, everything=self.everything))
        while not self._closed:
            if self._wanted:
                await self._fetch(self._wanted.popleft())
                continue
            self._wake.clear()
            try:
                await asyncio.wait_for(self._wake.wait(), self.seconds_left())
            except TimeoutError:
                self._wanted.append(fetch_command(self.config, self.db, everything=self.everything))

    def seconds_left(self) -> float | None:
        """Until the next scheduled fetch; None where none is planned."""
        if self.offline or self.last_ended is None:
            return None
        return max(0.0, self.last_ended + self.interval - time.monotonic())

    def fetch(self, names: Sequence[str] = ()) -> str:
        """Ask for a fetch of every source, or of some. Gives the sentence for the user."""
        if self.offline:
            return "Started with --offline: nothing is fetched."
        command = fetch_command(self.config, self.db, everything=True, names=names)
        if command not in self._wanted:
            self._wanted.append(command)
        self._wake.set()
        if self.progress.running or self.loading_seeds:
            return "Will fetch as soon as the one at work is done."
        return "Fetching."

    def close(self) -> None:
        """End the child, if there is one, and start no other."""
        self._closed = True
        self._wake.set()
        if self._child is not None:
            self._child.stop()

    async def end(self) -> None:
        """End the child at once, and wait until it is gone: the last word before the program ends."""
        self.close()
        if self._child is not None:
            await self._child.end()

    async def _load_seeds(self) -> None:
        self.loading_seeds = True
        self.changed()
        command = [sys.executable, "-m", SEEDS_MODULE, str(self.db), *([str(self.config)] if self.config else [])]
        ending = await self._run(command, lambda line: None)
        self.loading_seeds = False
        self.seeds_trouble = ending
        self.changed()

    async def _fetch(self, command: list[str]) -> None:
        self.progress = Progress(running=True)
        self.changed()

        def on_line(line: bytes) -> None:
            before, self.progress = self.progress.raised, advance(self.progress, line)
            if self.progress.raised > before:
                self.alarmed(self.progress.alarms[-1])

        trouble = await self._run(command, on_line)
        self.last_ended = time.monotonic()
        self.progress = _ended(self.progress, trouble)
        self.changed()

    async def _run(self, command: list[str], on_line: Callable[[bytes], None]) -> str:
        """Run one child. Gives the sentence of its trouble, empty where there was none."""
        if self._closed:
            return ""
        # One that is given up with the monitor stays known, for `end`.
        self._child = Child(command, silence=self.silence)
        ending = await self._child.run(on_line)
        self._child = None
        return ending.trouble


def _ended(progress: Progress, trouble: str) -> Progress:
    return progress._replace(running=False, current="", trouble=f"The fetch {trouble}." if trouble else "")
