"""Which addresses belong to the open internet, in every spelling."""

from __future__ import annotations

import ipaddress

import pytest

from corridor_tui.feeds.addresses import NameUnknown, interleave, is_local_name, is_public, literal, resolve


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::6810:84e5", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:db8::1", False),
    ],
)
def test_public_or_not(text: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(text)) is public


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("[::1]", "::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("example.org", None),
        ("", None),
    ],
)
def test_addresses_spelled_out(host: str, address: str | None) -> None:
    assert literal(host) == (None if address is None else ipaddress.ip_address(address))


@pytest.mark.parametrize(
    ("host", "local"), [("localhost", True), ("a.localhost.", True), ("127.9.9.9", True), ("example.org", False)]
)
def test_this_machine(host: str, local: bool) -> None:
    assert is_local_name(host) is local


def test_families_take_turns() -> None:
    assert interleave(["1.1.1.1", "2.2.2.2", "::1", "1.1.1.1"]) == ("::1", "1.1.1.1", "2.2.2.2")


async def test_names_are_looked_up() -> None:
    assert set(await resolve("localhost", 80)) & {"127.0.0.1", "::1"}
    with pytest.raises(NameUnknown):
        await resolve("no-such-name.invalid", 80)
