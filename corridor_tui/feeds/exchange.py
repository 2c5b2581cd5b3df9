"""One request on the wire: sends it, reads the answer in steps, and holds every ceiling while it reads."""

from __future__ import annotations

import asyncio
import base64
import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass, field
from typing import cast

import httpx

from corridor_tui.feeds.answer import Request
from corridor_tui.feeds.faults import NETWORK, PROTOCOL
from corridor_tui.feeds.inflate import Body, BodyFault, coding_of
from corridor_tui.feeds.limits import Limits
from corridor_tui.feeds.redirects import STATUSES as REDIRECTS


@dataclass(frozen=True, slots=True)
class Raw:
    """An answer as it came: header names in lower case, values word for word (latin-1), the body unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(default=b"", repr=False)
    cut_short: bool = False


@dataclass(slots=True)
class Meter:
    """What an exchange used up, readable also when it failed: bytes received, seconds spent waiting for room."""

    received: int = 0
    waited: float = 0.0


class Room:
    """Lets only a few large bodies into memory at once, the larger the fewer. Slots are kept until the stack closes.

    A body that grows takes slots of ever larger kinds. Who holds one waits only for a larger kind: nobody waits in a
    circle.
    """

    def __init__(self, limits: Limits) -> None:
        self._kinds = [(size, asyncio.Semaphore(slots)) for size, slots in sorted(limits.roomy)]

    def wanted(self, size: int, held: int) -> bool:
        """Whether a body of this size, which holds the slots of the first `held` kinds, needs another one."""
        return held < len(self._kinds) and size > self._kinds[held][0]

    async def enter(self, held: int, stack: AsyncExitStack, clock: asyncio.Timeout) -> float:
        """Wait for the next slot; the clock of the request stands still meanwhile. Gives the seconds waited."""
        slots = self._kinds[held][1]
        begun = time.monotonic()
        left = (clock.when() or 0.0) - asyncio.get_running_loop().time()
        clock.reschedule(None)
        await slots.acquire()
        stack.callback(slots.release)
        clock.reschedule(asyncio.get_running_loop().time() + max(left, 0.0))
        return time.monotonic() - begun


async def exchange(
    transport: httpx.AsyncBaseTransport,
    message: httpx.Request,
    limits: Limits,
    *,
    seconds: float,
    room: Room,
    stack: AsyncExitStack,
    meter: Meter,
) -> Raw:
    """Send one GET and read its answer. Raises the errors of `faults.EXPECTED`, TimeoutError after `seconds`.

    A body of a 200 that breaks off is given as far as it came, marked `cut_short`; of any other status only the
    first `limits.error_bytes` are read, and of a redirect nothing.
    """
    async with asyncio.timeout(seconds) as clock, AsyncExitStack() as slots:
        answer = await transport.handle_async_request(message)
        try:
            status = answer.status_code
            said = first_values(answer)
            if status in REDIRECTS:
                return Raw(status, said)
            body = Body(coding_of(said.get("content-encoding", "")), limits.max_bytes)
            if status != 200:
                return Raw(status, said, await _glance(answer, body, limits.error_bytes, meter))
            broken = False
            held = 0
            async with aclosing(_pieces(answer)) as pieces:
                try:
                    async for piece in pieces:
                        meter.received += len(piece)
                        body.feed(piece)
                        while room.wanted(body.size, held):
                            meter.waited += await room.enter(held, slots, clock)
                            held += 1
                except (*NETWORK, *PROTOCOL) as error:
                    if isinstance(error, TimeoutError) or not meter.received:
                        raise
                    broken = True
            whole = body.finish()
            stack.push_async_exit(slots.pop_all())  # an exchange that fails has given its slots back
            return Raw(status, said, whole, cut_short=broken or body.cut_short)
        finally:
            await answer.aclose()


def _pieces(answer: httpx.Response) -> AsyncGenerator[bytes, None]:
    return cast(AsyncGenerator[bytes, None], answer.aiter_raw())


async def _glance(answer: httpx.Response, body: Body, enough: int, meter: Meter) -> bytes:
    """The beginning of a page that is no feed, as far as it can be had; its faults do not matter."""
    try:
        async with aclosing(_pieces(answer)) as pieces:
            async for piece in pieces:
                meter.received += len(piece)
                body.feed(piece)
                if body.received >= enough or body.size >= enough:
                    return body.so_far()[:enough]
        return body.finish()[:enough]
    except (*NETWORK, *PROTOCOL, BodyFault):
        return body.so_far()[:enough]


def message_for(request: Request, url: httpx.URL, user_agent: str, limits: Limits) -> httpx.Request:
    """The GET of one hop; validators go back byte for byte as they came, a name and password of the address are used."""
    headers = [
        (b"user-agent", user_agent.encode("ascii", "replace")),
        (b"accept", request.accept.encode("ascii")),
        (b"accept-encoding", b"gzip, deflate"),
    ]
    if request.etag:
        headers.append((b"if-none-match", request.etag.encode("latin-1", "ignore")))
    if request.last_modified:
        headers.append((b"if-modified-since", request.last_modified.encode("latin-1", "ignore")))
    if url.userinfo:
        pair = f"{url.username}:{url.password}".encode()
        headers.append((b"authorization", b"Basic " + base64.b64encode(pair)))
    patience = httpx.Timeout(limits.timeout, connect=limits.connect_timeout, pool=None).as_dict()
    return httpx.Request("GET", url, headers=headers, extensions={"timeout": patience})


def first_values(answer: httpx.Response) -> dict[str, str]:
    """The headers of an answer, the first of each name, decoded as latin-1 so that no byte is lost."""
    found: dict[str, str] = {}
    for name, value in answer.headers.raw:
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    return found
