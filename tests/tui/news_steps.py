"""Runs over the view News: list, filter, reader, marks."""

from __future__ import annotations

from tests.tui import samples
from tests.tui.driving import Driver, text_of
from tests.tui.steps import CASPIAN, FERRY, TRAINS, TRUCKS, read, step


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
    await d.until(lambda: d.news.list.listing.unread == 3, "one unread less")


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
    assert d.news.list.filter.value == "checkpoint:khorgos"


@step("toggle_relevant")
async def relevant(d: Driver) -> None:
    samples.make(d.news.desk.path, [samples.Sample("Football results", "Two to one.", relevant=False)], feed="other")
    await d.until(lambda: d.news.list.listing.total == 5, "the store's news")
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
    await d.until(lambda: d.news.list.listing.unread == 2, "the count")
    assert TRUCKS in d.titles, "what was just read stays until the filter is put anew"
    await d.press("U")
    await d.until(lambda: len(d.titles) == 4, "all of them")


@step("mark_all_read", "undo_mark")
async def all_read(d: Driver) -> None:
    await read(d)
    await d.press("escape", "A")
    await d.says("3 articles marked as read. Z takes it back.")
    await d.until(lambda: d.news.list.listing.unread == 0, "no unread one")
    await d.press("Z")
    await d.says("3 articles unread again.")
    await d.until(lambda: d.news.list.listing.unread == 3, "three unread ones")
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
    await d.until(lambda: d.news.list.listing.unread == 3, "one read")
    await d.press("u")
    await d.until(lambda: d.news.list.listing.unread == 4, "none read")


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
