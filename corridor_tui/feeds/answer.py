"""What is asked of a server and what came of it, as plain values: no exception leaves the transport."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

Kind = Literal[
    "body",  # 200 with a body, whole or cut short
    "unchanged",  # 304 to a conditional request
    "missing",  # 404
    "gone",  # 410
    "forbidden",  # 401, 402, 403, 407, 451
    "wall",  # a page that guards the site against robots
    "busy",  # 429, or 503 with Retry-After: the host rests
    "resting",  # not asked, because the host rests
    "server",  # any other 5xx
    "odd",  # any other status
    "redirect",  # a redirect that cannot be followed
    "refused",  # a private address, or no web address
    "name",  # the name has no address
    "connection",  # no connection, or it broke
    "tls",  # no trustworthy encryption
    "timeout",  # the whole time ran out
    "large",  # the body passed its ceiling
    "coding",  # the body is packed in a way that was not asked for
    "protocol",  # not proper HTTP
    "internal",  # a fault of ours; the log has it
]

FEED_TYPES = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"
)
PAGE_TYPES = "text/html, application/xhtml+xml;q=0.9, application/xml;q=0.8, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to get. `own` holds the hosts (authorities) that may be private because the user wrote them down.

    `etag` and `last_modified` are the opaque strings of the last full answer, or None to ask without conditions.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    own: frozenset[str] = frozenset()
    accept: str = FEED_TYPES


@dataclass(frozen=True, slots=True)
class Response:
    """What came of a request. `sentence` says it in words, in our words only.

    `url` is where the answer came from; `lasting_url` the address that permanent redirects lead to, or None.
    `wait` is how long the server asks its host to be left alone; `fresh` how long it calls the answer fresh.
    `received` counts bytes as sent; `ms` is the time spent on the network. `cut_short` marks a body whose end is
    missing: what is whole in it may be used, but it must not count as the feed's last full state.
    """

    kind: Kind
    sentence: str
    url: str
    status: int | None = None
    body: bytes = field(default=b"", repr=False)
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    lasting_url: str | None = None
    wait: timedelta | None = None
    fresh: timedelta | None = None
    received: int = 0
    ms: int = 0
    requests: int = 0
    cut_short: bool = False

    @property
    def ok(self) -> bool:
        """Whether the source answered as it should: a body, or "unchanged"."""
        return self.kind in ("body", "unchanged")
