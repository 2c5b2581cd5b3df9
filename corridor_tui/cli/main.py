"""The command group: global options, lazy subcommands, one place for errors and exit codes.

A subcommand `name` is the click command object `command` in `corridor_tui.cli.name`; it is imported only when it is
run or when help is shown, because the monitor's first paint must not pay for the fetcher's libraries.
"""

from __future__ import annotations

import importlib
import sys

import click

from corridor_tui import __version__
from corridor_tui.model import CorridorError

COMMANDS: dict[str, str] = {
    "fetch": "fetch",
    "watch": "watch",
    "import": "importing",
    "tag": "tag",
    "retag": "retag",
    "articles": "articles",
    "show": "show",
    "metrics": "metrics",
    "brief": "brief",
    "export": "export",
    "feeds": "feeds",
    "doctor": "doctor",
}
"""Command name -> module below corridor_tui.cli."""


class LazyGroup(click.Group):
    """A click group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command name, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command, or None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"corridor_tui.cli.{COMMANDS[cmd_name]}").command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="corridor-tui")
@click.pass_context
def group(ctx: click.Context) -> None:
    """Watch the transport corridors of Central Asia: news, checkpoints and figures, in a terminal."""


def main() -> None:
    """Run the command line; errors become one sentence on stderr and an exit code."""
    try:
        group(standalone_mode=True)
    except CorridorError as error:
        click.echo(f"corridor-tui: {error}", err=True)
        sys.exit(error.exit_code)
