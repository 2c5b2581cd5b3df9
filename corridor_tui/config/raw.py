"""The shape of a configuration file, checked strictly: every key known, every value of its type and in its range."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from corridor_tui.config import values
from corridor_tui.config.source import Source, Step

Name = Annotated[str, Meta(min_length=1, max_length=200)]
Positive = Annotated[int, Meta(ge=1, le=1_000_000_000)]


class Fetch(Struct, forbid_unknown_fields=True):
    """[fetch]"""

    interval: str | UnsetType = UNSET
    min_interval: str | UnsetType = UNSET
    max_interval: str | UnsetType = UNSET
    concurrency: Annotated[int, Meta(ge=1, le=256)] | UnsetType = UNSET
    per_host: Annotated[int, Meta(ge=1, le=16)] | UnsetType = UNSET
    timeout: str | UnsetType = UNSET
    max_bytes: str | UnsetType = UNSET
    user_agent_contact: Annotated[str, Meta(max_length=200)] | UnsetType = UNSET


class Limits(Struct, forbid_unknown_fields=True):
    """[limits]"""

    redirects: Annotated[int, Meta(ge=0, le=20)] | UnsetType = UNSET
    entries: Positive | UnsetType = UNSET
    entry_age: str | UnsetType = UNSET
    title: Annotated[int, Meta(ge=50, le=10_000)] | UnsetType = UNSET
    text: Annotated[int, Meta(ge=1_000, le=20_000_000)] | UnsetType = UNSET
    parse_seconds: Annotated[int, Meta(ge=1, le=600)] | UnsetType = UNSET


class Store(Struct, forbid_unknown_fields=True):
    """[store]"""

    keep_irrelevant: str | UnsetType = UNSET


class Panels(Struct, forbid_unknown_fields=True):
    """[panels]"""

    theme: Name | UnsetType = UNSET
    density: Literal["normal", "compact"] | UnsetType = UNSET
    symbols: Literal["auto", "block", "braille", "ascii"] | UnsetType = UNSET
    show: list[Literal["articles", "reader", "metrics", "sources"]] | UnsetType = UNSET
    metrics: list[str] | UnsetType = UNSET


class Feed(Struct, forbid_unknown_fields=True):
    """[[feeds]]"""

    name: Name
    url: str | UnsetType = UNSET
    language: Annotated[str, Meta(max_length=20)] | UnsetType = UNSET
    topical: bool | UnsetType = UNSET
    enabled: bool | UnsetType = UNSET
    kind: Literal["feed", "page", "sitemap"] | UnsetType = UNSET
    full_text: bool | UnsetType = UNSET
    folder: str | UnsetType = UNSET
    pattern: str | UnsetType = UNSET
    zone: str | UnsetType = UNSET
    interval: str | UnsetType = UNSET


class Watch(Struct, forbid_unknown_fields=True):
    """[[watches]]"""

    name: Name
    query: Annotated[str, Meta(max_length=2_000)] | UnsetType = UNSET
    enabled: bool = True


class Document(Struct, forbid_unknown_fields=True):
    """A whole file. Rows for the tagger, alerts and watches are checked where they are used."""

    default_feeds: bool = True
    data_dir: Annotated[str, Meta(min_length=1)] | UnsetType = UNSET
    fetch: Fetch = msgspec.field(default_factory=Fetch)
    limits: Limits = msgspec.field(default_factory=Limits)
    store: Store = msgspec.field(default_factory=Store)
    panels: Panels = msgspec.field(default_factory=Panels)
    feeds: list[Feed] = msgspec.field(default_factory=list)
    keys: dict[str, str | list[str]] = msgspec.field(default_factory=dict)
    corridors: list[dict[str, Any]] = msgspec.field(default_factory=list)
    checkpoints: list[dict[str, Any]] = msgspec.field(default_factory=list)
    metrics: list[dict[str, Any]] = msgspec.field(default_factory=list)
    alerts: list[dict[str, Any]] = msgspec.field(default_factory=list)
    watches: list[Watch] = msgspec.field(default_factory=list)


_AT = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.*)`")
_MISSING = re.compile(r"Object missing required field `(?P<key>.*)`")
_TABLES: dict[str, type[Struct]] = {
    "fetch": Fetch,
    "limits": Limits,
    "store": Store,
    "panels": Panels,
    "feeds": Feed,
    "watches": Watch,
}


def check(source: Source) -> Document:
    """The file's data as a Document. Raises ConfigError naming file, line and key."""
    try:
        return msgspec.convert(source.data, Document)
    except msgspec.ValidationError as error:
        path, sentence = _explain(str(error), source.data)
        raise source.error(path, sentence) from error


def _explain(message: str, data: dict[str, Any]) -> tuple[tuple[Step, ...], str]:
    """The key that is wrong, and a sentence about it, from msgspec's message."""
    at = _AT.search(message)
    path: tuple[Step, ...] = ()
    if at:
        message = message[: at.start()]
        path = tuple(int(number) if number.isdigit() else name or "..." for name, number in _STEP.findall(at["path"]))
    unknown = _UNKNOWN.fullmatch(message)
    if unknown:
        return (*path, unknown["key"]), "unknown key" + suggestion(unknown["key"], _known(path))
    missing = _MISSING.fullmatch(message)
    if missing:
        return path, f"needs a {missing['key']}"
    return path, _plain(message)


def suggestion(key: str, known: tuple[str, ...]) -> str:
    """A hint for a mistyped word: the likeliest one, or all of them where there are few."""
    near = difflib.get_close_matches(key, known, 1, 0.6)
    if near:
        return f" (did you mean {near[0]}?)"
    return f" (known: {', '.join(known)})" if 0 < len(known) <= 16 else ""


def _known(path: tuple[Step, ...]) -> tuple[str, ...]:
    struct = _TABLES.get(str(path[0]), Document) if path else Document
    return tuple(field.name for field in msgspec.structs.fields(struct))


_TYPES = {
    "int": "a whole number",
    "str": "a text in quotes",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
}


def _plain(message: str) -> str:
    """msgspec's words for types in ours."""
    for name, words in _TYPES.items():
        message = message.replace(f"`{name}`", words)
    message = message.replace("Expected", "expected", 1).replace("Invalid", "invalid", 1)
    return message.replace("`", "")


def duration(text: str, file: Source, path: tuple[Step, ...]) -> float:
    """A time such as "15m" in seconds. Raises ConfigError naming the key at `path`."""
    try:
        seconds = values.seconds(text)
    except ValueError as error:
        raise file.error(path, str(error)) from error
    if seconds <= 0:
        raise file.error(path, "must be longer than nothing")
    return seconds


def given(struct: object, names: Iterable[str]) -> dict[str, Any]:
    """Those of the named keys that the file gives."""
    return {name: getattr(struct, name) for name in names if getattr(struct, name) is not UNSET}
