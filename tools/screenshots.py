"""Draw the pictures of docs/screenshots with the program itself: `python tools/screenshots.py [NAME ...]`.

The invented week of the demo is fetched into a store, from a server on this machine; the monitor runs over copies of it
without a terminal, is given keys, and is asked for its screen. Days and ages in the pictures are those of the day.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from corridor_tui.config import load_config
from corridor_tui.config.types import Config
from corridor_tui.services.refresh import refresh
from corridor_tui.services.seeding import load_seeds
from corridor_tui.tui import session
from corridor_tui.tui.app import MonitorApp
from corridor_tui.tui.demo.replay import replay
from corridor_tui.tui.reading import Desk

TARGET = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
BOUND = 30.0
QUIET = 0.6
"""Seconds in which the screen must not change to count as finished."""

DAYS = 7


@dataclass(frozen=True)
class Picture:
    """A size in columns and lines, the keys that lead there, and a text that has to be on the screen.

    `fresh`: a first start over the seeds alone, with its words of welcome.
    """

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    sign: str
    symbols: Literal["block", "braille", "ascii"] = "block"
    fresh: bool = False


PICTURES = (
    Picture("news", (160, 44), (), "Middle Corridor, cargo"),
    Picture("narrow", (80, 24), (), "articles"),
    Picture("huge", (236, 50), ("j",), "Middle Corridor, cargo"),
    Picture("reader", (120, 40), ("slash", *"containers", "enter", "enter", "n", "n"), "▸"),
    Picture("explain", (120, 40), ("slash", *"containers", "enter", "enter", "n", "n", "e"), "Why"),
    Picture("edits", (120, 36), ("slash", *"moved", "enter", "enter", "d"), "Version 2"),
    Picture("links", (120, 36), ("slash", *"moved", "enter", "L"), "its page"),
    Picture("filter", (120, 36), ("slash", *"checkpoint:kho"), "rgos"),
    Picture("routes", (120, 36), ("c", "l", "l"), "Southern Corridor"),
    Picture("metrics", (160, 44), ("2",), "part-year"),
    Picture("chart", (110, 32), ("2", "enter", "shift+tab", "z"), "part-year"),
    Picture("ascii", (110, 32), ("2", "enter", "shift+tab", "z"), "part-year", symbols="ascii"),
    Picture("watch", (120, 24), ("3",), "khorgos-queue"),
    Picture("sources", (140, 24), ("4",), "Last attempts"),
    Picture("help", (120, 44), ("question_mark",), "Keys:"),
    Picture("guide", (124, 34), (), "Welcome", fresh=True),
    Picture("light", (160, 44), ("t",), "light"),
    Picture("contrast", (160, 44), ("t", "t"), "contrast"),
)


async def draw(picture: Picture, config: Config, store: Path) -> str:
    """The screen as SVG, once it shows what it has to and keeps still."""
    config = replace(config, panels=replace(config.panels, symbols=picture.symbols))
    app = MonitorApp(config, config_path=None, db_path=store, offline=True, seeds=False)
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


def week(store: Path) -> Config:
    """Have the invented week in a store, a fetch a day; gives the configuration it was fetched with."""
    load_seeds(store)
    with replay(datetime.now(UTC)) as (path, _):
        config = load_config(path)
        for _ in range(DAYS):
            refresh(config, store, every=True)
    _seen(store)
    return config


def _seen(store: Path) -> None:
    """Make it a store that was looked at before: no words of welcome."""
    desk = Desk(store)
    desk.keep_session(session.write(session.Session()))
    desk.close()


def main(names: list[str]) -> None:
    """Draw those named, or all of them, each over a store of its own."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        for name in ("NO_COLOR", "COLORFGBG", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ.pop(name, None)
        whole = Path(home) / "week.sqlite"
        config = week(whole)
        for picture in PICTURES:
            if names and picture.name not in names:
                continue
            store = Path(home) / ".local/share/corridor-tui" / picture.name / "corridor.sqlite"
            store.parent.mkdir(parents=True)
            if picture.fresh:
                store = store.parent.parent / "corridor.sqlite"
                load_seeds(store)
            else:
                shutil.copy(whole, store)
            svg = asyncio.run(draw(picture, load_config(None) if picture.fresh else config, store))
            (TARGET / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
            print(f"docs/screenshots/{picture.name}.svg")


if __name__ == "__main__":
    main(sys.argv[1:])
