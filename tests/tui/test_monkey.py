"""Keys at random, sizes at random, over hostile articles: the monitor lives and its lines fit."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from corridor_tui.tui.keys import COMMANDS, key_name
from corridor_tui.tui.widgets.painted import Painted
from tests.tui import samples
from tests.tui.driving import monitor

KEYS = [
    *(key_name(key) for command in COMMANDS if command.id != "quit" for key in command.keys),
    *'abж霍:"-* 1234',
    *("enter", "escape", "tab", "backspace", "space", "up", "down", "left", "right"),
]
SIZES = [(40, 10), (80, 24), (99, 30), (100, 30), (149, 40), (150, 40), (230, 70), (10, 3)]


@pytest.mark.parametrize("seed", [1, 2])
async def test_keys_at_random(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    chance = random.Random(seed)
    stored = [*samples.SAMPLES, samples.Sample(samples.HOSTILE, samples.HOSTILE * 9, source=samples.HOSTILE)]
    async with monitor(tmp_path, stored=stored) as d:
        for number in range(150):
            if number % 25 == 24:
                await d.pilot.resize_terminal(*chance.choice(SIZES))
            await d.press(chance.choice(KEYS))
            assert d.app.is_running
        await d.pilot.resize_terminal(120, 36)
        for widget in d.app.screen.query(Painted):
            for y in range(widget.size.height):
                assert widget.render_line(y).cell_length == widget.size.width
