"""Runs over the other views, and over what works in all of them."""

from __future__ import annotations

from corridor_tui.store import alert_log
from corridor_tui.store.connection import open_store
from corridor_tui.tui.palette import CommandList
from corridor_tui.tui.views.metrics import MetricsView
from corridor_tui.tui.views.sources import SourcesView
from corridor_tui.tui.views.watch import WatchView
from tests.tui import samples
from tests.tui.driving import Driver, text_of
from tests.tui.steps import CASPIAN, FERRY, TRAINS, TRUCKS, step


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
    await d.until(lambda: d.app.view is d.news and d.news.list.query_text == "unread", "the articles")


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
    await d.press("tab", "f")
    await d.says("Started with --offline")
    await d.press("enter")
    await d.until(lambda: d.titles == [CASPIAN, FERRY], "its articles")
    assert d.news.list.query_text == 'source:"Steppe Gazette"'


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
    await d.until(lambda: d.app.screen.query_one(CommandList).rows == 1, "one hit")
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


@step("open_evidence")
async def evidence_outside_the_list(d: Driver) -> None:
    """An article that the list does not hold stays in the reader although the list is read again."""
    await d.press("slash", *"ferry", "enter")
    await d.until(lambda: d.titles == [FERRY], "the filter")
    await d.press("2")
    await d.until(lambda: isinstance(d.app.view, MetricsView) and d.app.view.evidence.rows == 1, "evidence")
    await d.press("enter", "enter")
    await d.until(lambda: d.reader.article is not None and d.reader.article.title == CASPIAN, "the article")
    await d.until(lambda: d.news.list.listing.unread == 3, "the list to be read again")
    assert d.reader.article is not None
    assert d.reader.article.title == CASPIAN


@step("routes", "next_stop", "previous_stop", "open_stop")
async def corridors_at_a_glance(d: Driver) -> None:
    await d.until(lambda: d.news.routes.rows > 0, "the corridors")
    await d.press("c")
    await d.until(lambda: d.app.focused is d.news.routes, "the corridors to take the keys")
    await d.until(lambda: "Middle Corridor" in d.shown and "2 new" in text_of(d.news.routes), "the numbers")
    await d.press("l", "h")
    assert d.news.routes.current is not None
    assert d.news.routes.current.checkpoint == "khorgos"
    await d.press("enter")
    await d.until(lambda: d.titles == [TRUCKS, TRAINS], "the articles of the checkpoint")
    assert d.news.list.query_text == "checkpoint:khorgos unread"
    assert d.app.focused is d.articles
    await d.press("c", "c")
    assert not d.news.panel("routes").display
    await d.press("2", "c")
    await d.until(lambda: d.app.view is d.news and d.app.focused is d.news.routes, "the corridors from elsewhere")
