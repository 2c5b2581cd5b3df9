"""Python's cycle collector, kept out of the start.

Importing makes some hundred thousand objects that live as long as the program. Looking for cycles among them again and
again is a tenth of the monitor's start, and later a stutter of its keys: so it begins when the work does, with what is
there by then set aside.
"""

from __future__ import annotations

import gc


def hold() -> None:
    """Collect nothing until `release`."""
    gc.disable()


def release() -> None:
    """Set aside what the start has made, and collect from here on; nothing where nothing was held."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
