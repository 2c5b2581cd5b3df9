"""Worker processes for CPU work on strangers' data, each task under a time limit, started when first needed."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from datetime import timedelta
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from corridor_tui.feeds.durations import in_words
from corridor_tui.model import CorridorError
from corridor_tui.services.jobs import MEMORY, Extra, prepare
from corridor_tui.services.turns import Turns

P = ParamSpec("P")
T = TypeVar("T")

READING, TAGGING = 0, 1
"""Ranks: what makes articles visible goes before what follows them."""
TASKS_EACH = 400
"""Tasks after which a worker is replaced by a fresh one, so that what a heap keeps of large documents goes with it."""
METHODS = multiprocessing.get_all_start_methods()
PRELOAD = ["corridor_tui.feeds.parse", "corridor_tui.tagging.tagger", "corridor_tui.services.jobs"]
"""Imported once for all workers: what a worker costs to start is what a hostile document costs us."""


class Overrun(CorridorError):
    """A task took too long, wanted too much memory or ended its worker. The worker was replaced."""


class Crew:
    """A few worker processes. Use it as a context manager; leaving it ends them at once, whatever they do."""

    def __init__(self, size: int, extra: Extra | None = None, memory: int = MEMORY) -> None:
        self._size = size
        self._memory = memory
        self._extra = extra
        self._pool: ProcessPool | None = None
        # One task more than workers: the next one is at hand when a worker comes free.
        self._turns = Turns(size + 1)
        self.alone = asyncio.Semaphore(1)
        """For tasks that take much memory: to be held around `run`, so that no two of them run at once."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    async def run(self, rank: int, seconds: float, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a module's function in a worker and give its result. Of waiting tasks the lowest rank goes first.

        Raises Overrun, and whatever the function raises.
        """
        async with self._turns.turn(rank):
            return await self._run(seconds, function, args, kwargs)

    async def _run(
        self, seconds: float, function: Callable[..., T], args: tuple[object, ...], kwargs: dict[str, object]
    ) -> T:
        try:
            future = self._open().schedule(function, args=args, kwargs=kwargs, timeout=seconds)
            return await asyncio.wrap_future(future)
        except TimeoutError as error:
            raise Overrun(
                f"it took more than {in_words(timedelta(seconds=seconds))} to read and was given up"
            ) from error
        except ProcessExpired as error:
            raise Overrun("reading it ended the worker process") from error
        except BrokenExecutor as error:
            self._end()
            raise Overrun("the worker processes ended and were replaced") from error
        except MemoryError as error:
            raise Overrun("reading it took too much memory") from error

    def _open(self) -> ProcessPool:
        if self._pool is None or not self._pool.active:
            self._end()
            context = multiprocessing.get_context("forkserver" if "forkserver" in METHODS else "spawn")
            if "forkserver" in METHODS:
                context.set_forkserver_preload(PRELOAD)
            self._pool = ProcessPool(self._size, TASKS_EACH, prepare, (self._extra, self._memory), context)
        return self._pool

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None
