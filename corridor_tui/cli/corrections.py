"""`corridor-tui corrections`: the user's word on claims, and `accept`, `reject`, `relink`, `undo` below it."""

from __future__ import annotations

from typing import get_args

import click

from corridor_tui.cli.desk import open_desk
from corridor_tui.cli.groups import enter, inherited
from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import Column, say, say_json, say_table, warn
from corridor_tui.cli.page import now
from corridor_tui.model import Status

COLUMNS = (
    Column("ID", right=True),
    Column("ACTION"),
    Column("FIGURE"),
    Column("METRIC", stretch=True),
    Column("PERIOD"),
    Column("STATE"),
    Column("SOURCE", stretch=True),
    Column("SENTENCE", stretch=True),
)


@click.group(name="corrections", invoke_without_command=True)
@click.option("--all", "undone", is_flag=True, help="Also those taken back.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@shared
def command(options: Options, undone: bool, as_json: bool) -> None:
    """List what you accepted, rejected or linked to another metric. It outlives `retag`."""
    if enter(options):
        return
    from corridor_tui.services import corrections

    with open_desk(options) as desk:
        rows = corrections.listing(desk.db, undone=undone)
    if as_json:
        say_json(rows)
    elif not rows:
        say("No correction is in force.")
    else:
        say_table(COLUMNS, [_cells(row) for row in rows])


def _cells(row: dict[str, object]) -> list[str]:
    arrow = " -> " if row["action"] == "relink" else ""
    metric = f"{row['metric'] or '-'}{arrow}{row['new_metric'] if arrow else ''}"
    period = f"{row['period'] or '-'}{arrow}{row['new_period'] or '-' if arrow else ''}"
    state = "undone" if row["undone"] else "in force" if row["in_force"] else "its sentence is gone"
    return [str(row["id"]), str(row["action"]), str(row["text"]), metric, period, state, str(row["source"] or ""),
            str(row["sentence"])]  # fmt: skip


@command.command()
@click.argument("figure")
@click.option("--note", help="Why; kept with it.")
@shared
def accept(options: Options, figure: str, note: str | None) -> None:
    """Show this claim whatever others say. FIGURE is ARTICLE.NUMBER, as `metrics ID` prints it."""
    from corridor_tui.services import corrections

    with open_desk(inherited(options)) as desk:
        say(f"Accepted {figure} as correction {corrections.accept(desk.db, figure, now(), note)}.")


@command.command()
@click.argument("figure")
@click.option("--note", help="Why; kept with it.")
@shared
def reject(options: Options, figure: str, note: str | None) -> None:
    """Leave this claim out of its metric."""
    from corridor_tui.services import corrections

    with open_desk(inherited(options)) as desk:
        say(f"Rejected {figure} as correction {corrections.reject(desk.db, figure, now(), note)}.")


@command.command()
@click.argument("figure")
@click.option("--metric", metavar="ID", help="The metric it is really about (a queue: ID@CHECKPOINT).")
@click.option("--period", help="The period it is really about.")
@click.option("--status", type=click.Choice(get_args(Status)), help="What it really is.")
@click.option("--note", help="Why; kept with it.")
@shared
def relink(
    options: Options, figure: str, metric: str | None, period: str | None, status: str | None, note: str | None
) -> None:
    """Link a figure to another metric, period or status."""
    from corridor_tui.metrics.crossings import split
    from corridor_tui.services import corrections, figures_view
    from corridor_tui.services.catalog import catalog

    base, checkpoint = split(metric or "")
    with open_desk(inherited(options)) as desk:
        if metric:
            desk.doubt_ids(metrics=(base,), checkpoints=(checkpoint,) if checkpoint else ())
        number = corrections.relink(desk.db, figure, now(), metric=metric, period=period, status=status, note=note)
        say(f"Linked {figure} anew as correction {number}.")
        if metric:
            counted, unit = catalog(desk.config.metrics).get(base), figures_view.find(desk.db, figure).figure.unit
            if counted is not None and counted.unit != unit:
                warn(f"{base} is counted in {counted.unit}, this figure in {unit}: it does not join the shown series")


@command.command()
@click.argument("correction", type=int)
@shared
def undo(options: Options, correction: int) -> None:
    """Take a correction back: the machine's reading counts again."""
    from corridor_tui.services import corrections

    with open_desk(inherited(options)) as desk:
        corrections.undo(desk.db, correction, now())
        say(f"Correction {correction} is undone.")
