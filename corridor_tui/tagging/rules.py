"""Reading the rules: TOML rows with the line each stands on, the user's additions laid over them, one version hash.

A data file is arrays of tables (`[[corridor]]`, `[[unit]]`); every row has an `id` that is unique in its file. Other
top-level values are the file's settings. Parsed files are kept beside the code as Python keeps its compiled modules,
so that starting costs milliseconds; a file that changed is read again.
"""

from __future__ import annotations

import functools
import hashlib
import marshal
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corridor_tui.model import ConfigError

DATA = Path(__file__).parent / "data"
_CODE = (Path(__file__).parent, Path(__file__).parent.parent / "text")
_HEADER = re.compile(r"^\[\[\s*([\w.-]+)\s*\]\]", re.MULTILINE)

Extra = Mapping[str, Sequence[Mapping[str, Any]]]
"""The user's rows by file name: {"corridors": [{"id": ..., ...}], "metrics": [...]}."""

WHERE = "@where"
"""The key under which a row of the user's may say where it stands, "FILE:LINE", for the sentence of an error."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a data file: where it stands (`file`, `line`), the table it belongs to, its id and its values.

    `origin` is "FILE:LINE" of the user's row that made or changed it.
    """

    file: str
    line: int
    table: str
    id: str
    data: Mapping[str, Any]
    origin: str = ""

    @property
    def rule(self) -> str:
        """The row's name in answers: file stem and id, "corridors.middle-corridor"."""
        return f"{self.file.removesuffix('.toml')}.{self.id}"

    def problem(self, key: str, sentence: str) -> ConfigError:
        """An error about one key of this row, naming file, line, id and key."""
        place = f"{self.origin}: " if self.origin else f"{self.file}, line {self.line}, "
        return ConfigError(f"{place}{self.id}.{key}: {sentence}")


@dataclass(frozen=True, slots=True)
class Rules:
    """All rows by file stem, and the version: a hash over the rows and over the code that reads them."""

    files: Mapping[str, tuple[Row, ...]]
    settings: Mapping[str, Mapping[str, Any]]
    version: str

    def rows(self, stem: str, table: str | None = None) -> tuple[Row, ...]:
        """The rows of a data file, of one of its tables if named. Empty when there is no such file."""
        rows = self.files.get(stem, ())
        return rows if table is None else tuple(row for row in rows if row.table == table)

    def setting(self, stem: str) -> Mapping[str, Any]:
        """The top-level values of a data file that are no rows."""
        return self.settings.get(stem, {})

    def locate(self, rule: str) -> str:
        """Where a rule id of an answer stands, "corridors.toml:12"; the id itself when it is not a row's."""
        stem, _, rest = rule.partition(".")
        for row in self.files.get(stem, ()):
            if rest == row.id or rest.startswith(row.id + "."):
                line = _line_within(row, rest[len(row.id) + 1 :])
                return f"{row.file}:{line}" if line else row.file
        return rule


def load(extra: Extra | None = None) -> Rules:
    """The packaged rules with the user's rows added, or laid over the row of the same id.

    Raises ConfigError with file, line and id for TOML that cannot be read, a row without an id, or an id used twice.
    """
    return _packaged() if not extra else _with_extra(_packaged(), extra)


def packaged(stem: str) -> tuple[Row, ...]:
    """The rows of one packaged data file."""
    return _rows(DATA / f"{stem}.toml")[0]


def parse(text: str, file: str) -> tuple[tuple[Row, ...], dict[str, Any]]:
    """The rows and settings of a TOML text. Raises ConfigError naming `file`, line and id."""
    return _build(_read_toml(text, file), file)


@functools.cache
def _packaged() -> Rules:
    files: dict[str, tuple[Row, ...]] = {}
    settings: dict[str, Mapping[str, Any]] = {}
    for path in sorted(DATA.glob("*.toml")):
        files[path.stem], settings[path.stem] = _rows(path)
    return Rules(files, settings, _version(DATA.glob("*.toml"), *(folder.glob("*.py") for folder in _CODE)))


def _with_extra(base: Rules, extra: Extra) -> Rules:
    files = dict(base.files)
    for stem, additions in extra.items():
        rows = {row.id: row for row in files.get(stem, ())}
        for number, addition in enumerate(additions, start=1):
            name = addition.get("id")
            if not isinstance(name, str) or not name:
                raise ConfigError(f"configuration, [[{stem}]] number {number}: `id` is missing")
            old = rows.get(name)
            given = _without_place(addition)
            data = given if old is None else _laid_over(old.data, given)
            file, line, table = ("config.toml", 0, stem) if old is None else (old.file, old.line, old.table)
            rows[name] = Row(file, line, table, name, data, str(addition.get(WHERE, "")))
        files[stem] = tuple(rows.values())
    # Where a row stands makes no difference to what it does: stored tags stay good when lines move.
    said = {stem: [_without_place(row) for row in rows] for stem, rows in extra.items()}
    digest = hashlib.blake2b(f"{base.version}{_canonical(said)}".encode(), digest_size=8).hexdigest()
    return Rules(files, base.settings, digest)


def _without_place(addition: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in addition.items() if key != WHERE}


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """The user's keys over the packaged ones: tables key by key, lists one after the other, values replaced."""
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            result[key] = _laid_over(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            result[key] = [*old, *(item for item in value if item not in old)]
        else:
            result[key] = value
    return result


def _canonical(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{key}:{_canonical(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(_canonical(item) for item in value) + "]"
    return repr(value)


def _rows(path: Path) -> tuple[tuple[Row, ...], dict[str, Any]]:
    source = path.read_bytes()
    return _rows_of(path, source, hashlib.blake2b(source, digest_size=16).digest())


@functools.lru_cache(maxsize=64)
def _rows_of(path: Path, source: bytes, key: bytes) -> tuple[tuple[Row, ...], dict[str, Any]]:
    """The rows of a file as it is now; every language asks for the same ones."""
    kept = path.parent / "__pycache__" / f"{path.stem}.{sys.implementation.cache_tag}.rules"
    content = _kept(kept, key)
    if content is None:
        content = _read_toml(source.decode("utf-8"), path.name)
        _keep(kept, key, content)
    return _build(content, path.name)


_Content = dict[str, Any]


def _read_toml(text: str, file: str) -> _Content:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: {error}") from error
    lines: dict[str, list[int]] = {}
    starts = [0] + [match.end() for match in re.finditer("\n", text)]
    line = 0
    for match in _HEADER.finditer(text):
        while line + 1 < len(starts) and starts[line + 1] <= match.start():
            line += 1
        lines.setdefault(match.group(1), []).append(line + 1)
    return {"values": values, "lines": lines}


def _build(content: _Content, file: str) -> tuple[tuple[Row, ...], dict[str, Any]]:
    rows: list[Row] = []
    settings: dict[str, Any] = {}
    seen: dict[str, int] = {}
    for table, value in content["values"].items():
        lines = content["lines"].get(table)
        if lines is None or not isinstance(value, list):
            settings[table] = value
            continue
        for line, data in zip(lines, value, strict=True):
            name = data.get("id")
            if not isinstance(name, str) or not name:
                raise ConfigError(f"{file}, line {line}: the row has no `id`")
            if name in seen:
                raise ConfigError(f"{file}, line {line}: id {name!r} is already used on line {seen[name]}")
            seen[name] = line
            rows.append(Row(file, line, table, name, data))
    rows.sort(key=lambda row: row.line)
    return tuple(rows), settings


def _kept(path: Path, key: bytes) -> _Content | None:
    try:
        stored = path.read_bytes()
        if not stored.startswith(key):
            return None
        content: _Content = marshal.loads(stored[len(key) :])
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return content


def _keep(path: Path, key: bytes, content: _Content) -> None:
    """Store a parsed file for the next start; a folder that cannot be written only costs that start some time."""
    if sys.dont_write_bytecode:
        return
    try:
        stored = key + marshal.dumps(content)
        path.parent.mkdir(exist_ok=True)
        part = path.with_suffix(f".{hashlib.blake2b(stored, digest_size=4).hexdigest()}")
        part.write_bytes(stored)
        part.replace(path)
    except (OSError, ValueError):
        return


def _version(*groups: Iterable[Path]) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(path for group in groups for path in group):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _line_within(row: Row, rest: str) -> int:
    """The line of a row, or of the quoted phrase that `rest` names inside it ("en.Middle Corridor")."""
    phrase = rest.partition(".")[2] or rest
    if not phrase or not row.line:
        return row.line
    lines = (DATA / row.file).read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines[row.line :], start=row.line + 1):
        if line.startswith("[["):
            break
        if f'"{phrase}"' in line:
            return number
    return row.line
