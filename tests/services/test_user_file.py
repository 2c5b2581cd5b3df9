"""A person's configuration file keeps every word they wrote when the program changes its feeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor_tui.config import load_config
from corridor_tui.model import ConfigError
from corridor_tui.services.user_file import add_feeds, drop_feed, set_enabled

MINE = """# the desk's file
default_feeds = false   # only ours

[[feeds]]
name = "One"  # the first
url = "https://one.example/rss"

# before the second
[[feeds]]
name = "Two"
url = "https://two.example/rss"

[fetch]
interval = "20m"  # calm
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(MINE, "utf-8")
    path.chmod(0o640)
    return path


def names(path: Path) -> list[str]:
    return [feed.name for feed in load_config(path).feeds]


def test_a_feed_is_added_and_nothing_else_changes(mine: Path) -> None:
    add_feeds(mine, [{"name": "Три", "url": 'https://three.example/?a="b"&c', "topical": True}])
    text = mine.read_text("utf-8")
    for line in MINE.splitlines():
        assert line in text
    assert names(mine) == ["One", "Two", "Три"]
    assert load_config(mine).feeds[2].topical
    assert load_config(mine).fetch.interval == 1_200
    assert mine.stat().st_mode & 0o777 == 0o640


def test_a_feed_is_dropped_and_its_neighbours_stay(mine: Path) -> None:
    drop_feed(mine, "one")
    assert names(mine) == ["Two"]
    text = mine.read_text("utf-8")
    assert "# the desk's file" in text and "# calm" in text and "One" not in text


def test_the_last_feed_can_go_and_one_can_come_again(mine: Path) -> None:
    drop_feed(mine, "One")
    drop_feed(mine, "Two")
    assert names(mine) == []
    add_feeds(mine, [{"name": "New", "url": "https://new.example/"}])
    assert names(mine) == ["New"]


def test_a_feed_is_switched_off_and_on(mine: Path) -> None:
    set_enabled(mine, "Two", False)
    assert [feed.enabled for feed in load_config(mine).feeds] == [True, False]
    set_enabled(mine, "TWO", True)
    assert [feed.enabled for feed in load_config(mine).feeds] == [True, True]


def test_a_file_and_its_folder_are_made_where_there_are_none(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    add_feeds(path, [{"name": "New", "url": "https://new.example/"}])
    assert "New" in names(path)


def test_an_empty_inline_list_gives_way_and_a_full_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("default_feeds = false\nfeeds = []\n", "utf-8")
    add_feeds(path, [{"name": "New", "url": "https://new.example/"}])
    assert names(path) == ["New"]
    inline = 'feeds = [{name = "A", url = "https://a.example/"}]\n'
    path.write_text(inline, "utf-8")
    with pytest.raises(ConfigError, match=r"\[\[feeds\]\]"):
        add_feeds(path, [{"name": "B", "url": "https://b.example/"}])
    assert path.read_text("utf-8") == inline


@pytest.mark.parametrize(
    "broken",
    [b"[[feeds]\nname = ", b"\xff\xfe", b'unknown_key = 1\n[[feeds]]\nname = "A"\nurl = "https://a.example/"\n'],
)
def test_a_broken_file_is_named_and_left_alone(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(broken)
    with pytest.raises(ConfigError, match=r"config\.toml"):
        add_feeds(path, [{"name": "New", "url": "https://new.example/"}])
    assert path.read_bytes() == broken
    assert [each.name for each in tmp_path.iterdir()] == ["config.toml"]


def test_a_row_that_the_program_would_refuse_is_not_written(mine: Path) -> None:
    with pytest.raises(ConfigError):
        add_feeds(mine, [{"name": "Bad", "url": "ftp://bad.example/"}])
    assert mine.read_text("utf-8") == MINE


def test_a_link_to_the_file_stays_a_link(mine: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(mine)
    drop_feed(link, "One")
    assert link.is_symlink()
    assert names(mine) == ["Two"]
