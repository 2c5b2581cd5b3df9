"""Every bound on what one fetch may cost us, in one place. The configured ones come from config.toml."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a fetch. Times are seconds, sizes bytes.

    `timeout` is for a whole fetch: every redirect, retry and byte of it, but not the wait for a free slot.
    `max_bytes` holds for the body as sent and again as unpacked.
    """

    timeout: float = 20.0
    max_bytes: int = 10_000_000
    concurrency: int = 16
    per_host: int = 1
    connect_timeout: float = 10.0
    redirects: int = 10
    attempts: int = 2
    retry_pause: float = 0.5
    error_bytes: int = 64_000
    """How much of an error's page is read, to see whether it is a bot wall."""
    roomy: tuple[tuple[int, int], ...] = ((250_000, 8), (1_000_000, 2))
    """Bytes beyond which a body waits for one of so many slots, so that the bodies in memory have a ceiling."""
    header_chars: int = 1_000
    """A validator longer than this is not kept."""
    rest_cap: float = 86_400.0
    """The longest pause that a server can ask of us."""
