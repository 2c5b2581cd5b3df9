"""What is mended of Textual: a timer that fires once fires, even where it is held up before it begins to wait."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import chain, repeat

import pytest
from textual import _time
from textual.app import App

from corridor_tui.tui.driver_fixes import keep_single_timers


async def test_a_single_timer_that_begins_late_fires(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_single_timers()
    fired = asyncio.Event()
    app: App[None] = App()
    async with app.run_test():
        begun = _time.get_time()
        # Between two looks at the clock a second goes by: the machine was busy.
        clock: Iterator[float] = chain([begun], repeat(begun + 1.0))
        timer = app.set_timer(0.01, fired.set, pause=True)
        with monkeypatch.context() as held:
            held.setattr("textual.timer._time.get_time", lambda: next(clock))
            timer.resume()
            await asyncio.wait_for(fired.wait(), 10)
