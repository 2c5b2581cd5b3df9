"""The transport against a real server: what is sent, what comes of it, and what is not done."""

from __future__ import annotations

import asyncio
import gzip
import re
import ssl
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from corridor_tui.feeds.answer import Kind, Request, Response
from corridor_tui.feeds.limits import Limits
from corridor_tui.feeds.redirects import authority_of
from corridor_tui.feeds.transport import Fetcher
from tests.servers import Hit, Reply, Server

FEED = b"<?xml version='1.0'?><rss version='2.0'><channel><title>Ports</title></channel></rss>"
LIMITS = Limits(timeout=5.0, max_bytes=1_000_000, retry_pause=0.01)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@asynccontextmanager
async def fetcher(limits: Limits = LIMITS) -> AsyncIterator[Fetcher]:
    async with Fetcher(limits, "corridor-tui/test (+https://example.org; desk@example.org)") as running:
        yield running


def mine(url: str, **more: str) -> Request:
    """A request to a host that the user wrote down."""
    return Request(url, own=frozenset({authority_of(url)}), **more)


async def ask(url: str, limits: Limits = LIMITS, **more: str) -> Response:
    async with fetcher(limits) as running:
        return await running.get(mine(url, **more))


def forever() -> Iterator[bytes]:
    while True:
        yield b"<item>" * 2_000


def drops() -> Iterator[bytes]:
    while True:
        yield b"x"


async def test_a_feed_comes_with_its_validators_and_freshness(server: Server) -> None:
    url = server.at(
        "/f", Reply(FEED, etag='W/"\xe9"', last_modified="last week", headers={"Cache-Control": "max-age=60"})
    )
    response = await ask(url)
    assert (response.kind, response.body, response.status) == ("body", FEED, 200)
    assert (response.etag, response.last_modified) == ('W/"\xe9"', "last week")
    assert (response.fresh, response.received, response.requests) == (timedelta(seconds=60), len(FEED), 1)
    assert response.lasting_url is None and not response.cut_short


async def test_what_is_sent(server: Server) -> None:
    await ask(server.at("/f", Reply(FEED)))
    sent = server.hits()[0].headers
    assert sent["user-agent"] == "corridor-tui/test (+https://example.org; desk@example.org)"
    assert sent["accept-encoding"] == "gzip, deflate"
    assert "application/rss+xml" in sent["accept"]
    assert not {"cookie", "referer", "authorization", "if-none-match", "if-modified-since"} & set(sent)


async def test_validators_go_back_word_for_word(server: Server) -> None:
    url = server.at("/f", Reply(FEED, etag='W/"\xe9"', last_modified="last week"))
    response = await ask(url, etag='W/"\xe9"', last_modified="last week")
    assert (response.kind, response.status, response.body) == ("unchanged", 304, b"")
    assert server.hits()[0].headers["if-none-match"] == 'W/"\xe9"'
    assert server.hits()[0].headers["if-modified-since"] == "last week"


async def test_a_name_and_password_of_the_users_own_address_are_sent(server: Server) -> None:
    server.at("/f", Reply(FEED))
    response = await ask(f"http://desk:s%20ecret@127.0.0.1:{server.port}/f")
    assert response.kind == "body"
    assert server.hits()[0].headers["authorization"] == "Basic ZGVzazpzIGVjcmV0"


async def test_cookies_are_neither_kept_nor_sent(server: Server) -> None:
    url = server.at("/f", Reply(FEED, headers={"Set-Cookie": "who=you"}))
    async with fetcher() as running:
        await running.get(mine(url))
        await running.get(mine(url))
    assert [hit.headers.get("cookie") for hit in server.hits()] == [None, None]


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (Reply(b"no", 404), "missing", "404 Not Found"),
        (Reply(b"no", 410), "gone", "gone for good"),
        (Reply(b"no", 403), "forbidden", "403 Forbidden"),
        (Reply(b"no", 500), "server", "500"),
        (Reply(b"no", 429), "busy", "too often"),
        (Reply(b"no", 503), "server", "503"),
        (Reply(b"", 204), "odd", "204 No Content"),
        (Reply(b"no", 304), "odd", "not asked"),
        (Reply(b"no", 799), "odd", "answered 799"),
        (Reply(b"<html>Just a moment...", 403, "text/html"), "wall", "bot wall"),
        (Reply(b"no", 301), "redirect", "where to"),
        (Reply(b"no", 301, headers={"Location": "file:///etc/passwd"}), "redirect", "not a web address"),
        (Reply(b"no", 301, headers={"Location": "data:text/xml,<rss/>"}), "redirect", "not a web address"),
        (Reply(b"no", 301, headers={"Location": "http://xn--0.com/"}), "redirect", "not a web address"),
        (Reply(forever), "large", "larger than 1 MB"),
        (Reply(gzip.compress(bytes(9_000_000)), headers={"Content-Encoding": "gzip"}), "large", "larger than 1 MB"),
        (Reply(b"\x01\x02\x03", headers={"Content-Encoding": "br"}), "coding", "packed"),
        (Reply(gzip.compress(gzip.compress(FEED)), headers={"Content-Encoding": "gzip, gzip"}), "coding", "packed"),
        (Reply(raw=b"SSH-2.0-hello\r\n\r\n"), "protocol", "HTTP"),
        (Reply(raw=b""), "protocol", "HTTP"),
        (Reply(raw=b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000 + b"\r\n\r\n"), "protocol", "HTTP"),
    ],
)
async def test_every_trouble_is_a_value_in_words(server: Server, reply: Reply, kind: Kind, words: str) -> None:
    response = await ask(server.at("/f", reply))
    assert response.kind == kind
    assert words in response.sentence
    assert not response.ok and response.body == b""


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://127.0.0.1:1/", "connection"),
        ("http://no-such-name.invalid/", "name"),
        ("gopher://example.org/", "refused"),
        ("http://[oops/", "refused"),
        ("", "refused"),
    ],
)
async def test_addresses_that_lead_nowhere(url: str, kind: Kind) -> None:
    assert (await ask(url)).kind == kind


async def test_header_text_is_never_told(server: Server) -> None:
    hostile = {"Retry-After": "\x1b[31mred", "Location": "\x1b]0;x\x07", "ETag": '"\x1b[2J"', "Server": "\x1b[31m"}
    for status in (200, 302, 429, 503):
        response = await ask(server.at("/f", Reply(b"<html>", status, "text/html\x1b[31m", headers=hostile)))
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", repr(response))


@pytest.mark.parametrize(
    ("packed", "coding"), [(gzip.compress(FEED), "gzip"), (zlib.compress(FEED), "deflate"), (FEED, "br")]
)
async def test_packed_bodies(server: Server, packed: bytes, coding: str) -> None:
    response = await ask(server.at("/f", Reply(packed, headers={"Content-Encoding": coding})))
    assert (response.kind, response.body, response.cut_short) == ("body", FEED, False)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(FEED[:40], length=len(FEED)),
        Reply(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n"),
    ],
)
async def test_a_body_that_breaks_off_is_kept_but_not_as_a_full_state(server: Server, reply: Reply) -> None:
    response = await ask(server.at("/f", reply))
    assert response.kind == "body" and response.body.startswith(b"<")
    assert response.cut_short and response.etag is None


async def test_a_slow_trickle_ends_with_the_whole_time(server: Server) -> None:
    slow = server.at("/slow", Reply(drops, pause=0.05))
    fast = server.at("/fast", Reply(FEED))
    async with fetcher(Limits(timeout=0.6, per_host=2)) as running:
        trickle, swift = await asyncio.gather(*(running.get(mine(url)) for url in (slow, fast)))
    assert (trickle.kind, swift.kind) == ("timeout", "body")
    assert "0.6 seconds" in trickle.sentence


async def test_silence_ends_with_the_whole_time(server: Server) -> None:
    assert (await ask(server.at("/f", Reply(FEED, delay=30)), Limits(timeout=0.3))).kind == "timeout"


async def test_permanent_redirects_are_told_and_temporary_ones_are_not(server: Server) -> None:
    server.at("/end", Reply(FEED))
    server.at("/middle", Reply(status=302, headers={"Location": "/end"}))
    moved = await ask(server.at("/moved", Reply(status=301, headers={"Location": "/end"})))
    away = await ask(server.at("/away", Reply(status=307, headers={"Location": "/end"})))
    both = await ask(server.at("/both", Reply(status=308, headers={"Location": "/middle"})))
    assert [response.body for response in (moved, away, both)] == [FEED] * 3
    assert moved.lasting_url == f"{server.base}/end"
    assert away.lasting_url is None
    assert both.lasting_url == f"{server.base}/middle"
    assert both.url == f"{server.base}/end"


async def test_redirects_have_an_end(server: Server) -> None:
    for number in range(20):
        server.at(f"/{number}", Reply(status=302, headers={"Location": f"/{number + 1}"}))
    response = await ask(f"{server.base}/0")
    assert response.kind == "redirect" and "more than 10" in response.sentence
    assert len(server.hits()) == 11


@pytest.mark.parametrize(
    "target",
    [
        "http://localhost:{port}/in",
        "http://127.0.0.1:{other}/in",
        "http://127.0.0.2:{port}/in",
        "http://2130706434:{port}/in",
        "http://[::ffff:127.0.0.1]:{port}/in",
    ],
)
async def test_a_redirect_to_another_private_address_is_refused_unasked(server: Server, target: str) -> None:
    server.at("/in", Reply(FEED))
    location = target.format(port=server.port, other=server.port + 1)
    response = await ask(server.at("/f", Reply(status=302, headers={"Location": location})))
    assert response.kind == "refused" and "private" in response.sentence
    assert [hit.path for hit in server.hits()] == ["/f"]


async def test_a_private_address_that_nobody_configured_is_refused_unasked(server: Server) -> None:
    url = server.at("/f", Reply(FEED))
    async with fetcher() as running:
        own = await running.get(mine(url))
        # The open connection of the first request must not serve the second.
        foreign = await running.get(Request(url))
        named = await running.get(Request(f"http://localhost:{server.port}/f"))
    assert [own.kind, foreign.kind, named.kind] == ["body", "refused", "refused"]
    assert len(server.hits()) == 1


async def test_a_fault_that_passes_is_tried_again(server: Server) -> None:
    broken = server.at("/broken", Reply(status=502), Reply(FEED))
    closed = server.at("/closed", Reply(raw=b""), Reply(FEED))
    assert (await ask(broken)).kind == "body"
    assert (await ask(closed)).kind == "body"


@pytest.mark.parametrize(("status", "times"), [(500, 2), (504, 2), (503, 1), (429, 1), (404, 1), (403, 1)])
async def test_how_often_an_error_is_met(server: Server, status: int, times: int) -> None:
    await ask(server.at("/f", Reply(status=status)))
    assert len(server.hits()) == times


@pytest.mark.parametrize("status", [429, 503])
async def test_a_pause_rests_the_whole_host(server: Server, status: int) -> None:
    busy = server.at("/busy", Reply(status=status, headers={"Retry-After": "300"}))
    other = server.at("/other", Reply(FEED))
    async with fetcher() as running:
        first = await running.get(mine(busy))
        second = await running.get(mine(other))
    assert (first.kind, first.wait) == ("busy", timedelta(seconds=300))
    assert "5 minutes" in first.sentence
    assert second.kind == "resting" and second.wait is not None
    assert len(server.hits()) == 1


async def test_one_request_at_a_time_to_a_host_and_many_hosts_at_once() -> None:
    with Server() as one, Server() as two:
        urls = [server.at(f"/{n}", Reply(FEED, delay=0.05)) for n in range(4) for server in (one, two)]
        async with fetcher() as running:
            responses = await asyncio.gather(*(running.get(mine(url)) for url in urls))
        assert {response.kind for response in responses} == {"body"}
        assert (one.most_at_once, two.most_at_once) == (1, 1)


async def test_the_whole_is_bounded(server: Server) -> None:
    urls = [server.at(f"/{n}", Reply(FEED, delay=0.03)) for n in range(12)]
    async with fetcher(Limits(concurrency=3, per_host=99)) as running:
        await asyncio.gather(*(running.get(mine(url)) for url in urls))
    assert 2 <= server.most_at_once <= 3


async def test_large_bodies_take_turns(server: Server) -> None:
    limits = Limits(roomy=((500, 2), (1_000, 1)), per_host=9)
    urls = [server.at(f"/{n}", Reply(b"<rss>" + b"y" * 300_000)) for n in range(3)]
    async with fetcher(limits) as running:
        async with running.getting(mine(urls[0])) as first:
            waiting = asyncio.create_task(running.get(mine(urls[1])))
            done, _ = await asyncio.wait((waiting,), timeout=0.2)
            assert first.kind == "body" and not done
        assert (await waiting).kind == "body"
        assert (await running.get(mine(urls[2]))).kind == "body"


async def test_a_certificate_nobody_vouches_for_is_refused() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).parent / "data" / "self_signed.pem")
    with Server(context=context) as server:
        response = await ask(server.at("/f", Reply(FEED)))
        assert response.kind == "tls" and "signed by itself" in response.sentence
        assert not server.hits()


async def test_the_proxy_of_the_environment_is_used_and_guards_private_addresses(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.base)
    monkeypatch.delenv("no_proxy", raising=False)
    server.at("http://news.example/f", Reply(FEED))
    async with fetcher() as running:
        through = await running.get(Request("http://news.example/f"))
        private = await running.get(Request("http://10.0.0.1/f"))
    assert through.kind == "body"
    assert private.kind == "refused"
    assert [hit.path for hit in server.hits()] == ["http://news.example/f"]


async def test_the_answer_may_depend_on_the_question(server: Server) -> None:
    def script(hit: Hit) -> Reply:
        return Reply(FEED) if "if-none-match" not in hit.headers else Reply(status=500)

    assert (await ask(server.at("/f", script))).kind == "body"
