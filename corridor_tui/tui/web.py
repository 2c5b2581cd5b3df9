"""The monitor in a browser of this machine: a web server that runs one monitor for each page that is open.

textual-serve connects page and monitor, but lets in whoever reaches the port, pages of other sites included: a web
page may open a socket to this machine. So ours listens on 127.0.0.1 only and asks for a key that it prints once.
"""

from __future__ import annotations

import os
import secrets
import shlex
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence

from aiohttp import web
from aiohttp.typedefs import Handler
from textual_serve.server import Server

from corridor_tui.model import CorridorError

HOST = "127.0.0.1"

GUARDED = {
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
}
"""Headers of every answer: the page loads nothing from elsewhere (textual-serve's asks a host for its font), nobody may
frame it, and no link tells where it came from."""


class MonitorServer(Server):
    """Serves a command to those who know `key`."""

    def __init__(self, command: str, port: int, key: str) -> None:
        super().__init__(command, host=HOST, port=port, title="corridor-tui", public_url=f"http://{HOST}:{port}")
        self.key = key
        # Cookies know no ports: two servers of one machine need two names.
        self.cookie = f"corridor-tui-{port}"

    @property
    def address(self) -> str:
        """What to open in the browser."""
        return f"{self.public_url}/?key={self.key}"

    async def application(self) -> web.Application:
        """Pages and socket behind the guard."""
        app = await self._make_app()
        app.middlewares.append(self._guard)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Nothing: the command says where the monitor is."""

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let requests for this host, of our own page, with the key pass; the key in the address becomes a cookie."""
        own = self.public_url.removeprefix("http://")
        if request.headers.get("Host") != own or request.headers.get("Origin", self.public_url) != self.public_url:
            raise web.HTTPForbidden(text="This monitor is for pages of its own address only.")
        if self._fits(request.query.get("key", "")):
            answer: web.StreamResponse = web.Response(status=303, headers={"Location": "/"})
            answer.set_cookie(self.cookie, self.key, httponly=True, samesite="Strict")
        elif self._fits(request.cookies.get(self.cookie, "")):
            answer = await handler(request)
        else:
            raise web.HTTPForbidden(text="Open the address that corridor-tui printed: it holds the key.")
        if not answer.prepared:
            answer.headers.update(GUARDED)
        return answer

    def _fits(self, given: str) -> bool:
        return secrets.compare_digest(given.encode("utf-8", "replace"), self.key.encode())


def command_line(arguments: Sequence[str]) -> str:
    """The monitor with these arguments, for the shell that textual-serve starts it with."""
    words = [sys.executable, "-m", "corridor_tui", *arguments]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else f"exec {shlex.join(words)}"


def serve(arguments: Sequence[str], port: int, tell: Callable[[str], None]) -> None:
    """Serve the monitor until SIGINT or SIGTERM; `tell` is given the address once it answers (`port` 0: any free one).

    Raises CorridorError where the port is taken.
    """
    try:
        listening = socket.create_server((HOST, port))
    except OSError as error:
        raise CorridorError(f"port {port} of this machine cannot be used: {error.strerror}") from error
    with listening:
        server = MonitorServer(command_line(arguments), listening.getsockname()[1], secrets.token_urlsafe(24))
        # The browser's terminal, whatever this one is.
        os.environ["TERM"] = "xterm-256color"
        tell(server.address)
        web.run_app(server.application(), sock=listening, access_log=None, print=lambda *_: None)
