"""A user at work in a real terminal: read, cite, mark and take back, mouse, another keyboard, keys of one's own."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.desk import Desk
from tests.terminal import Terminal, terminal
from tests.tui import samples
from tests.tui.steps import CASPIAN, FERRY, TRAINS, TRUCKS

CURSOR = "2b3a4a"
"""The ground of the cursor's row in the dark theme."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    samples.make(desk.db, (*samples.SAMPLES, samples.YEAR_BEFORE))
    return desk


@contextmanager
def monitor(desk: Desk, columns: int = 130, lines: int = 36) -> Iterator[Terminal]:
    arguments = ["--config", str(desk.config), "--db", str(desk.db), "--offline"]
    with terminal(arguments, home=desk.folder, columns=columns, lines=lines) as run:
        # Five samples, and the five seeds that come with the program.
        run.see(CASPIAN[:30], "10 unread", "Welcome")
        run.send("esc")
        run.miss("Welcome")
        yield run


def mouse(column: int, line: int, button: int = 0) -> bytes:
    """A press and a release of a button as a terminal reports them; buttons 64 and 65 are the wheel."""
    place = f"{column + 1};{line + 1}"
    return f"\x1b[<{button};{place}M\x1b[<{button};{place}m".encode()


def test_a_citation_goes_to_the_terminals_clipboard(desk: Desk) -> None:
    with monitor(desk) as run:
        run.send("enter", "y")
        run.see("Citation copied.")
        copied = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", run.raw)
        assert copied is not None
        words = base64.b64decode(copied[1]).decode()
        assert words == f"{CASPIAN}. Steppe Gazette. 10 Mar 2026, 09:00. https://example.org/caspian"


def test_marking_everything_read_is_taken_back(desk: Desk) -> None:
    with monitor(desk) as run:
        run.send("A")
        run.see(" 0 unread", "Z takes it back.")
        run.send("Z")
        run.see("10 unread")


def test_the_mouse_reads_switches_and_scrolls(desk: Desk) -> None:
    with monitor(desk) as run:
        line = next(number for number, text in enumerate(run.lines) if TRUCKS in text)
        run.send_bytes(mouse(10, line))
        run.wait_for(lambda: TRUCKS in run.cursor_line(CURSOR), "the cursor where the click was")
        run.see("320 грузовиков")
        run.send_bytes(mouse(10, line))
        run.see("▸ Reader", "9 unread")
        run.send_bytes(mouse(run.lines[0].index("Metrics"), 0))
        run.see("2[Metrics]", "└──", "█ year")
        run.send_bytes(mouse(run.lines[0].index("News"), 0))
        run.see("1[News]", "s Star")
        run.send_bytes(mouse(run.lines[-1].index("Help"), 35))
        run.see("Keys: ")
        run.send("esc")
        run.miss("Keys: ")


def test_russian_and_kazakh_keyboards_work(desk: Desk) -> None:
    with monitor(desk) as run:
        run.send("о", "о")
        run.wait_for(lambda: TRAINS in run.cursor_line(CURSOR), "j on a Russian keyboard")
        run.send("№")
        run.see("words, ")
        run.send(*"ferry", "enter")
        run.see(FERRY)
        run.miss(TRUCKS)
        run.send("ә")
        run.see("2[Metrics]")
        run.send("й")
        assert run.wait_end() == 0
        assert run.restored


def test_keys_of_ones_own_and_what_is_wrong_with_them(desk: Desk) -> None:
    desk.config.write_text('[keys]\nnext_unread = ["n", "j"]\nfly = ["f"]\n', encoding="utf-8")
    with monitor(desk) as run:
        run.see("there is no action 'fly' (1 more: corridor-tui doctor)")
    told = desk.run("doctor").stdout
    assert "'j' means both next_unread and down" in told
    assert "no action 'fly'" in told


def test_order_borders_and_view_come_back(desk: Desk) -> None:
    with monitor(desk) as run:
        border = run.lines[1].index("Reader")
        run.send("S", ">", ">")
        run.see("oldest first")
        run.wait_for(lambda: run.lines[1].find("Reader") > border, "a wider list")
        border = run.lines[1].index("Reader")
        run.send("4")
        run.see("4[Sources]")
        run.send("q")
        assert run.wait_end() == 0
    arguments = ["--config", str(desk.config), "--db", str(desk.db), "--offline"]
    with terminal(arguments, home=desk.folder, columns=130, lines=36) as run:
        run.see("4[Sources]")
        run.send("1")
        run.see("oldest first")
        run.wait_for(lambda: run.lines[1].find("Reader") == border, "the border where it was left")
