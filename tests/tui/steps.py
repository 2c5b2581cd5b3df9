"""The register of runs that press keys; the runs stand in news_steps and view_steps."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tests.tui import samples
from tests.tui.driving import Driver

CASPIAN, TRUCKS, TRAINS, FERRY = (sample.title for sample in samples.SAMPLES)

Step = Callable[[Driver], Awaitable[None]]
RUNS: dict[Step, set[str]] = {}
"""A run that presses keys and checks what they did -> the commands that it presses."""


def step(*commands: str) -> Callable[[Step], Step]:
    """Register a run for the commands that it presses."""

    def register(run: Step) -> Step:
        RUNS.setdefault(run, set()).update(commands)
        return run

    return register


async def read(d: Driver) -> None:
    """Open the first article and wait for it."""
    await d.press("enter")
    await d.until(lambda: d.reader.article is not None and d.app.focused is d.reader, "the reader")
