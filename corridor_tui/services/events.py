"""What a fetch tells while it runs: values for our own commands, JSON Lines for other programs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import ClassVar

from corridor_tui.text.sanitize import clean_line


@dataclass(frozen=True, slots=True)
class Start:
    """A fetch begins: so many feeds are asked."""

    event: ClassVar[str] = "start"
    feeds: int


@dataclass(frozen=True, slots=True)
class FeedDone:
    """A feed was asked. `outcome` is one word, `sentence` tells it; `bytes` as sent, `ms` on the network."""

    event: ClassVar[str] = "feed"
    name: str
    url: str
    outcome: str
    sentence: str
    status: int | None = None
    new: int = 0
    updated: int = 0
    bytes: int = 0
    ms: int = 0
    ok: bool = True


@dataclass(frozen=True, slots=True)
class Tagged:
    """So many of the articles that want tags have them."""

    event: ClassVar[str] = "tagged"
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Alerted:
    """What the fetch brought made a rule of the configuration raise an alert: told once, in whatever process.

    `article` is its id and `title` its title, if it is about one. `subject` is what it is about: "metric:ID" (a local
    metric's with its checkpoint), "corridor:ID", "checkpoint:ID" or "source:NAME". `deliver` are the rule's channels
    that need a terminal ("bell", "desktop") and are left to who reads the event, because the fetch has none.
    """

    event: ClassVar[str] = "alert"
    rule: str
    sentence: str
    article: int | None = None
    title: str | None = None
    subject: str = ""
    deliver: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something beside the feeds went wrong, told in a sentence: an alert that could not be delivered."""

    event: ClassVar[str] = "trouble"
    sentence: str


@dataclass(frozen=True, slots=True)
class End:
    """The fetch is over; `stopped` where it was told to end early."""

    event: ClassVar[str] = "end"
    new: int
    updated: int
    failed: int
    ms: int
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Busy:
    """Another fetch is at work on this store: nothing was done."""

    event: ClassVar[str] = "busy"
    sentence: str


Event = Start | FeedDone | Tagged | Alerted | Trouble | End | Busy


def as_line(event: Event) -> str:
    """An event as one line of JSON, its texts free of control characters."""
    fields = {key: clean_line(value) if isinstance(value, str) else value for key, value in asdict(event).items()}
    return json.dumps({"event": event.event, **fields})
