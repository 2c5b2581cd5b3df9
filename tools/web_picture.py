"""Draw docs/screenshots/web.png: the monitor in a real browser, `python tools/web_picture.py`.

Needs the extra `web` and a Chromium; without one the picture stays as it is. The program serves the invented week on
this machine, the browser is driven over its debugging socket, and nothing but 127.0.0.1 is asked for anything.
"""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import aiohttp
from screenshots import BOUND, TARGET, week

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDTH, HEIGHT = 1240, 800
SETTLED = 4.0
"""Seconds for the page to draw: a browser says nothing about the pixels of a terminal."""


class Browser:
    """One page of a browser without a screen."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.calls = 0

    async def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the debugging protocol and wait for its answer."""
        self.calls += 1
        await self.socket.send_json({"id": self.calls, "method": method, "params": parameters})
        async with asyncio.timeout(BOUND):
            while True:
                answer = json.loads((await self.socket.receive()).data)
                if answer.get("id") == self.calls:
                    return dict(answer.get("result", {}))

    async def click(self, x: int, y: int) -> None:
        """Press and release the mouse; the page takes the keys from then on."""
        for event in ("mousePressed", "mouseReleased"):
            await self.ask("Input.dispatchMouseEvent", type=event, x=x, y=y, button="left", clickCount=1)


async def picture(address: str, devtools: str) -> bytes:
    """Open the address, choose an article, and give the page as PNG."""
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{devtools}/json") as pages:
            page = next(page for page in await pages.json() if page["type"] == "page")
        async with session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0) as socket:
            browser = Browser(socket)
            await browser.ask(
                "Emulation.setDeviceMetricsOverride", width=WIDTH, height=HEIGHT, deviceScaleFactor=1, mobile=False
            )
            await browser.ask("Page.navigate", url=address)
            await asyncio.sleep(SETTLED)
            await browser.click(WIDTH // 4, 150)
            await asyncio.sleep(SETTLED)
            return base64.b64decode((await browser.ask("Page.captureScreenshot", format="png"))["data"])


def main() -> int:
    """Serve, look, write the picture."""
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        print("docs/screenshots/web.png stays as it is: there is no Chromium here")
        return 0
    with tempfile.TemporaryDirectory() as home:
        store = Path(home) / "corridor.sqlite"
        week(store)
        serving = [sys.executable, "-m", "corridor_tui", "serve", "--port", "0", "--offline", "--db", str(store)]
        showing = [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"]
        showing += [f"--user-data-dir={home}/profile", "about:blank"]
        server = subprocess.Popen(serving, stdout=subprocess.PIPE, text=True)
        browser = subprocess.Popen(showing, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None and browser.stderr is not None
            address = server.stdout.readline().split()[4]
            line = next(line for line in browser.stderr if "listening on ws://" in line)
            devtools = line.split("ws://")[1].split("/")[0]
            drawn = asyncio.run(picture(address, f"http://{devtools}"))
        finally:
            for process in (browser, server):
                process.terminate()
                process.wait(BOUND)
    (TARGET / "web.png").write_bytes(drawn)
    print("docs/screenshots/web.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
