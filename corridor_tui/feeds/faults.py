"""What went wrong below HTTP, told as a kind and a sentence of ours; no word of the library or the server passes."""

from __future__ import annotations

import errno
import ssl
from dataclasses import dataclass

import httpcore
import httpx

from corridor_tui.feeds.addresses import AddressRefused, NameUnknown
from corridor_tui.feeds.answer import Kind
from corridor_tui.feeds.inflate import BodyFault, TooLarge

TIMEOUTS = (TimeoutError, httpcore.TimeoutException, httpx.TimeoutException)
PROTOCOL = (httpcore.ProtocolError, httpx.ProtocolError, httpcore.UnsupportedProtocol, httpx.UnsupportedProtocol)
NETWORK = (httpcore.NetworkError, httpx.NetworkError, httpcore.ProxyError, httpx.ProxyError, OSError)
EXPECTED = (AddressRefused, NameUnknown, BodyFault, *TIMEOUTS, *PROTOCOL, *NETWORK)
"""Everything that a network, a server or a proxy is known to do to us."""

ERRNO_WORDS = {
    errno.ECONNREFUSED: "refuses connections",
    errno.ECONNRESET: "broke the connection off",
    errno.EPIPE: "broke the connection off",
    errno.ENETUNREACH: "cannot be reached: there is no network",
    errno.EHOSTUNREACH: "cannot be reached",
    errno.ENETDOWN: "cannot be reached: there is no network",
    errno.EACCES: "may not be reached from here",
    errno.EPERM: "may not be reached from here",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A failed request: its kind, the sentence, and whether another try may help."""

    kind: Kind
    sentence: str
    again: bool = False


def describe(error: BaseException, host: str, *, timeout: float, max_bytes: int) -> Fault:
    """The fault behind an error of `EXPECTED`. `host` is already fit to show."""
    if isinstance(error, AddressRefused):
        return Fault("refused", f"{host} is a private address, which only a feed of your own may have")
    if isinstance(error, NameUnknown):
        return Fault("name", str(error), again=True)
    if isinstance(error, TooLarge):
        return Fault("large", f"the body is larger than {megabytes(max_bytes)}")
    if isinstance(error, BodyFault):
        return Fault("coding", "the body is packed in a way that was not asked for or is damaged")
    if isinstance(error, httpcore.ConnectTimeout | httpx.ConnectTimeout):
        return Fault("timeout", f"{host} does not take up a connection")
    if isinstance(error, TIMEOUTS):
        return Fault("timeout", f"no whole answer from {host} within {timeout:g} seconds")
    if isinstance(error, PROTOCOL):
        return Fault("protocol", f"{host} gave no proper HTTP answer", again=isinstance(error, DISCONNECTS))
    causes = chain(error)
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Fault("tls", f"the certificate of {host} does not hold: {certificate_words(cause)}")
        if isinstance(cause, ssl.SSLError):
            return Fault("tls", f"no encrypted connection to {host} could be agreed on")
    for cause in causes:
        if isinstance(cause, OSError) and cause.errno in ERRNO_WORDS:
            return Fault("connection", f"{host} {ERRNO_WORDS[cause.errno]}", again=True)
    if isinstance(error, httpcore.ProxyError | httpx.ProxyError):
        return Fault("connection", "the proxy named in the environment does not let us through")
    return Fault("connection", f"the connection to {host} failed", again=True)


DISCONNECTS = (httpcore.RemoteProtocolError, httpx.RemoteProtocolError)


def chain(error: BaseException | None) -> list[BaseException]:
    """An error and what caused it, members of groups included; a bounded list even where causes form a ring."""
    found: list[BaseException] = []
    todo = [error]
    while todo and len(found) < 50:
        current = todo.pop(0)
        if current is None or any(current is known for known in found):
            continue
        found.append(current)
        todo += [current.__cause__, current.__context__]
        if isinstance(current, BaseExceptionGroup):
            todo += current.exceptions
    return found


def certificate_words(error: ssl.SSLCertVerificationError) -> str:
    """Why a certificate does not hold, by the number of the check that failed."""
    return {
        10: "it has expired",
        9: "it is not valid yet",
        18: "it is signed by itself",
        19: "it is signed by an unknown authority",
        20: "its authority is unknown or a link of its chain is missing",
        62: "it was made for another name",
    }.get(error.verify_code, "it cannot be trusted")


def megabytes(size: int) -> str:
    """A size in words: "10 MB"."""
    return f"{size / 1_000_000:g} MB" if size >= 100_000 else f"{size} bytes"
