"""HTTP/2 is spoken with a server that offers it, over a connection whose certificate holds."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import pytest

from corridor_tui.feeds.answer import Request
from corridor_tui.feeds.limits import Limits
from corridor_tui.feeds.redirects import authority_of
from corridor_tui.feeds.transport import Fetcher

CERTIFICATE = Path(__file__).parent / "data" / "self_signed.pem"
FEED = b"<rss version='2.0'><channel><title>Ports</title></channel></rss>"


@asynccontextmanager
async def http2_server(asked: list[str]) -> AsyncIterator[str]:
    """A server that speaks nothing but HTTP/2; gives its address and notes the paths it is asked for."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        connection.initiate_connection()
        while data := await reader.read(65_536):
            for event in connection.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    assert event.stream_id is not None and event.headers is not None
                    asked.append(dict(event.headers)[b":path"].decode())
                    connection.send_headers(event.stream_id, [(":status", "200"), ("content-type", "text/xml")])
                    connection.send_data(event.stream_id, FEED, end_stream=True)
            writer.write(connection.data_to_send())
            await writer.drain()
        writer.close()

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    context.set_alpn_protocols(["h2"])
    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    try:
        yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


async def test_http2_over_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    asked: list[str] = []
    async with http2_server(asked) as base, Fetcher(Limits(timeout=10, per_host=3), "test") as fetcher:
        own = frozenset({authority_of(base)})
        responses = await asyncio.gather(*(fetcher.get(Request(f"{base}/{n}", own=own)) for n in range(3)))
        assert [(response.kind, response.body) for response in responses] == [("body", FEED)] * 3
        assert sorted(asked) == ["/0", "/1", "/2"]
