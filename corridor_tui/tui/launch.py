"""From the command line into the monitor: everything that can be wrong is said before the screen is taken."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corridor_tui.config import Config
from corridor_tui.model import CorridorError
from corridor_tui.tui.terminal import refusal

if TYPE_CHECKING:
    from corridor_tui.tui.app import MonitorApp


class NoTerminal(CorridorError):
    """The monitor was asked for where it cannot draw."""

    exit_code = 2


def run(config: Config, *, config_path: Path | None, db_path: Path, offline: bool) -> int:
    """Run the monitor until the user leaves. Gives the exit code. Raises CorridorError before anything is drawn."""
    reason = refusal(sys.__stdin__, sys.__stdout__, sys.__stderr__, os.environ)
    if reason:
        raise NoTerminal(reason)
    # Only now: a refusal must not pay for the import of Textual.
    from corridor_tui.tui.app import MonitorApp
    from corridor_tui.tui.driver_fixes import keep_single_timers, tolerate_bad_input

    tolerate_bad_input()
    keep_single_timers()
    app = MonitorApp(config, config_path=config_path, db_path=db_path, offline=offline)
    return _ended(app)


def demo() -> int:
    """Replay an invented week in a throw-away store, fetched from this machine only. Gives the exit code."""
    reason = refusal(sys.__stdin__, sys.__stdout__, sys.__stderr__, os.environ)
    if reason:
        raise NoTerminal(reason)
    from corridor_tui.config import load_config
    from corridor_tui.tui.app import MonitorApp
    from corridor_tui.tui.demo.replay import RHYTHM, replay
    from corridor_tui.tui.driver_fixes import keep_single_timers, tolerate_bad_input
    from corridor_tui.tui.reading import now

    tolerate_bad_input()
    keep_single_timers()
    with replay(now()) as (config, store):
        return _ended(MonitorApp(load_config(config), config_path=config, db_path=store, rhythm=RHYTHM))


def _ended(app: MonitorApp) -> int:
    result = app.run()
    if app.fault is not None:
        raise app.fault
    return result if isinstance(result, int) else app.return_code or 0
