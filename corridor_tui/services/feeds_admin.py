"""The list of sources: what is in it and how each is doing; adding, removing, OPML in and out."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from corridor_tui.config import Config, FeedConfig, default_path, load_config
from corridor_tui.feeds.canonical import canonical_url
from corridor_tui.feeds.opml import Listed, OpmlError, folder_name, folder_path, read_opml, write_opml
from corridor_tui.model import ConfigError, CorridorError
from corridor_tui.services.health import Health, health
from corridor_tui.services.user_file import add_feeds, drop_feed, set_enabled
from corridor_tui.store import feeds as states
from corridor_tui.store.connection import open_store
from corridor_tui.store.feeds import Attempt, FeedState
from corridor_tui.text.sanitize import clean_line, safe_url

NAME_LIMIT = 60
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.\-]*:(?!\d)")


@dataclass(frozen=True, slots=True)
class Source:
    """A configured source beside what is known of it. `state` is None for one that was never asked."""

    feed: FeedConfig
    health: Health
    state: FeedState | None
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What a list of feeds brought: names added, addresses known before, outlines without a usable address."""

    added: tuple[str, ...]
    known: int
    refused: int


def sources(config: Config, db_path: Path, now: datetime) -> list[Source]:
    """Every configured source in the configuration's order, switched off ones too. Reads the store if there is one."""
    if not db_path.exists():
        return [Source(feed, _health(feed, None, now, ()), None, ()) for feed in config.feeds]
    with closing(open_store(db_path, readonly=True)) as db:
        return [_source(db, feed, now) for feed in config.feeds]


def _source(db: sqlite3.Connection, feed: FeedConfig, now: datetime) -> Source:
    state = states.state(db, feed.url)
    attempts = tuple(states.attempts(db, feed.url))
    return Source(feed, _health(feed, state, now, attempts), state, attempts)


def _health(feed: FeedConfig, state: FeedState | None, now: datetime, attempts: tuple[Attempt, ...]) -> Health:
    return health(state, now, attempts) if feed.enabled else Health("new", "switched off")


def typed_address(text: str) -> str:
    """An address as a person types it, with https:// where no scheme is given. Raises ConfigError for anything else."""
    text = text.strip()
    url = safe_url(text if _SCHEME.match(text) else f"https://{text}")
    if url is None:
        raise ConfigError(f"“{clean_line(text, 200)}” is no http or https address")
    return url


def check_pattern(pattern: str) -> None:
    """Raises ConfigError where a typed pattern is no regular expression."""
    try:
        re.compile(pattern)
    except re.error as error:
        raise ConfigError(f"“{clean_line(pattern, 100)}” is no regular expression: {error}") from error


def known_feed(config: Config, url: str) -> FeedConfig | None:
    """The configured feed of an address, however it is spelled."""
    wanted = canonical_url(url)
    return next((feed for feed in config.feeds if feed.url == url or canonical_url(feed.url) == wanted), None)


def add(config: Config, url: str, title: str, *, name: str | None = None, **keys: Any) -> tuple[str, str]:
    """Put a feed into the user's file, or switch a known one on; its name and what was done, in words.

    `keys` are further keys of the configuration; those that are None are left out. Raises ConfigError.
    """
    path = _user_path(config)
    known = known_feed(config, url)
    if known is not None:
        if known.enabled:
            return known.name, "is in the list already"
        set_enabled(path, known.name, True)
        return known.name, "was in the list, switched off; it is switched on now"
    taken = {feed.name.casefold() for feed in config.feeds} | _built_in()
    if name is not None and name.casefold() in taken:
        raise ConfigError(f"a feed called “{clean_line(name, 100)}” is in the list already; give another --name")
    chosen = name or free_name(title, url, taken)
    add_feeds(path, [_row(chosen, url, keys)])
    return chosen, f"was added to {path}"


def remove(config: Config, name: str) -> tuple[str, str]:
    """Take a feed out of the user's file, or switch a built-in one off; its name and what was done, in words.

    Its articles stay in the store. Raises ConfigError for a name that no feed has.
    """
    path = _user_path(config)
    feed = next((feed for feed in config.feeds if feed.name.casefold() == name.casefold()), None)
    if feed is None:
        raise ConfigError(f"no feed is called “{clean_line(name, 100)}”: see `corridor-tui feeds list`")
    if feed.name.casefold() in _built_in():
        if not feed.enabled:
            return feed.name, "is switched off already"
        set_enabled(path, feed.name, False)
        return feed.name, "is built in, so it was switched off; its articles stay"
    drop_feed(path, feed.name)
    return feed.name, "was removed; its articles stay"


def import_opml(config: Config, file: Path) -> Imported:
    """Add the feeds of an OPML file that are not in the list yet, folders kept.

    Raises CorridorError where the file cannot be read, OpmlError where it is no list, ConfigError like `add`.
    """
    try:
        listing = read_opml(file.read_bytes())
    except OSError as error:
        raise CorridorError(f"{file}: cannot be read: {error.strerror or error}") from error
    except OpmlError as error:
        raise OpmlError(f"{file}: {error}") from error
    taken = {feed.name.casefold() for feed in config.feeds} | _built_in()
    have = {canonical_url(feed.url) for feed in config.feeds}
    rows: list[dict[str, Any]] = []
    known = 0
    for listed in listing.feeds:
        address = canonical_url(listed.url)
        if address in have:
            known += 1
            continue
        have.add(address)
        name = free_name(listed.title, listed.url, taken)
        taken.add(name.casefold())
        rows.append(_row(name, listed.url, {"language": listed.language, "folder": folder_name(listed.folder)}))
    if rows:
        add_feeds(_user_path(config), rows)
    return Imported(tuple(str(row["name"]) for row in rows), known, listing.refused)


def opml(feeds: Iterable[FeedConfig]) -> str:
    """The list as OPML 2.0: every feed that is switched on, in its folder."""
    listed = [
        Listed(feed.url, feed.name, folder_path(feed.folder), language=feed.language)
        for feed in feeds
        if feed.enabled and feed.kind == "feed"
    ]
    return write_opml(listed, "corridor-tui")


def export_opml(config: Config, file: Path) -> int:
    """Write the list to a file in one step; how many feeds it holds. Raises CorridorError."""
    text = opml(config.feeds)
    draft = file.with_name(f".{file.name}.part")
    try:
        draft.write_text(text, "utf-8")
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise CorridorError(f"{file}: cannot be written: {error.strerror or error}") from error
    return text.count("xmlUrl=")


def free_name(title: str, url: str, taken: set[str]) -> str:
    """A name for a new feed: its title, else its host, numbered where another feed has it. `taken` is casefolded."""
    base = clean_line(title, NAME_LIMIT) or (urlsplit(url).hostname or url).removeprefix("www.")
    name, number = base, 2
    while name.casefold() in taken:
        name, number = f"{base} {number}", number + 1
    return name


def _row(name: str, url: str, keys: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "url": url, **{key: value for key, value in keys.items() if value not in (None, False)}}


def _built_in() -> set[str]:
    """The casefolded names of the feeds that ship with the program."""
    return {feed.name.casefold() for feed in load_config(default_path()).feeds}


def _user_path(config: Config) -> Path:
    if config.user_path is None:
        raise ConfigError("there is no configuration file to change; name one with --config")
    return config.user_path
