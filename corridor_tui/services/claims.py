"""What the store holds about metrics, as claims and growth statements: machine output, corrections, reference rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import cast
from urllib.parse import urlsplit

from corridor_tui.metrics.claims import Claim, Growth
from corridor_tui.metrics.corrections import Action, Anchor, Correction, correct
from corridor_tui.metrics.crossings import Named, Place, checkpoint_of, split
from corridor_tui.metrics.definitions import relations
from corridor_tui.model import UNNAMED_SOURCE, Bound, Field, Figure, ReferenceValue, Status
from corridor_tui.store import choices, figure_search, observations, reference

SAME_SENTENCE = 40
"""Letters and digits from which on a sentence is not written twice by chance."""


def claims(db: sqlite3.Connection, metric: str | None = None) -> list[Claim]:
    """Every claim in force, or those of one metric: the tagger's, corrected by the user, and loaded reference values."""
    made = choices.active(db)
    named = names(db)
    corrections = [_correction(db, choice, named) for choice in made]
    # A relinked claim comes from another metric's observations, so with corrections all of them have to be read.
    stored = observations.each(db, None if made else metric)
    # A number too large for the store comes back as infinity; no metric has such a value.
    sound = (item for item in stored if item.observation.value.is_finite())
    if corrections:
        corrected = correct(((_anchor(item), claim_of(item, named)) for item in sound), corrections)
    else:
        corrected = [claim_of(item, named) for item in sound]
    corrected += [reference_claim(row) for row in reference.rows(db, metric) if row.role == "level"]
    return corrected if metric is None else [claim for claim in corrected if claim.metric == metric]


def growths(db: sqlite3.Connection, metric: str | None = None) -> list[Growth]:
    """Every stated change of a tracked metric, or those of one metric."""
    found = [
        Growth(
            metric=identifier,
            period=item.figure.period or period,
            size=item.figure.value,
            unit=item.figure.unit,
            direction=item.figure.direction or "up",
            base=item.figure.base,
            bound=item.figure.bound,
            authority=authority,
            source=publisher(item.source, item.url),
            date=item.published.date() if item.published else None,
            article=item.article,
            title=item.title,
            url=item.url,
            quote=item.sentence,
            surface=item.figure.text,
            figure=handle(item.article, item.number),
        )
        for item, identifier, period, authority in figure_search.changes(db, metric)
        if item.figure.value.is_finite()
    ]
    found += [reference_growth(row) for row in reference.rows(db, metric) if row.role == "change"]
    return found


def by_series(items: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims grouped by series: by metric, a local one's by checkpoint too."""
    groups: dict[str, list[Claim]] = {}
    for item in items:
        groups.setdefault(item.series, []).append(item)
    return groups


def handle(article: int, number: int) -> str:
    """A figure's handle: article 12, figure 0 is "12.1"."""
    return f"{article}.{number + 1}"


Names = Mapping[int, Sequence[Named]]
"""The checkpoints that articles name, by article."""


def names(db: sqlite3.Connection) -> Names:
    """The checkpoints named where local metrics are spoken of."""
    found = observations.named_checkpoints(db, relations().local)
    return {article: [Named(*name) for name in names] for article, names in found.items()}


def counted_at(metric: str, figure: Figure | None, sentence: str, named: Sequence[Named]) -> str | None:
    """Where a value of a local metric was counted, from the checkpoints `named` in its article.

    None for other metrics, or when the article does not tell.
    """
    if figure is None or metric not in relations().local:
        return None
    return checkpoint_of(Place(figure.field, (figure.start, figure.end), figure.sentence, sentence), named)


def claim_of(item: observations.StoredObservation, named: Names) -> Claim:
    """A stored observation as a claim."""
    said = item.observation
    return Claim(
        metric=said.metric,
        period=said.period or "",
        value=said.value,
        unit=said.unit,
        status=said.status,
        bound=said.bound,
        value_high=said.value_high,
        authority=said.authority,
        source=publisher(item.source, item.url),
        date=item.published.date() if item.published else None,
        article=item.article,
        story=None if item.story is None else str(item.story),
        wording=_wording(item.sentence),
        title=item.title,
        url=item.url,
        quote=item.sentence,
        surface=item.figure.text if item.figure else "",
        field=item.figure.field if item.figure else "text",
        span=(item.figure.start, item.figure.end) if item.figure else None,
        figure=handle(item.article, said.figure),
        checkpoint=counted_at(said.metric, item.figure, item.sentence, named.get(item.article, ())),
    )


def _wording(sentence: str) -> str | None:
    """The letters and digits of a sentence, if it is long enough: word for word the same, it was sent to both papers."""
    words = "".join(filter(str.isalnum, sentence.casefold()))
    return words if len(words) >= SAME_SENTENCE else None


def _anchor(item: observations.StoredObservation) -> Anchor:
    figure = item.figure
    return Anchor(
        item.feed, item.guid_key, figure.field if figure else "text", figure.text if figure else "", item.sentence
    )


def _correction(db: sqlite3.Connection, choice: choices.StoredChoice, named: Names) -> Correction:
    figure = None
    if choice.article is not None and choice.figure is not None:
        figure = figure_search.get(db, choice.article, choice.figure)
    anchor = Anchor(choice.feed, choice.guid_key, choice.field, choice.surface, choice.sentence)
    wanted = None
    if choice.action != "reject" and choice.present and choice.value is not None and choice.article is not None:
        metric, checkpoint = split(choice.new_metric or choice.metric or "")
        if checkpoint is None and figure is not None:
            checkpoint = counted_at(metric, figure.figure, figure.sentence, named.get(choice.article, ()))
        wanted = Claim(
            metric=metric,
            checkpoint=checkpoint,
            period=(choice.new_period if choice.new_period is not None else choice.period) or "",
            value=choice.value,
            unit=choice.unit or "",
            status=cast(Status, choice.status or "actual"),
            bound=cast(Bound, choice.bound or "="),
            value_high=choice.value_high,
            source=publisher(choice.source, choice.url),
            date=choice.published.date() if choice.published else None,
            article=choice.article,
            story=None if choice.story is None else str(choice.story),
            wording=_wording(choice.sentence),
            title=choice.title,
            url=choice.url,
            quote=choice.sentence,
            surface=choice.surface,
            field=cast(Field, choice.field),
            span=(figure.figure.start, figure.figure.end) if figure else None,
            figure=handle(figure.article, figure.number) if figure else "",
            kind="user",
            accepted=True,
            note=choice.note or "",
        )
    return Correction(cast(Action, choice.action), anchor, choice.metric, choice.period or "", wanted)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def publisher(source: str, url: str | None) -> str:
    """Who publishes an article: its source; its address's host where it names none, "" where it has none either."""
    return host(url) if source == UNNAMED_SOURCE else source


def host(url: str | None) -> str:
    """The host of an address without "www.", "" when there is none."""
    try:
        name = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")


def reference_claim(row: ReferenceValue) -> Claim:
    """A loaded value as a claim of its own kind."""
    metric, checkpoint = split(row.metric)
    return Claim(
        metric=metric,
        checkpoint=checkpoint,
        period=row.period,
        value=row.value,
        unit=row.unit,
        status=row.status,
        bound=row.bound,
        value_high=row.value_high,
        authority=row.authority,
        source=row.source or host(row.url),
        date=_day(row.date),
        url=row.url,
        figure=f"ref:{row.n}",
        kind="reference",
        note=row.note,
    )


def reference_growth(row: ReferenceValue) -> Growth:
    """A loaded change as a growth statement."""
    return Growth(
        metric=row.metric,
        period=row.period,
        size=row.value,
        unit=row.unit,
        direction=row.direction or "up",
        base=row.base,
        bound=row.bound,
        authority=row.authority,
        source=row.source or host(row.url),
        date=_day(row.date),
        url=row.url,
        figure=f"ref:{row.n}",
    )
