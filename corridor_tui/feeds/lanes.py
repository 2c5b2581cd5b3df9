"""Who may ask whom, and when: one queue a host, a ceiling for all together, and hosts that asked for rest."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta


class Lanes:
    """Slots for requests. A host is its authority ("example.org", "127.0.0.1:8080").

    A waiting request holds no global slot while it waits for its host, so a slow host stops only itself.
    """

    def __init__(
        self, concurrency: int, per_host: int, now: Callable[[], datetime], rests: Mapping[str, datetime] | None = None
    ) -> None:
        self._global = asyncio.Semaphore(concurrency)
        self._per_host = per_host
        self._hosts: dict[str, asyncio.Semaphore] = {}
        self._now = now
        self._rests: dict[str, datetime] = dict(rests or {})

    @asynccontextmanager
    async def slot(self, host: str) -> AsyncIterator[None]:
        """Hold a slot of the host and one of all."""
        lane = self._hosts.setdefault(host, asyncio.Semaphore(self._per_host))
        async with lane, self._global:
            yield

    def rest(self, host: str, pause: timedelta) -> None:
        """Leave a host alone for a while; a longer rest that it already has stays."""
        until = self._now() + pause
        self._rests[host] = max(until, self._rests.get(host, until))

    def resting(self, host: str) -> datetime | None:
        """Until when the host rests, or None where it may be asked."""
        until = self._rests.get(host)
        return until if until is not None and until > self._now() else None
