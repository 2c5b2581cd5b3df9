"""The chart in the view Metrics, read off the screen: in every size, in every set of symbols."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corridor_tui.config.types import PanelsConfig
from corridor_tui.tui.symbols import Symbols
from corridor_tui.tui.views.metrics import MetricsView
from tests.tui import samples
from tests.tui.driving import Driver, monitor, text_of

STORED = (*samples.SAMPLES, samples.YEAR_BEFORE)


async def chart_of(d: Driver) -> MetricsView:
    await d.until(lambda: d.news.metrics.rows == 1, "a metric")
    await d.press("2")
    await d.until(lambda: isinstance(d.app.view, MetricsView), "the view")
    view = d.app.view
    assert isinstance(view, MetricsView)
    await d.until(lambda: view.evidence.rows == 2, "evidence")
    return view


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 48), (250, 60)])
async def test_axes_columns_and_gap_are_whole_in_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with monitor(tmp_path, size=size, stored=STORED) as d:
        view = await chart_of(d)
        await d.press("enter")
        await d.until(lambda: "└──" in text_of(view.chart), "the chart")
        lines = text_of(view.chart).split("\n")
        axis = next(number for number, line in enumerate(lines) if "└──" in line)
        assert lines[axis + 1].split() == ["2022", "2023", "2024"]
        assert lines[axis + 2].split() == ["█", "year", "·", "no", "value"]
        assert any(re.match(r" +\d Mt┤", line) for line in lines)
        assert "·" in lines[axis - 1]


@pytest.mark.parametrize(("symbols", "column"), [("block", "███"), ("braille", "⣿⣿⣿"), ("ascii", "###")])
async def test_every_set_of_symbols_draws_it(tmp_path: Path, symbols: Symbols, column: str) -> None:
    config = samples.config(tmp_path, panels=PanelsConfig(symbols=symbols))
    async with monitor(tmp_path, size=(160, 48), stored=STORED, config=config) as d:
        view = await chart_of(d)
        await d.until(lambda: "└──" in text_of(view.chart), "the chart")
        await d.until(lambda: column in d.app.export_screenshot(simplify=True), "the columns")


async def test_the_list_of_metrics_leaves_the_year_without_a_value_blank(tmp_path: Path) -> None:
    async with monitor(tmp_path, size=(160, 48), stored=STORED) as d:
        await d.until(lambda: "▁ █" in text_of(d.news.metrics), "the sparkline")
