"""`corridor-tui show ID`: one article with its tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from corridor_tui.cli.articles import as_dict
from corridor_tui.cli.desk import Desk, open_desk
from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import say_json
from corridor_tui.cli.page import ascii_only, block, echo, wrapped
from corridor_tui.metrics.numbers import human
from corridor_tui.model import Article, CorridorError, Tags
from corridor_tui.services import stories
from corridor_tui.services.claims import handle
from corridor_tui.services.moments import moment
from corridor_tui.store import articles, attachments, observations, tags
from corridor_tui.tagging.answer import answer
from corridor_tui.text.sanitize import clean_line

if TYPE_CHECKING:
    from corridor_tui.services.changes import Change

LINES_SHOWN = 6
CLIPPED = 160
"""Lines of an edit that are shown, and their characters."""


@click.command("show")
@click.argument("number", metavar="ID", type=click.IntRange(min=1))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@shared
def command(options: Options, number: int, as_json: bool) -> None:
    """Show one article: its text, the corridors and checkpoints it names, and its figures.

    ID is the number that `articles` prints first. The handle before each figure is what `cite` takes.
    """
    with open_desk(options) as desk:
        article = articles.get(desk.db, number)
        if article is None:
            raise CorridorError(f"there is no article {number}; `corridor-tui articles --all` lists what is stored")
        if as_json:
            say_json(_as_json(desk, article))
        else:
            echo(_page(desk, article))


def _stored_tags(desk: Desk, article: Article) -> Tags:
    """The tags as stored, which is what every other command reports."""
    return Tags(
        lang=article.language,
        relevant=article.relevant,
        relevance=article.relevance,
        mentions=tuple(tags.mentions(desk.db, article.id)),
        figures=tuple(tags.figures(desk.db, article.id)),
        observations=tuple(item.observation for item in observations.in_article(desk.db, article.id)),
        excluded=article.excluded,
    )


def _as_json(desk: Desk, article: Article) -> dict[str, object]:
    (row,) = articles.window(desk.db, [article.id])
    found = answer(str(article.id), _stored_tags(desk, article))
    figures = [{"handle": handle(article.id, n)} | figure for n, figure in enumerate(found["figures"])]
    excluded = [{"field": e.field, "start": e.start, "end": e.end, "rule": e.rule} for e in article.excluded]
    return as_dict(row) | {
        "also_told_by": [
            {"id": row.id, "source": row.source, "language": row.language, "title": row.title, "url": row.url}
            for row in stories.others(desk.db, article.id)
        ],
        "published_raw": article.published_raw,
        "text": article.text,
        "mentions": found["mentions"],
        "figures": figures,
        "observations": found["observations"],
        "attachments": [asdict(enclosure) for enclosure in attachments.of(desk.db, article.id)],
        "revisions": [asdict(edit) for edit in _changes(desk, article)],
        "excluded": excluded,
        "tagger_version": article.tagger_version,
    }


def _page(desk: Desk, article: Article) -> list[str]:
    found = _stored_tags(desk, article)
    lines = [
        *wrapped(article.title),
        f"{article.source}, {moment(article.published, article.fetched, article.date_note)}",
    ]
    if article.url:
        lines.append(article.url)
    for enclosure in attachments.of(desk.db, article.id):
        lines.append(f"attached: {enclosure.url}" + (f" ({enclosure.type})" if enclosure.type else ""))
    for word, ids in (("corridors", found.corridors), ("checkpoints", found.checkpoints)):
        if ids:
            lines += wrapped(f"{word}: {', '.join(ids)}")
    if not article.relevant:
        lines.append(f"not about the subject (relevance {article.relevance:.2f})")
    if edits := _changes(desk, article):
        lines.append(f"edited by its source: {len(edits)} earlier version{'s' if len(edits) != 1 else ''} kept")
        for edit in edits:
            lines += _edit(edit)
    if told := stories.others(desk.db, article.id):
        lines += wrapped("also told by: " + ", ".join(f"{row.source} ({row.language}) {row.id}" for row in told))
    lines.append("")
    for paragraph in article.text.split("\n"):
        lines += wrapped(paragraph) if paragraph.strip() else [""]
    if found.figures:
        lines += ["", *block(("figure", "as printed", "value", "period", "what", "metric"), _rows(article, found))]
    return lines


def _changes(desk: Desk, article: Article) -> Sequence[Change]:
    if article.revision == 1:
        return ()
    from corridor_tui.services.changes import changes
    from corridor_tui.services.tagging import tagger_for

    return changes(desk.db, article, tagger_for(desk.config))


def _edit(edit: Change) -> list[str]:
    """An edit for people: figures first, then the lines, clipped; `--json` has them whole."""
    figures = [
        f"{word} {', '.join(found)}"
        for word, found in (("no longer", edit.figures_gone), ("now", edit.figures_come))
        if found
    ]
    lines = wrapped(f"{edit.at:%Y-%m-%d %H:%M} UTC: {'; '.join(figures) or 'the same figures'}")
    for mark, found in (("-", edit.lines_gone), ("+", edit.lines_come)):
        lines += [f"  {mark} {clean_line(line, CLIPPED)}" for line in found[:LINES_SHOWN]]
        if len(found) > LINES_SHOWN:
            lines.append(f"  {mark} and {len(found) - LINES_SHOWN} more lines")
    return lines


def _rows(article: Article, found: Tags) -> list[list[str]]:
    plain = ascii_only()
    return [
        [
            handle(article.id, number),
            figure.text,
            human(figure.value, figure.unit, figure.bound, figure.value_high, ascii_only=plain),
            figure.period or "",
            " ".join(word for word in (figure.status, figure.role, figure.direction or "") if word),
            figure.metric or "",
        ]
        for number, figure in enumerate(found.figures)
    ]
