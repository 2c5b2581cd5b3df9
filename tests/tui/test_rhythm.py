"""When the monitor reads again: seldom, not while the user types, and never so late that the news grow old."""

from __future__ import annotations

import pytest

from corridor_tui.tui.rhythm import LATEST_SECONDS, QUIET_SECONDS, Reading

LONG_AGO = float("-inf")


def test_what_nobody_wrote_is_not_read() -> None:
    assert not Reading(2.0).due(100.0, LONG_AGO)


@pytest.mark.parametrize(
    ("time", "key", "due"),
    [
        (101.9, LONG_AGO, False),
        (102.0, LONG_AGO, True),
        (102.0, 102.0 - QUIET_SECONDS / 2, False),
        (102.0, 102.0 - QUIET_SECONDS, True),
        (101.9 + LATEST_SECONDS, 101.9 + LATEST_SECONDS, False),
        (102.0 + LATEST_SECONDS, 102.0 + LATEST_SECONDS, True),
    ],
)
def test_it_waits_for_its_time_and_for_a_pause_but_not_for_ever(time: float, key: float, due: bool) -> None:
    reading = Reading(2.0)
    reading.begun(100.0)
    reading.outdated()
    assert reading.due(time, key) == due


def test_a_writer_that_is_done_is_read_at_once_and_once() -> None:
    reading = Reading(2.0)
    reading.begun(100.0)
    reading.hurry()
    assert reading.due(100.1, 100.1)
    reading.begun(100.1)
    assert not reading.due(200.0, LONG_AGO)
