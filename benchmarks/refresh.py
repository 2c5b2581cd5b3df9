"""How long a refresh takes, beside the same requests made by httpx alone, in one run.

200 feeds of 50 entries from a loopback server that waits 100 ms before each answer; every scenario is run as the real
program in a process of its own. Prints seconds until everything is stored and until it is tagged, the ratio of the first
to httpx without parsing or storing, and the peak memory of the program with its workers. Each scenario is run several
times from the same store, httpx before each; the best of either counts, because what else a machine does can only slow
them down. It says so where the machine was busy. With --peers other readers do the same in the same run.

    python -m benchmarks.refresh [--feeds 200] [--entries 50] [--latency 0.1] [--repeat 3] [--peers]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

import httpx

from benchmarks.refresh_peers import Peer, Program, at_hand
from benchmarks.refresh_server import serve


@dataclass(frozen=True, slots=True)
class Run:
    """One fetch: seconds until every feed was stored, seconds in all, new articles, bytes at the most."""

    stored: float
    whole: float
    new: int
    peak: int


class Bench:
    """A folder with a store, a configuration and the addresses of the server."""

    def __init__(self, folder: Path, ports: list[int], feeds: int) -> None:
        self.folder = folder / "ours"
        self.ports = ports
        self.feeds = feeds
        self.config = folder / "config.toml"
        self.db = self.folder / "store.sqlite"

    def urls(self, mode: str) -> list[str]:
        """The address of every feed in a mode."""
        return [f"http://127.0.0.1:{self.ports[feed % len(self.ports)]}/{mode}/{feed}" for feed in range(self.feeds)]

    def configure(self, urls: Sequence[str]) -> None:
        """Write the configuration."""
        rows = ["default_feeds = false", "[fetch]", "concurrency = 64", "per_host = 4"]
        for number, url in enumerate(urls):
            rows += ["[[feeds]]", f'name = "Bench {number}"', f'url = "{url}"', 'language = "en"']
        self.folder.mkdir(exist_ok=True)
        self.config.write_text("\n".join(rows) + "\n")

    def fetch(self) -> Run:
        """Run `fetch --all` and measure it. Raises RuntimeError where a feed fails or the program ends with an error."""
        command = [sys.executable, "-m", "corridor_tui", "fetch", "--all", "--events"]
        command += ["--config", str(self.config), "--db", str(self.db)]
        begun = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
        peak = Peak(child.pid)
        stored = 0.0
        end: dict[str, int] = {}
        assert child.stdout is not None
        for line in child.stdout:
            event = json.loads(line)
            if event["event"] == "feed":
                stored = time.perf_counter() - begun
                if not event["ok"]:
                    raise RuntimeError(f"{event['name']}: {event['sentence']}")
            elif event["event"] == "end":
                end = event
        code = child.wait()
        whole = time.perf_counter() - begun
        most = peak.stop()
        if code or not end:
            raise RuntimeError(f"the fetch ended with code {code}")
        return Run(stored, whole, end["new"], most)


class Peak:
    """Watches the memory of a session's processes (proportional set size) until told to stop."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._most = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """The most bytes that the processes held together."""
        self._over.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            self._most = max(self._most, sum(_memory(pid) for pid in _members(self._session)))


def _members(session: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if int((entry / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def _memory(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        return 0
    return 0


async def floor(urls: list[str], etag: str | None) -> float:
    """Seconds that httpx alone needs for the same requests, with 64 at once."""
    slots = asyncio.Semaphore(64)
    headers = {"if-none-match": etag} if etag else {}

    async def get(client: httpx.AsyncClient, url: str) -> None:
        async with slots:
            await client.get(url, headers=headers)

    begun = time.perf_counter()
    async with httpx.AsyncClient(trust_env=False, limits=httpx.Limits(max_connections=64)) as client:
        await asyncio.gather(*(get(client, url) for url in urls))
    return time.perf_counter() - begun


def main() -> None:
    """Run every scenario and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--entries", type=int, default=50)
    parser.add_argument("--latency", type=float, default=0.1)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--peers", action="store_true", help="newsboat, if installed, and lemon24/reader beside ours")
    chosen = parser.parse_args()
    os.environ.pop("CORRIDOR_TUI_DB", None)
    ports: multiprocessing.Queue[list[int]] = multiprocessing.Queue()
    newer = multiprocessing.Value("i", 0)
    server = multiprocessing.Process(
        target=serve, args=(ports, newer, 20, chosen.feeds, chosen.entries, chosen.latency), daemon=True
    )
    server.start()
    load = os.getloadavg()[0]
    if load > (os.cpu_count() or 1) * 0.75:
        print(f"the machine is busy (load {load:.1f}): ratios hold better than seconds")
    try:
        with tempfile.TemporaryDirectory() as folder:
            others = at_hand(Path(folder)) if chosen.peers else []
            compare(chosen, Path(folder), ports.get(timeout=60), newer, others)
    finally:
        server.terminate()


def compare(
    chosen: argparse.Namespace, folder: Path, ports: list[int], newer: Synchronized[int], others: Sequence[Peer]
) -> None:
    """Run every scenario as often as asked for and print its line."""
    bench = Bench(folder, ports, chosen.feeds)
    scenarios = [
        ("cold, with validators", "etag", 0, None),
        ("all unchanged (304)", "etag", 0, '"0"'),
        ("one new entry in each", "etag", 1, None),
        ("cold, without validators", "bare", 0, None),
        ("the same bodies", "bare", 0, None),
    ]
    columns = "".join(f"{peer.name:>10}" for peer in others)
    print(f"{'scenario':26}{'stored':>9}{'tagged':>9}{'httpx':>9}{'ratio':>8}{'new':>7}{'MB':>6}{columns}")
    programs: list[Program] = [bench, *others]
    for name, mode, extra, etag in scenarios:
        newer.value = extra
        urls = bench.urls(mode)
        for program in programs:
            program.configure(urls)
            if name.startswith("cold"):
                restore(program.folder, {})
        alone, runs = [], []
        theirs: dict[str, list[float]] = {peer.name: [] for peer in others}
        before = {program.folder: remember(program.folder) for program in programs}
        for _ in range(chosen.repeat):
            alone.append(asyncio.run(floor(urls, etag)))
            for program in programs:
                restore(program.folder, before[program.folder])
            runs.append(bench.fetch())
            for peer in others:
                theirs[peer.name].append(peer.refresh())
        least, stored, whole = min(alone), min(run.stored for run in runs), min(run.whole for run in runs)
        peak, new = max(run.peak for run in runs), runs[-1].new
        print(
            f"{name:26}{stored:8.2f}s{whole:8.2f}s{least:8.2f}s{stored / least:8.1f}{new:7}{peak / 1e6:6.0f}"
            + "".join(f"{min(seconds):9.2f}s" for seconds in theirs.values()),
            flush=True,
        )


def remember(folder: Path) -> dict[str, bytes]:
    """The files of a store as they are, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def restore(folder: Path, files: dict[str, bytes]) -> None:
    """Put a store back to what it was."""
    for left in folder.iterdir():
        left.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
