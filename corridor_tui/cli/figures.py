"""`corridor-tui figures`: every figure of the stored articles, with filters."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

import click

from corridor_tui.cli.desk import open_desk
from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import Column, say, say_json, say_table, warn
from corridor_tui.cli.page import now
from corridor_tui.cli.since import since as since_moment
from corridor_tui.model import Role, Status

COLUMNS = (
    Column("FIGURE"),
    Column("VALUE", right=True),
    Column("PERIOD"),
    Column("ROLE"),
    Column("METRIC", stretch=True),
    Column("DATE"),
    Column("SOURCE", stretch=True),
    Column("SENTENCE", stretch=True),
)


@click.command(name="figures")
@click.option("--unit", help="Only this unit (t, TEU, %, USD ...).")
@click.option("--role", type=click.Choice(get_args(Role)), help="Only this role.")
@click.option("--status", type=click.Choice(get_args(Status)), help="Only this status.")
@click.option("--metric", metavar="ID", help="Only figures linked to this metric.")
@click.option("--corridor", metavar="ID", help="Only articles that name this corridor.")
@click.option("--checkpoint", metavar="ID", help="Only articles that name this checkpoint.")
@click.option("--period", metavar="PERIOD", help="Only this period: 2024, 2024-05, 2024-Q1, 2024-01/2024-09.")
@click.option("--article", type=int, metavar="ID", help="Only this article.")
@click.option("--since", metavar="AGE|DATE", help="Only articles since then: 24h, 7d, 2w ..., or 2026-01-31.")
@click.option("--limit", type=click.IntRange(min=1), default=200, show_default=True, help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, exact values.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@shared
def command(
    options: Options,
    unit: str | None,
    role: str | None,
    status: str | None,
    metric: str | None,
    corridor: str | None,
    checkpoint: str | None,
    period: str | None,
    article: int | None,
    since: str | None,
    limit: int,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List figures with their sentences, newest article first."""
    from corridor_tui.metrics import periods
    from corridor_tui.metrics.periods import label, parse
    from corridor_tui.metrics.quotes import excerpt
    from corridor_tui.services import cells, figures_view
    from corridor_tui.services.claims import handle
    from corridor_tui.store import figure_search, search

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    start = since_moment(since, now()) if since else None
    if period and parse(period) is periods.UNDATED:
        raise click.BadParameter(f"{period!r} is no period such as 2024, 2024-05 or 2024-Q1", param_hint="--period")
    asked = parse(period).spelling if period else None
    known = (search.unit_of(unit) or unit) if unit else None
    wanted = figure_search.FigureQuery(
        known, role, status, metric, corridor, checkpoint, asked, article, start, limit + 1
    )
    with open_desk(options) as desk:
        named = {"corridors": corridor, "checkpoints": checkpoint, "metrics": metric}
        desk.doubt_ids(**{stem: (name,) for stem, name in named.items() if name})
        found = list(figure_search.find(desk.db, wanted))
    more = len(found) > limit
    del found[limit:]
    if as_json:
        say_json([figures_view.figure_json(item) for item in found])
    elif as_csv:
        click.echo(cells.csv_text(figures_view.COLUMNS, map(figures_view.figure_json, found)), nl=False)
    elif not found:
        filtered = any(getattr(wanted, field.name) for field in fields(wanted) if field.name != "limit")
        say("No figure fits." if filtered else "No article holds a figure yet.")
    else:
        say_table(
            COLUMNS,
            [
                (
                    handle(item.article, item.number),
                    figures_view.value_text(item),
                    label(parse(item.figure.period)) if item.figure.period else "",
                    item.figure.role if item.figure.status == "actual" else f"{item.figure.role}, {item.figure.status}",
                    item.figure.metric or "",
                    item.published.date().isoformat() if item.published else "",
                    item.source,
                    excerpt(item.sentence, item.figure.text, 300),
                )
                for item in found
            ],
        )
    if more:
        warn(f"there are more than {limit}; --limit shows them")
