"""What a fetch brings raises the configured alerts, once each, and delivers them; nothing of it fails the fetch."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

from tests.e2e.desk import Desk, wait_for
from tests.e2e.documents import Item, rss
from tests.servers import Reply, Server

CLOSED = Item("a", "A queue grows at Khorgos", "The Khorgos crossing was closed on Monday; trucks wait in a queue.")
COMMAND = "import sys; open(sys.argv[1], 'a').write(sys.argv[2] + '\\n')"


def rule(desk: Desk, name: str, *lines: str) -> None:
    """Add a rule that looks for trouble at Khorgos to the desk's configuration."""
    head = (
        f'[[alerts]]\nid = "{name}"\nwhen = "words"\ncheckpoint = "khorgos"\nwords = ["closure", "queue", "closed"]\n'
    )
    with desk.config.open("a", encoding="utf-8") as file:
        file.write(head + "".join(f"{line}\n" for line in lines))


def commanded(desk: Desk, name: str = "khorgos-shut") -> Path:
    """Add a rule that writes what it is told to a file; gives the file."""
    told = desk.folder / "told.txt"
    arguments = json.dumps([sys.executable, "-c", COMMAND, str(told), "{rule}: {text}"])
    rule(desk, name, 'deliver = ["command"]', f"command = {arguments}")
    return told


def events(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_news_raise_an_alert_once_and_deliver_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with Server() as server:
        desk.feeds({"name": "news", "url": server.at("/f", Reply(rss([CLOSED]))), "language": "en"})
        told = commanded(desk)
        first = events(desk.run("fetch", "--all", "--events").stdout)
        second = events(desk.run("fetch", "--all", "--events").stdout)
    (alert,) = [event for event in first if event["event"] == "alert"]
    assert first[-1]["event"] == "end"
    assert alert["rule"] == "khorgos-shut" and alert["article"] == 1 and "Khorgos" in str(alert["sentence"])
    assert told.read_text(encoding="utf-8").startswith("khorgos-shut: ") and told.read_text("utf-8").count("\n") == 1
    assert [event["event"] for event in second] == ["start", "feed", "end"]


def test_people_read_it_beside_the_feeds(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with Server() as server:
        desk.feeds({"name": "news", "url": server.at("/f", Reply(rss([CLOSED]))), "language": "en"})
        rule(desk, "khorgos-shut")
        done = desk.run("fetch", "--all")
    assert done.returncode == 0
    assert any(
        line.startswith("* khorgos-shut: ") and line.endswith("[article 1]") for line in done.stdout.splitlines()
    )
    assert done.stderr == ""


def test_a_channel_that_fails_is_told_once_and_fails_no_fetch(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    items = [
        Item(key, f"A queue at Khorgos, lane {key}", "The Khorgos crossing was closed; a queue grows.") for key in "abc"
    ]
    with Server() as server:
        desk.feeds({"name": "news", "url": server.at("/f", Reply(rss(items))), "language": "en"})
        rule(desk, "khorgos-shut", 'deliver = ["webhook"]', f'webhook = "{server.base}/nobody"')
        done = desk.run("fetch", "--all", "--json")
        asked = len(server.hits("/nobody"))
    assert done.returncode == 0 and json.loads(done.stdout)["new"] == 3
    assert asked == 1
    assert done.stderr.count("\n") == 1 and "2 more of this rule were not sent" in done.stderr


def test_a_wrong_rule_is_told_and_fails_no_fetch(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with Server() as server:
        desk.feeds({"name": "news", "url": server.at("/f", Reply(rss([CLOSED])))})
        with desk.config.open("a", encoding="utf-8") as file:
            file.write('[[alerts]]\nid = "odd"\nwhen = "whenever"\n')
        done = desk.run("fetch", "--all", "--events")
    trouble = [event for event in events(done.stdout) if event["event"] == "trouble"]
    assert done.returncode == 0 and len(trouble) == 1
    assert "config.toml" in str(trouble[0]["sentence"]) and "odd" in str(trouble[0]["sentence"])
    assert desk.count("articles") == 1


def test_watch_raises_them_too(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with Server() as server:
        desk.feeds({"name": "news", "url": server.at("/f", Reply(rss([CLOSED]))), "language": "en"})
        told = commanded(desk)
        child = desk.start("watch", "--log-json")
        try:
            wait_for(lambda: told.exists() and told.read_text("utf-8").endswith("\n"), "the alert's command")
        finally:
            child.send_signal(signal.SIGTERM)
            _, err = child.communicate(timeout=30)
    assert child.returncode == 0
    lines = [json.loads(line) for line in err.splitlines()]
    assert [line["article"] for line in lines if line.get("rule") == "khorgos-shut"] == [1]


def test_a_signal_ends_the_delivery(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    items = [Item(str(n), f"A queue at Khorgos, lane {n}", "The Khorgos crossing was closed.") for n in range(40)]
    with Server() as server:
        desk.feeds({"name": "news", "url": server.at("/f", Reply(rss(items))), "language": "en"})
        server.at("/hook", Reply(b"fine", delay=0.5))
        rule(desk, "khorgos-shut", 'deliver = ["webhook"]', f'webhook = "{server.base}/hook"')
        child = desk.start("watch")
        try:
            wait_for(lambda: bool(server.hits("/hook")), "the first delivery")
        finally:
            child.send_signal(signal.SIGTERM)
            _, err = child.communicate(timeout=30)
        asked = len(server.hits("/hook"))
    assert child.returncode == 0 and "stopped" in err.splitlines()[-1]
    assert asked < len(items)
