"""When the monitor reads again what another process has written. Pure: it is told the time.

Reading takes the processor from the keys and from the process that writes, so it is done seldom, and not while the
user types: but neither is anybody who never stops typing kept from the news.
"""

from __future__ import annotations

LIST_SECONDS = 2.0
REPORTS_SECONDS = 8.0
"""The least time between two readings of the list, and of the slower panels."""

QUIET_SECONDS = 0.5
LATEST_SECONDS = 6.0
"""A reading waits for so long a pause between two keys, but no longer than this."""


class Reading:
    """One thing that is read again and again."""

    def __init__(self, least: float) -> None:
        """`least` is the number of seconds between two readings."""
        self._least = least
        self._stale = False
        self._read = float("-inf")

    def outdated(self) -> None:
        """Something was written."""
        self._stale = True

    def hurry(self) -> None:
        """Something was written, and no more is to come: there is nothing to wait for."""
        self._stale = True
        self._read = float("-inf")

    def due(self, time: float, key: float) -> bool:
        """Whether to read now, the last key being pressed at `key`."""
        waited = time - self._read
        typing = time - key < QUIET_SECONDS
        return self._stale and waited >= self._least + (LATEST_SECONDS if typing else 0.0)

    def begun(self, time: float) -> None:
        """It is read now."""
        self._stale = False
        self._read = time
