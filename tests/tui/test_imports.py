"""The first paint pays for Textual and SQLite only."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "httpx",
    "feedparser",
    "sqlite_utils",
    "pebble",
    "numpy",
    "selectolax",
    "charset_normalizer",
    "filelock",
    "rensa",
)
"""Libraries of the fetcher, and others that take long to import."""


@pytest.mark.parametrize("module", ["corridor_tui.tui.app", "corridor_tui.cli.main", "corridor_tui.tui.views.metrics"])
def test_importing_the_monitor_leaves_the_fetcher_out(module: str) -> None:
    code = f"import sys, {module}; print(*(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == []


def test_importing_the_monitor_leaves_the_tagger_and_the_other_views_out() -> None:
    code = "import sys, corridor_tui.tui.app; print(*(m for m in sys.modules if m.startswith('corridor_tui.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    loaded = done.stdout.split()
    assert "corridor_tui.tui.views.news" in loaded
    for name in ("tagging.tagger", "tui.views.metrics", "tui.views.sources", "tui.views.watch", "services.refresh"):
        assert f"corridor_tui.{name}" not in loaded
