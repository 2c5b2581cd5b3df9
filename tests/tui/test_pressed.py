"""Every key of the monitor, pressed."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor_tui.tui.keys import COMMANDS
from tests.tui import looks_steps, news_steps, reading_steps, view_steps
from tests.tui.driving import monitor
from tests.tui.steps import RUNS, Step

REGISTERED = (looks_steps, news_steps, reading_steps, view_steps)
"""Importing them fills RUNS."""


def test_every_command_is_pressed_by_some_run() -> None:
    assert {command.id for command in COMMANDS} == set().union(*RUNS.values())


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.__name__)
async def test_keys(tmp_path: Path, run: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    async with monitor(tmp_path) as d:
        await run(d)
