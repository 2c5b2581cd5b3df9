"""The configuration as the program uses it: frozen, complete, in seconds and bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

SourceKind = Literal["feed", "page", "sitemap"]
Origin = Literal["default", "user"]


@dataclass(frozen=True, slots=True)
class FeedConfig:
    """A source. `origin` is "user" where the user's own file gives its address, which may then be a private one."""

    name: str
    url: str
    language: str | None = None
    """Of most of its articles; None where it mixes languages."""
    topical: bool = False
    """True: every article is relevant."""
    enabled: bool = True
    kind: SourceKind = "feed"
    full_text: bool = False
    """Fetch the article's page for its whole text."""
    folder: str | None = None
    """A group for lists and OPML."""
    pattern: str | None = None
    """kind = "page": the regular expression that an article's address matches."""
    zone: str | None = None
    """IANA time zone of dates printed without one."""
    interval: float | None = None
    """Seconds between fetches, in place of the computed time."""
    origin: Origin = "default"


@dataclass(frozen=True, slots=True)
class FetchConfig:
    """How sources are fetched. Times in seconds, sizes in bytes."""

    interval: float = 900.0
    """The monitor's and watch's rhythm; each feed's own time is computed within the two bounds below."""
    min_interval: float = 600.0
    max_interval: float = 86_400.0
    concurrency: int = 16
    per_host: int = 1
    timeout: float = 20.0
    """For a whole fetch, redirects included."""
    max_bytes: int = 10_000_000
    """After decompression."""
    user_agent_contact: str | None = None


@dataclass(frozen=True, slots=True)
class LimitsConfig:
    """What one document may ask of the program."""

    redirects: int = 10
    entries: int = 500
    """Newest entries taken from one reading of a feed."""
    entry_age: float | None = None
    """Seconds; entries that are dated older are not taken in. None: all are."""
    title: int = 1_000
    """Characters."""
    text: int = 200_000
    """Characters."""
    parse_seconds: float = 10.0
    """For one document in a worker, after which the worker is ended."""


@dataclass(frozen=True, slots=True)
class StoreConfig:
    """What the store keeps."""

    keep_irrelevant: float | None = None
    """Seconds after which articles that are neither relevant, starred, tagged nor cited are let go; None: never."""


@dataclass(frozen=True, slots=True)
class PanelsConfig:
    """What the monitor shows at start."""

    theme: str = "auto"
    density: Literal["normal", "compact"] = "normal"
    symbols: Literal["auto", "block", "braille", "ascii"] = "auto"
    show: tuple[str, ...] = ("articles", "reader", "metrics", "sources")
    metrics: tuple[str, ...] = ()
    """Ids of metrics to show first; the others follow by how much is known of them."""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything. The mappings for tagging, alerts and watches are as written, by id."""

    data_dir: Path
    feeds: tuple[FeedConfig, ...] = ()
    fetch: FetchConfig = field(default_factory=FetchConfig)
    limits: LimitsConfig = field(default_factory=LimitsConfig)
    store: StoreConfig = field(default_factory=StoreConfig)
    panels: PanelsConfig = field(default_factory=PanelsConfig)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    corridors: tuple[Mapping[str, Any], ...] = ()
    checkpoints: tuple[Mapping[str, Any], ...] = ()
    metrics: tuple[Mapping[str, Any], ...] = ()
    alerts: tuple[Mapping[str, Any], ...] = ()
    watches: tuple[Mapping[str, str], ...] = ()
    """Saved searches: name and query."""
    user_path: Path | None = None
    """The user's file: the one named, or where one would be looked for."""
    lines: Mapping[str, str] = field(default_factory=dict)
    """Where each row stands, for error messages: "metrics.my-id" -> "/home/me/config.toml:12"."""

    @property
    def tagging(self) -> dict[str, tuple[Mapping[str, Any], ...]]:
        """The user's rows for the tagger (`tagging.rules.load`), each with the place it stands at; empty without any."""
        given = {"corridors": self.corridors, "checkpoints": self.checkpoints, "metrics": self.metrics}
        return {
            kind: tuple({**row, "@where": self.lines.get(f"{kind}.{row['id']}", "")} for row in rows)
            for kind, rows in given.items()
            if rows
        }

    @property
    def active_feeds(self) -> tuple[FeedConfig, ...]:
        """The feeds that are fetched."""
        return tuple(feed for feed in self.feeds if feed.enabled)
