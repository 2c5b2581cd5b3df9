"""What panels say when there is nothing to show: empty, not yet read, or not to be read."""

from __future__ import annotations

from pathlib import Path

from corridor_tui.tui.views.metrics import MetricsView
from corridor_tui.tui.views.sources import SourcesView
from corridor_tui.tui.views.watch import WatchView
from tests.tui import samples
from tests.tui.driving import monitor, text_of


async def test_empty_panels_say_what_would_fill_them(tmp_path: Path) -> None:
    async with monitor(tmp_path, size=(160, 44), stored=[]) as d:
        await d.until(lambda: "No articles yet. r fetches the sources now." in d.shown, "the list")
        await d.until(lambda: "No tracked metric has a value yet" in text_of(d.news.metrics), "the metrics")
        assert "No article is chosen." in text_of(d.reader)
        await d.press("2")
        await d.until(lambda: isinstance(d.app.view, MetricsView), "the view")
        assert "No metric is chosen" in d.shown
        await d.press("3")
        await d.until(lambda: isinstance(d.app.view, WatchView), "the view")
        await d.until(lambda: "No alert was raised." in d.shown, "the alerts")


async def test_no_sources_and_no_watches_say_where_they_are_written(tmp_path: Path) -> None:
    bare = samples.config(tmp_path)
    async with monitor(tmp_path, config=type(bare)(data_dir=tmp_path)) as d:
        await d.press("3")
        await d.until(lambda: "[[watches]] in the configuration keeps some" in d.shown, "the watches")
        await d.press("4")
        await d.until(lambda: isinstance(d.app.view, SourcesView), "the view")
        await d.until(lambda: "`corridor-tui feeds add URL` adds one" in " ".join(d.shown.split()), "the sources")
        assert "No source is chosen." in d.shown


async def test_a_store_that_is_gone_is_said_in_panels_without_rows(tmp_path: Path) -> None:
    async with monitor(tmp_path, stored=[]) as d:
        await d.until(lambda: "No tracked metric has a value yet" in text_of(d.news.metrics), "the metrics")
        d.news.desk.path.rename(tmp_path / "away")
        await d.says("is gone")
        await d.until(lambda: "Nothing can be shown: the store" in text_of(d.articles), "the list")
        d.news.metrics.refresh()
        await d.until(lambda: "Nothing can be shown: the store" in text_of(d.news.metrics), "the metrics")
