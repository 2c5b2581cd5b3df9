"""Tagging as the commands need it: the tagger with the user's rules, and documents read from lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from corridor_tui.config import Config
from corridor_tui.model import CorridorError, Document
from corridor_tui.tagging import rules
from corridor_tui.tagging.rules import Extra
from corridor_tui.tagging.tagger import Tagger


class LineError(CorridorError):
    """A line that is no document; the sentence says why."""


def extra(config: Config) -> Extra:
    """The user's own corridors, checkpoints and metrics as rows for the rule loader."""
    return config.tagging


def tagger_for(config: Config) -> Tagger:
    """A tagger with the packaged rules and the user's. Raises ConfigError that names the row."""
    return Tagger(rules.load(extra(config)))


def documents(lines: Iterable[bytes]) -> Iterator[tuple[int, Document | LineError]]:
    """Each line that is not blank, with its number from 1, as a document, or as the reason why it is none."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield number, document(line)
            except LineError as error:
                yield number, error


def document(line: bytes) -> Document:
    """A document from one line of JSON. Only `text` or `title` is needed. Raises LineError."""
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LineError("it is not UTF-8") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise LineError("it is not JSON") from error
    if not isinstance(given, dict):
        raise LineError("it is not a JSON object")
    if not _text(given, "text") and not _text(given, "title"):
        raise LineError("it has neither text nor title")
    identifier = given.get("id")
    return Document(
        id="" if identifier is None else str(identifier),
        text=_text(given, "text"),
        title=_text(given, "title"),
        published=_published(given.get("published")),
        lang=_text(given, "lang") or None,
        url=_text(given, "url") or None,
    )


def parse_day(raw: str) -> date:
    """A date as 2026-01-31, a time after it ignored. Raises LineError."""
    try:
        return date.fromisoformat(raw.strip()[:10])
    except ValueError as error:
        raise LineError(f"{raw!r} is not a date like 2026-01-31") from error


def _text(given: dict[str, Any], key: str) -> str:
    value = given.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise LineError(f"{key} is not a string")
    return value


def _published(value: object) -> date | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise LineError("published is not a string")
    return parse_day(value)
