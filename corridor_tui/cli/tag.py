"""`corridor-tui tag`: tag a text, or a stream of documents, and print the answer. Nothing is stored."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import warn

if TYPE_CHECKING:
    from corridor_tui.model import Document
    from corridor_tui.tagging.tagger import Tagger


@click.command("tag")
@click.argument("path", required=False, type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--jsonl", "as_lines", is_flag=True, help="Read JSON Lines; print one answer a line, in the same order.")
@click.option("--published", metavar="DATE", help="The date that words like 'last year' start from (2026-01-31).")
@click.option("--lang", metavar="L", help="The language, where it should not be guessed.")
@click.option("--title", default="", help="A title to tag beside the text.")
@click.option("--explain", is_flag=True, help="Show every span with its rule and reasons.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON on a terminal too; when piped it is JSON anyway.")
@shared
def command(
    options: Options,
    path: Path | None,
    as_lines: bool,
    published: str | None,
    lang: str | None,
    title: str,
    explain: bool,
    as_json: bool,
) -> None:
    """Tag the text in PATH (or standard input) and print what it names and counts.

    With --jsonl the input is one document a line: {"id", "title", "text", "published", "lang", "url"}.
    """
    if as_lines and (published or lang or explain or title):
        raise click.UsageError("--jsonl takes dates, languages and titles from its lines and cannot explain")
    from corridor_tui.services.tagging import tagger_for

    tagger = tagger_for(options.load())
    if as_lines:
        _answer_lines(path, tagger)
        return
    from corridor_tui.cli.tag_explain import explained, summed_up
    from corridor_tui.tagging.answer import answer, as_line

    document = _document(path, title, _day(published), lang)
    if explain:
        explained(document, tagger)
    elif as_json or not sys.stdout.isatty():
        click.echo(as_line(answer(document.id, tagger.tag(document))))
    else:
        summed_up(document, tagger)


def _answer_lines(path: Path | None, tagger: Tagger) -> None:
    """Answer every document as it comes; lines that are none are told on stderr and fail the command at the end."""
    from corridor_tui.model import Document
    from corridor_tui.services.tagging import documents
    from corridor_tui.tagging.answer import answer, as_line

    bad = 0
    with _opened(path) as stream:
        for line in documents(stream):
            if isinstance(line.document, Document):
                click.echo(as_line({**answer("", tagger.tag(line.document, reasons=False)), "id": line.id}))
            else:
                bad += 1
                warn(f"line {line.number}: {line.document}")
    if bad:
        raise click.exceptions.Exit(1)


def _document(path: Path | None, title: str, published: date | None, lang: str | None) -> Document:
    """The text to tag. Raises CorridorError where there is none."""
    from corridor_tui.model import CorridorError, Document
    from corridor_tui.text.decode import decode

    with _opened(path) as stream:
        text = decode(stream.read()).text
    if not text.strip():
        raise CorridorError("there is no text to tag")
    return Document("" if path is None else path.name, text, title, published, lang)


@contextmanager
def _opened(path: Path | None) -> Iterator[BinaryIO]:
    """The input, a file or standard input. Raises CorridorError where it cannot be read."""
    from corridor_tui.model import CorridorError

    if path is None or str(path) == "-":
        yield sys.stdin.buffer
        return
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise CorridorError(f"{path} cannot be read: {error.strerror or error}") from error


def _day(published: str | None) -> date | None:
    if not published:
        return None
    from corridor_tui.services.tagging import LineError, parse_day

    try:
        return parse_day(published)
    except LineError as error:
        raise click.BadParameter(str(error), param_hint="--published") from error
