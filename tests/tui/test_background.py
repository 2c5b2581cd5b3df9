"""Children of the monitor: their events, and the ways in which they can go wrong."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.tui.background import Background
from corridor_tui.tui.child import LINE_LIMIT, Child
from corridor_tui.tui.fetching import Alarm, Progress, advance, fetch_command
from corridor_tui.tui.status import status


def python(code: str) -> list[str]:
    return [sys.executable, "-u", "-c", code]


def events(*rows: dict[str, object]) -> Progress:
    progress = Progress()
    for row in rows:
        progress = advance(progress, json.dumps(row).encode())
    return progress


def said(progress: Progress, **changes: object) -> str:
    given = {"seconds_left": 600.0, "offline": False, "loading_seeds": False, "notice": "", "store_trouble": "",
             "seeds_trouble": "", "failing": 0} | changes  # fmt: skip
    left, right = status(progress, **given)  # type: ignore[arg-type]
    return "".join(piece.text for piece in (*left, *right))


def test_events_add_up_to_a_progress() -> None:
    progress = events(
        {"event": "start", "feeds": 3},
        {
            "event": "feed",
            "name": "A",
            "outcome": "new",
            "sentence": "3 new articles",
            "status": 200,
            "new": 3,
            "ok": True,
        },
        {"event": "feed", "name": "B", "outcome": "missing", "sentence": "not found (404)", "status": 404, "ok": False},
    )
    assert (progress.running, progress.done, progress.feeds, progress.new, progress.failed) == (True, 2, 3, 3, 1)
    assert progress.failures == ("B: not found (404)",)
    assert "fetching 2 of 3 · 3 new articles · 1 failed · B" in said(progress)


def test_what_a_fetch_came_to_is_said_in_words() -> None:
    failed = {"event": "feed", "name": "B", "sentence": "no connection", "ok": False}
    nothing = events({"event": "start", "feeds": 1}, failed, {"event": "end", "new": 0, "updated": 0, "failed": 1})
    ended = nothing._replace(running=False)
    assert ended.unreachable
    assert "No source could be reached" in said(ended)
    busy = events({"event": "busy", "sentence": "another fetch is at work on this store (process 7)"})
    assert "another fetch is at work" in said(busy)
    assert "next fetch in 10 min" in said(Progress())
    assert "offline" in said(Progress(), offline=True)
    assert "2 failing" in said(Progress(), failing=2)
    assert "busy" in said(Progress(running=True), store_trouble="the store is busy")


def test_alerts_and_troubles_of_a_fetch_are_kept() -> None:
    alert = {"event": "alert", "rule": "gate", "sentence": "The gate is shut.", "article": 7, "deliver": ["bell", "x"]}
    progress = events({"event": "start", "feeds": 1}, alert, {"event": "trouble", "sentence": "webhook: no answer"})
    assert progress.alarms == (Alarm("gate", "The gate is shut.", 7, ("bell",)),)
    assert progress.raised == 1
    assert "webhook: no answer" in said(progress._replace(running=False))
    shown = said(progress, alarms=progress.alarms, watch_key="3")
    assert "alert (3 shows, esc leaves it): gate: The gate is shut." in shown
    assert "2 alerts" in said(progress, alarms=progress.alarms * 2)
    odd = events({"event": "alert", "rule": 3, "deliver": {"bell": 1}, "article": "x"})
    assert odd.alarms == (Alarm("", "an alert was raised"),)


@given(st.binary(max_size=200) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.dictionaries(
        st.sampled_from(["event", "feeds", "name", "new", "ok", "status", "failed", "done", "sentence", "deliver"]), inner
    ) | st.lists(inner, max_size=3),
    max_leaves=8,
).map(lambda value: json.dumps(value).encode()))  # fmt: skip
def test_no_line_of_a_child_is_trusted(line: bytes) -> None:
    progress = advance(Progress(), line)
    assert progress.done >= 0
    assert progress.new >= 0
    said(progress)


def test_a_name_like_an_option_stays_a_name() -> None:
    command = fetch_command(None, Path("s.sqlite"), everything=True, names=["--config=evil", "B"])
    assert command[3:] == ["fetch", "--events", "--feed=--config=evil", "--feed=B", "--db", "s.sqlite"]
    assert "--all" in fetch_command(Path("c.toml"), Path("s"), everything=True)
    assert "--all" not in fetch_command(None, Path("s"), everything=False)


async def test_a_child_gives_its_lines_and_its_ending() -> None:
    lines: list[bytes] = []
    ending = await Child(python("print('a'); print('b')")).run(lines.append)
    assert (lines, ending.code, ending.trouble) == ([b"a", b"b"], 0, "")


async def test_a_child_that_fails_is_told_with_its_last_words() -> None:
    ending = await Child(python("import sys; sys.exit('the disk is full')")).run(lambda line: None)
    assert ending.code == 1
    assert ending.trouble == "failed: the disk is full"


async def test_a_child_that_is_killed_is_told() -> None:
    ending = await Child(python("import os; os.kill(os.getpid(), 9)")).run(lambda line: None)
    assert ending.trouble == "was ended by signal 9"


async def test_a_child_that_cannot_start_is_told(tmp_path: Path) -> None:
    ending = await Child([str(tmp_path / "nothing")]).run(lambda line: None)
    assert "could not be started" in ending.trouble


async def test_a_silent_child_is_ended_with_its_children() -> None:
    code = "import subprocess, sys; p = subprocess.Popen(['sleep', '600']); print(p.pid); p.wait()"
    lines: list[bytes] = []
    ending = await Child(python(code), silence=5.0).run(lines.append)
    assert "nothing was heard of it" in ending.trouble
    grandchild = int(lines[0])
    end = time.monotonic() + 10
    while _alive(grandchild):
        assert time.monotonic() < end
        await asyncio.sleep(0.01)


async def test_a_flood_is_ended() -> None:
    ending = await Child(python("while True: print('x' * 999)"), output_limit=1_000_000).run(lambda line: None)
    assert "would not stop writing" in ending.trouble


async def test_an_overlong_line_is_passed_over_and_the_next_one_read() -> None:
    lines: list[bytes] = []
    code = f"print('x' * {LINE_LIMIT * 3}); print('after')"
    await Child(python(code)).run(lines.append)
    assert lines[-1] == b"after"
    assert all(len(line) <= LINE_LIMIT for line in lines)


async def test_seeds_then_the_first_fetch_then_nothing_until_asked(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("default_feeds = false\n")
    changes: list[bool] = []
    background = Background(
        config=config, db=tmp_path / "s.sqlite", interval=900, offline=False, seeds=False,
        changed=lambda: changes.append(background.progress.running),
    )  # fmt: skip
    task = asyncio.create_task(background.run())
    end = time.monotonic() + 30
    while background.seconds_left() is None:
        assert time.monotonic() < end
        await asyncio.sleep(0.01)
    assert background.progress.trouble == ""
    assert 890 < (background.seconds_left() or 0) <= 900
    assert background.fetch() == "Fetching."
    background.close()
    await task
    assert True in changes


def test_offline_nothing_is_fetched(tmp_path: Path) -> None:
    background = Background(config=None, db=tmp_path / "s", interval=1, offline=True, seeds=False, changed=lambda: None)
    assert "offline" in background.fetch()
    assert background.seconds_left() is None


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


if sys.platform == "win32":
    pytest.skip("the monitor's children are process groups", allow_module_level=True)
