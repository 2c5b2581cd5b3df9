"""Pages of text for stdout: filled paragraphs, aligned blocks, and what the terminal at the other end can take."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

import click
from rich.cells import cell_len

from corridor_tui.text.sanitize import printable

PIPED_WIDTH = 120


def width() -> int:
    """Columns to write for: the terminal's, or a fixed generous line when piped."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH


def ascii_only() -> bool:
    """Whether stdout cannot take block and dash characters."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        "█–≥".encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return True
    return False


def now() -> datetime:
    """The moment it is, in UTC to the second: where these commands read the clock."""
    return datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """The day it is, in UTC."""
    return now().date()


def echo(lines: Iterable[str]) -> None:
    """Write lines to stdout, safe for a terminal; characters that its encoding lacks become "?"."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    for line in lines:
        click.echo(printable(line).encode(encoding, "replace").decode(encoding, "replace"))


def block(head: Sequence[str], rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> list[str]:
    """Rows under their heads, columns two blanks apart and whole; `right` columns are set to the right."""
    clean = [list(head), *([printable(cell).replace("\n", " ") for cell in row] for row in rows)]
    sizes = [max(cell_len(row[n]) for row in clean) for n in range(len(head))]
    lines = []
    for row in clean:
        blanks = [" " * (sizes[n] - cell_len(cell)) for n, cell in enumerate(row)]
        lines.append("  ".join(blanks[n] + c if n in right else c + blanks[n] for n, c in enumerate(row)).rstrip())
    return lines


def wrapped(text: str, indent: str = "") -> list[str]:
    """A paragraph filled to the width, every line indented."""
    room = max(40, width())
    return textwrap.wrap(printable(text), room, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
