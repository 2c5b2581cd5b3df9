"""The monitor as a whole: panels by size, hostile text, clicks, other processes, a store in trouble."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from corridor_tui.store import articles
from corridor_tui.store.connection import open_store
from corridor_tui.tui.keys import COMMANDS
from corridor_tui.tui.views.watch import WatchView
from corridor_tui.tui.widgets.bars import FooterBar, HeaderBar
from tests.tui import samples
from tests.tui.driving import monitor, text_of
from tests.tui.steps import TRAINS, TRUCKS


@pytest.mark.parametrize(
    ("size", "on_screen"),
    [
        ((80, 24), {"articles"}),
        ((120, 30), {"articles", "reader"}),
        ((120, 36), {"articles", "reader", "metrics", "sources"}),
        ((160, 38), {"facets", "articles", "reader", "metrics", "sources"}),
        ((160, 48), {"facets", "articles", "reader", "metrics", "sources", "routes"}),
        ((400, 120), {"facets", "articles", "reader", "metrics", "sources", "routes"}),
    ],
)
async def test_panels_by_width(tmp_path: Path, size: tuple[int, int], on_screen: set[str]) -> None:
    async with monitor(tmp_path, size=size) as d:
        await d.until(lambda: d.news.metrics.rows > 0, "the metrics")
        await d.until(lambda: {n for n in d.news.ORDER if d.news.panel(n).region.area} == on_screen, "the panels")
        assert "middle-corridor" in d.shown
        await d.until(lambda: "4.5 Mt" in d.shown, "the metric, in its panel or in a line")
        assert "News" in text_of(d.app.query_one(HeaderBar))
        assert "enter Read" in text_of(d.app.query_one(FooterBar))


async def test_a_window_that_shrinks_and_grows_is_arranged_for_the_size_it_has(tmp_path: Path) -> None:
    async with monitor(tmp_path) as d:
        await d.pilot.resize_terminal(10, 3)
        await d.until(lambda: d.app.has_class("-too-small"), "too small")
        await d.pilot.resize_terminal(80, 24)
        await d.until(lambda: not d.app.has_class("-too-small"), "large enough")
        await d.until(lambda: {n for n in d.news.ORDER if d.news.panel(n).region.area} == {"articles"}, "one panel")
        await d.press("question_mark")
        await d.until(lambda: len(d.app.screen_stack) == 2, "the help")
        await d.pilot.resize_terminal(1, 1)
        await d.until(lambda: len(d.app.screen_stack) == 1, "the help to close")
        await d.pilot.resize_terminal(160, 48)
        await d.until(lambda: bool(d.news.panel("facets").region.area), "every panel")


async def test_a_view_that_is_wanted_twice_at_once_is_made_once(tmp_path: Path) -> None:
    async with monitor(tmp_path) as d:
        first, second = await asyncio.gather(d.app.show_view("metrics"), d.app.show_view("metrics"))
        assert first is second is d.app.view


async def test_work_beside_the_screen_that_fails_is_said(tmp_path: Path) -> None:
    async def fail() -> None:
        raise ValueError("the moon is full")

    async with monitor(tmp_path) as d:
        d.app.run_worker(fail(), group="moon")
        await d.says("Something failed (moon): the moon is full")
        await d.press("j")
        assert d.title == TRUCKS


async def test_hostile_text_is_shown_as_it_is_in_every_view(tmp_path: Path) -> None:
    sample = samples.Sample(samples.HOSTILE, samples.HOSTILE, source=samples.HOSTILE)
    async with monitor(tmp_path, size=(200, 50), stored=[sample]) as d:
        await d.until(lambda: "[@click=app.quit]press[/]" in text_of(d.reader), "the reader")
        for key in ("enter", "y", "2", "3", "4", "1", "slash"):
            await d.press(key)
        d.app.say(samples.HOSTILE)
        await d.says("[bold]at[/bold]")
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066" for c in d.shown.replace("\n", ""))


async def test_clicks_choose_open_and_switch(tmp_path: Path) -> None:
    async with monitor(tmp_path) as d:
        await d.pilot.click("#articles", offset=(5, 3))
        await d.until(lambda: d.title == TRUCKS, "the row under the pointer")
        await d.pilot.click("#articles", offset=(5, 3))
        await d.until(lambda: d.app.focused is d.reader, "the reader")
        await d.pilot.click("#header", offset=(text_of(d.app.query_one(HeaderBar)).index("Watch") + 1, 0))
        await d.until(lambda: isinstance(d.app.view, WatchView), "the view")
        await d.pilot.click("#footer", offset=(text_of(d.app.query_one(FooterBar)).index("Articles") + 1, 0))
        await d.until(lambda: d.app.view is d.news, "the articles")


async def test_keys_of_the_configuration_hold_and_clashes_are_said(tmp_path: Path) -> None:
    config = samples.config(tmp_path, keys={"down": ("w",), "star": ("q",)})
    async with monitor(tmp_path, config=config) as d:
        await d.says("'q' means both star and quit")
        await d.press("w")
        assert d.title == TRUCKS
        await d.press("j")
        assert d.title == TRUCKS


async def test_an_empty_store_says_so_and_takes_every_key(tmp_path: Path) -> None:
    async with monitor(tmp_path, stored=None) as d:
        await d.until(lambda: "No articles yet." in d.shown, "a sentence")
        for command in COMMANDS:
            if command.id not in ("quit", "help", "palette", "filter", "find"):
                await d.press("escape" if command.keys[0] == "esc" else command.keys[0])
        assert d.app.is_running


async def test_another_process_writes_and_the_list_follows(tmp_path: Path) -> None:
    async with monitor(tmp_path) as d:
        await d.press("j")
        samples.make(d.news.desk.path, [samples.Sample("Snow closes the pass", "Closed.", age=-samples.DAY.resolution)],
                     feed="later")  # fmt: skip
        await d.until(lambda: len(d.titles) == 5, "the new article")
        assert d.title == TRUCKS
        db = open_store(d.news.desk.path)
        assert articles.delete(db, d.articles.ids[d.articles.cursor], samples.DAY)
        db.close()
        await d.until(lambda: len(d.titles) == 4, "the article to go")
        assert d.title == TRAINS


async def test_a_store_that_is_busy_takes_the_mark_later(tmp_path: Path) -> None:
    async with monitor(tmp_path) as d:
        writer = open_store(d.news.desk.path)
        writer.execute("BEGIN IMMEDIATE")
        await d.press("s")
        assert d.articles.starred_here
        await d.says("busy")
        writer.execute("ROLLBACK")
        writer.close()
        await d.until(lambda: d.news.desk.open(d.articles.ids[0]).starred, "the star in the store")  # type: ignore[union-attr]


async def test_a_store_that_goes_away_is_said_and_one_that_comes_back_is_read(tmp_path: Path) -> None:
    async with monitor(tmp_path) as d:
        path = d.news.desk.path
        away = path.with_suffix(".away")
        path.rename(away)
        await d.says("is gone")
        await d.press("j", "enter", "escape")
        path.with_name(path.name + "-wal").unlink(missing_ok=True)
        path.with_name(path.name + "-shm").unlink(missing_ok=True)
        samples.make(path, [samples.Sample("A new beginning", "Nothing else.")])
        await d.until(lambda: d.titles == ["A new beginning"], "the other store")


async def test_a_hostile_source_can_be_completed_chosen_and_edited(tmp_path: Path) -> None:
    hostile = "Evil\x1b]52;c;aGk=\x07\u202e[bold]"
    sample = samples.Sample("A plain title", "A plain text.", source=hostile)
    async with monitor(tmp_path, size=(160, 40), stored=[sample]) as d:
        await d.until(lambda: any("Evil" in facet.value for facet in d.news.facets.facets), "the facet")
        at = next(number for number, facet in enumerate(d.news.facets.facets) if "Evil" in facet.value)
        d.news.facets.move_to(at)
        await d.press("shift+tab", "enter")
        await d.until(lambda: "Evil" in d.news.list.query_text, "the filter")
        await d.press("tab", "slash")
        assert d.news.list.filter.value.replace("\x1b", "?").isprintable()
        assert "\x1b" not in d.news.list.filter.value
        await d.press("escape", "slash", *"source:E")
        strip = d.news.list.filter.render_line(0)
        assert strip.text.isprintable()


async def test_a_screen_closed_twice_and_paging_in_an_empty_palette_leave_the_monitor_alive(tmp_path: Path) -> None:
    async with monitor(tmp_path) as d:
        await d.press("question_mark")
        await d.until(lambda: len(d.app.screen_stack) == 2, "the help")
        above = d.app.screen
        above.dismiss()
        above.dismiss()
        await d.until(lambda: len(d.app.screen_stack) == 1, "the help to close")
        await d.press("ctrl+p", "pageup", "pagedown", *"zzzz", "pageup", "pagedown")
        await d.press("escape")
        await d.until(lambda: len(d.app.screen_stack) == 1, "the palette to close")
        await d.press("j")
        assert d.title == TRUCKS
