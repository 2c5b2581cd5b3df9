"""Other symbol sets: one for one, the same width, and nothing but ASCII of our own where that is asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from corridor_tui.config.types import PanelsConfig
from corridor_tui.tui.symbols import ASCII, BRAILLE, chosen
from tests.tui import samples
from tests.tui.driving import monitor


@pytest.mark.parametrize("table", [ASCII, BRAILLE])
def test_symbols_are_exchanged_one_for_one(table: dict[int, int]) -> None:
    for old, new in table.items():
        assert cell_len(chr(old)) == cell_len(chr(new)) == 1
    assert "Хоргос 霍尔果斯 ə".translate(table) == "Хоргос 霍尔果斯 ə"


@pytest.mark.parametrize(
    ("wanted", "environ", "symbols"),
    [
        ("auto", {}, "block"),
        ("auto", {"LANG": "en_GB.UTF-8", "TERM": "xterm-256color"}, "block"),
        ("auto", {"LANG": "C"}, "block"),
        ("auto", {"LANG": "C.UTF-8"}, "block"),
        ("auto", {"LANG": "ru_RU.KOI8-R"}, "ascii"),
        ("auto", {"LC_ALL": "C.utf8", "LANG": "de_DE.ISO-8859-1"}, "block"),
        ("auto", {"TERM": "linux"}, "ascii"),
        ("braille", {"TERM": "linux"}, "braille"),
        ("block", {"TERM": "linux"}, "block"),
    ],
)
def test_the_set_fits_the_terminal_unless_one_is_named(wanted: str, environ: dict[str, str], symbols: str) -> None:
    assert chosen(wanted, environ) == symbols


async def test_in_ascii_every_symbol_of_our_own_is_ascii(tmp_path: Path) -> None:
    config = samples.config(tmp_path, panels=PanelsConfig(symbols="ascii"))
    plain = [sample for sample in samples.SAMPLES if sample.language == "en"]
    plain.append(samples.YEAR_BEFORE)
    async with monitor(tmp_path, size=(160, 48), stored=plain, config=config) as d:
        await d.until(lambda: d.news.routes.rows > 0 and d.news.metrics.rows > 0, "every panel")
        for key in ("enter", "n", "2", "3", "4", "c"):
            await d.press(key)
            drawn = d.app.export_screenshot(simplify=True)
            assert not set(re.findall(r"[^\x00-\x7f\xa0]", drawn))
