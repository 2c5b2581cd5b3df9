"""`corridor-tui brief`: what changed since yesterday, or since a given moment."""

from __future__ import annotations

from pathlib import Path

import click

from corridor_tui.cli.desk import open_desk
from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import say_json
from corridor_tui.cli.page import echo, now
from corridor_tui.cli.since import since as since_moment


@click.command(name="brief")
@click.option("--since", default="24h", show_default=True, metavar="AGE|DATE", help="24h, 7d, 2w ..., or 2026-01-31.")
@click.option("--format", "format", type=click.Choice(("md", "json", "html")), default="md", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Default: stdout."
)
@shared
def command(options: Options, since: str, format: str, output: Path | None) -> None:
    """New articles by corridor and checkpoint, new values and conflicts, alerts, edits, silent sources."""
    from corridor_tui.services import brief_text
    from corridor_tui.services.brief import brief
    from corridor_tui.services.export import write_text

    moment = now()
    start = since_moment(since, moment)
    with open_desk(options) as desk:
        told = brief(desk.db, desk.config, start, moment)
    if format == "json" and output is None:
        say_json(brief_text.data(told))
        return
    text = {"md": brief_text.markdown, "html": brief_text.page, "json": brief_text.json_text}[format](told)
    if output is None:
        echo(text.rstrip("\n").split("\n"))
    else:
        write_text(output, text)
