"""A server of feeds on loopback for benchmarks: so many feeds, a latency, with validators or without."""

from __future__ import annotations

import asyncio
import multiprocessing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from multiprocessing.sharedctypes import Synchronized

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


def serve(
    ports: multiprocessing.Queue[list[int]],
    newer: Synchronized[int],
    hosts: int,
    feeds: int,
    entries: int,
    latency: float,
) -> None:
    """Serve the feeds from `hosts` ports, each with `newer` (0 or 1) newer entries; the path is /mode/feed.

    In the mode "etag" answers have a validator and are conditional, in the mode "bare" neither.
    """
    bodies = {(feed, extra): document(feed, entries, extra) for feed in range(feeds) for extra in (0, 1)}

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                _, mode, feed = head.split(" ", 2)[1].split("/")
                body = bodies[int(feed), newer.value]
                etag = f'"{newer.value}"'
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
