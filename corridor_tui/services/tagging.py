"""Tagging as the commands need it: the tagger with the user's rules, and documents read from lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a stream: its number from 1, its document or why it has none, and its id as it was given."""

    number: int
    document: Document | LineError
    id: object = None


def documents(lines: Iterable[bytes]) -> Iterator[Line]:
    """Each line that is not blank."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                given = _object(line)
                yield Line(number, _document(given), given.get("id"))
            except LineError as error:
                yield Line(number, error)


def _object(line: bytes) -> dict[str, Any]:
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LineError("it is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise LineError("it is not JSON") from error
    if not isinstance(given, dict):
        raise LineError("it is not a JSON object")
    return given


def _document(given: dict[str, Any]) -> Document:
    """A document from an object. Only `text` or `title` is needed. Raises LineError."""
    if not _text(given, "text") and not _text(given, "title"):
        raise LineError("it has neither text nor title")
    return Document(
        id=str(given.get("id")),
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
