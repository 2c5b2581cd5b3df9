"""Printing an answer or an explanation for people: in colour on a terminal, plain when piped."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from corridor_tui.model import Document
from corridor_tui.tagging.explain import Line, explain, summary
from corridor_tui.tagging.tagger import Tagger
from corridor_tui.text.sanitize import printable


def explained(document: Document, tagger: Tagger) -> None:
    """Tag a document and print why."""
    _print(explain(document, tagger.tag(document), tagger.rules.locate))


def summed_up(document: Document, tagger: Tagger) -> None:
    """Tag a document and print what it names and counts, for people."""
    _print(summary(document, tagger.tag(document)))


def _print(lines: Iterable[Line]) -> None:
    for line in lines:
        click.echo(_painted(line), color=None if sys.stdout.isatty() else False)


def _painted(line: Line) -> str:
    text = printable(line.text)
    if line.kind == "head":
        return click.style(text, bold=True)
    return click.style(text, dim=True) if line.kind == "reason" else text
