"""Politeness and patience around single requests: slots, rests, retries, redirects; every outcome is a value.

`Fetcher.get` raises nothing but cancellation. What it decides (where a redirect leads, what an answer amounts to) is
decided by the pure modules beside it.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import TracebackType

import httpx

from corridor_tui.feeds import faults, redirects, verdicts
from corridor_tui.feeds.answer import Request, Response
from corridor_tui.feeds.exchange import Meter, Room, exchange, message_for
from corridor_tui.feeds.lanes import Lanes
from corridor_tui.feeds.limits import Limits
from corridor_tui.feeds.pools import Pools

log = logging.getLogger(__name__)

SOCKS = "the proxy named in the environment needs the library socksio, which is not installed"
PROXY = "the proxy named in the environment has an address that is not a proper one"


@dataclass(slots=True)
class Budget:
    """What is left of one fetch, in seconds on the network, and what it has used up."""

    left: float
    spent: float = 0.0
    requests: int = 0
    received: int = 0

    def pay(self, seconds: float, received: int = 0, requests: int = 0) -> None:
        """Take off what was used."""
        self.left -= seconds
        self.spent += seconds
        self.received += received
        self.requests += requests


@dataclass(frozen=True, slots=True)
class Hop:
    """The outcome of one hop: its response, where a redirect points, whether another try may help."""

    response: Response
    location: str | None = None
    again: bool = False


class Fetcher:
    """Gets things from the web. Use it as an async context manager, once a run.

    `rests` are hosts (authorities) that asked earlier to be left alone, and until when. `jitter` gives numbers in
    [0, 1) and `now` aware UTC times; tests pass their own.
    """

    def __init__(
        self,
        limits: Limits,
        user_agent: str,
        *,
        rests: Mapping[str, datetime] | None = None,
        jitter: Callable[[], float] = random.random,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._limits = limits
        self._user_agent = user_agent
        self._pools = Pools(limits)
        self._now = now
        self._jitter = jitter
        self._room = Room(limits)
        self.lanes = Lanes(limits.concurrency, limits.per_host, now, rests)

    async def __aenter__(self) -> Fetcher:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._pools.aclose()

    async def get(self, request: Request) -> Response:
        """Ask for an address and follow it to its end."""
        async with self.getting(request) as response:
            return response

    @asynccontextmanager
    async def getting(self, request: Request) -> AsyncIterator[Response]:
        """Like `get`; a large body counts against the room for large bodies until the block is left."""
        async with AsyncExitStack() as stack:
            try:
                response = await self._follow(request, stack)
            except Exception:
                log.exception("a request failed in a way that nobody foresaw")
                response = Response("internal", "a fault of this program; its log has the details", request.url)
            yield response

    async def _follow(self, request: Request, stack: AsyncExitStack) -> Response:
        trail = redirects.start(request.url)
        if isinstance(trail, redirects.Stop):
            return Response("refused", trail.sentence, request.url)
        origin = str(trail.url)
        budget = Budget(self._limits.timeout)
        while True:
            hop = await self._persist(trail.url, request, budget, stack)
            response = replace(
                hop.response,
                ms=round(budget.spent * 1000),
                requests=budget.requests,
                received=budget.received,
            )
            if response.kind != "redirect" or response.status is None:
                lasting = str(trail.lasting)
                return replace(response, lasting_url=lasting if response.ok and lasting != origin else None)
            step = redirects.follow(trail, response.status, hop.location, self._limits.redirects)
            if isinstance(step, redirects.Stop):
                return replace(response, sentence=step.sentence)
            trail = step

    async def _persist(self, url: httpx.URL, request: Request, budget: Budget, stack: AsyncExitStack) -> Hop:
        """One hop, tried again after a fault that may pass, while time is left."""
        host = redirects.authority(url)
        attempt = 1
        while True:
            async with self.lanes.slot(host):
                until = self.lanes.resting(host)
                if until is not None:
                    words = f"{host} asked to be left alone until {until:%Y-%m-%d %H:%M} UTC"
                    return Hop(Response("resting", words, str(url), wait=until - self._now()))
                hop = await self._once(url, host, request, budget, stack)
                if hop.response.wait is not None:
                    self.lanes.rest(host, hop.response.wait)
            pause = self._limits.retry_pause * attempt * (1 + self._jitter())
            if not hop.again or attempt >= self._limits.attempts or pause >= budget.left:
                return hop
            await asyncio.sleep(pause)
            budget.pay(pause)
            attempt += 1

    async def _once(self, url: httpx.URL, host: str, request: Request, budget: Budget, stack: AsyncExitStack) -> Hop:
        """One request on the wire, and what it amounts to."""
        limits = self._limits
        if budget.left <= 0:
            return Hop(Response("timeout", f"no whole answer from {host} within {limits.timeout:g} seconds", str(url)))
        begun = time.monotonic()
        meter = Meter()
        try:
            transport = self._pools.transport(url, own=host in request.own)
        except ImportError:
            return Hop(Response("connection", SOCKS, str(url)))
        except ValueError:
            return Hop(Response("connection", PROXY, str(url)))
        except faults.EXPECTED as error:
            fault = faults.describe(error, host, timeout=limits.timeout, max_bytes=limits.max_bytes)
            return Hop(Response(fault.kind, fault.sentence, str(url)))
        message = message_for(request, url, self._user_agent, limits)
        try:
            raw = await exchange(
                transport, message, limits, seconds=budget.left, room=self._room, stack=stack, meter=meter
            )
        except faults.EXPECTED as error:
            fault = faults.describe(error, host, timeout=limits.timeout, max_bytes=limits.max_bytes)
            return Hop(Response(fault.kind, fault.sentence, str(url)), again=fault.again)
        finally:
            budget.pay(max(time.monotonic() - begun - meter.waited, 0.0), meter.received, 1)
        response = verdicts.verdict(raw, request, str(url), host, limits, self._now())
        return Hop(response, raw.headers.get("location"), again=raw.status in verdicts.PASSING)
