"""Keeping a process small: large blocks go back to the system when freed, and a worker has a ceiling."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

LARGE = 1 << 18
"""Bytes from which a block is the system's own, so that freeing it frees it."""
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8


def give_back_large_blocks() -> None:
    """Stop glibc from raising its threshold for large blocks, which leaves holes the size of the largest document.

    Threads share one arena: what one of them frees, another may use.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        libc = ctypes.CDLL(None)
        libc.mallopt(M_MMAP_THRESHOLD, LARGE)
        libc.mallopt(M_TRIM_THRESHOLD, LARGE)
        libc.mallopt(M_ARENA_MAX, 1)
    except (OSError, AttributeError):
        return  # another C library, with habits of its own


def cap(room: int) -> None:
    """Let this process take `room` bytes of address space more than it has now; then memory errors are raised."""
    try:
        import resource
    except ImportError:
        return  # Windows has no such limit
    resource.setrlimit(resource.RLIMIT_AS, (_size() + room, resource.RLIM_INFINITY))


def _size() -> int:
    """Address space in use, in bytes; 1 GB where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 1 << 30
    import resource

    return pages * resource.getpagesize()
