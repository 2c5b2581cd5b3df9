"""`corridor-tui metrics`: the tracked metrics, and the evidence behind one of them."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corridor_tui.cli import metrics_text
from corridor_tui.cli.desk import Desk, open_desk
from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import say, say_json, say_table, warn
from corridor_tui.cli.page import ascii_only, echo, today, width
from corridor_tui.model import ConfigError

if TYPE_CHECKING:
    from corridor_tui.services.metrics_view import MetricHistory


@click.command(name="metrics")
@click.argument("metric", required=False)
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON, exact values.")
@click.option("--csv", "as_csv", is_flag=True, help="The table (with METRIC: its claims) as CSV.")
@click.option(
    "--xlsx", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="With METRIC: a workbook."
)
@click.option("--check", is_flag=True, help="With METRIC: why each value is shown and what was left out.")
@click.option("--compare", nargs=2, metavar="A B", help="Two metrics side by side.")
@click.option("--all", "everything", is_flag=True, help="Also the tracked metrics without a value.")
@shared
def command(
    options: Options,
    metric: str | None,
    as_json: bool,
    as_csv: bool,
    xlsx: Path | None,
    check: bool,
    compare: tuple[str, str] | None,
    everything: bool,
) -> None:
    """The latest value of every tracked metric; with METRIC its history, sentences and sources."""
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    if (check or xlsx) and metric is None:
        raise click.UsageError("--check and --xlsx want a METRIC")
    form = "json" if as_json else "csv" if as_csv else "text"
    with open_desk(options) as desk:
        if compare:
            _print_comparison(desk, *compare, form)
        elif metric is None:
            _print_panel(desk, form, everything)
        elif xlsx is not None:
            from corridor_tui.services import workbook

            workbook.write(_history(desk, metric), xlsx)
            say(f"Wrote {metric} to {xlsx}.")
        else:
            _print_history(_history(desk, metric), form, check)


def _print_panel(desk: Desk, form: str, everything: bool) -> None:
    from corridor_tui.services import metrics_csv, metrics_json, metrics_view

    histories = metrics_view.histories(desk.db, today=today(), extra=desk.config.metrics)
    silent = metrics_view.without_value(histories, desk.config.metrics)
    rows = [found.row for found in histories.values()] + (silent if everything else [])
    if form == "json":
        listed = [metrics_json.history_json(found) for found in histories.values()]
        say_json(listed + [metrics_json.row_json(row) for row in (silent if everything else [])])
    elif form == "csv":
        click.echo(metrics_csv.rows_csv(rows), nl=False)
    else:
        if rows:
            shown = metrics_text.NARROW if width() < metrics_text.WIDE else len(metrics_text.COLUMNS)
            cells = metrics_text.panel(rows, ascii_only=ascii_only())
            say_table(metrics_text.COLUMNS[:shown], [line[:shown] for line in cells])
        if not histories:
            echo(["No article has stated a value of a tracked metric yet."])
        elif silent and not everything:
            warn(f"{len(silent)} more tracked metrics have no value yet (--all lists them)")


def _print_history(found: MetricHistory, form: str, check: bool) -> None:
    from corridor_tui.services import metrics_csv, metrics_json

    if form == "json":
        say_json(metrics_json.history_json(found))
    elif form == "csv":
        click.echo(metrics_csv.claims_csv(found), nl=False)
    elif check:
        echo(metrics_text.check(found, ascii_only=ascii_only()))
    else:
        echo(metrics_text.history(found, width(), ascii_only=ascii_only()))


def _print_comparison(desk: Desk, first: str, second: str, form: str) -> None:
    from corridor_tui.metrics.compare import compare
    from corridor_tui.services import metrics_csv, metrics_json

    one, other = _history(desk, first), _history(desk, second)
    pairs = compare(one.series, other.series)
    if form == "json":
        say_json(metrics_json.comparison_json(one, other, pairs))
    elif form == "csv":
        click.echo(metrics_csv.comparison_csv(pairs), nl=False)
    else:
        echo(metrics_text.comparison(one, other, pairs, ascii_only=ascii_only()))


def _history(desk: Desk, name: str) -> MetricHistory:
    """The history of a metric. Raises ConfigError, with the nearest name, when there is none."""
    from corridor_tui.services.catalog import catalog
    from corridor_tui.services.metrics_view import history

    found = history(desk.db, name, today=today(), extra=desk.config.metrics)
    if found is not None:
        return found
    near = difflib.get_close_matches(name, list(catalog(desk.config.metrics)), n=1)
    raise ConfigError(
        f"no metric {name!r}" + (f"; did you mean {near[0]}?" if near else "; `metrics --all` lists them")
    )
