"""A fetch that cannot use its store says so in one line and damages nothing."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desk import BOUND, Desk
from tests.e2e.documents import Item, rss
from tests.servers import Reply, Server


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Server() as server:
        desk = Desk(tmp_path)
        texts = [Item(f"a{number}", f"Train {number}", f"wagon {number} " * 150) for number in range(150)]
        desk.feeds({"name": "long", "url": server.at("/f", Reply(rss(texts)))})
        yield desk


def told(done: subprocess.CompletedProcess[str]) -> str:
    """The one line on stderr of a command that failed."""
    assert done.returncode == 1 and "Traceback" not in done.stderr
    (line,) = done.stderr.strip().splitlines()
    return line


def test_a_full_disk(desk: Desk) -> None:
    full = subprocess.run(
        desk.command("fetch"),
        capture_output=True,
        text=True,
        timeout=BOUND,
        env=desk.environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000)),
        check=False,
    )
    assert "disk" in told(full)
    assert desk.whole()
    assert desk.fetch("--all")["new"] == 150


def test_a_damaged_file_is_told_and_left_alone(desk: Desk) -> None:
    desk.fetch()
    damaged = bytearray(desk.db.read_bytes())
    damaged[4096 * 2 :] = b"\xa5" * (len(damaged) - 4096 * 2)
    desk.db.write_bytes(damaged)
    assert "damaged" in told(desk.run("fetch", "--all"))
    assert desk.db.read_bytes() == damaged


def test_a_foreign_file_is_told_and_left_alone(desk: Desk) -> None:
    with sqlite3.connect(desk.db) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = desk.db.read_bytes()
    assert "another program" in told(desk.run("fetch"))
    assert desk.db.read_bytes() == before
