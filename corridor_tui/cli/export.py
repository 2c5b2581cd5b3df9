"""`corridor-tui export`: the store's tables for a spreadsheet or a notebook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from corridor_tui.cli.desk import open_desk
from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import say

TABLES = ("articles", "figures", "observations", "mentions", "claims")
FORMATS = ("csv", "json", "jsonl", "parquet")


@click.command(name="export")
@click.argument("table", type=click.Choice(TABLES))
@click.option("--format", "format", type=click.Choice(FORMATS), help="Default: by the file's name, else csv.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Default: stdout.")
@shared
def command(options: Options, table: str, format: str | None, output: Path | None) -> None:
    """Write a table: articles, figures, observations, mentions, or claims (observations as you corrected them)."""
    from corridor_tui.services import export

    target = None if output is None or str(output) == "-" else output
    wanted = cast(export.Format, format) if format else (export.format_of(target) if target else None) or "csv"
    with open_desk(options) as desk:
        if target is None:
            export.stream(desk.db, table, sys.stdout, wanted)
            return
        count = export.export(desk.db, table, target, wanted)
    say(f"Wrote {count} {table} to {target}.")
