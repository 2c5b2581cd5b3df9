"""The list of articles: whatever comes and goes, the cursor is an article and lines fit the screen."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.geometry import Size

from corridor_tui.tui.reading import Desk
from corridor_tui.tui.safe_text import cells
from corridor_tui.tui.widgets.articles import ArticleList, common_tail, merged
from tests.tui import samples

ID_LISTS = st.lists(st.integers(1, 40), unique=True, max_size=30)


@given(ID_LISTS, ID_LISTS, st.sets(st.integers(1, 40)))
def test_a_merged_list_has_all_new_ids_in_order_and_what_is_kept(
    old: list[int], new: list[int], keep: set[int]
) -> None:
    out = merged(array("q", old), array("q", new), keep.__contains__)
    assert [number for number in out if number in new] == new
    assert set(out) == set(new) | (set(old) & keep)
    assert len(out) == len(set(out))


@given(ID_LISTS, ID_LISTS, ID_LISTS)
def test_the_common_tail_of_two_lists(one: list[int], other: list[int], end: list[int]) -> None:
    old, new = array("q", one + end), array("q", other + end)
    tail = common_tail(old, new)
    assert tail >= len(end)
    assert old[len(old) - tail :] == new[len(new) - tail :]
    assert tail in (len(old), len(new)) or old[-tail - 1] != new[-tail - 1]


def test_an_article_that_was_read_stays_before_the_same_neighbour() -> None:
    assert list(merged(array("q", [1, 2, 3]), array("q", [9, 1, 3]), {2}.__contains__)) == [9, 1, 2, 3]


class Stage(App[None]):
    """The list alone on a screen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.articles = ArticleList(desk)

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.articles


def screen_row(articles: ArticleList) -> int:
    """The screen line on which the cursor stands."""
    return articles.cursor * articles.row_height - round(articles.scroll_y)


async def test_new_articles_move_nothing_and_wait_above(tmp_path: Path) -> None:
    samples.many(tmp_path / "s.sqlite", 60)
    desk = Desk(tmp_path / "s.sqlite")
    app = Stage(desk)
    async with app.run_test(size=(80, 20)):
        ids = desk.first("", True, 1000)
        app.articles.show(ids[10:], same_list=False)
        for _ in range(25):
            app.articles.action_down()
        article, line = app.articles.current, screen_row(app.articles)
        app.articles.show(ids, same_list=True)
        assert app.articles.current == article
        assert screen_row(app.articles) == line
        assert app.articles.waiting == set(ids[:10])
        app.articles.action_top()
        assert app.articles.waiting == set()
        assert app.articles.current == ids[0]
    desk.close()


async def test_at_the_top_new_articles_come_into_view_and_the_cursor_stays_on_its_article(tmp_path: Path) -> None:
    samples.many(tmp_path / "s.sqlite", 40)
    desk = Desk(tmp_path / "s.sqlite")
    app = Stage(desk)
    async with app.run_test(size=(80, 20)):
        ids = desk.first("", True, 1000)
        app.articles.show(ids[3:], same_list=False)
        article = app.articles.current
        app.articles.show(ids, same_list=True)
        assert (app.articles.current, app.articles.cursor, app.articles.scroll_y) == (article, 3, 0)
        assert not app.articles.waiting
        app.articles.show(ids[5:], same_list=True)
        assert app.articles.rows == 35
        app.articles.show(array("q"), same_list=True)
        assert app.articles.current is None
    desk.close()


async def test_a_hundred_thousand_rows_read_only_what_is_seen(tmp_path: Path) -> None:
    samples.many(tmp_path / "s.sqlite", 2000)
    desk = Desk(tmp_path / "s.sqlite")
    asked: list[int] = []
    read = desk.window
    app = Stage(desk)
    app.articles.desk.window = lambda ids: asked.append(len(ids)) or read(ids)  # type: ignore[method-assign, func-returns-value]
    async with app.run_test(size=(80, 20)) as pilot:
        ids = desk.first("", True, 2000)
        app.articles.show(ids * 50, same_list=False)
        app.articles.action_bottom()
        await pilot.pause()
        assert app.articles.rows == 100_000
        assert app.articles.cursor == 99_999
        assert sum(asked) <= 256 * 6
    desk.close()


@pytest.mark.parametrize("width", [12, 33, 80, 131])
async def test_every_line_fills_the_width_with_wide_and_combining_letters(tmp_path: Path, width: int) -> None:
    title = "霍尔果斯口岸 e\u0301 ёжик 👩‍👩‍👧 " * 8
    samples.make(tmp_path / "s.sqlite", [samples.Sample(title, title), samples.Sample(samples.HOSTILE, "x")])
    desk = Desk(tmp_path / "s.sqlite")
    app = Stage(desk)
    async with app.run_test(size=(width, 10)):
        app.articles.show(desk.first("", True, 10), same_list=False)
        assert app.articles.size == Size(width, 10)
        for y in range(4):
            strip = app.articles.render_line(y)
            assert strip.cell_length == width
            assert cells(strip.text) == width
            assert strip.text.replace("\u200d", "").isprintable()
    desk.close()


async def test_more_new_articles_than_fit_wait_above_whole_rows(tmp_path: Path) -> None:
    samples.many(tmp_path / "s.sqlite", 40)
    desk = Desk(tmp_path / "s.sqlite")
    app = Stage(desk)
    async with app.run_test(size=(80, 15)):
        app.articles.set_row_height(2)
        ids = desk.first("", True, 1000)
        app.articles.show(ids[19:], same_list=False)
        app.articles.action_down()
        for start in range(20, -1, -1):
            app.articles.show(ids[start:], same_list=True)
            assert app.articles.current == ids[20]
            assert app.articles.scroll_y % 2 == 0
            first = app.articles.first_in_view
            assert app.articles.waiting == set(app.articles.ids[:first])
        assert app.articles.waiting
    desk.close()


async def test_whoever_is_at_the_top_sees_what_comes_in_and_keeps_the_article(tmp_path: Path) -> None:
    samples.many(tmp_path / "s.sqlite", 60)
    desk = Desk(tmp_path / "s.sqlite")
    app = Stage(desk)
    async with app.run_test(size=(80, 10)) as pilot:
        ids = desk.first("", True, 1000)
        app.articles.show(ids[40:], same_list=False)
        for start in (39, 20, 0):
            app.articles.show(ids[start:], same_list=True)
            assert (app.articles.current, app.articles.scroll_y) == (ids[40], 0)
        await pilot.resize_terminal(70, 9)
        assert app.articles.scroll_y == 0
        assert not app.articles.waiting
        app.articles.action_down()
        assert app.articles.current == ids[41]
        assert 0 <= screen_row(app.articles) < app.articles.size.height
    desk.close()
