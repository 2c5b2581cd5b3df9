"""A claim: one source saying that a metric had a value over a period. Everything a reader needs to check it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from corridor_tui.metrics.crossings import series_id
from corridor_tui.metrics.periods import Period, parse
from corridor_tui.model import Bound, Direction, Field, Status

ClaimKind = Literal["machine", "reference", "user"]
"""Who says that this sentence announces this metric: the tagger, a loaded reference table, or the user."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A value of a metric over a period, with its sentence and source.

    `figure` is the handle "12.3" (figure 3 of article 12, counted from 1) or "ref:N" for row N of a reference table.
    `story` groups articles that tell the same news; None means a story of its own. `wording` is the sentence reduced to
    its letters and digits, where it is long enough not to be written twice by chance. `source` is the publisher.
    `span` are the figure's offsets in the article's `field`, None for a reference value.
    `authority` is the id of who is quoted for the number, None when the text names nobody. `checkpoint` is where a
    local metric (a queue, a limit) was counted, None where nothing tells and for every other metric.
    """

    metric: str
    period: str
    value: Decimal
    unit: str
    status: Status = "actual"
    bound: Bound = "="
    value_high: Decimal | None = None
    authority: str | None = None
    source: str = ""
    date: Day | None = None
    article: int | None = None
    story: str | None = None
    wording: str | None = None
    title: str = ""
    url: str | None = None
    quote: str = ""
    surface: str = ""
    field: Field = "text"
    span: tuple[int, int] | None = None
    figure: str = ""
    kind: ClaimKind = "machine"
    accepted: bool = False
    note: str = ""
    checkpoint: str | None = None

    @property
    def series(self) -> str:
        """The id of the series it belongs to: its metric's, or its metric's at the checkpoint."""
        return series_id(self.metric, self.checkpoint)

    @property
    def when(self) -> Period:
        """The period, read."""
        return parse(self.period)

    @property
    def order(self) -> tuple[Day, str, int, str, Decimal, str, str]:
        """A total order that depends only on the claim itself: oldest first."""
        return (
            self.date or Day.min,
            self.source,
            self.article or 0,
            self.figure,
            self.value,
            f"{self.bound}{self.value_high}{self.status}{self.period}",
            f"{self.authority}{self.unit}{self.quote}{self.story}{self.kind}{self.accepted}",
        )


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in their own order, oldest first, however they come.

    What tells nearly all of them apart is compared first; the whole order, dear to compute, only where that is not
    enough.
    """
    given = list(claims)
    keys = [(claim.date or Day.min, claim.source, claim.article or 0, claim.figure) for claim in given]
    ranks = sorted(range(len(given)), key=keys.__getitem__)
    if any(keys[one] == keys[other] for one, other in pairwise(ranks)):
        return sorted(given, key=lambda claim: claim.order)
    return [given[rank] for rank in ranks]


@dataclass(frozen=True, slots=True)
class Growth:
    """A stated change of a metric over a period: "+62 %" has size 62, unit "%"; "2.6 times" size 2.6, unit "x".

    `base` is the period it is measured against where the text names it. `figure` is its handle, like a claim's.
    """

    metric: str
    period: str
    size: Decimal
    unit: str
    direction: Direction = "up"
    base: str | None = None
    bound: Bound = "="
    authority: str | None = None
    source: str = ""
    date: Day | None = None
    article: int | None = None
    title: str = ""
    url: str | None = None
    quote: str = ""
    surface: str = ""
    figure: str = ""

    @property
    def order(self) -> tuple[Day, str, int, str, Decimal, str]:
        """A total order that depends only on the statement itself: oldest first."""
        return (
            self.date or Day.min,
            self.source,
            self.article or 0,
            self.figure,
            self.size,
            f"{self.unit}{self.direction}{self.base}{self.period}{self.bound}",
        )
