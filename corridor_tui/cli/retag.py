"""`corridor-tui retag`: tag every stored text again with today's rules."""

from __future__ import annotations

import json
import sys

import click

from corridor_tui.cli.options import Options, shared


@click.command("retag")
@click.option("--all", "every", is_flag=True, help="Every article, also those that bear today's tags.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
@shared
def command(options: Options, every: bool, as_json: bool) -> None:
    """Tag the stored articles whose tags were made by other rules, with progress on a terminal."""
    from corridor_tui.services.retag import retag

    config = options.load()
    watched = sys.stderr.isatty()

    def show(done: int, of: int) -> None:
        if watched:
            click.echo(f"\r{done} of {of} articles", nl=False, err=True)

    outcome = retag(config, options.store_path(config), show, every=every)
    if watched:
        click.echo("", err=True)
    if as_json:
        click.echo(json.dumps({"articles": outcome.articles, "version": outcome.version}))
    elif outcome.articles:
        click.echo(f"{outcome.articles} articles tagged with the rules {outcome.version}")
    else:
        click.echo(f"every article bears the tags of the rules {outcome.version}")
