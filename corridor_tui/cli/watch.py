"""`corridor-tui watch`: fetch on schedule without a screen, until told to stop."""

from __future__ import annotations

import click

from corridor_tui.cli.options import Options, shared


@click.command("watch")
@click.option("--log-json", is_flag=True, help="One JSON object a log line.")
@shared
def command(options: Options, log_json: bool) -> None:
    """Fetch the due feeds again and again, until SIGINT or SIGTERM.

    The log goes to stderr, one line a feed.
    """
    from corridor_tui.cli.logs import set_up
    from corridor_tui.services.watch import watch

    config = options.load()
    set_up(as_json=log_json)
    watch(config, options.store_path(config))
