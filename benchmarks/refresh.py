"""How long a refresh takes, beside the same requests made by httpx alone, in one run.

200 feeds of 50 entries from a loopback server that waits 100 ms before each answer; every scenario is run as the real
program in a process of its own. Prints seconds and the ratio to httpx without parsing or storing, and the peak memory
of the program with its workers. Each scenario is run several times from the same store, httpx before each; the best of
either counts, because what else a machine does can only slow them down. It says so where the machine was busy.

    python -m benchmarks.refresh [--feeds 200] [--entries 50] [--latency 0.1] [--repeat 3]
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
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import httpx

START = datetime(2026, 1, 1, tzinfo=UTC)
FIGURES = (
    "<p>In month {n} the terminal at the border handled {n},{m}00 tonnes of freight and {m} trains, "
    "<a href='https://bench.example/{f}/{n}'>according to its operator</a>, which expects "
    "<b>more</b> next year; shippers of grain &amp; metals wait for wagons.</p>"
)
PLAIN = (
    "<p>Report {n} adds that the new siding lets trains be put together faster, and that drivers "
    "<a href='https://bench.example/{f}/{n}'>praise the order at the gates</a>; the <b>customs</b> office and the "
    "railway will share one system of papers, said the head of the yard.</p>"
)


def document(feed: int, entries: int, extra: int) -> bytes:
    """An RSS feed of HTML-rich items, about 70 KB; `extra` puts that many newer ones on top."""
    rows = []
    for number in range(entries + extra - 1, extra - 1, -1):
        text = "".join(part.format(n=number, m=feed % 90 + 3, f=feed) for part in (PLAIN, FIGURES, PLAIN, PLAIN))
        rows.append(
            f"<item><title>Freight of feed {feed}, report {number}</title>"
            f"<link>https://bench.example/{feed}/{number}</link><guid>https://bench.example/{feed}/{number}</guid>"
            f"<pubDate>{format_datetime(START + timedelta(hours=number))}</pubDate>"
            f"<description>Report {number} of the terminal</description>"
            f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Bench {feed}</title><link>https://bench.example/</link>{''.join(rows)}</channel></rss>"
    ).encode()


def serve(ports: multiprocessing.Queue[list[int]], hosts: int, feeds: int, entries: int, latency: float) -> None:
    """Serve the feeds from `hosts` ports; the path says how: /mode/extra/feed."""
    bodies = {(feed, extra): document(feed, entries, extra) for feed in range(feeds) for extra in (0, 1)}

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                _, mode, extra, feed = head.split(" ", 2)[1].split("/")
                body = bodies[int(feed), int(extra)]
                etag = f'"{extra}"'
                await asyncio.sleep(latency)
                if mode == "etag" and f"if-none-match: {etag}" in head.lower():
                    writer.write(f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\n\r\n".encode())
                else:
                    tag = f"ETag: {etag}\r\n" if mode == "etag" else ""
                    writer.write(
                        f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n{tag}"
                        f"Content-Length: {len(body)}\r\n\r\n".encode()
                        + body
                    )
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def run() -> None:
        servers = [await asyncio.start_server(answer, "127.0.0.1", 0, backlog=512) for _ in range(hosts)]
        ports.put([server.sockets[0].getsockname()[1] for server in servers])
        await asyncio.gather(*(server.serve_forever() for server in servers))

    asyncio.run(run())


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
        self.folder = folder
        self.ports = ports
        self.feeds = feeds
        self.config = folder / "config.toml"
        self.db = folder / "store.sqlite"

    def urls(self, mode: str, extra: int) -> list[str]:
        """The address of every feed in a mode."""
        return [
            f"http://127.0.0.1:{self.ports[feed % len(self.ports)]}/{mode}/{extra}/{feed}" for feed in range(self.feeds)
        ]

    def configure(self, urls: list[str]) -> None:
        """Write the configuration and make the store's feeds those of `urls`, keeping what is known of them."""
        rows = ["default_feeds = false", "[fetch]", "concurrency = 64", "per_host = 4"]
        for number, url in enumerate(urls):
            rows += ["[[feeds]]", f'name = "Bench {number}"', f'url = "{url}"', 'language = "en"']
        self.config.write_text("\n".join(rows) + "\n")

    def remember(self) -> dict[str, bytes]:
        """The store as it is, by file name."""
        return {path.name: path.read_bytes() for path in self.folder.glob("store.sqlite*")}

    def restore(self, files: dict[str, bytes]) -> None:
        """Put the store back to what it was."""
        for left in self.folder.glob("store.sqlite*"):
            left.unlink()
        for name, content in files.items():
            (self.folder / name).write_bytes(content)

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
    chosen = parser.parse_args()
    os.environ.pop("CORRIDOR_TUI_DB", None)
    ports: multiprocessing.Queue[list[int]] = multiprocessing.Queue()
    server = multiprocessing.Process(
        target=serve, args=(ports, 20, chosen.feeds, chosen.entries, chosen.latency), daemon=True
    )
    server.start()
    load = os.getloadavg()[0]
    if load > (os.cpu_count() or 1) * 0.75:
        print(f"the machine is busy (load {load:.1f}): ratios hold better than seconds")
    try:
        compare(chosen, ports.get(timeout=60))
    finally:
        server.terminate()


def compare(chosen: argparse.Namespace, ports: list[int]) -> None:
    """Run every scenario as often as asked for and print its line."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), ports, chosen.feeds)
        scenarios = [
            ("cold, with validators", "etag", 0, None),
            ("all unchanged (304)", "etag", 0, '"0"'),
            ("one new entry in each", "etag", 1, None),
            ("cold, without validators", "bare", 0, None),
            ("the same bodies", "bare", 0, None),
        ]
        print(f"{'scenario':28}{'stored':>9}{'tagged':>9}{'httpx':>9}{'ratio':>8}{'new':>7}{'MB':>6}")
        known: list[str] | None = None
        for name, mode, extra, etag in scenarios:
            urls = bench.urls(mode, extra)
            if name.startswith("cold"):
                for left in bench.folder.glob("store.sqlite*"):
                    left.unlink()
            elif known is not None and known != urls:
                rename(bench.db, known, urls)
            bench.configure(urls)
            known = urls
            alone, runs = [], []
            before = bench.remember()
            for _ in range(chosen.repeat):
                bench.restore(before)
                alone.append(asyncio.run(floor(urls, etag)))
                runs.append(bench.fetch())
            least, stored, whole = min(alone), min(run.stored for run in runs), min(run.whole for run in runs)
            peak, new = max(run.peak for run in runs), runs[-1].new
            print(
                f"{name:28}{stored:8.2f}s{whole:8.2f}s{least:8.2f}s{stored / least:8.1f}{new:7}{peak / 1e6:6.0f}",
                flush=True,
            )


def rename(db: Path, old: list[str], new: list[str]) -> None:
    """Give the feeds of a store other addresses, so that the server can tell a later state of the same feed."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(db)) as store, store:
        for before, after in zip(old, new, strict=True):
            for table in ("feeds", "feed_items"):
                store.execute(f"UPDATE {table} SET url = ? WHERE url = ?", (after, before))


if __name__ == "__main__":
    main()
