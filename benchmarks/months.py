"""Whether a process that fetches for months stays small: many refreshes in one process, its size after each hundred.

A few feeds on a loopback server bring a new and an edited article each time; now and then one of them is broken, late
or missing. Every refresh is the call that `watch` makes. Prints the resident memory of the process and of its helpers,
its open files, threads and Python objects.

    python -m benchmarks.months [--refreshes 1000] [--feeds 4]
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import multiprocessing
import os
import tempfile
import threading
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from corridor_tui.config import load_config
from corridor_tui.services.refresh import refresh

START = datetime(2026, 1, 1, tzinfo=UTC)
ENTRIES = 20


def document(feed: int, turn: int) -> bytes:
    """A window of entries that moves by one each turn; its newest but one entry is edited each turn."""
    rows = []
    for number in range(turn + ENTRIES, turn, -1):
        edit = f" Corrected {turn}." if number == turn + ENTRIES - 1 else ""
        rows.append(
            f"<item><title>Report {number} of yard {feed}</title><guid>{feed}-{number}</guid>"
            f"<link>https://yard{feed}.example/{number}</link>"
            f"<pubDate>{format_datetime(START + timedelta(hours=number))}</pubDate>"
            f"<description>Khorgos handled {number % 90 + 10},{feed + 3}00 tonnes of freight in May 2025, and "
            f"{number % 7 + 2} trains a day went on to Aktau.{edit}</description></item>"
        )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Yard</title>'
    return f"{head}{''.join(rows)}</channel></rss>".encode()


def serve(ports: multiprocessing.Queue[int]) -> None:
    """Answer /feed with its next turn; every thirteenth answer is a 500, a page, or a document that breaks off."""
    turns: dict[int, int] = defaultdict(int)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                feed = int(head.split(" ", 2)[1].strip("/"))
                turn = turns[feed] = turns[feed] + 1
                body, status = document(feed, turn), "200 OK"
                match turn % 39:
                    case 13:
                        body, status = b"down", "500 Internal Server Error"
                    case 26:
                        body = b"<html><body><p>We are moving house.</p></body></html>"
                    case 38:
                        body = body[: len(body) // 2]
                writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def run() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        ports.put(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def resident(pid: int | str) -> float:
    """Megabytes of a process that are in memory."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return 0.0


def helpers(but: int | None) -> list[int]:
    """The processes below this one, without the server."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = [os.getpid()]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid and child != but]
    return found[1:]


def main() -> None:
    """Refresh again and again and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--refreshes", type=int, default=1000)
    parser.add_argument("--feeds", type=int, default=4)
    chosen = parser.parse_args()
    ports: multiprocessing.Queue[int] = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(ports,), daemon=True)
    server.start()
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        rows = ["default_feeds = false", "[fetch]", "per_host = 4"]
        port = ports.get(timeout=60)
        for number in range(chosen.feeds):
            rows += ["[[feeds]]", f'name = "Yard {number}"', f'url = "http://127.0.0.1:{port}/{number}"']
        path.write_text("\n".join(rows) + "\n")
        config, db = load_config(path), Path(folder) / "store.sqlite"
        print(
            f"{'refreshes':>9}{'MB':>8}{'helpers':>9}{'MB':>8}{'files':>7}{'threads':>9}{'objects':>9}{'new':>7}{'s':>7}"
        )
        new, begun = 0, time.monotonic()
        for turn in range(1, chosen.refreshes + 1):
            new += refresh(config, db, every=True).new
            if turn == 10 or turn % 100 == 0 or turn == chosen.refreshes:
                gc.collect()
                below = helpers(server.pid)
                files = len(list(Path("/proc/self/fd").iterdir()))
                print(
                    f"{turn:9}{resident('self'):8.1f}{len(below):9}{sum(map(resident, below)):8.1f}{files:7}"
                    f"{threading.active_count():9}{len(gc.get_objects()):9}{new:7}{time.monotonic() - begun:7.0f}",
                    flush=True,
                )
    server.terminate()


if __name__ == "__main__":
    main()
