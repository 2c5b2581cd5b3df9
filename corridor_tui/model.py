"""The nouns of the domain, as frozen dataclasses: what every layer passes to the next.

Offsets count Unicode code points in the named field as it was given (half-open, `text[start:end]`).
Units, roles, bounds, statuses and period spellings are closed vocabularies, listed here once.
Nothing here reads a clock, a file or a network.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

Field = Literal["title", "text"]
Kind = Literal["corridor", "checkpoint"]
Bound = Literal["=", ">", "<", "~", "range"]
Role = Literal["level", "change", "share", "capacity", "count", "price", "distance", "duration"]
Status = Literal["actual", "target", "forecast", "estimate", "capacity"]
Direction = Literal["up", "down"]
DateNote = Literal["stated", "inferred", "missing"]

UNITS: frozenset[str] = frozenset(
    [
        "t",
        "TEU",
        "container",
        "train",
        "wagon",
        "vehicle",
        "truck",
        "parcel",
        "passenger",
        "flight",
        "person",
        "%",
        "pp",
        "x",
        "km",
        "m2",
        "m3",
        "kg",
        "day",
        "hour",
        "minute",
        "month",
        "year",
        "tkm",
        "L",
        "bbl",
        "kWh",
        "count",
    ]
)
"""Every unit but the currencies, which are ISO 4217 codes of three capital letters."""

RATIOS: frozenset[str] = frozenset(("%", "pp", "x"))
"""Units that relate two values: per cent, percentage points, times."""


UNNAMED_SOURCE = "imported document"
"""What stands for the source of a document that names none: for people to read, no publisher to count."""


class CorridorError(Exception):
    """The root of every error that is told to the user as one sentence; the cause is chained for the log."""

    exit_code = 1


class ConfigError(CorridorError):
    """Wrong usage or configuration: the sentence names file, line and key."""

    exit_code = 2


class StoreError(CorridorError):
    """The store cannot be used; the sentence says what to do. Nothing was damaged."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text to tag. `published` is the date that relative periods are resolved against; None resolves none.

    `standing` are keys of paragraphs that the source prints under article after article (`boilerplate.keys`).
    """

    id: str
    text: str
    title: str = ""
    published: date | None = None
    lang: str | None = None
    url: str | None = None
    standing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of an explanation: what was seen, where (in `field`), and what followed from it."""

    note: str
    field: Field | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A corridor or checkpoint that the text names."""

    kind: Kind
    id: str
    text: str
    field: Field
    start: int
    end: int
    rule: str
    where: Literal["title", "lead", "body"] = "body"
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with a unit, and what the sentence says about it.

    `value` has scale words applied ("4,5 млн тонн" is 4500000). `value_high` closes a range. `period` is
    "2024", "2024-05", "2024-Q1", "2024-H1" or "2024-01/2024-09", or None. `base` is the period a change is
    measured against, where the text names it. `metric` is a tracked metric's id or None.
    """

    text: str
    field: Field
    start: int
    end: int
    value: Decimal
    unit: str
    value_high: Decimal | None = None
    bound: Bound = "="
    role: Role = "level"
    status: Status = "actual"
    direction: Direction | None = None
    base: str | None = None
    period: str | None = None
    metric: str | None = None
    part: bool = False
    confidence: float = 1.0
    rule: str = ""
    sentence: tuple[int, int] = (0, 0)
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """A total of a tracked metric over a period, announced by figure number `figure` of the same answer.

    `period` is None where the text dates the number by nothing: a project's cost, a plan without a year.
    """

    metric: str
    period: str | None
    value: Decimal
    unit: str
    status: Status
    figure: int
    value_high: Decimal | None = None
    bound: Bound = "="
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class ReferenceValue:
    """One row of a reference table: a published value or growth rate with its source.

    `role` is "level" or "change"; a change has a direction. `date` is as printed. `metric` may name the checkpoint it
    is counted at behind an @. `origin` is the table's name and `n` the row's number, once it is stored.
    """

    metric: str
    period: str
    value: Decimal
    unit: str
    source: str
    value_high: Decimal | None = None
    status: Status = "actual"
    bound: Bound = "="
    role: Literal["level", "change"] = "level"
    direction: Direction | None = None
    base: str | None = None
    authority: str | None = None
    date: str | None = None
    url: str | None = None
    note: str = ""
    origin: str = ""
    n: int = 0


@dataclass(frozen=True, slots=True)
class Excluded:
    """A span that is not the article: a copyright block, a widget, related headlines. It feeds no tag."""

    field: Field
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Tags:
    """The tagger's answer to one Document."""

    lang: str
    relevant: bool
    relevance: float
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    observations: tuple[Observation, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def corridors(self) -> tuple[str, ...]:
        """The corridor ids named, each once, in order of first mention."""
        return tuple(dict.fromkeys(m.id for m in self.mentions if m.kind == "corridor"))

    @property
    def checkpoints(self) -> tuple[str, ...]:
        """The checkpoint ids named, each once, in order of first mention."""
        return tuple(dict.fromkeys(m.id for m in self.mentions if m.kind == "checkpoint"))


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file or picture that an entry points to; noted, never fetched. `type` is its media type, if given."""

    url: str
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed or one imported document, cleaned: plain text, http(s) links, no control characters.

    `guid` is the raw id as the feed gave it. `published` is aware UTC, or None where the source gives no
    readable date; `published_raw` keeps what was printed. `date_note` says how much of it is the source's word.
    """

    title: str
    text: str
    guid: str | None = None
    url: str | None = None
    published: datetime | None = None
    published_raw: str | None = None
    date_note: DateNote = "missing"
    language: str | None = None
    source: str | None = None
    author: str | None = None
    excluded: tuple[Excluded, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A stored article. Times are aware UTC. `source` is the name shown to people (feed or publisher)."""

    id: int
    feed: str
    guid_key: str
    url: str | None
    canonical_url: str | None
    title: str
    source: str
    published: datetime | None
    published_raw: str | None
    date_note: DateNote
    fetched: datetime
    language: str
    text: str
    content_hash: str
    relevance: float
    relevant: bool
    revision: int
    tagger_version: str | None
    read: bool = False
    starred: bool = False
    excluded: tuple[Excluded, ...] = field(default=())
