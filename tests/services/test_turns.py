"""Slots by rank."""

from __future__ import annotations

import asyncio

from corridor_tui.services.turns import Turns


async def test_the_lowest_rank_goes_first_and_equals_in_order() -> None:
    turns = Turns(1)
    order: list[str] = []

    async def work(rank: int, name: str) -> None:
        async with turns.turn(rank):
            order.append(name)

    async with turns.turn(0):
        tasks = [asyncio.create_task(work(rank, name)) for rank, name in ((1, "c"), (0, "a"), (1, "d"), (0, "b"))]
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    assert order == ["a", "b", "c", "d"]


async def test_no_more_than_the_slots_run_at_once() -> None:
    turns = Turns(2)
    running = most = 0

    async def work() -> None:
        nonlocal running, most
        async with turns.turn(0):
            running += 1
            most = max(most, running)
            await asyncio.sleep(0)
            running -= 1

    await asyncio.gather(*(work() for _ in range(9)))
    assert (running, most) == (0, 2)


async def test_who_gives_up_waiting_leaves_its_slot_to_others() -> None:
    turns = Turns(1)

    async def work() -> str:
        async with turns.turn(0):
            return "done"

    async with turns.turn(0):
        first, second = asyncio.create_task(work()), asyncio.create_task(work())
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
    assert await second == "done"
    # Cancelled in the very moment in which the slot was handed over.
    async with turns.turn(0):
        third = asyncio.create_task(work())
        await asyncio.sleep(0)
    third.cancel()
    await asyncio.wait((third,))
    assert await work() == "done"
