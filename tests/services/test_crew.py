"""Worker processes: results come back, tasks that run away are ended and told."""

from __future__ import annotations

import os
import time

import pytest

from corridor_tui.services.crew import READING, Crew, Overrun


async def test_results_come_back_from_another_process() -> None:
    with Crew(1) as crew:
        assert await crew.run(READING, 30.0, os.getpid) != os.getpid()
        assert await crew.run(READING, 30.0, sorted, (3, 1, 2)) == [1, 2, 3]


async def test_the_functions_own_error_comes_back() -> None:
    with Crew(1) as crew, pytest.raises(ZeroDivisionError):
        await crew.run(READING, 30.0, divmod, 1, 0)


async def test_a_task_that_takes_too_long_is_ended_and_the_next_one_runs() -> None:
    with Crew(1) as crew:
        with pytest.raises(Overrun, match="more than 1 second"):
            await crew.run(READING, 1.0, time.sleep, 600)
        assert await crew.run(READING, 30.0, abs, -1) == 1


async def test_a_task_that_ends_its_worker_is_told_and_the_next_one_runs() -> None:
    with Crew(1) as crew:
        with pytest.raises(Overrun):
            await crew.run(READING, 30.0, os._exit, 3)
        assert await crew.run(READING, 30.0, abs, -1) == 1


async def test_a_task_that_takes_too_much_memory_is_told() -> None:
    with Crew(1) as crew, pytest.raises(Overrun, match="memory"):
        await crew.run(READING, 30.0, bytearray, 4_000_000_000)
