"""What the monitor costs, in a pseudo-terminal, against an empty Textual app in the same run.

    python benchmarks/monitor.py [--articles N] [--keys N] [--runs N] [--columns C] [--lines L]

Prints the first paint with 100 and with N articles (ratio to the empty app), the time from a key to the first byte
of its answer (idle, and while 200 feeds are fetched), bytes a key, memory, and CPU when idle.

First paint is the time from the start of the process to the first frame that shows what the app is there for, as read
off the terminal: titles of articles, or the empty app's one word. The two apps are started in turn, each as often,
after a start that leaves compiled modules behind, as an installation does; the least and the median of each are
compared. The processor's time up to that frame is printed beside it, which other programs disturb less.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.e2e.documents import Item, rss  # noqa: E402
from tests.servers import Reply, Server  # noqa: E402
from tests.terminal import Terminal  # noqa: E402
from tests.tui import samples  # noqa: E402

EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("READY")
Empty().run()
"""
FEEDS = 200
TICKS = os.sysconf("SC_CLK_TCK")


def start(arguments: list[str], columns: int, lines: int) -> Terminal:
    # As installed: with compiled modules.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}
    return Terminal([sys.executable, *arguments], columns, lines, environment)


def first_paint(arguments: list[str], sign: str, columns: int, lines: int) -> tuple[float, float]:
    """From the start to a text on the screen: milliseconds that passed, and of the processor."""
    began = time.perf_counter()
    run = start(arguments, columns, lines)
    run.painting = False
    while sign.encode() not in run.raw:
        run.read(0.01)
    passed = time.perf_counter() - began
    spent = cpu(run.process.pid)
    run.close()
    return passed * 1000, spent * 1000


def first_paints(runs: int, columns: int, lines: int, apps: dict[str, tuple[list[str], str]]) -> None:
    """Start the apps in turn, and print each one's first paint, compared with that of the first one."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in apps}
    for number in range(runs + 1):
        for name, (arguments, sign) in apps.items():
            taken = first_paint(arguments, sign, columns, lines)
            if number:
                found[name].append(taken)
    least: dict[str, list[float]] = {}
    for name, times in found.items():
        passed, spent = zip(*times, strict=True)
        least[name] = [min(passed), statistics.median(passed), min(spent)]
        floor = least[next(iter(apps))]
        ratios = [mine / base for mine, base in zip(least[name], floor, strict=True)]
        print(
            f"first paint: {name:16} least {least[name][0]:4.0f} ms ({ratios[0]:.2f}x), median {least[name][1]:4.0f} ms"
            f" ({ratios[1]:.2f}x), processor {least[name][2]:4.0f} ms ({ratios[2]:.2f}x)"
        )


def settle(run: Terminal, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        run.read(0.02)


def press(run: Terminal, count: int) -> tuple[list[float], float]:
    """Keys one after the other: milliseconds to the first byte of each answer, and the bytes a key costs."""
    times = []
    before = len(run.raw)
    for number in range(count):
        size = len(run.raw)
        began = time.perf_counter()
        run.send("k" if number // 10 % 2 else "j")
        while len(run.raw) == size:
            run.read(0.002)
        times.append((time.perf_counter() - began) * 1000)
        settle(run, 0.03)
    return times, (len(run.raw) - before) / count


def percentile(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95) - 1]


def spread(times: list[float]) -> str:
    return f"p50 {statistics.median(times):5.1f} ms, p95 {percentile(times):5.1f} ms"


def serve(port: Path) -> None:
    """A loopback server with as many feeds of fifty items each, in a process of its own."""
    with Server() as server:
        for number in range(FEEDS):
            items = [
                Item(f"{number}-{n}", f"Feed {number} train {n}", f"It carried {n} tons of grain. " * 20)
                for n in range(50)
            ]
            server.at(f"/{number}", Reply(rss(items), delay=0.05))
        port.with_suffix(".new").write_text(server.base)
        port.with_suffix(".new").rename(port)
        threading.Event().wait()


def cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid: int) -> float:
    line = next(row for row in Path(f"/proc/{pid}/status").read_text().splitlines() if row.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--columns", type=int, default=120)
    parser.add_argument("--lines", type=int, default=40)
    given = parser.parse_args()
    size = (given.columns, given.lines)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "config.toml").write_text("default_feeds = false\n")
        few, many = folder / "few.sqlite", folder / "many.sqlite"
        samples.many(few, 100)
        samples.many(many, given.articles)

        def command(store: Path) -> list[str]:
            return ["-m", "corridor_tui", "--offline", "--db", str(store), "--config", str(folder / "config.toml")]

        first_paints(
            given.runs,
            *size,
            {
                "empty Textual app": (["-c", EMPTY], "READY"),
                "100 articles": (command(few), "Train number"),
                f"{given.articles:,} articles": (command(many), "Train number"),
            },
        )

        run = start(command(many), *size)
        run.see(f"{given.articles:,} articles")
        settle(run, 5)
        idle, size_of_key = press(run, given.keys)
        print(f"key to first byte, idle: {spread(idle)}; {size_of_key:.0f} bytes a key")
        before = cpu(run.process.pid)
        settle(run, 10)
        print(f"idle: {(cpu(run.process.pid) - before) * 10:.1f} % CPU, {memory(run.process.pid):.0f} MB")
        load = os.getloadavg()[0]

        run.send("q")
        run.wait_end()
        run.close()

        server, feeds = multiprocessing.Process(target=serve, args=(folder / "port",)), folder / "feeds.toml"
        server.start()
        while not (folder / "port").exists():
            time.sleep(0.01)
        base = (folder / "port").read_text()
        rows = (f'[[feeds]]\nname = "Feed {n}"\nurl = "{base}/{n}"\ntopical = true\n' for n in range(FEEDS))
        feeds.write_text("default_feeds = false\n[fetch]\nper_host = 4\n" + "".join(rows))
        run = start(["-m", "corridor_tui", "--db", str(many), "--config", str(feeds)], *size)
        run.see("fetching")
        busy: list[float] = []
        while "next fetch" not in run.text and len(busy) < 400:
            busy += press(run, 5)[0]
        server.terminate()
        ratio = percentile(busy) / percentile(idle)
        print(
            f"key to first byte while {FEEDS} feeds are fetched ({len(busy)} keys): {spread(busy)}; p95 {ratio:.1f}x of idle"
        )
        print(f"load of the machine before the fetch: {load:.1f} on {os.cpu_count()} processors")
        run.send("q")
        run.wait_end()
        run.close()


if __name__ == "__main__":
    main()
