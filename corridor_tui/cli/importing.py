"""`corridor-tui import PATH...`: documents as articles."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from corridor_tui.cli import output
from corridor_tui.cli.options import Options, shared

MANY = 20
"""From so many documents on, a terminal shows a progress bar instead of a line for each."""


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print a summary as JSON.")
@shared
def command(options: Options, paths: tuple[Path, ...], as_json: bool) -> None:
    """Store documents (.txt, .md, .html; folders are searched) as articles, tagged.

    Boilerplate is left out, title and date are found. The same document twice is one article. What cannot be read is
    reported on stderr, and the exit code is 1; the others are stored. So is a document that cannot be tagged.
    """
    from corridor_tui.services import documents, importing

    config = options.load()
    wanted = list(documents.find(paths))
    bar = len(wanted) >= MANY and sys.stderr.isatty() and not as_json
    with click.progressbar(length=len(wanted), label="Importing", file=sys.stderr, hidden=not bar) as progress:

        def tell(document: importing.Imported, _number: int, _of: int) -> None:
            progress.update(1)
            if document.outcome == "failed":
                output.warn(document.sentence)
            elif not bar and not as_json:
                output.say(document.sentence)
            if document.untagged is not None:
                output.warn(document.untagged)

        summary = importing.import_paths(config, options.store_path(config), wanted, tell)
    if as_json:
        output.say_json(
            {
                "new": summary.new,
                "updated": summary.updated,
                "unchanged": summary.unchanged,
                "failed": [{"path": str(item.path), "error": item.sentence} for item in summary.failed],
                "untagged": [{"path": str(item.path), "error": item.untagged} for item in summary.untagged],
                "documents": [
                    {"path": str(item.path), "outcome": item.outcome, "article": item.article, "title": item.title}
                    for item in summary.documents
                ],
            }
        )
    else:
        output.say(
            f"{summary.new} new, {summary.updated} updated, {summary.unchanged} known, {len(summary.failed)} failed"
            + (f", {len(summary.untagged)} without tags" if summary.untagged else "")
        )
    if summary.failed or summary.untagged:
        sys.exit(1)
