"""`corridor-tui cite FIGURE`: one line to paste into a report."""

from __future__ import annotations

import click

from corridor_tui.cli.desk import open_desk
from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import say_json
from corridor_tui.cli.page import echo


@click.command(name="cite")
@click.argument("figure")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, exact values.")
@shared
def command(options: Options, figure: str, as_json: bool) -> None:
    """Cite a figure: value, period, quote, source, date, link. FIGURE is ARTICLE.NUMBER, as `figures` lists it."""
    from corridor_tui.services import figures_view

    with open_desk(options) as desk:
        cited = figures_view.citation(desk.db, figures_view.find(desk.db, figure))
    if as_json:
        say_json(cited)
    else:
        echo([figures_view.citation_line(cited)])
