"""Python's cycle collector, kept out of the start.

Importing makes some hundred thousand objects that live as long as the program. Looking for cycles among them again and
again is a tenth of the monitor's start, and later a stutter of its keys: so it begins when the work does, with what is
there by then set aside.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_pauses = 0
_collecting = True


def hold() -> None:
    """Collect nothing until `release`."""
    gc.disable()


def release() -> None:
    """Set aside what the start has made, and collect from here on; nothing where nothing was held."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


@contextmanager
def paused() -> Iterator[None]:
    """No collection while the block runs: for work that makes very many objects and no cycles.

    Going through all of them time and again takes a quarter of such work. Blocks may overlap, in any threads: the last
    one to end lets collection go on.
    """
    global _pauses, _collecting
    with _lock:
        if _pauses == 0:
            _collecting = gc.isenabled()
            gc.disable()
        _pauses += 1
    try:
        yield
    finally:
        with _lock:
            _pauses -= 1
            if _pauses == 0 and _collecting:
                gc.enable()
