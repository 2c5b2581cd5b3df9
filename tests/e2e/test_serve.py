"""The monitor in a browser: the real server, spoken to as a browser does, and kept from everybody else."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import aiohttp
import pyte
import pytest
from yarl import URL

from tests.e2e.desk import BOUND, Desk
from tests.tui import samples

COLUMNS, LINES = 120, 36


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    samples.make(desk.db)
    return desk


@pytest.fixture
def server(desk: Desk) -> Iterator[subprocess.Popen[str]]:
    process = desk.start("serve", "--port", "0", "--offline")
    yield process
    process.kill()
    process.communicate(timeout=BOUND)


def address(server: subprocess.Popen[str]) -> URL:
    """What the command printed."""
    assert server.stdout is not None
    line = server.stdout.readline()
    assert line.startswith("The monitor is at http://127.0.0.1:"), line
    return URL(line.split()[4])


class Page:
    """What a browser shows of the monitor, and what it was asked to open."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.stream = pyte.ByteStream(self.screen)
        self.asked: list[tuple[str, dict[str, object]]] = []

    async def press(self, key: str) -> None:
        await self.socket.send_str(json.dumps(["stdin", key]))

    async def until(self, holds: Callable[[], bool]) -> None:
        """Read what comes until a predicate holds; fails after the bound."""
        async with asyncio.timeout(BOUND):
            while not holds():
                message = await self.socket.receive()
                assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), self.text
                if message.type is aiohttp.WSMsgType.BINARY:
                    self.stream.feed(message.data)
                else:
                    self.asked.append(tuple(json.loads(message.data)))

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)


async def test_a_browser_shows_the_monitor_and_opens_its_links(server: subprocess.Popen[str]) -> None:
    at = address(server)
    origin = str(at.origin())
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        async with browser.get(at) as page:
            assert page.status == 200
            assert "key" not in page.url.query
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
            assert "/ws" in await page.text()
        query = {"width": str(COLUMNS), "height": str(LINES)}
        async with browser.ws_connect(at.origin() / "ws" % query, headers={"Origin": origin}) as socket:
            monitor = Page(socket)
            await monitor.until(lambda: "Caspian route carried more" in monitor.text)
            await monitor.press("j")
            await monitor.until(lambda: "320 грузовиков" in monitor.text)
            await monitor.press("k")
            await monitor.press("o")
            await monitor.until(lambda: bool(monitor.asked))
            assert monitor.asked == [("open_url", {"url": "https://example.org/caspian", "new_tab": True})]
            await monitor.press("q")
            async with asyncio.timeout(BOUND):
                while not socket.closed:
                    await socket.receive()
    server.send_signal(signal.SIGTERM)
    assert server.wait(BOUND) == 0


async def test_nobody_else_gets_in(server: subprocess.Popen[str]) -> None:
    at = address(server)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        for given in (
            at.origin(),
            at.with_query(key="guessed"),
            at.origin() / "static/js/textual.js",
            at.origin() / "ws",
        ):
            async with browser.get(given) as answer:
                assert answer.status == 403, given
        async with browser.get(at, headers={"Host": "rebound.example"}) as answer:
            assert answer.status == 403
        async with browser.get(at) as answer:
            assert answer.status == 200
        # The key is in the cookie now, which a page of another site must not be able to use.
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await browser.ws_connect(at.origin() / "ws", headers={"Origin": "https://elsewhere.example"})
        assert refused.value.status == 403


def test_a_taken_port_is_said(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = desk.run("serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "cannot be used" in done.stderr
    assert len(done.stderr.splitlines()) == 1
