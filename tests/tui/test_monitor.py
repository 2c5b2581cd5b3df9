"""Every key of the monitor, pressed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from corridor_tui.store import alert_log, articles
from corridor_tui.store.connection import open_store
from corridor_tui.tui.keys import COMMANDS
from corridor_tui.tui.views.metrics import MetricsView
from corridor_tui.tui.views.sources import SourcesView
from corridor_tui.tui.views.watch import WatchView
from corridor_tui.tui.widgets.bars import FooterBar, HeaderBar

from tests.tui import samples
from tests.tui.driving import Driver, monitor, text_of

CASPIAN, TRUCKS, TRAINS, FERRY = (sample.title for sample in samples.SAMPLES)

Step = Callable[[Driver], Awaitable[None]]
STEPS: dict[str, Step] = {}
"""Command id -> a run that presses its keys and checks what they did."""


def step(*commands: str) -> Callable[[Step], Step]:
    """Register a run for the commands that it presses."""

    def register(run: Step) -> Step:
        STEPS.update(dict.fromkeys(commands, run))
        return run

    return register


async def read(d: Driver) -> None:
    """Open the first article and wait for it."""
    await d.press("enter")
    await d.until(lambda: d.reader.article is not None and d.app.focused is d.reader, "the reader")


@step("down", "up", "top", "bottom", "half_down", "half_up", "page_down", "page_up")
async def moving(d: Driver) -> None:
    for key, title in (
        ("j", TRUCKS), ("down", TRAINS), ("k", TRUCKS), ("up", CASPIAN), ("G", FERRY), ("g", CASPIAN), ("end", FERRY),
        ("home", CASPIAN), ("ctrl+d", FERRY), ("ctrl+u", CASPIAN), ("pagedown", FERRY), ("pageup", CASPIAN),
        ("ctrl+f", FERRY), ("ctrl+b", CASPIAN), ("о", TRUCKS), ("л", CASPIAN),
    ):  # fmt: skip
        await d.press(key)
        assert d.title == title, key


@step("open_article", "close_reader", "back")
async def opening(d: Driver) -> None:
    for key, back in (("enter", "esc"), ("l", "h"), ("right", "left")):
        await d.press(key)
        await d.until(lambda: d.app.focused is d.reader and d.reader.article is not None, "the reader")
        assert d.reader.article is not None
        assert d.reader.article.title == CASPIAN
        await d.press("escape" if back == "esc" else back)
        await d.until(lambda: d.app.focused is d.articles, "the list")
    assert d.news.desk.open(d.articles.ids[0]).read  # type: ignore[union-attr]
    await d.until(lambda: d.news.listing.unread == 3, "one unread less")


@step("next_unread", "previous_unread")
async def unread(d: Driver) -> None:
    await d.press("j")
    await read(d)
    await d.press("escape", "g", "n")
    assert d.title == TRAINS
    await d.press("N")
    assert d.title == CASPIAN
    await d.press("N")
    await d.says("No unread article above.")


@step("filter")
async def filtering(d: Driver) -> None:
    await d.press("G", "slash", *"khorgos")
    await d.until(lambda: d.titles == [], "no title with that word")
    await d.press(*(["backspace"] * 7), *"checkpoint:k", "end", "right")
    await d.until(lambda: d.titles == [TRUCKS, TRAINS], "the two of the checkpoint")
    await d.press("enter")
    await d.until(lambda: d.app.focused is d.articles, "the list")
    assert "/ checkpoint:khorgos" in d.shown
    await d.press("escape")
    await d.until(lambda: len(d.titles) == 4 and d.title == FERRY, "the cursor back on its article")
    await d.press("slash", *"霍尔果斯")
    await d.until(lambda: d.titles == [TRAINS], "the Chinese one")
    await d.press("escape")
    await d.until(lambda: len(d.titles) == 4, "everything")
    await d.press("slash", "up")
    assert d.news.filter.value == "checkpoint:khorgos"


@step("toggle_relevant")
async def relevant(d: Driver) -> None:
    samples.make(d.news.desk.path, [samples.Sample("Football results", "Two to one.", relevant=False)], feed="other")
    await d.until(lambda: d.news.listing.total == 5, "the store's news")
    assert len(d.titles) == 4
    await d.press("a")
    await d.until(lambda: len(d.titles) == 5, "all of them")
    await d.press("a")
    await d.until(lambda: len(d.titles) == 4, "the relevant ones")


@step("toggle_unread")
async def unread_only(d: Driver) -> None:
    await read(d)
    await d.press("escape", "U")
    await d.until(lambda: CASPIAN not in d.titles, "the unread ones")
    await read(d)
    await d.press("escape")
    await d.until(lambda: d.news.listing.unread == 2, "the count")
    assert TRUCKS in d.titles, "what was just read stays until the filter is put anew"
    await d.press("U")
    await d.until(lambda: len(d.titles) == 4, "all of them")


@step("mark_all_read", "undo_mark")
async def all_read(d: Driver) -> None:
    await read(d)
    await d.press("escape", "A")
    await d.says("3 articles marked as read. Z takes it back.")
    await d.until(lambda: d.news.listing.unread == 0, "no unread one")
    await d.press("Z")
    await d.says("3 articles unread again.")
    await d.until(lambda: d.news.listing.unread == 3, "three unread ones")
    await d.press("Z")
    await d.says("Nothing to take back.")


@step("density")
async def density(d: Driver) -> None:
    before = d.articles.row_height
    await d.press("v")
    assert d.articles.row_height == 3 - before
    await d.press("v")
    assert d.articles.row_height == before


@step("star", "toggle_read")
async def marks(d: Driver) -> None:
    await d.press("s")
    await d.says("Starred.")
    assert d.news.desk.open(d.articles.ids[0]).starred  # type: ignore[union-attr]
    await d.until(lambda: "★" in text_of(d.articles), "a star")
    await d.press("s")
    await d.says("No longer starred.")
    await d.press("m")
    await d.until(lambda: d.news.listing.unread == 3, "one read")
    await d.press("u")
    await d.until(lambda: d.news.listing.unread == 4, "none read")


@step("open_link")
async def link(d: Driver) -> None:
    await d.press("o")
    await d.says("the link was copied instead.")
    assert d.app.clipboard == "https://example.org/caspian"


@step("copy_citation")
async def cite(d: Driver) -> None:
    await d.press("y")
    await d.says("Citation copied.")
    assert d.app.clipboard.startswith(f"{CASPIAN}. Steppe Gazette. 10 Mar 2026")
    assert d.app.clipboard.endswith("https://example.org/caspian")


@step("next_figure", "previous_figure", "explain")
async def figures(d: Driver) -> None:
    await read(d)
    await d.press("n")
    assert d.reader.figure == 0
    assert "▸ 4.5 million tons" in text_of(d.reader)
    await d.press("p")
    assert d.reader.figure == 0
    await d.press("e")
    await d.until(lambda: "Why" in text_of(d.reader), "an explanation")
    await d.press("e")
    assert "Why" not in text_of(d.reader)
    await d.press("J", "J", "J", "n")
    await d.says("No figure was found in this article.")


@step("next_article", "previous_article")
async def articles_in_the_reader(d: Driver) -> None:
    await read(d)
    for key, title in (("J", TRUCKS), ("]", TRAINS), ("K", TRUCKS), ("[", CASPIAN)):
        await d.press(key)
        assert d.reader.article is not None
        assert d.reader.article.title == title
        assert d.title == title


@step("page_or_next")
async def space(d: Driver) -> None:
    await read(d)
    await d.press("space")
    assert d.title == TRUCKS
    assert d.reader.article is not None
    assert d.reader.article.title == TRUCKS


@step("find", "find_next")
async def find(d: Driver) -> None:
    await read(d)
    await d.press("*")
    await d.says("Nothing to find")
    await d.press("slash", *"paragraph")
    await d.until(lambda: d.reader.found == "paragraph", "the word")
    await d.press("enter")
    await d.says("1 line with it.")
    await d.press("*", "escape")
    assert d.reader.found == ""
    assert d.app.focused is d.reader


@step("next_panel", "previous_panel")
async def panels(d: Driver) -> None:
    await d.until(lambda: d.news.facets.rows > 0, "facets")
    seen = []
    for _ in range(5):
        await d.press("tab")
        seen.append(d.news.active)
    assert seen == ["reader", "metrics", "sources", "facets", "articles"]
    await d.press("shift+tab")
    assert d.news.active == "facets"
    assert d.news.panel("facets").display


@step("zoom")
async def zoom(d: Driver) -> None:
    await d.press("z")
    assert not d.news.panel("reader").display
    await d.press("z")
    assert d.news.panel("reader").display


@step("refresh_feeds")
async def refresh(d: Driver) -> None:
    await d.press("r")
    await d.says("Started with --offline")


@step("view_news", "view_metrics", "open_metric", "open_evidence")
async def metrics(d: Driver) -> None:
    await d.until(lambda: d.news.metrics.rows == 1, "a metric")
    await d.press("2")
    await d.until(lambda: isinstance(d.app.view, MetricsView), "the view")
    view = d.app.view
    assert isinstance(view, MetricsView)
    await d.until(lambda: view.evidence.rows == 1, "evidence")
    assert "4.5 Mt" in text_of(view.chart)
    await d.press("enter")
    assert d.app.focused is view.evidence
    await d.press("enter")
    await d.until(lambda: d.app.view is d.news and d.app.focused is d.reader, "the article")
    assert d.reader.sentence == (0, len(samples.SAMPLES[0].text.split("\n")[0]))
    await d.press("2", "1")
    assert d.app.view is d.news
    await d.press("tab", "enter")
    await d.until(lambda: d.app.view is view, "the metric of the panel")


@step("accept_claim", "reject_claim", "undo_claim")
async def claims(d: Driver) -> None:
    await d.until(lambda: d.news.metrics.rows == 1, "a metric")
    await d.press("2")
    await d.until(lambda: isinstance(d.app.view, MetricsView), "the view")
    view = d.app.view
    assert isinstance(view, MetricsView)
    await d.until(lambda: view.evidence.rows == 1, "evidence")
    await d.press("enter", "Z")
    await d.says("Nothing to take back.")
    await d.press("a")
    await d.says("accepted. Z takes it back.")
    await d.until(lambda: view.evidence.claims[0].accepted, "the acceptance")
    await d.press("Z")
    await d.says("Taken back.")
    await d.until(lambda: not view.evidence.claims[0].accepted, "the acceptance to go")
    await d.press("x")
    await d.says("rejected. Z takes it back.")
    await d.until(lambda: not view.chart.history or not view.chart.history.points, "the claim not to count")


@step("open_alert")
async def alerts(d: Driver) -> None:
    db = open_store(d.news.desk.path)
    alert_log.add(db, [("gates", "e1", "Khorgos is named with a queue", d.articles.ids[1]), ("quiet", "e2", "Silence", None)],
                  samples.DAY)  # fmt: skip
    db.close()
    await d.press("3")
    await d.until(lambda: isinstance(d.app.view, WatchView) and d.app.view.alerts.rows == 2, "the alerts")
    await d.press("tab", "j", "enter")
    await d.says("No single article")
    await d.press("k", "enter")
    await d.until(lambda: d.app.focused is d.reader and d.title == TRUCKS, "the article")


@step("view_watch", "open_watch")
async def watch(d: Driver) -> None:
    await d.press("3")
    await d.until(lambda: isinstance(d.app.view, WatchView), "the view")
    view = d.app.view
    assert isinstance(view, WatchView)
    await d.until(lambda: view.list.watches[0].unread == 4, "the counts")
    await d.press("enter")
    await d.until(lambda: d.app.view is d.news and d.news.query_text == "unread", "the articles")


@step("view_sources", "fetch_source", "filter_source", "open_source")
async def sources(d: Driver) -> None:
    await d.until(lambda: d.news.sources.rows == 1, "a source")
    await d.press("4")
    await d.until(lambda: isinstance(d.app.view, SourcesView), "the view")
    await d.until(lambda: "It was never asked." in d.shown, "the detail")
    await d.press("f")
    await d.says("Started with --offline")
    await d.press("o")
    await d.says("copied instead")
    assert d.app.clipboard == "http://127.0.0.1:9/feed"
    await d.press("enter")
    await d.until(lambda: d.titles == [CASPIAN, FERRY], "its articles")
    assert d.news.query_text == 'source:"Steppe Gazette"'


@step("choose_facet")
async def facets(d: Driver) -> None:
    await d.until(lambda: d.news.facets.rows > 0, "facets")
    await d.press("shift+tab", "g", "j", "enter")
    await d.until(lambda: d.titles == [CASPIAN], "the articles of the corridor")
    await d.press("space")
    await d.until(lambda: len(d.titles) == 4, "all of them")


@step("theme")
async def theme(d: Driver) -> None:
    seen = [d.app.theme]
    for _ in range(4):
        await d.press("t")
        seen.append(d.app.theme)
    assert seen == ["dark", "light", "contrast", "terminal", "dark"]


@step("help")
async def helping(d: Driver) -> None:
    await d.press("?")
    await d.until(lambda: len(d.app.screen_stack) == 2, "the help")
    assert "To the next unread article" in d.shown
    await d.press("j", "escape")
    await d.until(lambda: len(d.app.screen_stack) == 1, "the help to close")


@step("palette")
async def palette(d: Driver) -> None:
    await d.press(":")
    await d.until(lambda: len(d.app.screen_stack) == 2, "the palette")
    await d.press("escape")
    await d.until(lambda: len(d.app.screen_stack) == 1, "the palette to close")
    await d.press("ctrl+p", *"density")
    before = d.articles.row_height
    await d.until(lambda: d.app.screen.query("CommandList").first().option_count == 1, "one hit")  # type: ignore[attr-defined]
    await d.press("enter")
    await d.until(lambda: d.articles.row_height != before, "the command to run")


@step("suspend")
async def suspending(d: Driver) -> None:
    """Without a terminal there is nothing to give back; tests/e2e does it in one."""
    await d.press("ctrl+z", "j")
    assert d.title == TRUCKS


@step("quit")
async def leaving(d: Driver) -> None:
    await d.press("q")
    await d.until(lambda: not d.app.is_running, "the end")
    assert d.app.return_value == 0


def test_every_command_is_pressed_by_some_run() -> None:
    assert {command.id for command in COMMANDS} == set(STEPS)


@pytest.mark.parametrize("run", dict.fromkeys(STEPS.values()), ids=lambda run: run.__name__)
async def test_keys(tmp_path: Path, run: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    async with monitor(tmp_path) as d:
        await run(d)


@pytest.mark.parametrize(
    ("size", "on_screen"),
    [
        ((80, 24), {"articles"}),
        ((120, 30), {"articles", "reader"}),
        ((120, 36), {"articles", "reader", "metrics", "sources"}),
        ((160, 48), {"facets", "articles", "reader", "metrics", "sources"}),
        ((400, 120), {"facets", "articles", "reader", "metrics", "sources"}),
    ],
)
async def test_panels_by_width(tmp_path: Path, size: tuple[int, int], on_screen: set[str]) -> None:
    async with monitor(tmp_path, size=size) as d:
        await d.until(lambda: d.news.metrics.rows > 0, "the metrics")
        assert {name for name in d.news.ORDER if d.news.panel(name).region.area} == on_screen
        assert "middle-corridor" in d.shown
        await d.until(lambda: "4.5 Mt" in d.shown, "the metric, in its panel or in a line")
        assert "News" in text_of(d.app.query_one(HeaderBar))
        assert "enter Read" in text_of(d.app.query_one(FooterBar))


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
