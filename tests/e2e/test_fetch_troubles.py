"""The real program meets every trouble a server can make, and tells each in words while the others go on."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.e2e.desk import Desk, wait_for
from tests.e2e.documents import Item, rss
from tests.servers import Hit, Reply, Server
from tests.terminal import terminal


def good(name: str = "a") -> bytes:
    return rss([Item(name, "A quiet day at the border", date=datetime(2026, 3, 4, tzinfo=UTC))])


GOOD = good()
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = Item("h", "\x1b]52;c;eA==\x07[/bold] red\u202e [@click=app.quit]now", "text \x9b31m and \x1b[2J so on")


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def forever() -> Iterator[bytes]:
    while True:
        yield b"<item>" * 5_000


def drops() -> Iterator[bytes]:
    yield GOOD[:50]
    while True:
        yield b" "


def hostile() -> bytes:
    return rss([HOSTILE]).replace(b"\x1b", b"&#27;")


TROUBLES: dict[str, tuple[Reply, str, str]] = {
    "good": (Reply(GOOD), "ok", "1 new"),
    "hostile": (Reply(hostile()), "ok", "1 new"),
    "missing": (Reply(b"no", 404), "missing", "404"),
    "gone": (Reply(b"no", 410), "gone", "gone"),
    "forbidden": (Reply(b"no", 403), "forbidden", "403"),
    "wall": (Reply(b"<html>Just a moment...", 403, "text/html"), "wall", "bot wall"),
    "trouble": (Reply(GOOD, 500), "server", "500"),
    "silent": (Reply(GOOD, delay=60), "timeout", "within 3 seconds"),
    "trickle": (Reply(drops, pause=0.1), "timeout", "within 3 seconds"),
    "cut": (Reply(good("cut")[:-30], length=len(good("cut"))), "partial", "broke off"),
    "bomb": (Reply(gzip.compress(bytes(40_000_000)), headers={"Content-Encoding": "gzip"}), "large", "larger"),
    "endless": (Reply(forever), "large", "larger"),
    "inside": (Reply(status=302, headers={"Location": "http://127.0.0.2:9/x"}), "refused", "private"),
    "circle": (Reply(status=302, headers={"Location": "/circle"}), "redirect", "circle"),
    "page": (Reply(b"<!doctype html><html><body>Welcome", type="text/html"), "not_a_feed", "web page"),
    "empty": (Reply(b""), "not_a_feed", "empty"),
    "junk": (Reply(b"\x00\x01\x02 nothing like a feed"), "not_a_feed", "neither"),
    "brotli": (Reply(b"\x8b\x0f\x80", headers={"Content-Encoding": "br"}), "coding", "packed"),
}


def test_all_troubles_at_once(desk: Desk, server: Server) -> None:
    feeds = [{"name": name, "url": server.at(f"/{name}", reply)} for name, (reply, _, _) in TROUBLES.items()]
    dead = {"name": "dead", "url": "http://127.0.0.1:1/"}
    desk.feeds(*feeds, dead, per_host=16, timeout="3s")
    summary = desk.fetch()
    told = {name: (feed["outcome"], feed["sentence"]) for name, feed in summary["by"].items()}
    for name, (_, outcome, words) in TROUBLES.items():
        assert told[name][0] == outcome and words in told[name][1], (name, told[name])
    assert told["dead"] == ("connection", "127.0.0.1:1 refuses connections")
    assert summary["failed"] == len(TROUBLES) + 1 - 3
    assert desk.rows("SELECT DISTINCT feed FROM articles WHERE feed <> 'cut' ORDER BY feed") == [
        ("good",),
        ("hostile",),
    ]
    stored = dict(desk.rows("SELECT name, sentence FROM feeds"))
    assert stored == {name: sentence for name, (_, sentence) in told.items()}
    for title, text in desk.rows("SELECT title, text FROM articles"):
        assert not CONTROLS.search(title) and not CONTROLS.search(text)
    assert desk.rows("SELECT title FROM articles WHERE feed = 'hostile'") == [("[/bold] red [@click=app.quit]now",)]
    assert not CONTROLS.search(json.dumps(summary, ensure_ascii=False))
    assert desk.whole()


def test_old_articles_outlive_every_trouble(desk: Desk, server: Server) -> None:
    for name, (reply, _, _) in TROUBLES.items():
        if name not in ("silent", "trickle"):
            server.at(f"/{name}", Reply(good(name)), reply)
    desk.feeds(
        *({"name": name, "url": f"{server.base}/{name}"} for name in TROUBLES if name not in ("silent", "trickle")),
        per_host=16,
    )
    desk.fetch()
    before = desk.rows("SELECT feed, guid_key FROM articles ORDER BY 1, 2")
    assert len(before) == len(TROUBLES) - 2
    desk.fetch("--all")
    after = desk.rows("SELECT feed, guid_key FROM articles ORDER BY 1, 2")
    assert set(before) <= set(after)


def test_a_host_that_asks_for_a_pause_gets_it_from_every_later_run(desk: Desk, server: Server) -> None:
    server.at("/busy", Reply(status=429, headers={"Retry-After": "3600"}))
    server.at("/other", Reply(GOOD))
    desk.feeds({"name": "busy", "url": f"{server.base}/busy"}, {"name": "other", "url": f"{server.base}/other"})
    first = desk.fetch("--feed", "busy")
    assert first["by"]["busy"]["outcome"] == "busy" and "1 hour" in first["by"]["busy"]["sentence"]
    second = desk.fetch("--all")
    assert {feed["outcome"] for feed in second["feeds"]} == {"resting"}
    assert second["failed"] == 0
    assert len(server.hits()) == 1


def test_events_are_json_lines(desk: Desk, server: Server) -> None:
    desk.feeds(
        {"name": "good", "url": server.at("/good", Reply(GOOD))}, {"name": "bad", "url": f"{server.base}/nothing"}
    )
    done = desk.run("fetch", "--events")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event["event"] for event in events if event["event"] != "tagged"] == ["start", "feed", "feed", "end"]
    assert events[0] == {"event": "start", "feeds": 2}
    good = next(event for event in events if event.get("name") == "good")
    assert good["url"] == f"{server.base}/good"
    assert (good["outcome"], good["status"], good["new"], good["updated"]) == ("ok", 200, 1, 0)
    assert good["bytes"] == len(GOOD) and good["ms"] >= 0 and good["sentence"]
    assert {"event": "tagged", "done": 1, "of": 1} in events
    assert (events[-1]["new"], events[-1]["updated"], events[-1]["failed"]) == (1, 0, 1)
    assert done.returncode == 0


def test_plain_lines_when_piped(desk: Desk, server: Server) -> None:
    desk.feeds({"name": "good", "url": server.at("/good", Reply(GOOD))})
    done = desk.run("fetch")
    assert done.stdout.splitlines()[0] == "+ good: 1 new among 1 entry"
    assert "1 new, 0 changed, 0 failed" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_terminal_shows_progress_and_keeps_only_what_matters(desk: Desk, server: Server) -> None:
    seen = threading.Event()

    def held(hit: Hit) -> Reply:
        seen.wait(60)
        return Reply(GOOD)

    desk.feeds(
        {"name": "[bold]good", "url": server.at("/good", held)},
        {"name": "[/]bad", "url": f"{server.base}/nothing"},
        per_host=2,
    )
    with terminal(desk.command("fetch")[3:], home=desk.folder, columns=100) as screen:
        screen.see("feeds", "1/2")
        seen.set()
        assert screen.wait_end() == 0
        screen.see("! [/]bad: 127.0.0.1", "1 new, 0 changed, 1 failed")
        assert "1/2" not in screen.text


def test_an_unknown_feed_is_wrong_usage(desk: Desk) -> None:
    done = desk.run("fetch", "--feed", "nobody")
    assert done.returncode == 2
    assert "nobody" in done.stderr and "Traceback" not in done.stderr


def test_two_at_once_one_runs_and_the_other_says_so(desk: Desk, server: Server) -> None:
    desk.feeds({"name": "slow", "url": server.at("/slow", Reply(GOOD, delay=60))})
    first = desk.start("fetch")
    try:
        wait_for(lambda: bool(server.hits("/slow")), "the first fetch asking")
        second = desk.run("fetch", "--all")
        assert second.returncode == 0
        assert "another fetch" in second.stderr and f"process {first.pid}" in second.stderr
        events = [json.loads(line) for line in desk.run("fetch", "--events").stdout.splitlines()]
        assert [event["event"] for event in events] == ["busy"]
        assert len(server.hits("/slow")) == 1
    finally:
        first.send_signal(signal.SIGTERM)
        first.communicate(timeout=30)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_soon_and_leaves_the_store_whole(desk: Desk, server: Server, number: signal.Signals) -> None:
    desk.feeds(
        {"name": "good", "url": server.at("/good", Reply(GOOD))},
        {"name": "slow", "url": server.at("/slow", Reply(GOOD, delay=60))},
        per_host=2,
    )
    child = desk.start("fetch", "--events")
    wait_for(lambda: bool(server.hits("/slow")), "the slow feed being asked")
    wait_for(lambda: desk.count("articles") > 0, "the good feed stored")
    child.send_signal(number)
    out, _ = child.communicate(timeout=30)
    assert child.returncode == 1
    assert json.loads(out.splitlines()[-1])["stopped"] is True
    assert desk.whole()
    server.at("/slow", Reply(rss([Item("b", "Later")])))
    assert desk.fetch("--all")["failed"] == 0


def test_killed_in_the_middle_nothing_is_doubled_and_the_next_run_completes(desk: Desk, server: Server) -> None:
    names = [f"feed{number}" for number in range(12)]
    for name in names:
        server.at(f"/{name}", Reply(rss([Item(f"{name}-{n}", f"{name} train {n}") for n in range(30)])))
    desk.feeds(*({"name": name, "url": f"{server.base}/{name}"} for name in names), per_host=2)
    for least in (0, 1, 90, 240):
        child = desk.start("fetch", "--all")
        wait_for(
            lambda least=least, child=child: (
                child.poll() is not None  # type: ignore[misc]
                or desk.count("articles") >= least
            ),
            "some articles",
        )
        _kill(child.pid)
        child.communicate(timeout=30)
        assert not desk.db.exists() or desk.whole()
    last = desk.fetch("--all")
    assert last["failed"] == 0
    assert desk.rows("SELECT count(*), count(DISTINCT guid_key) FROM articles") == [(360, 360)]
    assert desk.rows("SELECT count(*) FROM articles WHERE tagger_version IS NULL") == [(0,)]
    assert desk.whole()


def test_workers_do_not_outlive_a_killed_fetch(desk: Desk, server: Server) -> None:
    desk.feeds(
        {"name": "good", "url": server.at("/good", Reply(GOOD))},
        {"name": "slow", "url": server.at("/slow", Reply(GOOD, delay=60))},
        per_host=2,
    )
    child = desk.start("fetch")
    wait_for(lambda: desk.count("articles") > 0, "an article")
    members = _session(child.pid)
    assert len(members) > 1, "no worker was started"
    os.kill(child.pid, signal.SIGKILL)
    child.communicate(timeout=30)
    wait_for(lambda: not _session(child.pid), "the end of the workers")


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _session(leader: int) -> list[int]:
    """The living processes of a session."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == leader and fields[0] != "Z":
                found.append(int(entry.name))
    return found
