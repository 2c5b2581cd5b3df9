"""`corridor-tui backup FILE`: a whole copy of the store, while everything goes on."""

from __future__ import annotations

from pathlib import Path

import click

from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import say


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@shared
def command(options: Options, file: Path) -> None:
    """Write a copy of the store to FILE, which must not be there yet.

    The copy is one SQLite file that `--db FILE` opens. A fetch or the monitor may be at work meanwhile.
    """
    from corridor_tui.services.backup import back_up

    copy = back_up(options.store_path(options.load()), file)
    say(f"{copy.articles} articles, {copy.size / 1e6:.1f} MB, written to {copy.path}")
