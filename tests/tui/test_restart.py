"""Leaving and coming back: the monitor begins where it was left, over the same store."""

from __future__ import annotations

from pathlib import Path

from corridor_tui.tui.views.metrics import MetricsView
from tests.tui.driving import monitor
from tests.tui.steps import CASPIAN, TRAINS, TRUCKS


async def test_everything_is_as_it_was_left(tmp_path: Path) -> None:
    async with monitor(tmp_path, size=(120, 36)) as d:
        await d.until(lambda: d.news.metrics.rows == 1, "a metric")
        await d.press("slash", *"checkpoint:khorgos,aktau-port", "enter")
        await d.until(lambda: d.titles == [CASPIAN, TRUCKS, TRAINS], "the filter")
        await d.press("S", "v", "t", ">", ">", "j")
        await d.until(lambda: d.titles == [TRAINS, TRUCKS, CASPIAN] and d.title != TRAINS, "the other order")
        await d.press("g", "j")
        await d.until(lambda: d.title == TRUCKS, "the article")
        width, height = d.articles.size.width, d.articles.row_height
        await d.press("2")
        await d.until(lambda: isinstance(d.app.view, MetricsView), "the view")
        await d.press("S", "q")
        await d.until(lambda: not d.app.is_running, "the end")

    async with monitor(tmp_path, size=(120, 36), stored=None) as d:
        await d.until(lambda: isinstance(d.app.view, MetricsView), "the view")
        assert d.news.metrics.order == "by name"
        assert d.app.theme == "light"
        await d.press("1")
        await d.until(lambda: d.titles == [TRAINS, TRUCKS, CASPIAN], "filter and order")
        assert d.title == TRUCKS
        await d.until(lambda: "oldest first" in d.shown, "the order in the title")
        await d.until(lambda: (d.articles.size.width, d.articles.row_height) == (width, height), "width and density")
        await d.press("slash", "up")
        await d.until(lambda: d.news.list.filter.value == "checkpoint:khorgos,aktau-port", "the query used before")


async def test_the_view_that_was_on_takes_the_keys(tmp_path: Path) -> None:
    async with monitor(tmp_path) as d:
        await d.press("enter")
        await d.until(lambda: d.app.focused is d.reader, "the reader")
        await d.press("q")
        await d.until(lambda: not d.app.is_running, "the end")
    async with monitor(tmp_path, stored=None) as d:
        await d.until(lambda: d.articles.rows == 4 and d.title == CASPIAN, "the article")
        await d.until(lambda: d.app.focused is d.reader, "the panel that had the keys")
