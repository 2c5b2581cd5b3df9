"""`corridor-tui serve`: the monitor in a browser of this machine."""

from __future__ import annotations

import click

from corridor_tui.cli.options import Options, shared
from corridor_tui.model import CorridorError


@click.command("serve")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0: any free one.")
@click.option("--offline", is_flag=True, help="The monitor fetches nothing.")
@shared
def command(options: Options, port: int, offline: bool) -> None:
    """Show the monitor in a browser of this machine, until SIGINT or SIGTERM.

    Listens on 127.0.0.1 only; the address printed holds a key, and who has it sees and may do all that the monitor
    can. Needs the extra `web`.
    """
    config = options.load()
    try:
        from corridor_tui.tui.web import serve
    except ImportError as error:
        raise CorridorError("the browser needs the extra: pip install 'corridor-tui[web]'") from error
    arguments = ["--db", str(options.store_path(config))]
    if options.config is not None:
        arguments += ["--config", str(options.config)]
    if offline:
        arguments.append("--offline")
    serve(arguments, port, lambda address: click.echo(f"The monitor is at {address} (ctrl+c ends it)"))
