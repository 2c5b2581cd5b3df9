"""`corridor-tui metrics`: the tracked metrics, and the evidence behind one of them."""

from __future__ import annotations

import difflib
import sqlite3
from typing import TYPE_CHECKING

import click

from corridor_tui.cli import metrics_text
from corridor_tui.cli.desk import open_desk
from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import say_json, say_table, warn
from corridor_tui.cli.page import ascii_only, echo, today, width
from corridor_tui.model import ConfigError

if TYPE_CHECKING:
    from corridor_tui.services.metrics_view import Extra, MetricHistory


@click.command(name="metrics")
@click.argument("metric", required=False)
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON, exact values.")
@click.option("--csv", "as_csv", is_flag=True, help="The table (with METRIC: its claims) as CSV.")
@click.option("--check", is_flag=True, help="With METRIC: why each value is shown and what was left out.")
@click.option("--compare", nargs=2, metavar="A B", help="Two metrics side by side.")
@click.option("--all", "everything", is_flag=True, help="Also the tracked metrics without a value.")
@shared
def command(
    options: Options,
    metric: str | None,
    as_json: bool,
    as_csv: bool,
    check: bool,
    compare: tuple[str, str] | None,
    everything: bool,
) -> None:
    """The latest value of every tracked metric; with METRIC its history, sentences and sources."""
    from corridor_tui.metrics.compare import compare as compared
    from corridor_tui.services import metrics_csv, metrics_json, metrics_view

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    if check and metric is None:
        raise click.UsageError("--check wants a METRIC")
    plain = ascii_only()
    with open_desk(options) as desk:
        db, extra = desk.db, desk.config.metrics
        if compare:
            one, other = (_history(db, name, extra) for name in compare)
            pairs = compared(one.series, other.series)
            if as_json:
                say_json(metrics_json.comparison_json(one, other, pairs))
            elif as_csv:
                click.echo(metrics_csv.comparison_csv(pairs), nl=False)
            else:
                echo(metrics_text.comparison(one, other, pairs, ascii_only=plain))
            return
        if metric is not None:
            found = _history(db, metric, extra)
            if as_json:
                say_json(metrics_json.history_json(found))
            elif as_csv:
                click.echo(metrics_csv.claims_csv(found), nl=False)
            elif check:
                echo(metrics_text.check(found, ascii_only=plain))
            else:
                echo(metrics_text.history(found, width(), ascii_only=plain))
            return
        histories = metrics_view.histories(db, today=today(), extra=extra)
        rows = [found.row for found in histories.values()]
        silent = metrics_view.without_value(histories, extra)
        if as_json:
            listed = [metrics_json.history_json(found) for found in histories.values()]
            listed += [metrics_json.row_json(row) for row in silent] if everything else []
            say_json(listed)
            return
        if as_csv:
            click.echo(metrics_csv.rows_csv([*rows, *silent] if everything else rows), nl=False)
            return
        shown = [*rows, *silent] if everything else rows
        if shown:
            say_table(metrics_text.COLUMNS, metrics_text.panel(shown, ascii_only=plain))
        if not rows:
            echo(["No article has stated a value of a tracked metric yet."])
        elif silent and not everything:
            warn(f"{len(silent)} more tracked metrics have no value yet (--all lists them)")


def _history(db: sqlite3.Connection, name: str, extra: Extra) -> MetricHistory:
    """The history of a metric. Raises ConfigError, with the nearest name, when there is none."""
    from corridor_tui.services.catalog import catalog
    from corridor_tui.services.metrics_view import history

    found = history(db, name, today=today(), extra=extra)
    if found is not None:
        return found
    near = difflib.get_close_matches(name, list(catalog(extra)), n=1)
    raise ConfigError(
        f"no metric {name!r}" + (f"; did you mean {near[0]}?" if near else "; `metrics --all` lists them")
    )
