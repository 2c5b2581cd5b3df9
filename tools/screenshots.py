"""Draw the pictures of docs/screenshots with the program itself: `python tools/screenshots.py`.

The monitor runs without a terminal over a store with the seed corpus, is given keys, and is asked for its screen.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corridor_tui.config import default_path, load_config
from corridor_tui.services.seeding import load_seeds
from corridor_tui.tui import session
from corridor_tui.tui.app import MonitorApp
from corridor_tui.tui.reading import Desk

TARGET = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
BOUND = 30.0
QUIET = 0.6
"""Seconds in which the screen must not change to count as finished."""


@dataclass(frozen=True)
class Picture:
    """A size in columns and lines, the keys that lead there, and a text that has to be on the screen."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    sign: str


PICTURES = (
    Picture("news", (160, 44), (), "Middle Corridor, cargo"),
    Picture("narrow", (80, 24), (), "articles"),
    Picture("reader", (120, 40), ("enter", "n", "n"), "▸"),
    Picture("explain", (120, 40), ("enter", "n", "n", "e"), "Why"),
    Picture("filter", (120, 40), ("slash", *"checkpoint:khorgos"), "Horgos"),
    Picture("metrics", (160, 44), ("2", "j"), "Evidence"),
    Picture("watch", (120, 30), ("3",), "unread"),
    Picture("sources", (140, 36), ("4",), "never asked"),
    Picture("help", (120, 44), ("question_mark",), "Keys:"),
    Picture("light", (160, 44), ("t",), "light"),
    Picture("contrast", (160, 44), ("t", "t"), "contrast"),
)


async def draw(picture: Picture, store: Path) -> str:
    """The screen as SVG, once it shows what it has to and keeps still."""
    app = MonitorApp(load_config(default_path()), config_path=None, db_path=store, offline=True, seeds=False)
    async with app.run_test(size=picture.size) as pilot:
        await _until(lambda: app.news.list.listing.total > 0 and app.news.metrics.rows > 0)
        await pilot.press(*picture.keys)
        svg, since = "", time.monotonic()
        end = since + BOUND
        while True:
            await pilot.pause(0.1)
            now = _stable(app.export_screenshot(title="corridor-tui"))
            if now != svg:
                svg, since = now, time.monotonic()
            elif time.monotonic() - since > QUIET and _shows(svg, picture.sign):
                return svg
            if time.monotonic() > end:
                raise SystemExit(f"{picture.name}: {picture.sign!r} did not come up")


def _shows(svg: str, sign: str) -> bool:
    return sign.replace(" ", "&#160;") in svg


def _stable(svg: str) -> str:
    """The same picture for the same screen, without the exporter's random numbers and fonts from elsewhere."""
    return re.sub(r"terminal-\d+", "terminal-1", re.sub(r"@font-face\s*{[^}]*}", "", svg))


async def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + BOUND
    while not holds():
        if time.monotonic() > end:
            raise SystemExit("the monitor did not come up")
        await asyncio.sleep(0.05)


async def main() -> None:
    """Draw them all, each over a fresh store."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            store = Path(folder) / "corridor.sqlite"
            load_seeds(store)
            # A store that was looked at before: the words of welcome name a path of this machine.
            desk = Desk(store)
            desk.keep_session(session.write(session.Session()))
            desk.close()
            svg = await draw(picture, store)
        (TARGET / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
        print(f"docs/screenshots/{picture.name}.svg")


if __name__ == "__main__":
    asyncio.run(main())
