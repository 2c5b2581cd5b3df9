"""The cycle collector stands still for the start only."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import corridor_tui.__main__", "False 0"),
        ("from corridor_tui import collector; collector.hold(); collector.release()", "True"),
        ("from corridor_tui import collector; collector.release()", "True 0"),
    ],
)
def test_it_is_held_until_the_work_begins(code: str, said: str) -> None:
    script = f"import gc\n{code}\nprint(gc.isenabled(), gc.get_freeze_count())"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.startswith(said)
