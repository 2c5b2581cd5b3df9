"""Connections: one httpx transport over checked addresses, one for the user's own hosts, and those of proxies.

Transports and not clients: what a client adds (cookies, .netrc, the building of a next request from whatever stands in
a Location header) is what a stranger could use. They never wait for a connection: slots are the business of `lanes`.
"""

from __future__ import annotations

import ssl
import urllib.request
from collections.abc import AsyncIterable, AsyncIterator

import httpcore
import httpx

from corridor_tui.feeds.addresses import AddressRefused, CheckedBackend, is_local_name, is_public, literal
from corridor_tui.feeds.limits import Limits

KEEPALIVE = 8.0
HOSTS_KEPT = 64
"""Hosts whose connections are kept open for a next request, so that a long list of feeds does not use up sockets."""


class _Stream(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        assert isinstance(self._response.stream, AsyncIterable)
        async for piece in self._response.stream:
            yield piece

    async def aclose(self) -> None:
        await self._response.aclose()


class CheckedTransport(httpx.AsyncBaseTransport):
    """httpx over httpcore pools whose connections go through a CheckedBackend. Raises httpcore's errors.

    Every host has a pool of its own: the time that a pool takes to find a connection grows with the square of those
    it holds.
    """

    def __init__(self, limits: Limits, context: ssl.SSLContext, *, private: bool) -> None:
        self._context = context
        self._keep = limits.per_host
        self._backend = CheckedBackend(private=private, connect_timeout=limits.connect_timeout)
        self._pools: dict[tuple[str, str, int | None], httpcore.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request over a checked connection."""
        url = request.url
        pool = await self._pool((url.scheme, url.raw_host.decode("ascii"), url.port))
        answer = await pool.handle_async_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            await pool.aclose()
        self._pools.clear()

    async def _pool(self, host: tuple[str, str, int | None]) -> httpcore.AsyncConnectionPool:
        """The pool of a host. When there are many, those with nothing to do are closed."""
        if host not in self._pools and len(self._pools) >= HOSTS_KEPT:
            await self._close_idle()
        if host not in self._pools:
            self._pools[host] = httpcore.AsyncConnectionPool(
                ssl_context=self._context,
                max_connections=None,
                max_keepalive_connections=self._keep,
                keepalive_expiry=KEEPALIVE,
                http2=True,
                network_backend=self._backend,
            )
        return self._pools[host]

    async def _close_idle(self) -> None:
        for key in list(self._pools):
            # Looked at anew each time: closing one lets others begin to work meanwhile.
            pool = self._pools.get(key)
            if pool is not None and all(connection.is_idle() for connection in pool.connections):
                del self._pools[key]
                await pool.aclose()


class Pools:
    """Chooses the transport of a hop and opens it when it is first needed."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._proxies = {k: v for k, v in urllib.request.getproxies().items() if k in ("http", "https", "all")}
        self._context: ssl.SSLContext | None = None
        self._transports: dict[str, httpx.AsyncBaseTransport] = {}

    def transport(self, url: httpx.URL, *, own: bool) -> httpx.AsyncBaseTransport:
        """The transport for an address; `own` where the user wrote its host into the configuration.

        Raises AddressRefused where a proxy would be asked for a private address, ImportError where the proxy is a
        SOCKS one and its library is missing, ValueError where the proxy's own address is nonsense.
        """
        proxy = self._proxy(url)
        if proxy is None:
            return self._open("own" if own else "open", None, private=own)
        host = url.raw_host.decode("ascii")
        address = literal(host)
        if not own and address is not None and not is_public(address):
            raise AddressRefused(f"{host} is a private address")
        return self._open(proxy, proxy, private=False)

    async def aclose(self) -> None:
        """Close every connection."""
        for transport in self._transports.values():
            await transport.aclose()
        self._transports.clear()

    def _proxy(self, url: httpx.URL) -> str | None:
        host = url.raw_host.decode("ascii")
        if not self._proxies or is_local_name(host) or urllib.request.proxy_bypass(host):
            return None
        found = self._proxies.get(url.scheme) or self._proxies.get("all")
        return found if found is None or "://" in found else f"http://{found}"

    def _open(self, name: str, proxy: str | None, *, private: bool) -> httpx.AsyncBaseTransport:
        if name in self._transports:
            return self._transports[name]
        if self._context is None:
            self._context = httpx.create_ssl_context()
        limits, context = self._limits, self._context
        transport: httpx.AsyncBaseTransport
        if proxy is None:
            transport = CheckedTransport(limits, context, private=private)
        else:
            room = httpx.Limits(max_connections=None, max_keepalive_connections=limits.concurrency)
            transport = httpx.AsyncHTTPTransport(verify=context, http2=True, proxy=proxy, limits=room)
        self._transports[name] = transport
        return transport
