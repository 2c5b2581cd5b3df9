"""Alerts end to end: facts from a real store, each event once, delivered by every channel."""

from __future__ import annotations

import http.server
import json
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from corridor_tui.config import Config
from corridor_tui.metrics.alert_rules import AlertRule, rules_of
from corridor_tui.model import Mention
from corridor_tui.services import alerts, delivery
from corridor_tui.store import alert_log
from corridor_tui.store.alert_log import Hit
from tests.services.metric_desk import Said, add, open_desk

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
VOLUME = "middle-corridor-volume"
HIT = Hit("rule", "event", 7, NOW, "Queue; at the \x1b]52;c;x\x07gate", False)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_desk(tmp_path)) as opened:
        yield opened


def config(*rows: dict[str, Any]) -> Config:
    return Config(Path("/nowhere"), alerts=tuple(rows))


def rule(**given: Any) -> tuple[AlertRule, ...]:
    return rules_of([{"id": "rule", "when": "conflict", **given}])


def test_an_event_is_raised_once(db: sqlite3.Connection) -> None:
    rules = config({"id": "volume", "when": "crosses", "metric": VOLUME, "above": 4_000_000})
    assert alerts.raise_new(db, rules, NOW) == []
    article = add(
        db, [("It was 4.5 million tons.", [Said("4.5 million tons", 4_500_000, "t", VOLUME, "2024")])], key="a"
    )
    (hit,) = alerts.raise_new(db, rules, NOW)
    assert (hit.rule, hit.article) == ("volume", article)
    assert alerts.raise_new(db, rules, NOW + timedelta(days=1)) == []
    add(
        db,
        [("It was 5 million tons.", [Said("5 million tons", 5_000_000, "t", VOLUME, "2025")])],
        key="b",
        published=NOW,
    )
    assert len(alerts.raise_new(db, rules, NOW + timedelta(days=2))) == 1
    assert len(alert_log.recent(db)) == 2
    assert len(alert_log.recent(db, since=NOW + timedelta(days=2))) == 1


def test_finding_keeps_nothing(db: sqlite3.Connection) -> None:
    add(db, [("It was 4.5 million tons.", [Said("4.5 million tons", 4_500_000, "t", VOLUME, "2024")])], key="a")
    rules = config({"id": "volume", "when": "crosses", "metric": VOLUME, "above": 4_000_000})
    assert len(alerts.find(db, rules, NOW)) == len(alerts.find(db, rules, NOW)) == 1
    assert alert_log.recent(db) == []


def test_words_near_a_checkpoint(db: sqlite3.Connection) -> None:
    mention = Mention("checkpoint", "khorgos", "Khorgos", "text", 0, 7, "given")
    add(db, [("Khorgos was closed on Monday.", [])], key="a", published=NOW, mentions=[mention])
    add(db, [("Khorgos was closed on Monday.", [])], key="b", published=NOW - timedelta(days=60), mentions=[mention])
    rules = config({"id": "gate", "when": "words", "checkpoint": "khorgos", "words": "closure"})
    assert [hit.article for hit in alerts.raise_new(db, rules, NOW)] == [1]


def test_a_burst_of_articles(db: sqlite3.Connection) -> None:
    mention = Mention("checkpoint", "khorgos", "Khorgos", "text", 0, 7, "given")
    for n in range(6):
        add(db, [("Khorgos again.", [])], key=f"new{n}", published=NOW - timedelta(hours=n), mentions=[mention])
    add(db, [("Khorgos once.", [])], key="old", published=NOW - timedelta(days=40), mentions=[mention])
    assert len(alerts.raise_new(db, config({"id": "burst", "when": "burst"}), NOW)) == 1


def test_after_a_fetch_new_alerts_are_raised_and_delivered(db: sqlite3.Connection, tmp_path: Path) -> None:
    add(db, [("It was 4.5 million tons.", [Said("4.5 million tons", 4_500_000, "t", VOLUME, "2024")])], key="a")
    written: list[str] = []
    rules = config({"id": "v", "when": "crosses", "metric": VOLUME, "above": 4_000_000, "deliver": "bell"})
    hits, troubles = alerts.after_fetch(rules, tmp_path / "desk.sqlite", NOW, written.append)
    assert ([hit.rule for hit in hits], troubles, written) == (["v"], [], ["\a"])
    assert (hits[0].title, hits[0].subject, hits[0].deliver) == ("Freight notes", f"metric:{VOLUME}", ())
    assert alerts.after_fetch(rules, tmp_path / "desk.sqlite", NOW, written.append) == ([], [])


def test_without_a_terminal_the_reader_of_the_events_rings_and_notifies(db: sqlite3.Connection, tmp_path: Path) -> None:
    mention = Mention("checkpoint", "khorgos", "Khorgos", "text", 0, 7, "given")
    add(db, [("Khorgos was closed on Monday.", [])], key="a", published=NOW, mentions=[mention], title="Gate shut")
    given = {"when": "words", "checkpoint": "khorgos", "words": "closure"}
    rules = config({"id": "gate", **given, "deliver": ["bell", "desktop"]}, {"id": "quiet", **given})
    told, troubles = alerts.after_fetch(rules, tmp_path / "desk.sqlite", NOW)
    assert troubles == []
    assert [(alert.rule, alert.title, alert.subject, alert.article, alert.deliver) for alert in told] == [
        ("gate", "Gate shut", "checkpoint:khorgos", 1, ("bell", "desktop")),
        ("quiet", "Gate shut", "checkpoint:khorgos", 1, ()),
    ]


def test_a_wrong_rule_is_a_sentence_not_a_failed_fetch(tmp_path: Path) -> None:
    hits, (trouble,) = alerts.after_fetch(config({"id": "v", "when": "never"}), tmp_path / "desk.sqlite", NOW)
    assert hits == []
    assert "alerts.v.when" in trouble
    assert alerts.after_fetch(config(), tmp_path / "desk.sqlite", NOW) == ([], [])


def test_seen_marks(db: sqlite3.Connection) -> None:
    alert_log.add(db, [("rule", "a", "A.", None), ("rule", "b", "B.", None)], NOW)
    assert alert_log.mark_seen(db) == 2
    assert alert_log.mark_seen(db) == 0
    assert all(hit.seen for hit in alert_log.recent(db))


def test_bell_and_desktop_write_only_their_own_sequences() -> None:
    written: list[str] = []
    assert delivery.deliver([HIT], rule(deliver=["bell", "desktop"]), written.append) == []
    assert written == ["\a", "\x1b]9;Queue, at the gate\x1b\\\x1b]777;notify;corridor-tui;Queue, at the gate\x1b\\"]
    assert delivery.deliver([HIT], rule(deliver=["bell", "desktop"]), None) == []


def test_a_command_gets_its_words_as_arguments_never_through_a_shell(tmp_path: Path) -> None:
    target = tmp_path / "said.json"
    code = "import json, os, sys; json.dump([sys.argv[1:], os.environ['CORRIDOR_ALERT_TEXT']], open(sys.argv[1], 'w'))"
    command = [sys.executable, "-c", code, str(target), "{text}", "{rule}:{article}"]
    hit = Hit("rule", "event", 7, NOW, "$(touch /tmp/x); `id` -rf", False)
    assert delivery.deliver([hit], rule(deliver="command", command=command), None) == []
    arguments, text = json.loads(target.read_text())
    assert arguments == [str(target), "$(touch /tmp/x); `id` -rf", "rule:7"]
    assert text == "$(touch /tmp/x); `id` -rf"


def test_a_text_never_becomes_an_option() -> None:
    hit = Hit("rule", "event", None, NOW, "--delete everything", False)
    assert delivery.arguments(hit, ["notify", "--", "{text}"]) == ["notify", "--", " --delete everything"]


def test_a_command_that_fails_is_told() -> None:
    (trouble,) = delivery.deliver(
        [HIT], rule(deliver="command", command=[sys.executable, "-c", "raise SystemExit(3)"]), None
    )
    assert "code 3" in trouble
    (trouble,) = delivery.deliver([HIT], rule(deliver="command", command=["no-such-program-here"]), None)
    assert "could not be started" in trouble


@pytest.fixture
def hook() -> Iterator[tuple[str, list[Any]]]:
    got: list[Any] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(500 if self.path == "/broken" else 204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", got
        server.shutdown()
        thread.join()


def test_a_webhook_gets_json(hook: tuple[str, list[Any]]) -> None:
    url, got = hook
    assert delivery.deliver([HIT], rule(deliver="webhook", webhook=f"{url}/ok"), None) == []
    assert got == [
        {"rule": "rule", "event": "event", "text": "Queue; at the gate", "article": 7, "at": NOW.isoformat()}
    ]
    (trouble,) = delivery.deliver([HIT], rule(deliver="webhook", webhook=f"{url}/broken"), None)
    assert "500" in trouble


def test_one_channel_that_fails_does_not_stop_the_others() -> None:
    written: list[str] = []
    rules = rule(deliver=["bell", "command"], command=["no-such-program-here"])
    (trouble,) = delivery.deliver([HIT, HIT], rules, written.append)
    assert "no-such-program-here" in trouble and trouble.endswith("1 more of this rule were not sent")
    assert written == ["\a", "\a"]
