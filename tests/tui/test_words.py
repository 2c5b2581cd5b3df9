"""Small pure parts: times, arrangement, session, completion, watches, links."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.config import default_path, load_config
from corridor_tui.tui import themes
from corridor_tui.tui.arrange import arrange
from corridor_tui.tui.formats import ago, long_time, plural, short_time, size, span, until
from corridor_tui.tui.outside import browser_command, open_link
from corridor_tui.tui.session import Session, read, write
from corridor_tui.tui.suggestions import complete, complete_value
from corridor_tui.tui.terminal import refusal
from corridor_tui.tui.widgets.facets import Facet
from corridor_tui.tui.widgets.watches import watches

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (NOW - timedelta(hours=2), "13:00"),
        (NOW - timedelta(days=3), "7 Mar"),
        (NOW - timedelta(days=700), "Apr 2024"),
        (NOW + timedelta(days=1), "11 Mar"),
        (None, "no date"),
    ],
)
def test_short_times(moment: datetime | None, shown: str) -> None:
    assert short_time(moment, NOW, UTC) == shown


def test_a_day_without_an_hour_is_a_day() -> None:
    assert long_time(datetime(2025, 6, 25, tzinfo=UTC), UTC) == "25 Jun 2025"
    assert long_time(datetime(2025, 6, 25, 12, 49, tzinfo=UTC), UTC) == "25 Jun 2025, 12:49"
    assert long_time(None) == "no date given"


def test_ages_in_words() -> None:
    assert [ago(NOW - timedelta(seconds=s), NOW) for s in (5, 720, 10_800, 600_000)] == [
        "just now", "12 min ago", "3 h ago", "7 days ago",
    ]  # fmt: skip
    assert (ago(None, NOW), until(None, NOW)) == ("never", "not planned")
    assert (until(NOW - timedelta(days=1), NOW), until(NOW + timedelta(minutes=12), NOW)) == ("now", "in 12 min")
    assert (span(45), plural(1, "article"), plural(1200, "article")) == ("45 s", "1 article", "1,200 articles")


@pytest.mark.parametrize("width", [40, 99, 100, 149, 150, 220, 500])
@pytest.mark.parametrize("height", [24, 50])
@pytest.mark.parametrize("active", ["articles", "reader", "metrics", "sources", "facets"])
@pytest.mark.parametrize("zoomed", [False, True])
def test_the_panel_with_the_focus_is_always_on_screen(width: int, height: int, active: str, zoomed: bool) -> None:
    found = arrange(width, height, active, zoomed)
    assert active in found.visible
    if zoomed or width < 100:
        assert found.visible == (active,)
    else:
        assert "articles" in found.visible


@pytest.mark.parametrize(("count", "told"), [(0, "0 B"), (999, "999 B"), (15_400, "15 kB"), (1_240_000, "1.2 MB")])
def test_sizes(count: int, told: str) -> None:
    assert size(count) == told


SESSIONS = st.builds(
    Session,
    view=st.just("watch"),
    panel=st.just("reader"),
    query=st.text(max_size=20),
    everything=st.booleans(),
    article=st.none() | st.integers(1, 10**12),
    theme=st.none() | st.just("light"),
    density=st.none() | st.just("compact"),
    queries=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    routes=st.none() | st.booleans(),
    sorts=st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9)), max_size=3).map(tuple),
    widths=st.lists(st.tuples(st.text(max_size=9), st.integers(0, 300)), max_size=3).map(tuple),
)


@given(SESSIONS)
def test_a_session_comes_back_as_it_went(session: Session) -> None:
    assert read(write(session)) == session


@given(st.text(max_size=60))
def test_a_damaged_session_is_a_first_start(text: str) -> None:
    assert isinstance(read(text), Session)
    assert read('{"article": true, "queries": 7, "view": []}') == Session()
    assert read('{"sorts": [["a"], 7, ["b", 1], [2, "c"]], "widths": {"a": 1}}') == Session()
    assert read('{"widths": [["a", true], ["b", "9"], ["c", 9]]}') == Session(widths=(("c", 9),))
    assert read(None) == Session()


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("che", "checkpoint:"),
        ("checkpoint:kh", "checkpoint:khorgos"),
        ("trains -checkpoint:kh", "trains -checkpoint:khorgos"),
        ("unr", "unread"),
        ("checkpoint:", None),
        ("checkpoint:khorgos", None),
        ("x", None),
        ("", None),
        ("word ", None),
    ],
)
def test_completion(typed: str, completed: str | None) -> None:
    assert complete(typed, {"checkpoint": ["khorgos", "aktau-port"]}) == completed


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("rail checkpoint:kh", "rail checkpoint:khorgos"),
        ("-checkpoint:ak", "-checkpoint:aktau-port"),
        ("checkpoint:khorgos", None),
        ("checkpoint:", None),
        ("checkpoint:x", None),
        ("chec", None),
        ("", None),
    ],
)
def test_a_value_begun_counts_as_the_one_offered(typed: str, completed: str | None) -> None:
    assert complete_value(typed, {"checkpoint": ["khorgos", "aktau-port"]}) == completed


def test_the_shipped_watches_are_shown_in_their_order() -> None:
    shipped = load_config(default_path()).watches
    assert [watch.name for watch in watches(shipped)] == [row["name"] for row in shipped]
    assert "Unread" in {watch.name for watch in watches(shipped)}


def test_a_facet_with_a_blank_is_quoted() -> None:
    assert Facet("source", "Steppe Gazette").term == 'source:"Steppe Gazette"'
    assert Facet("lang", "ru").term == "lang:ru"
    assert Facet("lang", "").term == ""


HOSTILE_LINKS = ("javascript:alert(1)", "file:///etc/passwd", "-version", "--help", "http://", "http://a b", "", None)


@pytest.mark.parametrize("url", HOSTILE_LINKS)
def test_only_web_addresses_are_opened(url: str | None, tmp_path: Path) -> None:
    opened, sentence = open_link(url, {"DISPLAY": ":0", "PATH": str(tmp_path)})
    assert not opened
    assert sentence


def test_a_link_is_one_argument_of_one_program(tmp_path: Path) -> None:
    opener = tmp_path / "xdg-open"
    opener.write_text('#!/bin/sh\nprintf "%s|%s" "$#" "$1" > "$(dirname "$0")/asked"\n')
    opener.chmod(0o755)
    url = "https://example.org/a?b=$(touch%20x);c&d=1"
    command = browser_command(url, {"DISPLAY": ":0", "PATH": str(tmp_path)}, "linux")
    assert command == [str(opener), url]


def test_without_a_desktop_nothing_is_started() -> None:
    assert browser_command("https://example.org/", {"PATH": "/usr/bin"}, "linux") is None
    opened, sentence = open_link("https://example.org/", {"PATH": "/usr/bin"})
    assert not opened
    assert "copied" in sentence


def test_the_first_theme_fits_the_terminal() -> None:
    assert themes.first("auto", {}) == "dark"
    assert themes.first("auto", {"COLORFGBG": "0;15"}) == "light"
    assert themes.first("contrast", {"COLORFGBG": "0;15"}) == "contrast"
    assert themes.first("light", {"NO_COLOR": ""}) == "terminal"
    assert themes.first("no such theme", {}) == "dark"
    assert themes.problems("light") == themes.problems("auto") == []
    assert "'pink'" in themes.problems("pink")[0]


def test_a_closed_stream_is_no_terminal() -> None:
    assert "input" in refusal(None, None, None, {"TERM": "xterm"})
