"""`corridor-tui fetch`: ask the due feeds once, and tell what came of it."""

from __future__ import annotations

import click

from corridor_tui.cli.options import Options, shared


@click.command("fetch")
@click.option("--all", "every", is_flag=True, help="Every feed now, due or not.")
@click.option("--feed", "names", multiple=True, metavar="NAME", help="This feed now; may be given more than once.")
@click.option("--events", is_flag=True, help="Print JSON Lines as it goes.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@shared
def command(options: Options, every: bool, names: tuple[str, ...], events: bool, as_json: bool) -> None:
    """Fetch the feeds that are due, store their articles and tag them.

    A feed that fails is reported and does not fail the command. A server that asked to be left alone is left alone,
    whatever is asked for here.
    """
    from corridor_tui.cli.alerts import terminal
    from corridor_tui.cli.fetch_report import Lines, Plain, Silent, progress, report
    from corridor_tui.services.events import Busy
    from corridor_tui.services.lock import FetchRunning
    from corridor_tui.services.refresh import refresh

    config = options.load()
    if events:
        show: Lines | Plain | Silent = Lines()
    elif as_json:
        show = Silent()
    else:
        show = progress()
    try:
        with show:
            summary = refresh(
                config, options.store_path(config), names=names, every=every, on_event=show, terminal=terminal()
            )
    except FetchRunning as running:
        if events:
            Lines()(Busy(str(running)))
        elif as_json:
            click.echo(report(None, str(running)))
        raise
    if as_json and not events:
        click.echo(report(summary))
    if summary.stopped:
        raise click.exceptions.Exit(1)
