"""Feeds that deliver years at once: the newest are taken, and none that is older than the configuration wants."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.e2e.desk import Desk
from tests.e2e.documents import Item, rss
from tests.servers import Reply, Server

NOW = datetime.now(UTC).replace(microsecond=0)


def days_ago(days: int, text: str = "A wagon was weighed.") -> Item:
    return Item(f"d{days}", f"Report of {days} days ago", text, NOW - timedelta(days=days))


def test_of_a_whole_archive_the_newest_are_taken_and_stay(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    archive = [days_ago(number) for number in range(1, 1_201)]
    with Server() as server:
        later = [days_ago(0), *archive]
        desk.feeds({"name": "news", "url": server.at("/f", Reply(rss(archive[::-1])), Reply(rss(later[::-1])))})
        first = desk.fetch("--all")
        second = desk.fetch("--all")
    assert first["new"] == 500 and "1200 entries" in first["by"]["news"]["sentence"]
    assert second["new"] == 1 and second["updated"] == 0
    assert desk.rows("SELECT count(*), min(title) FROM articles WHERE guid_key LIKE '%d500%'")[0][0] == 1
    assert desk.rows("SELECT count(*) FROM articles WHERE title = 'Report of 501 days ago'") == [(0,)]


def test_entries_beyond_an_age_are_left_out_and_known_ones_still_change(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    undated = Item("u", "Report without a date")
    with Server() as server:
        old = days_ago(200)
        edited = days_ago(200, "Two wagons were weighed.")
        replies = [Reply(rss(items)) for items in ([old], [days_ago(3), edited, days_ago(150), undated])]
        desk.feeds({"name": "news", "url": server.at("/f", *replies)})
        assert desk.fetch("--all")["new"] == 1
        with desk.config.open("a", encoding="utf-8") as file:
            file.write('[limits]\nentry_age = "90d"\n')
        summary = desk.fetch("--all")
    assert (summary["new"], summary["updated"]) == (2, 1)
    assert "1 entry dated before" in summary["by"]["news"]["sentence"]
    assert desk.rows("SELECT title FROM articles WHERE title LIKE '%150%'") == []


def test_a_wrong_age_is_told_with_its_line(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with desk.config.open("a", encoding="utf-8") as file:
        file.write('[limits]\nentry_age = "1h"\n')
    done = desk.run("fetch")
    assert done.returncode == 2 and "entry_age" in done.stderr and "at least 1d" in done.stderr
