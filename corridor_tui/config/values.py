"""Durations and sizes as people write them: "15m", "10MB"."""

from __future__ import annotations

import re

_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)\s*(ms|s|m|h|d|w)", re.ASCII)
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0, "w": 604_800.0}
_SIZE = re.compile(r"(\d{1,12}(?:\.\d{1,3})?)\s*(B|kB|KB|MB|GB|KiB|MiB|GiB)", re.ASCII)
_BYTES = {
    "B": 1, "kB": 1000, "KB": 1000, "MB": 1000**2, "GB": 1000**3, "KiB": 1024, "MiB": 1024**2, "GiB": 1024**3,
}  # fmt: skip


def seconds(text: str) -> float:
    """ "15m" as 900.0. Raises ValueError with a sentence."""
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'a time such as "20s", "15m", "2h" or "7d" is wanted, not "{text}"')
    return float(match[1]) * _SECONDS[match[2]]


def size(text: str) -> int:
    """ "10MB" as 10000000. Raises ValueError with a sentence."""
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'a size such as "500kB" or "10MB" is wanted, not "{text}"')
    return int(float(match[1]) * _BYTES[match[2]])
