"""A short walk of the monkey over the real program; `python -m tests.e2e.monkey` lets it run for ten minutes."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.monkey import play


def test_whatever_is_typed_clicked_pasted_or_resized_the_monitor_lives(tmp_path: Path) -> None:
    assert play(tmp_path, 7, things=180) == 180
