"""Printing an explanation: in colour on a terminal, plain when piped."""

from __future__ import annotations

import sys

import click

from corridor_tui.model import Document
from corridor_tui.tagging.explain import Line, explain
from corridor_tui.tagging.tagger import Tagger
from corridor_tui.text.sanitize import printable


def explained(document: Document, tagger: Tagger) -> None:
    """Tag a document and print why."""
    for line in explain(document, tagger.tag(document), tagger.rules.locate):
        click.echo(_painted(line), color=None if sys.stdout.isatty() else False)


def _painted(line: Line) -> str:
    text = printable(line.text)
    if line.kind == "head":
        return click.style(text, bold=True)
    return click.style(text, dim=True) if line.kind == "reason" else text
