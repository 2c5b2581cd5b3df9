"""`corridor-tui watch`: fetches again and again, a log line a feed, and ends cleanly when told."""

from __future__ import annotations

import json
import signal
from pathlib import Path

from tests.e2e.desk import Desk, wait_for
from tests.e2e.documents import Item, rss
from tests.servers import Reply, Server


def test_it_fetches_on_schedule_and_stops_on_sigterm(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with Server() as server:
        server.at("/f", Reply(rss([Item("a", "One")])), Reply(rss([Item("a", "One"), Item("b", "Two")])))
        desk.feeds(
            {"name": "news", "url": f"{server.base}/f", "interval": "1s"},
            {"name": "dead", "url": f"{server.base}/nothing"},
            interval="1s",
            min_interval="1s",
        )
        child = desk.start("watch", "--log-json")
        try:
            wait_for(lambda: desk.count("attempts WHERE url LIKE '%/f'") >= 3, "a third fetch")
        finally:
            child.send_signal(signal.SIGTERM)
            out, err = child.communicate(timeout=30)
    assert child.returncode == 0 and out == ""
    lines = [json.loads(line) for line in err.splitlines()]
    assert lines[0]["message"] == "watching 2 feeds" and lines[-1]["message"] == "stopped"
    news = [line for line in lines if line.get("feed") == "news"]
    assert [line["new"] for line in news[:3]] == [1, 1, 0]
    assert news[0]["outcome"] == "ok" and news[0]["status"] == 200 and news[0]["time"].endswith("Z")
    dead = [line for line in lines if line.get("feed") == "dead"]
    assert len(dead) == 1 and dead[0]["level"] == "warning"
    assert desk.rows("SELECT count(*) FROM articles") == [(2,)]
    assert desk.whole()


def test_text_lines_by_default(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with Server() as server:
        server.at("/f", Reply(rss([Item("a", "One")])))
        desk.feeds({"name": "news", "url": f"{server.base}/f"})
        child = desk.start("watch")
        try:
            wait_for(lambda: desk.count("feeds") > 0, "the first fetch")
        finally:
            child.send_signal(signal.SIGINT)
            _, err = child.communicate(timeout=30)
    assert child.returncode == 0
    assert "INFO news: 1 new among 1 entry" in err
