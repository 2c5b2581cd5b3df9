"""The real program in a real terminal, over a real loopback server."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.e2e.desk import Desk
from tests.e2e.documents import Item, rss
from tests.servers import Reply, Server
from tests.terminal import Terminal, terminal
from tests.tui import samples

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
CURSOR = "2b3a4a"
"""The ground of the cursor's row in the dark theme."""

COLOUR = re.compile(rb"\x1b\[[0-9;]*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")

OLD = [
    Item("1", "Second train of the week", "It carried 62 containers to Aktau.", NOON - timedelta(hours=2)),
    Item("2", "Gate closed for the night", "Trucks wait at Khorgos.", NOON - timedelta(hours=5)),
    Item("3", "Ferry is late", "The ferry from Alat is late.", NOON - timedelta(hours=7)),
]
NEW = Item("4", "First ship of the spring", "It sailed from Baku with 2,500 tons.", NOON)


@contextmanager
def monitor(desk: Desk, columns: int = 80, lines: int = 24, *arguments: str, **environment: str) -> Iterator[Terminal]:
    paths = ["--config", str(desk.config), "--db", str(desk.db), *arguments]
    with terminal(paths, home=desk.folder, columns=columns, lines=lines, environment=environment) as run:
        yield run


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (160, 48)])
def test_articles_appear_while_the_cursor_stays(desk: Desk, columns: int, lines: int) -> None:
    with Server() as server:
        url = server.at("/feed", Reply(rss(OLD)), Reply(rss([NEW, *OLD])))
        desk.feeds({"name": "Rails", "url": url, "topical": True, "language": "en"})
        with monitor(desk, columns, lines) as run:
            run.see(*(item.title for item in OLD), "corridor-tui", "1[News]")
            run.wait_for(lambda: "fetching" not in run.text, "the fetch to end")
            run.send("g", "j")
            run.wait_for(lambda: OLD[1].title in run.cursor_line(CURSOR), "the cursor on the second article")
            run.send("r")
            run.see(NEW.title)
            run.wait_for(lambda: OLD[1].title in run.cursor_line(CURSOR), "the cursor still on its article")

            run.send("/", "ferry")
            run.miss(OLD[0].title)
            run.see("Ferry is late")
            run.send("enter")
            run.wait_for(lambda: "Ferry is late" in run.cursor_line(CURSOR), "the list to have the keys again")
            run.send("enter")
            run.see("The ferry from Alat is late.")
            run.send("esc")
            run.see("/ ferry")
            run.send("esc")
            run.see(OLD[0].title)
            run.send("q")
            assert run.wait_end() == 0
            assert run.restored


def test_a_hostile_title_is_plain_text_and_no_command(desk: Desk) -> None:
    samples.make(desk.db, [samples.Sample(samples.HOSTILE, samples.HOSTILE, source=samples.HOSTILE)])
    with monitor(desk, 160, 30, "--offline") as run:
        run.see("[bold]at[/bold] [/] the gate [@click=app.quit]press[/]")
        run.send("enter")
        run.see("1 article")
        run.send("/", "[bold] \\x [/]", "enter")
        run.see("0 lines with it.")
        for key, sign in (
            ("2", "[Metrics]"),
            ("3", "[Watch]"),
            ("4", "[Sources]"),
            ("1", "[News]"),
            (":", "Search for"),
        ):
            run.send(key)
            run.see(sign)
        # Alone: together with the next key an escape is another key.
        run.send("esc")
        run.miss("Search for")
        run.send("q")
        assert run.wait_end() == 0
        # The pointer's shape is the program's own word to the terminal.
        raw = run.raw.replace(b"\x1b]22;default\x07", b"").replace(b"\x1b]22;pointer\x07", b"")
        for command in (b"\x1b]", b"\x07", b"\x1b[2J", b"\x9b31m", "\u202e".encode(), "\u2066".encode()):
            assert command not in raw, command
        assert run.restored


def test_a_first_start_without_network_shows_the_seeds_and_says_so(desk: Desk) -> None:
    desk.feeds({"name": "Nobody", "url": "http://127.0.0.1:9/feed", "language": "en"})
    with monitor(desk, 120, 30) as run:
        run.see("No source could be reached", "5 articles")
        run.send("q")
        assert run.wait_end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_with_the_terminal_restored(desk: Desk, number: signal.Signals) -> None:
    samples.make(desk.db)
    with monitor(desk, 80, 24, "--offline") as run:
        run.see("Caspian route")
        run.process.send_signal(number)
        assert run.wait_end(10) == 0
        assert run.restored


@pytest.mark.parametrize("by", ["signal", "key"])
def test_stopped_and_continued_it_gives_the_terminal_back_and_takes_it_again(desk: Desk, by: str) -> None:
    samples.make(desk.db)
    with monitor(desk, 80, 24, "--offline") as run:
        run.see("Caspian route")
        if by == "key":
            run.send("ctrl+z")
        else:
            run.process.send_signal(signal.SIGTSTP)
        # Stopped first: a signal to continue that comes before the stop is lost.
        run.wait_for(lambda: _state(run.process.pid) == "T", "the program to stop")
        run.wait_for(lambda: run.restored, "the terminal to be given back")
        run.process.send_signal(signal.SIGCONT)
        run.wait_for(lambda: run.taken, "the terminal to be taken again")
        run.send("q")
        assert run.wait_end() == 0
        assert run.restored


def test_a_terminal_that_goes_away_ends_it(desk: Desk) -> None:
    samples.make(desk.db)
    with monitor(desk, 80, 24, "--offline") as run:
        run.see("Caspian route")
        os.close(run.master)
        run.process.send_signal(signal.SIGHUP)
        run.process.wait(10)


def test_a_terminal_that_goes_away_without_a_word_ends_it(desk: Desk) -> None:
    samples.make(desk.db)
    with monitor(desk, 80, 24, "--offline") as run:
        run.see("Caspian route")
        os.close(run.master)
        run.process.wait(30)


def test_continued_without_having_been_asked_to_stop_it_takes_the_terminal_anew(desk: Desk) -> None:
    samples.make(desk.db)
    with monitor(desk, 120, 30, "--offline") as run:
        run.see("Caspian route", "4 articles")
        run.process.send_signal(signal.SIGSTOP)
        run.wait_for(lambda: _state(run.process.pid) == "T", "the program to stop")
        run.screen.reset()
        run.process.send_signal(signal.SIGCONT)
        run.see("Caspian route")
        run.process.send_signal(signal.SIGCONT)
        run.wait_for(lambda: run.taken, "the terminal to be taken")
        # Every key reaches it, and one at a time.
        run.send("j")
        run.wait_for(lambda: "Хоргоса" in run.cursor_line(CURSOR), "the second article")
        run.send("j")
        run.wait_for(lambda: "霍" in run.cursor_line(CURSOR), "the third article")
        run.send("q")
        assert run.wait_end() == 0
        assert run.restored


def test_what_is_pasted_is_made_safe(desk: Desk) -> None:
    samples.make(desk.db)
    with monitor(desk, 120, 30, "--offline") as run:
        run.see("4 articles")
        for key, sign in (("/", "words"), (":", "Search for")):
            run.send(key)
            run.see(sign)
            run.send_bytes("\x1b[200~pasted\u202e\x9b31m\u2066\x07 end\nnext\x1b[201~".encode())
            run.see("pasted end")
            run.send("esc")
            run.miss("pasted end")
        run.send_bytes(b"\x1b[200~" + b"x" * 2_000_000 + b"\x1b[201~")
        run.send("j")
        run.wait_for(lambda: "Хоргоса" in run.cursor_line(CURSOR), "the keys after a huge paste")
        run.send("q")
        assert run.wait_end() == 0
        assert "\u202e".encode() not in run.raw
        assert b"\x1b]52" not in run.raw


def test_bytes_that_are_no_text_do_not_end_it(desk: Desk) -> None:
    samples.make(desk.db)
    with monitor(desk, 120, 24, "--offline") as run:
        run.see("Caspian route")
        run.send_bytes(b"\xff\xfe\x80\x1b[M\x20\xe0\xe0\x1b[200~\xff\x1b]52;c;\x07\x1b[201~\x1b[999;999;999M")
        run.send("?")
        run.see("Keys:")
        run.send("esc")
        run.miss("Keys:")
        run.send("q")
        assert run.wait_end() == 0


def test_a_hanging_source_goes_with_the_monitor(desk: Desk) -> None:
    with Server() as server:
        url = server.at("/feed", Reply(rss(OLD), delay=60))
        desk.feeds({"name": "Slow", "url": url, "topical": True}, timeout="50s")
        with monitor(desk, 120, 24) as run:
            run.wait_for(lambda: bool(server.hits("/feed")), "the source to be asked")
            children = _children(run.process.pid)
            assert children
            run.send("q")
            assert run.wait_end(10) == 0
            end = time.monotonic() + 10
            while any(_alive(child) for child in children):
                assert time.monotonic() < end, "the fetch outlived the monitor"
                run.read()


def test_a_fetch_that_dies_is_said_and_the_next_one_works(desk: Desk) -> None:
    with Server() as server:
        url = server.at("/feed", Reply(rss(OLD), delay=60), Reply(rss(OLD)))
        desk.feeds({"name": "Slow", "url": url, "topical": True}, timeout="50s")
        with monitor(desk, 120, 24) as run:
            run.wait_for(lambda: bool(server.hits("/feed")), "the source to be asked")
            for child in _children(run.process.pid):
                os.kill(child, signal.SIGKILL)
            run.see("The fetch was ended by signal 9.")
            run.send("r")
            run.see(OLD[0].title)
            run.send("q")
            assert run.wait_end() == 0


def test_without_colour_there_is_none_and_the_tags_still_differ(desk: Desk) -> None:
    samples.make(desk.db)
    with monitor(desk, 120, 30, "--offline", NO_COLOR="1") as run:
        run.see("Middle Corridor", "4.5 million", "Aktau")
        looks = {}
        for word in ("Middle Corridor", "Aktau", "4.5 million"):
            line = next(n for n, text in enumerate(run.screen.display) if word in text)
            cell = run.screen.buffer[line][run.screen.display[line].index(word)]
            looks[word] = (cell.bold, cell.underscore, cell.reverse)
        assert len(set(looks.values())) == 3, looks
        run.send("q")
        assert run.wait_end() == 0
        assert not COLOUR.search(run.raw), COLOUR.search(run.raw)


def test_a_window_that_is_too_small_says_so_and_grows(desk: Desk) -> None:
    samples.make(desk.db)
    with monitor(desk, 30, 8, "--offline") as run:
        run.see("too small")
        run.resize(100, 30)
        run.see("Caspian route")
        run.resize(300, 90)
        run.see("Metrics", "Sources", "Facets", "Reader")
        run.resize(12, 3)
        run.resize(80, 24)
        run.see("Caspian route")
        run.send("q")
        assert run.wait_end() == 0


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_dumb_terminal_is_refused_in_words(desk: Desk, term: str) -> None:
    with monitor(desk, 80, 24, TERM=term) as run:
        assert run.wait_end() == 2
        assert b"needs a terminal" in run.raw
        assert b"\x1b[" not in run.raw


def test_without_a_terminal_it_is_refused_in_words(desk: Desk) -> None:
    done = desk.run()
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr
    assert not done.stdout


def test_it_begins_where_it_was_left(desk: Desk) -> None:
    samples.make(desk.db)
    with monitor(desk, 120, 30, "--offline") as run:
        run.see("Ferry timetable")
        run.send("G", "t", "/", "four sailings", "enter")
        run.see("1 article ", "/ four sailings")
        run.send("q")
        assert run.wait_end() == 0
    with monitor(desk, 120, 30, "--offline") as run:
        run.see("/ four sailings", "Ferry timetable")
        assert "Caspian route" not in run.text
        run.send("q")
        assert run.wait_end() == 0


def test_a_store_that_is_no_store_is_one_sentence(desk: Desk) -> None:
    desk.db.write_bytes(b"this is a letter, not a database, and it stays as it is" * 20)
    before = desk.db.read_bytes()
    with monitor(desk, 120, 24, "--offline") as run:
        assert run.wait_end() == 1
        assert b"is not a store" in run.raw.replace(b"\r\n", b" ")
        assert b"Traceback" not in run.raw
    assert desk.db.read_bytes() == before


def test_an_alert_of_its_own_fetch_rings_notifies_and_stays_to_be_read(desk: Desk) -> None:
    shut = Item("a", "A queue grows at Khorgos", "The Khorgos crossing was closed on Monday; trucks wait in a queue.")
    rule = (
        '[[alerts]]\nid = "khorgos-shut"\nwhen = "words"\ncheckpoint = "khorgos"\nwords = ["closed"]\n'
        'deliver = ["bell", "desktop"]\n'
    )
    with Server() as server:
        desk.feeds({"name": "Rails", "url": server.at("/f", Reply(rss([shut]))), "topical": True, "language": "en"})
        with desk.config.open("a", encoding="utf-8") as file:
            file.write(rule)
        with monitor(desk, 160, 40) as run:
            run.see("alert (3 shows, esc leaves it): khorgos-shut: ", "Watch 1!")
            run.send("r")
            run.wait_for(lambda: len(server.hits("/f")) > 1, "another fetch")
            run.see("next fetch")
            run.see("alert (3 shows")
            assert run.raw.count(b"\x1b]9;") == 1
            assert run.raw.count(b"\x1b]777;notify;corridor-tui;") == 1
            assert b"\x07\x1b]9;" in run.raw
            run.send("3")
            run.miss("3 shows")
            run.send("q")
            assert run.wait_end() == 0


def _children(pid: int) -> list[int]:
    """The processes below one, from the process table."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            if int(stat.rpartition(")")[2].split()[1]) == pid:
                found.append(int(entry.name))
    return found


def _state(pid: int) -> str:
    """The letter of a process in the process table; empty when it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def _alive(pid: int) -> bool:
    return _state(pid) not in ("", "Z")


def test_the_demo_moves_without_a_network(desk: Desk) -> None:
    with monitor(desk, 160, 44, "--demo") as run:
        run.see("Welcome.", "Middle Corridor", "(invented)", "fetching")
        run.see("Bakı limanı")
        run.send("q")
        assert run.wait_end() == 0
        assert run.restored
    assert not desk.db.exists(), "the user's own store is left alone"
