"""Runs over what the user sets: the order of lists, the room of panels, and their coming back at the next start."""

from __future__ import annotations

from corridor_tui.tui.views.metrics import MetricsView
from corridor_tui.tui.views.sources import SourcesView
from tests.tui.driving import Driver, text_of
from tests.tui.steps import CASPIAN, FERRY, TRAINS, TRUCKS, step


@step("filter")
async def a_value_half_typed_filters_by_the_one_offered(d: Driver) -> None:
    await d.until(lambda: d.news.facets.rows > 0, "the known values")
    await d.press("slash", *"checkpoint:kho")
    await d.until(lambda: d.titles == [TRUCKS, TRAINS], "the articles while typing")
    await d.press("enter")
    await d.until(lambda: d.titles == [TRUCKS, TRAINS] and d.news.list.query_text == "checkpoint:khorgos", "the filter")


@step("help")
async def help_is_whole_in_a_narrow_window(d: Driver) -> None:
    await d.pilot.resize_terminal(60, 30)
    await d.press("?")
    await d.until(lambda: len(d.app.screen_stack) == 2, "the help")
    shown = " ".join(d.shown.split())
    assert "Its page, the links in its text, and who else tells its story" in shown
    assert "…" not in shown


@step("sort")
async def sorting(d: Driver) -> None:
    assert d.titles == [CASPIAN, TRUCKS, TRAINS, FERRY]
    await d.press("j", "S")
    await d.until(lambda: d.titles == [FERRY, TRAINS, TRUCKS, CASPIAN], "the oldest first")
    assert d.title == TRUCKS
    assert "oldest first" in d.shown
    await d.press("S", "S")
    await d.until(lambda: d.titles == [CASPIAN, FERRY, TRUCKS, TRAINS], "the order of the sources")
    await d.press("S")
    await d.until(lambda: d.titles == [CASPIAN, TRUCKS, TRAINS, FERRY], "the usual order")


@step("sort")
async def sorting_metrics_and_sources(d: Driver) -> None:
    await d.until(lambda: d.news.metrics.rows == 1, "a metric")
    await d.press("2", "S")
    await d.says("Sorted: by name.")
    view = d.app.view
    assert isinstance(view, MetricsView)
    assert (view.table.order, d.news.metrics.order, d.news.sources.order) == ("by name", "by name", "trouble first")
    await d.press("4", "S", "S")
    await d.says("Sorted: last asked first.")


@step("wider", "narrower")
async def widths(d: Driver) -> None:
    await d.until(lambda: d.news.metrics.rows == 1, "a metric")
    list_, reader = d.news.panel("articles"), d.news.panel("reader")
    before = list_.size.width
    await d.press(">", ">")
    await d.until(lambda: list_.size.width > before + 6, "a wider list")
    assert list_.size.width + reader.outer_size.width == d.app.size.width
    await d.press("tab", "<")
    await d.until(lambda: list_.size.width > before + 12, "a narrower reader")
    await d.press(*[">"] * 20)
    await d.says("at its end")
    assert list_.size.width > 20
    await d.press("z")
    await d.until(lambda: reader.size.width == d.app.size.width, "the reader alone")
    await d.press("<")
    await d.says("no border to move")
    await d.press("4")
    await d.until(lambda: isinstance(d.app.view, SourcesView), "the view")
    sources = d.app.view.panel("all-sources")
    before = sources.size.width
    await d.press(">")
    await d.until(lambda: sources.size.width > before, "wider sources")


@step("down")
async def keys_without_the_focus(d: Driver) -> None:
    """A terminal that said that it lost the focus, and sends keys all the same, has it."""
    d.app.app_focus = False
    await d.until(lambda: d.app.focused is None, "no focus")
    await d.press("j")
    await d.until(lambda: d.title == TRUCKS, "the key to be taken")
    assert "enter Read" in text_of(d.app.footer)
