"""The key table: what a key does where, and what the user may change."""

from __future__ import annotations

import pytest

from corridor_tui.tui.keys import COMMANDS, EVERYWHERE, PANELS, Keymap, commands_of, key_name
from corridor_tui.tui.twins import twins


def pressed(spelled: str) -> tuple[str, str | None]:
    """A key as the terminal driver hands it over: its name, and its character where it has one."""
    return key_name(spelled), spelled if len(spelled) == 1 else None


@pytest.mark.parametrize("panel", PANELS)
def test_every_key_of_a_panel_runs_its_command(panel: str) -> None:
    keymap = Keymap()
    for command in commands_of(panel):
        for spelled in command.keys:
            assert keymap.command(panel, *pressed(spelled)) == command.id, spelled


def test_the_table_has_no_clash_and_no_command_twice() -> None:
    assert Keymap().problems == []
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert all(command.keys and command.help and command.label for command in COMMANDS)


@pytest.mark.parametrize(
    ("typed", "command"),
    [("о", "down"), ("л", "up"), ("п", "top"), ("П", "bottom"), ("й", "quit"), ("ы", "star"), ("к", "refresh_feeds")],
)
def test_a_russian_keyboard_sends_the_same_commands(typed: str, command: str) -> None:
    assert Keymap().command("articles", typed, typed) == command


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("№", "filter"),
        (".", "filter"),
        ("ә", "view_metrics"),
        ("і", "view_watch"),
        ("ң", "view_sources"),
        ("Ж", "palette"),
    ],
)
def test_keys_that_are_not_letters_have_twins_too(typed: str, command: str) -> None:
    assert Keymap().command("articles", typed, typed) == command


def test_a_twin_never_takes_a_key_that_means_something_itself() -> None:
    keymap = Keymap({"density": (".",)})
    assert keymap.command("articles", "full_stop", ".") == "density"
    assert keymap.command("articles", "slash", "/") == "filter"


def test_several_keys_may_be_given_to_a_command_and_the_old_ones_are_gone() -> None:
    keymap = Keymap({"next_unread": ("ctrl+n", "x")})
    assert keymap.problems == []
    assert keymap.command("articles", "ctrl+n", None) == "next_unread"
    assert keymap.command("articles", "x", "x") == "next_unread"
    assert keymap.command("articles", "ч", "ч") == "next_unread"
    assert keymap.command("articles", "n", "n") is None
    assert keymap.shown("next_unread") == "ctrl+n"


def test_an_empty_list_takes_the_keys_away() -> None:
    keymap = Keymap({"mark_all_read": ()})
    assert keymap.command("articles", "A", "A") is None
    assert keymap.shown("mark_all_read") == ""


def test_a_clash_and_an_unknown_action_are_told() -> None:
    keymap = Keymap({"star": ("q",), "fly": ("f",)})
    assert any("'q' means both star and quit" in problem for problem in keymap.problems)
    assert any("no action 'fly'" in problem for problem in keymap.problems)
    assert keymap.command("articles", "q", "q") == "star"


def test_where_no_panel_has_the_focus_the_common_keys_work() -> None:
    keymap = Keymap()
    assert keymap.command(EVERYWHERE, "q", "q") == "quit"
    assert keymap.command(EVERYWHERE, "s", "s") is None


def test_twins_are_other_characters() -> None:
    assert twins("j") == ("о",)
    assert twins("/") == (".", "№")
    assert twins("ц") == ()
