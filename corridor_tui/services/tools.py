"""What one run of a fetch works with, handed from part to part."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from corridor_tui.config import Config
from corridor_tui.feeds.transport import Fetcher
from corridor_tui.services.crew import Crew


@dataclass(frozen=True, slots=True)
class Tools:
    """Everything a feed's reading needs; all of one run. `now` gives aware UTC, `jitter` numbers in [0, 1)."""

    config: Config
    db: sqlite3.Connection
    fetcher: Fetcher
    crew: Crew
    now: Callable[[], datetime]
    written: frozenset[str]
    """The authorities that the user wrote into the configuration."""
    jitter: Callable[[], float] = random.random
