"""`alerts test` shows every channel of a rule, and with --deliver each is heard: a real terminal, command and webhook."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.e2e.desk import Desk
from tests.servers import Reply, Server
from tests.terminal import terminal

COMMAND = "import sys; open(sys.argv[1], 'a').write(sys.argv[2] + '\\n')"
NOTICE = "A test of the alert rule gate: nothing was found"


def desk_with_rule(folder: Path, hook: str) -> tuple[Desk, Path]:
    """A desk whose only rule is heard by all four channels; and the file that its command writes."""
    desk, told = Desk(folder), folder / "told.txt"
    command = json.dumps([sys.executable, "-c", COMMAND, str(told), "{rule}: {text}"])
    with desk.config.open("a", encoding="utf-8") as file:
        file.write(
            '[[alerts]]\nid = "gate"\nwhen = "words"\ncheckpoint = "khorgos"\nwords = ["landslide*"]\n'
            f'deliver = ["bell", "desktop", "command", "webhook"]\ncommand = {command}\nwebhook = "{hook}"\n'
        )
    return desk, told


def test_a_test_names_the_channels_and_sends_nothing(tmp_path: Path) -> None:
    with Server() as server:
        desk, told = desk_with_rule(tmp_path, server.at("/hook/secret", Reply(b"fine")))
        done = desk.run("alerts", "test")
        assert server.hits() == []
    assert done.returncode == 0 and done.stderr == ""
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert lines[0] == "gate (words): nothing found"
    assert [line.split(":")[0] for line in lines[1:]] == ["by bell", "by desktop", "by command", "by webhook"]
    assert "secret" not in done.stdout and "127.0.0.1" in lines[4]
    assert not told.exists()


def test_each_channel_is_heard_and_nothing_is_used_up(tmp_path: Path) -> None:
    with Server() as server:
        desk, told = desk_with_rule(tmp_path, server.at("/hook", Reply(b"fine")))
        with terminal(
            ["--config", str(desk.config), "--db", str(desk.db), "alerts", "test", "--deliver"], home=tmp_path
        ) as run:
            code = run.wait_end()
            raw = run.raw
        posted = len(server.hits("/hook"))
    assert (code, posted) == (0, 1)
    assert b"\a" in raw
    assert f"\x1b]9;{NOTICE}\x1b\\\x1b]777;notify;corridor-tui;{NOTICE}\x1b\\".encode() in raw
    assert told.read_text("utf-8") == f"gate: {NOTICE}\n"
    assert desk.count("watch_hits") == 0


def test_a_channel_that_fails_says_so_beside_those_that_do_not(tmp_path: Path) -> None:
    with Server() as server:
        desk, told = desk_with_rule(tmp_path, server.at("/hook", Reply(b"no", status=500)))
        done = desk.run("alerts", "test", "gate", "--deliver")
    assert done.returncode == 0
    assert "the answer was 500" in done.stderr and "there is no terminal" in done.stderr
    assert told.exists() and "sent by command" in done.stdout and "sent by webhook" not in done.stdout
