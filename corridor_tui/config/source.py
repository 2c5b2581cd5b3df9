"""A TOML file as data, with the line each key stands on, so that an error can name it."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corridor_tui.model import ConfigError

MAX_BYTES = 2_000_000

Step = str | int
"""A key of a table, or the number of a row in an array of tables."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its data and its text."""

    path: Path
    data: dict[str, Any]
    text: str

    def line(self, path: tuple[Step, ...]) -> int | None:
        """The line of a key, or of the nearest table around it that has one."""
        places = _places(self.text)
        while path:
            if path in places:
                return places[path]
            path = path[:-1]
        return None

    def where(self, path: tuple[Step, ...]) -> str:
        """ "FILE:LINE" of a key, or "FILE"."""
        line = self.line(path)
        return f"{self.path}:{line}" if line else str(self.path)

    def error(self, path: tuple[Step, ...], sentence: str) -> ConfigError:
        """A ConfigError that names file, line and key."""
        return ConfigError(f"{self.where(path)}: {spell(path)}: {sentence}" if path else f"{self.path}: {sentence}")


def read(path: Path) -> Source:
    """Read a file. Raises ConfigError: missing, a folder, not UTF-8, not TOML."""
    try:
        body = path.read_bytes()
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: there is no such configuration file") from error
    except IsADirectoryError as error:
        raise ConfigError(f"{path}: this is a folder, a configuration file is wanted") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from error
    if len(body) > MAX_BYTES:
        raise ConfigError(f"{path}: too large for a configuration file ({len(body)} bytes)")
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: not UTF-8 (byte {body[error.start]:#04x})") from error
    try:
        return Source(path, tomllib.loads(text), text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_syntax(path, str(error), text)) from error
    except RecursionError as error:
        raise ConfigError(f"{path}: nested too deeply") from error


def spell(path: tuple[Step, ...]) -> str:
    """A key as people write it: fetch.interval, feeds[2].url (rows count from 1)."""
    out = ""
    for step in path:
        if isinstance(step, int):
            out += f"[{step + 1}]"
        else:
            out += f".{step}" if out else step
    return out


def _syntax(path: Path, message: str, text: str) -> str:
    found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", message)
    line = None
    if found:
        line = int(found[1]) if found[1] else text.count("\n") + 1
        message = message[: found.start()]
    return f"{path}:{line}: {message}" if line else f"{path}: {message}"


@functools.lru_cache(maxsize=4)
def _places(text: str) -> dict[tuple[Step, ...], int]:
    """The line of every table header and key that stands at the start of a line."""
    places: dict[tuple[Step, ...], int] = {}
    rows: dict[tuple[Step, ...], int] = {}
    table: tuple[Step, ...] = ()
    quote = None
    for number, line in enumerate(text.splitlines(), 1):
        if quote is not None:
            if quote in line:
                quote = None
            continue
        header = _HEADER.fullmatch(line)
        if header:
            table = _resolve(_parts(header[2]), rows, header[1] == "[[")
            places.setdefault(table, number)
            continue
        key = _KEY.match(line)
        if key:
            path = table
            for part in _parts(key[1]):
                path = (*path, part)
                places.setdefault(path, number)
            quote = _opens(line[key.end() :])
    return places


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _resolve(parts: tuple[str, ...], rows: dict[tuple[Step, ...], int], is_row: bool) -> tuple[Step, ...]:
    """The path of a header: names of arrays of tables are followed by the number of their latest row."""
    path: tuple[Step, ...] = ()
    for index, part in enumerate(parts):
        path = (*path, part)
        if is_row and index == len(parts) - 1:
            rows[path] = rows.get(path, -1) + 1
        if path in rows:
            path = (*path, rows[path])
    return path


def _opens(value: str) -> str | None:
    """The quotes of a string of several lines that begins in `value` and does not end there."""
    for quote in ('"""', "'''"):
        if value.count(quote) % 2:
            return quote
    return None
