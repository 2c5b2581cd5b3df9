"""A real web server on a loopback address that does what a test tells it, and remembers what it was asked.

    with Server() as server:
        server.at("/feed", Reply(body=RSS, etag='"a"'))
        ...
        assert server.hits("/feed")[0].headers["user-agent"]

A path may have several replies: each request takes the next one, the last stays. `Reply.etag` and
`Reply.last_modified` make the server answer 304 to a request that repeats them. Nothing outlives the `with` block.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import Self

LONGEST_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Hit:
    """A request as it came: header names in lower case, the number of this request to its path from 0."""

    path: str
    headers: dict[str, str]
    number: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What to send. `body` in pieces waits `pause` seconds before each; `raw` replaces head and body entirely.

    `length` overrides Content-Length (None: none is sent, the connection's end is the body's end).
    """

    body: bytes | Callable[[], Iterable[bytes]] = b""
    status: int = 200
    type: str | None = "application/xml"
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    last_modified: str | None = None
    delay: float = 0.0
    pause: float = 0.0
    length: int | None = -1
    raw: bytes | None = None


Script = Reply | Callable[[Hit], Reply]


class Server:
    """The server. `base` is its address without a slash at the end."""

    def __init__(self, host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> None:
        self._host = host
        self._context = context
        self._scripts: dict[str, list[Script]] = {}
        self._hits: list[Hit] = []
        self._numbers: dict[str, int] = defaultdict(int)
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._busy = 0
        self.most_at_once = 0
        self.connections = 0
        self._listener = socket.create_server((host, 0), backlog=512)
        self._open: set[socket.socket] = set()
        self.port: int = self._listener.getsockname()[1]
        self.base = f"{'https' if context else 'http'}://{host}:{self.port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._listener.close()
        with self._lock:
            for connection in self._open:
                _hang_up(connection)

    def at(self, path: str, *replies: Script) -> str:
        """Set what a path answers; gives its address."""
        with self._lock:
            self._scripts[path] = list(replies)
            self._numbers[path] = 0
        return self.base + path

    def hits(self, path: str | None = None) -> list[Hit]:
        """The requests so far, in order, of one path or of all."""
        with self._lock:
            return [hit for hit in self._hits if path is None or hit.path == path]

    def _accept(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self._open.add(connection)
                self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._context is not None:
                connection = self._context.wrap_socket(connection, server_side=True)
            buffer = b""
            while not self._stop.is_set():
                while b"\r\n\r\n" not in buffer:
                    more = connection.recv(LONGEST_HEAD)
                    if not more or len(buffer) > LONGEST_HEAD:
                        return
                    buffer += more
                head, _, buffer = buffer.partition(b"\r\n\r\n")
                if not self._answer(connection, head.decode("latin-1")):
                    return
        except OSError:
            return
        finally:
            with self._lock:
                self._open.discard(connection)
            connection.close()

    def _answer(self, connection: socket.socket, head: str) -> bool:
        """Send the reply of a request; False where the connection ends with it."""
        first, *lines = head.split("\r\n")
        path = first.split(" ")[1]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        with self._lock:
            number = self._numbers[path]
            self._numbers[path] += 1
            hit = Hit(path, headers, number)
            self._hits.append(hit)
            self._busy += 1
            self.most_at_once = max(self.most_at_once, self._busy)
            scripts = self._scripts.get(path) or [Reply(b"nothing here", 404, "text/plain")]
            script = scripts[min(number, len(scripts) - 1)]
        try:
            reply = script if isinstance(script, Reply) else script(hit)
            if reply.delay:
                self._stop.wait(reply.delay)
            return self._send(connection, reply, headers)
        finally:
            with self._lock:
                self._busy -= 1

    def _send(self, connection: socket.socket, reply: Reply, asked: dict[str, str]) -> bool:
        if reply.raw is not None:
            connection.sendall(reply.raw)
            return False
        if reply.status == 200 and _matches(reply, asked):
            connection.sendall(_head(reply, 304, 0))
            return True
        whole = reply.body if isinstance(reply.body, bytes) else None
        length = reply.length if reply.length != -1 else None if whole is None else len(whole)
        connection.sendall(_head(reply, reply.status, length))
        for piece in [whole] if whole is not None else _pieces(reply.body):
            if reply.pause and self._stop.wait(reply.pause):
                return False
            if self._stop.is_set():
                return False
            connection.sendall(piece)
        return whole is not None and length == len(whole)


def _pieces(body: bytes | Callable[[], Iterable[bytes]]) -> Iterator[bytes]:
    assert not isinstance(body, bytes)
    yield from body()


def _matches(reply: Reply, asked: dict[str, str]) -> bool:
    if reply.etag is not None and asked.get("if-none-match") == reply.etag:
        return True
    return reply.last_modified is not None and asked.get("if-modified-since") == reply.last_modified


def _head(reply: Reply, status: int, length: int | None) -> bytes:
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "Odd"
    lines = [f"HTTP/1.1 {status} {phrase}"]
    if reply.type is not None:
        lines.append(f"Content-Type: {reply.type}")
    if reply.etag is not None:
        lines.append(f"ETag: {reply.etag}")
    if reply.last_modified is not None:
        lines.append(f"Last-Modified: {reply.last_modified}")
    lines += [f"{name}: {value}" for name, value in reply.headers.items()]
    if status != 304:
        lines.append("Connection: close" if length is None else f"Content-Length: {length}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def _hang_up(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
