"""Why a figure or tag was read as it was: the text tagged again with today's rules, the reasons as lines. For a thread."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corridor_tui.config import Config
from corridor_tui.model import CorridorError, Figure, Mention, Reason, Tags
from corridor_tui.tui.pieces import Line, Piece
from corridor_tui.tui.quantities import of_figure
from corridor_tui.tui.reading import Opened
from corridor_tui.tui.reports import reading
from corridor_tui.tui.wrap import wrap


def explain(store: Path, config: Config, article: Opened, chosen: Figure | Mention | None, width: int) -> list[Line]:
    """The reasons behind a figure or name, or behind relevance and every name where none is chosen."""
    # The rules are loaded at the first explanation only: the monitor does not tag.
    from corridor_tui.services.article_document import document
    from corridor_tui.services.standing import standing_paragraphs
    from corridor_tui.services.tagging import tagger_for
    from corridor_tui.store import articles

    try:
        tagger = tagger_for(config)
        with reading(store) as db:
            stored = articles.get(db, article.id)
            standing = standing_paragraphs(db, article.feed)
    except CorridorError as error:
        return [[Piece(f" {error}", "bad")], []]
    if stored is None:
        return [[Piece(" The article is no longer in the store.", "muted")], []]
    return explanation(article, tagger.tag(document(stored, standing)), chosen, width)


def explanation(article: Opened, tags: Tags, chosen: Figure | Mention | None, width: int) -> list[Line]:
    """An answer of the tagger as lines: pure."""
    lines: list[Line] = [[Piece(" Why (e or esc closes)", "head")]]
    if isinstance(chosen, Mention):
        name = next((x for x in tags.mentions if _place(x) == _place(chosen)), None)
        if name is None:
            lines += _wrapped("Today's rules no longer read a name here: run `corridor-tui retag`.", width)
        else:
            lines += _mention(article, name, width)
    elif chosen is not None:
        found = next((x for x in tags.figures if _place(x) == _place(chosen)), None)
        if found is None:
            lines += _wrapped("Today's rules no longer read a figure here: run `corridor-tui retag`.", width)
        else:
            lines += [[Piece(f"  {found.text}", "figure"), Piece(f"  {of_figure(found)}", "strong")]]
            lines += _wrapped(f"rule {found.rule}", width)
            lines += _reasons(article, found.reasons, width)
    else:
        verdict = "relevant" if tags.relevant else "not relevant"
        lines += _wrapped(f"{verdict}, {tags.relevance:.2f}, language {tags.lang}", width)
        lines += _reasons(article, tags.reasons, width)
        seen: set[tuple[str, str]] = set()
        for mention in tags.mentions:
            if (mention.id, mention.rule) not in seen:
                seen.add((mention.id, mention.rule))
                lines += _mention(article, mention, width)
    return [*lines, []]


def _place(tag: Figure | Mention) -> tuple[str, int, int]:
    return tag.field, tag.start, tag.end


def _mention(article: Opened, mention: Mention, width: int) -> list[Line]:
    lines: list[Line] = [
        [
            Piece(f"  {mention.text}", mention.kind),
            Piece(f"  {mention.id}", "strong"),
            Piece(f"  {mention.rule}", "muted"),
        ]
    ]
    return lines + _reasons(article, mention.reasons, width)


def _reasons(article: Opened, reasons: Iterable[Reason], width: int) -> list[Line]:
    lines: list[Line] = []
    for reason in reasons:
        words = ""
        if reason.field is not None and reason.start is not None and reason.end is not None:
            source = article.title if reason.field == "title" else article.text
            words = f": “{source[reason.start : reason.end]}”"
        lines += _wrapped(f"· {reason.note}{words}", width)
    return lines


def _wrapped(text: str, width: int) -> list[Line]:
    flat = " ".join(text.split())
    return [[Piece("    " + flat[start:end], "muted")] for start, end in wrap(flat, max(10, width - 6))]
