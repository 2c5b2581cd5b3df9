"""Where a redirect leads, and whether it is for good: pure decisions of one hop."""

from __future__ import annotations

import re
from dataclasses import dataclass

import httpx

PERMANENT = frozenset({301, 308})
STATUSES = frozenset({301, 302, 303, 307, 308})
LONGEST = 4_000
HOST = re.compile(rb"[A-Za-z0-9._:-]{1,253}")


@dataclass(frozen=True, slots=True)
class Trail:
    """The way so far: the address that is asked next, and the last one reached by permanent hops alone."""

    url: httpx.URL
    lasting: httpx.URL
    seen: frozenset[str]
    hops: int = 0
    temporary: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """A redirect that is not followed, and why."""

    sentence: str


def start(url: str) -> Trail | Stop:
    """The trail of an address as it was given."""
    target = parse(url)
    if isinstance(target, Stop):
        return target
    return Trail(target, target, frozenset({str(target)}))


def parse(url: str) -> httpx.URL | Stop:
    """An address that can be asked: http or https, with a host and a real port."""
    if len(url) > LONGEST or any(ord(c) < 0x21 or ord(c) == 0x7F for c in url):
        return Stop("the address is not a proper one")
    try:
        target = httpx.URL(url).copy_with(fragment=None)
        host, port = target.raw_host if target.host else b"", target.port  # .host fails for a broken xn-- label
    except (httpx.InvalidURL, ValueError, TypeError):
        return Stop("the address is not a proper one")
    if target.scheme not in ("http", "https"):
        return Stop("the address is neither http nor https")
    if not HOST.fullmatch(host) or (port is not None and not 0 < port < 65_536):
        return Stop("the address names no host")
    return target


def follow(trail: Trail, status: int, location: str | None, limit: int) -> Trail | Stop:
    """The trail after one more redirect, or why it ends here."""
    if not location or not location.strip():
        return Stop("a redirect that does not say where to")
    if trail.hops >= limit:
        return Stop(f"more than {limit} redirects")
    try:
        joined = str(trail.url.join(readable(location).strip()))
    except (httpx.InvalidURL, ValueError, TypeError):
        return Stop("a redirect to an address that is not a proper one")
    target = parse(joined)
    if isinstance(target, Stop):
        return Stop("a redirect to something that is not a web address")
    if target.userinfo and authority(target) != authority(trail.url):
        target = target.copy_with(userinfo=b"")  # a name and password that a stranger chose
    if str(target) in trail.seen:
        return Stop("redirects that go in a circle")
    temporary = trail.temporary or status not in PERMANENT or weaker(trail.url, target)
    return Trail(
        url=target,
        lasting=trail.lasting if temporary else target,
        seen=trail.seen | {str(target)},
        hops=trail.hops + 1,
        temporary=temporary,
    )


def readable(location: str) -> str:
    """A Location header, read as latin-1, in the encoding that it was meant in: UTF-8 where it is valid UTF-8."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def weaker(old: httpx.URL, new: httpx.URL) -> bool:
    """Whether the hop gives up encryption: it may be followed, but is never remembered."""
    return old.scheme == "https" and new.scheme == "http"


def same_but_secure(old: str, new: str) -> bool:
    """Whether `new` is `old` over https, with nothing else changed: such a move is taken at once."""
    before, after = httpx.URL(old), httpx.URL(new)
    return before.scheme == "http" and after.scheme == "https" and before.copy_with(scheme="https", port=None) == after


def authority(url: httpx.URL) -> str:
    """Host and port: what counts as one server when requests are spaced out and rests are kept."""
    host = url.raw_host.decode("ascii").lower().rstrip(".")
    port = url.port
    shown = f"[{host}]" if ":" in host else host
    return shown if port is None else f"{shown}:{port}"


def authority_of(url: str) -> str:
    """`authority` of an address as text; "" where it is not a proper one."""
    target = parse(url)
    return "" if isinstance(target, Stop) else authority(target)


def origin_of(url: str) -> str:
    """Scheme and authority of an address, "https://example.org"; "" where it is not a proper one."""
    target = parse(url)
    return "" if isinstance(target, Stop) else f"{target.scheme}://{authority(target)}"
