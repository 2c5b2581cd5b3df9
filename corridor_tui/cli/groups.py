"""Commands with commands below them: the paths may be given before or after the inner name."""

from __future__ import annotations

import click

from corridor_tui.cli.options import Options


def inherited(options: Options) -> Options:
    """The paths given to this command, else those given to the command above it."""
    above = click.get_current_context().obj
    if isinstance(above, Options):
        return Options(options.config or above.config, options.db or above.db)
    return options


def enter(options: Options) -> bool:
    """Hand a group's own paths to the command below; false when there is none and the group itself has to answer."""
    context = click.get_current_context()
    context.obj = options
    return context.invoked_subcommand is not None
