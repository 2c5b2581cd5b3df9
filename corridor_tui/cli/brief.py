"""`corridor-tui brief`: what changed since yesterday, or since a given moment."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from corridor_tui.cli.desk import open_desk
from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import say_json
from corridor_tui.cli.page import echo, now


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
    start = _since(since, moment)
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


def _since(text: str, moment: datetime) -> datetime:
    from corridor_tui.store.search import age_of

    age = age_of(text)
    if age is not None:
        return moment - age
    try:
        given = datetime.fromisoformat(text)
    except ValueError as error:
        sentence = f"{text!r} is neither an age such as 24h or 7d nor a date such as 2026-01-31"
        raise click.BadParameter(sentence, param_hint="--since") from error
    return given if given.tzinfo else given.replace(tzinfo=UTC)
