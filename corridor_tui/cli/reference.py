"""`corridor-tui reference`: published values with their sources beside what the articles say; off until loaded."""

from __future__ import annotations

from pathlib import Path

import click

from corridor_tui.cli.desk import open_desk
from corridor_tui.cli.groups import enter, inherited
from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import Column, say, say_json, say_table


@click.group(name="reference", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@shared
def command(options: Options, as_json: bool) -> None:
    """List the loaded tables of reference values; `load` and `clear` below."""
    if enter(options):
        return
    from corridor_tui.services import reference_values

    with open_desk(options) as desk:
        loaded = reference_values.listing(desk.db)
    if as_json:
        say_json([{"table": name, "values": count} for name, count in loaded])
    elif not loaded:
        say(
            "No reference values are loaded. `corridor-tui reference load` loads the table that ships with the program."
        )
    else:
        say_table((Column("TABLE"), Column("VALUES", right=True)), [(name, str(count)) for name, count in loaded])


@command.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@shared
def load(options: Options, file: Path | None) -> None:
    """Load FILE (CSV, docs/metrics.md has its columns), or the shipped table; loading again replaces it."""
    from corridor_tui.services import reference_values

    with open_desk(inherited(options)) as desk:
        name, count = reference_values.load(desk.db, file)
    say(f"Loaded {count} values from {name}.")


@command.command()
@click.argument("table", required=False)
@shared
def clear(options: Options, table: str | None) -> None:
    """Take out TABLE, or every loaded value."""
    from corridor_tui.services import reference_values

    with open_desk(inherited(options)) as desk:
        say(f"Took out {reference_values.clear(desk.db, table)} values.")
