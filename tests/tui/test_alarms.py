"""An alert that the monitor's own fetch raises: shown until looked at, counted, and told to the terminal once."""

from __future__ import annotations

from pathlib import Path

from corridor_tui.tui.fetching import Alarm
from corridor_tui.tui.widgets.bars import HeaderBar
from tests.tui.driving import monitor, text_of

GATE = Alarm("gate", "Khorgos is shut \x1b]0;x\x07until Monday", 1, ("bell", "desktop"))


async def test_an_alert_stays_until_the_watch_is_looked_at(tmp_path: Path) -> None:
    async with monitor(tmp_path) as d:
        d.app.alarmed(GATE)
        d.app.alarmed(GATE._replace(rule="ferry", sentence="No ferry sails"))
        assert "2 alerts (3 shows, esc leaves it): ferry: No ferry sails" in d.status
        assert "2!" in text_of(d.app.query_one(HeaderBar))
        await d.press("s")
        await d.says("Starred.")
        await d.until(lambda: "2 alerts" in d.status, "the notice to go and the alerts to be back")
        await d.press("3")
        await d.until(lambda: "alert" not in d.status, "the alerts to be looked at")
        assert "!" not in text_of(d.app.query_one(HeaderBar))


async def test_escape_leaves_an_alert(tmp_path: Path) -> None:
    async with monitor(tmp_path) as d:
        d.app.alarmed(GATE)
        assert "Khorgos is shut until Monday" in d.status
        await d.press("escape")
        await d.until(lambda: "Khorgos" not in d.status, "the alert to go")
