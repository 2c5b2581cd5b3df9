"""Which addresses the outside world may lead us to, checked on the address that is connected to.

A name is looked up once, its private answers are dropped, and the connection is opened to what is left: there is no
second look-up that could say something else. A backend with `private=True` serves only hosts that the user wrote
into the configuration.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import threading
from collections.abc import Iterable

import httpcore

from corridor_tui.model import CorridorError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

NAT64 = ipaddress.ip_network("64:ff9b::/96")


class AddressRefused(CorridorError):
    """A host has only addresses that the outside world may not lead us to."""


class NameUnknown(CorridorError):
    """A host's name has no address, or cannot be looked up; the sentence says which."""


def is_public(address: Address) -> bool:
    """Whether an address belongs to the open internet; an IPv4 address inside an IPv6 one is judged as itself."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address.teredo is not None:
            inner = address.teredo[1]
        if inner is None and address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is None and int(address) >> 32 == 0:
            inner = ipaddress.IPv4Address(int(address))
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def literal(host: str) -> Address | None:
    """The address that a host spells out, in any spelling a resolver takes ("127.1", "0x7f000001"), or None."""
    bare = host.strip("[]").split("%", 1)[0]
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(bare))
    except (OSError, ValueError):
        return None


def is_local_name(host: str) -> bool:
    """Whether a host is this machine by its spelling alone."""
    name = host.rstrip(".").lower()
    address = literal(name)
    return name == "localhost" or name.endswith(".localhost") or (address is not None and address.is_loopback)


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, each once, IPv6 and IPv4 in turn. Raises NameUnknown.

    The look-up runs in a daemon thread of its own: a resolver that hangs must not hold up the end of the program,
    and asyncio's own pool is joined at exit.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def deliver(found: list[str], trouble: str) -> None:
        if answer.done():
            return
        if found:
            answer.set_result(found)
        else:
            answer.set_exception(NameUnknown(f"the name {host} {trouble}"))

    def look_up() -> None:
        found: list[str] = []
        trouble = "has no address"
        try:
            found = [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except socket.gaierror as error:
            if error.errno in (socket.EAI_AGAIN, socket.EAI_FAIL):
                trouble = "cannot be looked up just now"
        except (OSError, UnicodeError):
            trouble = "cannot be looked up"
        try:
            loop.call_soon_threadsafe(deliver, found, trouble)
        except RuntimeError:
            return  # the run ended while the resolver was still thinking: nobody waits for the answer

    threading.Thread(target=look_up, name=f"resolve {host}", daemon=True).start()
    return interleave(await answer)


def interleave(addresses: Iterable[str]) -> tuple[str, ...]:
    """Each address once, the two families in turn, so that one broken family costs one attempt."""
    unique = list(dict.fromkeys(addresses))
    six = [a for a in unique if ":" in a]
    four = [a for a in unique if ":" not in a]
    mixed: list[str] = []
    for index in range(max(len(six), len(four))):
        mixed += six[index : index + 1] + four[index : index + 1]
    return tuple(mixed)


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """Opens TCP connections to addresses that were checked; refuses private ones unless `private` is set."""

    def __init__(self, *, private: bool, connect_timeout: float) -> None:
        self._private = private
        self._connect_timeout = connect_timeout
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of `host` that answers.

        Raises NameUnknown, AddressRefused, or httpcore's ConnectError and ConnectTimeout.
        """
        spelled = literal(host)
        found = (str(spelled),) if spelled is not None else await resolve(host, port)
        allowed = [a for a in found if self._private or is_public(ipaddress.ip_address(a.split("%", 1)[0]))]
        if not allowed:
            raise AddressRefused(f"{host} is the private address {found[0]}")
        fault: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        patience = min(timeout or self._connect_timeout, self._connect_timeout)
        for address in allowed[:4]:
            try:
                return await self._inner.connect_tcp(address, port, patience, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
        assert fault is not None
        raise fault

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Never: no address of ours is a file."""
        raise httpcore.ConnectError("no unix sockets")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._inner.sleep(seconds)
