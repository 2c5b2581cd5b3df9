"""The demo's surroundings: a throw-away folder with configuration and store, and a server on this machine for the feeds."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from corridor_tui.tui.demo.week import papers

RHYTHM = 8.0
"""Seconds between two fetches: a day of the week each."""

_WATCHES = """
[[alerts]]
id = "khorgos-queue"
when = "words"
checkpoint = "khorgos"
words = ["queue"]

[[watches]]
name = "Queues at the borders"
query = "unit:truck"

[[watches]]
name = "Over the Caspian Sea"
query = "checkpoint:aktau,kuryk,baku-alat,turkmenbashi"
"""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, begun: datetime) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.begun = begun
        self.asked: dict[str, int] = {}


class _Handler(BaseHTTPRequestHandler):
    """Each paper's feed goes one step on with each time it is asked for; one source is never there."""

    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A feed, or nothing."""
        paper = next((paper for paper in papers() if self.path == f"/{paper.id}"), None)
        if paper is None:
            self.send_error(404)
            return
        step = self.server.asked.get(paper.id, 0)
        self.server.asked[paper.id] = step + 1
        body = paper.feed(step, self.server.begun)
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal is the monitor's."""


@contextmanager
def replay(begun: datetime) -> Iterator[tuple[Path, Path]]:
    """The paths of configuration and store, good while the block runs; everything is gone after it.

    The stories are as old as the week tells at the moment `begun` (aware).
    """
    with tempfile.TemporaryDirectory(prefix="corridor-tui-demo-") as folder, _Server(begun) as server:
        threading.Thread(target=server.serve_forever, name="demo feeds", daemon=True).start()
        try:
            config = Path(folder) / "config.toml"
            config.write_text(_configuration(server.server_port), encoding="utf-8")
            yield config, Path(folder) / "demo.sqlite"
        finally:
            server.shutdown()


def _configuration(port: int) -> str:
    rows = [(paper.id, paper.name, paper.language) for paper in papers()]
    rows.append(("closed", "Closed Office (invented, always fails)", "en"))
    feeds = "".join(
        f'\n[[feeds]]\nname = "{name}"\nurl = "http://127.0.0.1:{port}/{paper}"\nlanguage = "{language}"\n'
        for paper, name, language in rows
    )
    return f"default_feeds = false\n{feeds}{_WATCHES}"
