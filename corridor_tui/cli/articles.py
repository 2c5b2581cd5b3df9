"""`corridor-tui articles`: search the stored articles and list them, newest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import click

from corridor_tui.cli.desk import open_desk
from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import Column, say, say_json, say_table, warn
from corridor_tui.services.moments import day
from corridor_tui.store import articles, query, search

COLUMNS = (
    Column("id", right=True),
    Column("date"),
    Column("source", stretch=True),
    Column("tags", stretch=True),
    Column("title", stretch=True),
)


@click.command("articles")
@click.argument("words", metavar="[QUERY]", nargs=-1)
@click.option(
    "--corridor", "corridors", multiple=True, metavar="ID", help="Names this corridor (several: any of them)."
)
@click.option("--checkpoint", "checkpoints", multiple=True, metavar="ID", help="Names this checkpoint.")
@click.option("--metric", "metrics", multiple=True, metavar="ID", help="Has a figure of this metric.")
@click.option("--since", metavar="AGE", help="Not older than 24h, 7d, 2w ...")
@click.option("--unread", is_flag=True, help="Only unread ones.")
@click.option("--all", "everything", is_flag=True, help="Also those that are not about the subject.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@shared
def command(
    options: Options,
    words: tuple[str, ...],
    corridors: tuple[str, ...],
    checkpoints: tuple[str, ...],
    metrics: tuple[str, ...],
    since: str | None,
    unread: bool,
    everything: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Search and list articles, newest first.

    QUERY takes words in any language, "phrases", -word, prefix*, and fields such as corridor:middle-corridor,
    checkpoint:khorgos, lang:ru, newer:7d, figure:>1Mt.
    """
    wanted = search.parse(" ".join(words))
    if since is not None:
        age = search.age_of(since)
        if age is None:
            raise click.BadParameter(f"{since!r} is not an age such as 24h, 7d or 2w", param_hint="--since")
        wanted = replace(wanted, newer=age)
    wanted = replace(
        wanted,
        corridors=wanted.corridors + corridors,
        checkpoints=wanted.checkpoints + checkpoints,
        metrics=wanted.metrics + metrics,
        unread=True if unread else wanted.unread,
    )
    with open_desk(options) as desk:
        question = query.at(wanted, now=datetime.now(UTC), everything=everything, limit=limit)
        rows = articles.window(desk.db, articles.ids(desk.db, question))
        total = articles.count(desk.db, question)
        if as_json:
            say_json([as_dict(row) for row in rows])
            return
        desk.doubt_ids(corridors=wanted.corridors, checkpoints=wanted.checkpoints, metrics=wanted.metrics)
    if not rows:
        say("No article fits." if everything else "No article fits. With --all the search takes in every stored one.")
        return
    say_table(COLUMNS, [cells(row) for row in rows])
    if total > len(rows):
        warn(f"{len(rows)} of {total} articles; --limit shows more")


def cells(row: articles.ArticleRow) -> tuple[str, ...]:
    """One article as the cells of COLUMNS. An unread one has a dot before its title."""
    title = row.title if row.read else "• " + row.title
    return (
        str(row.id),
        day(row.published, row.fetched, row.date_note),
        row.source,
        " ".join((*row.corridors, *row.checkpoints)),
        title,
    )


def as_dict(row: articles.ArticleRow) -> dict[str, object]:
    """One article as JSON."""
    return {
        "id": row.id,
        "title": row.title,
        "source": row.source,
        "feed": row.feed,
        "url": row.url,
        "published": row.published,
        "date_note": row.date_note,
        "fetched": row.fetched,
        "language": row.language,
        "relevant": row.relevant,
        "relevance": row.relevance,
        "read": row.read,
        "starred": row.starred,
        "corridors": row.corridors,
        "checkpoints": row.checkpoints,
        "figures": row.figures,
        "revision": row.revision,
        "story": row.story,
    }
