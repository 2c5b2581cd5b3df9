"""The configuration: what it means, how the user's file lies over the defaults, and what an error says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.config import Config, default_path, load_config
from corridor_tui.config.values import seconds, size
from corridor_tui.model import ConfigError


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Write a user's file; gives its path."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nowhere"))

    def put(text: str | bytes) -> Path:
        path = tmp_path / "my.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return put


def load(write: object, text: str | bytes) -> Config:
    assert callable(write)
    return load_config(write(text))


def refused(write: object, text: str | bytes) -> str:
    """The sentence a file is refused with, its folder left out."""
    assert callable(write)
    path = write(text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert caught.value.exit_code == 2
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert str(path) in sentence
    return sentence.replace(str(path.parent) + "/", "")


def test_the_defaults_stand_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    config = load_config(None)
    assert 35 <= len(config.active_feeds) <= 50
    assert (config.fetch.interval, config.fetch.timeout, config.fetch.max_bytes) == (900, 20, 10_000_000)
    assert config.user_path == tmp_path / "corridor-tui" / "config.toml"
    assert {feed.origin for feed in config.feeds} == {"default"}
    assert config.tagging == {}


def test_default_names_and_addresses_are_unique_and_every_language_is_covered() -> None:
    config = load_config(default_path())
    assert len({feed.url for feed in config.feeds}) == len(config.feeds)
    assert {"en", "ru", "kk", "uz", "az", "zh", "tr"} <= {feed.language for feed in config.active_feeds}


def test_a_file_in_the_usual_place_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "corridor-tui").mkdir()
    (tmp_path / "corridor-tui" / "config.toml").write_text('[fetch]\ninterval = "1h"\n')
    assert load_config(None).fetch.interval == 3600


def test_values_of_the_users_file_win_and_the_others_stay(write: object) -> None:
    config = load(
        write,
        """
        data_dir = "store"
        [fetch]
        interval = "2h"
        max_bytes = "500kB"
        user_agent_contact = "desk@example.org"
        [limits]
        entries = 50
        [store]
        keep_irrelevant = "90d"
        [panels]
        density = "compact"
        metrics = ["middle-corridor-volume"]
        [keys]
        quit = "Q"
        filter = ["/", "ctrl+s"]
        """,
    )
    assert (config.fetch.interval, config.fetch.max_bytes, config.fetch.concurrency) == (7200, 500_000, 16)
    assert (config.limits.entries, config.limits.title) == (50, 1000)
    assert config.store.keep_irrelevant == 90 * 86_400
    assert (config.panels.density, config.panels.metrics) == ("compact", ("middle-corridor-volume",))
    assert config.keys == {"quit": ("Q",), "filter": ("/", "ctrl+s")}
    assert config.data_dir.name == "store"
    assert config.user_path is not None
    assert config.data_dir.parent == config.user_path.parent


def test_a_feed_of_a_known_name_changes_that_feed_and_a_new_one_is_added(write: object) -> None:
    before = load(write, "")
    known = before.feeds[0]
    config = load(
        write,
        f"""
        [[feeds]]
        name = "{known.name.upper()}"
        enabled = false
        [[feeds]]
        name = "Harbour office"
        url = "http://127.0.0.1:8000/feed"
        topical = true
        language = "kk"
        interval = "30m"
        """,
    )
    assert len(config.feeds) == len(before.feeds) + 1
    assert (config.feeds[0].name, config.feeds[0].url, config.feeds[0].enabled) == (known.name, known.url, False)
    assert config.feeds[0].origin == "default", "the user did not write its address"
    mine = config.feeds[-1]
    assert (mine.origin, mine.topical, mine.language, mine.interval) == ("user", True, "kk", 1800)


def test_an_address_given_for_a_known_feed_is_the_users(write: object) -> None:
    name = load(write, "").feeds[0].name
    config = load(write, f'[[feeds]]\nname = "{name}"\nurl = "http://localhost/feed"\n')
    assert (config.feeds[0].url, config.feeds[0].origin) == ("http://localhost/feed", "user")


def test_without_default_feeds_only_the_users_are_left(write: object) -> None:
    config = load(write, 'default_feeds = false\n[[feeds]]\nname = "Mine"\nurl = "https://x.example/rss"\n')
    assert [feed.name for feed in config.feeds] == ["Mine"]


def test_rows_for_the_tagger_are_handed_on_with_their_lines(write: object) -> None:
    config = load(write, '[[metrics]]\nid = "mine"\nunit = "TEU"\n\n[[corridors]]\nid = "north"\nen = ["N"]\n')
    assert config.metrics == ({"id": "mine", "unit": "TEU"},)
    assert config.corridors == ({"id": "north", "en": ["N"]},)
    assert set(config.tagging) == {"metrics", "corridors"}
    assert config.tagging["metrics"][0]["@where"].endswith("my.toml:1")
    assert config.tagging["corridors"][0]["@where"].endswith("my.toml:5")


def test_a_watch_is_changed_by_name_and_can_be_taken_away(write: object) -> None:
    first, second, *_ = load(write, "").watches
    config = load(
        write,
        f"""
        [[watches]]
        name = "{first["name"]}"
        enabled = false
        [[watches]]
        name = "{second["name"]}"
        query = "other"
        """,
    )
    assert config.watches[0] == {"name": second["name"], "query": "other"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("interval = ", "my.toml:1: Invalid value"),
        ("a = 1\na = 2\n", "my.toml:2: Cannot overwrite a value"),
        ("[fetch]\n\ninterval = 15\n", "my.toml:3: fetch.interval: expected a text in quotes, got a whole number"),
        ('[fetch]\ninterval = "15 minutes"', 'my.toml:2: fetch.interval: a time such as "20s"'),
        ('[fetch]\ninterval = "0s"', "my.toml:2: fetch.interval: must be longer than nothing"),
        ('[fetch]\nmin_interval = "2d"', "my.toml:2: fetch.min_interval: is longer than max_interval"),
        ('[fetch]\nmax_bytes = "10 Mbit"', 'my.toml:2: fetch.max_bytes: a size such as "500kB"'),
        ("[fetch]\nconcurrency = 0", "my.toml:2: fetch.concurrency: expected a whole number >= 1"),
        ("[fetch]\nconcurency = 4", "my.toml:2: fetch.concurency: unknown key (did you mean concurrency?)"),
        ("[fetsh]\nconcurrency = 4", "my.toml:1: fetsh: unknown key (did you mean fetch?)"),
        ('[fetch]\nuser_agent_contact = "a\\nb"', "my.toml:2: fetch.user_agent_contact: must be one line"),
        ('[[feeds]]\nurl = "https://x.example/"', "my.toml:1: feeds[1]: needs a name"),
        ('\n[[feeds]]\nname = "New"', 'my.toml:3: feeds[1].name: "New" is no built-in feed, so it needs a url'),
        ('[[feeds]]\nname = "Astana Tines"', 'my.toml:2: feeds[1].name: "Astana Tines" is no built-in feed, so it needs a url (did you mean Astana Times?)'),
        ('[[feeds]]\nname = "N"\nurl = "file:///etc"', "my.toml:3: feeds[1].url: an http or https address is wanted"),
        ('[[feeds]]\nname = "N"\nurl = "http://["', "my.toml:3: feeds[1].url: not an address"),
        ('[[feeds]]\nname = "N"\nurl = "http://a b/"', "my.toml:3: feeds[1].url: an http or https address is wanted"),
        ('[[feeds]]\nname = "N"\nurl = "http://a/"\nkind = "rss"', "my.toml:4: feeds[1].kind: invalid enum value"),
        ('[[feeds]]\nname = "N"\nurl = "http://a/"\npattern = "("', "my.toml:4: feeds[1].pattern: not a regular"),
        ('[[feeds]]\nname = "N"\nurl = "http://a/"\nzone = "Mars"', 'my.toml:4: feeds[1].zone: no time zone is called'),
        ('[[feeds]]\nname = "N"\nurl = "http://a/"\n[[feeds]]\nname = "n"', 'my.toml:5: feeds[2].name: a second feed'),
        (
            '[[feeds]]\nname = "N"\nurl = "http://a/"\n[[feeds]]\nname = "M"\nurl = "http://a/"',
            'my.toml:6: feeds[2].url: the address of "N" again',
        ),
        ('[store]\nkeep_irrelevant = "1h"', "my.toml:2: store.keep_irrelevant: must be at least 1d"),
        ("[[watches]]\nname = 'W'", "my.toml:1: watches[1]: needs a query"),
        ("[[watches]]\nname = 'W'\nqerry = 'x'", "my.toml:3: watches[1].qerry: unknown key (did you mean query?)"),
        ("feeds = 3", "my.toml:1: feeds: expected a list, got a whole number"),
        ("[[metrics]]\nunit = 't'", 'my.toml:1: metrics[1]: needs a text "id"'),
        ("[[metrics]]\nid = 'a'\n[[metrics]]\nid = 'a'", 'my.toml:3: metrics[2]: "a" stands here twice'),
        (b"name = '\xff'", "my.toml:1: not UTF-8 (byte 0xff)"),
        ("a = " + "[" * 5000, "my.toml"),
        ('[panels]\nshow = ["articles", "map"]', "my.toml:2: panels.show[2]: invalid enum value 'map'"),
    ],
)  # fmt: skip
def test_an_error_names_file_line_and_key(write: object, text: str | bytes, said: str) -> None:
    assert refused(write, text).startswith(said)


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such configuration file"):
        load_config(tmp_path / "missing.toml")
    with pytest.raises(ConfigError, match="this is a folder"):
        load_config(tmp_path)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(write: object) -> None:
    assert load(write, '\ufeff[fetch]\r\ninterval = "1h"\r\n').fetch.interval == 3600


def test_a_string_of_several_lines_does_not_move_the_lines_of_errors(write: object) -> None:
    text = 'data_dir = """\nx\n[fetch]\n"""\n[fetch]\nconcurrency = "many"\n'
    assert refused(write, text).startswith("my.toml:6: fetch.concurrency")


@pytest.mark.parametrize(
    ("text", "value"), [("20s", 20), ("15m", 900), ("2h", 7200), ("1.5h", 5400), ("7d", 604_800), ("250ms", 0.25)]
)
def test_durations(text: str, value: float) -> None:
    assert seconds(text) == value


@pytest.mark.parametrize(("text", "value"), [("10MB", 10_000_000), ("500kB", 500_000), ("1 MiB", 1_048_576), ("9B", 9)])
def test_sizes(text: str, value: int) -> None:
    assert size(text) == value


@given(st.binary(max_size=200))
def test_any_bytes_are_a_configuration_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(body)
    try:
        load_config(path)
    except ConfigError as error:
        assert "\n" not in str(error)
