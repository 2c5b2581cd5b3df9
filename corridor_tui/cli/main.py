"""The command group: global options, lazy subcommands, one place for errors and exit codes.

A subcommand `name` is the click command object `command` in `corridor_tui.cli.name`; it is imported only when it is
run or when help is shown, because the monitor's first paint must not pay for the fetcher's libraries.
"""

from __future__ import annotations

import importlib
import os
import sys

import click

from corridor_tui import __version__, collector
from corridor_tui.cli.options import Options, shared
from corridor_tui.model import CorridorError
from corridor_tui.text.sanitize import clean_line

COMMANDS: dict[str, str] = {
    "fetch": "fetch",
    "watch": "watch",
    "import": "importing",
    "tag": "tag",
    "retag": "retag",
    "articles": "articles",
    "show": "show",
    "metrics": "metrics",
    "figures": "figures",
    "cite": "cite",
    "corrections": "corrections",
    "reference": "reference",
    "alerts": "alerts",
    "brief": "brief",
    "export": "export",
    "feeds": "feeds",
    "backup": "backup",
    "serve": "serve",
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
@click.option("--offline", is_flag=True, help="The monitor fetches nothing.")
@click.option(
    "--demo", is_flag=True, help="The monitor replays an invented week in a store of its own; no network is needed."
)
@shared
@click.pass_context
def group(ctx: click.Context, options: Options, offline: bool, demo: bool) -> None:
    """Watch the transport corridors of Central Asia: news, checkpoints and figures, in a terminal.

    Without a command: the monitor.
    """
    if ctx.invoked_subcommand is not None:
        collector.release()
        # Paths given before the command hold for the command, unless it is given its own.
        given = {"config_path": options.config, "db_path": options.db}
        ctx.default_map = {ctx.invoked_subcommand: {name: path for name, path in given.items() if path is not None}}
        return
    from corridor_tui.tui import launch

    if demo:
        ctx.exit(launch.demo())
    config = options.load()
    path = options.store_path(config)
    ctx.exit(launch.run(config, config_path=options.config, db_path=path, offline=offline))


def main() -> None:
    """Run the command line; errors become one sentence on stderr and an exit code.

    A fault of our own is told in one line as well; CORRIDOR_TUI_DEBUG=1 adds where it happened.
    """
    try:
        group(standalone_mode=True)
    except CorridorError as error:
        _say(str(error))
        sys.exit(error.exit_code)
    except Exception as fault:
        if os.environ.get("CORRIDOR_TUI_DEBUG"):
            raise
        _say(f"a fault of the program itself, {type(fault).__name__}: {fault} (CORRIDOR_TUI_DEBUG=1 shows where)")
        sys.exit(1)


def _say(sentence: str) -> None:
    click.echo(f"corridor-tui: {clean_line(sentence)}", err=True)
