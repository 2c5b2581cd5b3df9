"""Where redirects lead, which are for good, and which are not followed."""

from __future__ import annotations

import pytest

from corridor_tui.feeds.redirects import Stop, Trail, authority_of, follow, same_but_secure, start

HOME = "https://news.example/feed"


def walk(*hops: tuple[int, str | None], limit: int = 10) -> Trail | Stop:
    trail = start(HOME)
    for status, location in hops:
        assert isinstance(trail, Trail)
        trail = follow(trail, status, location, limit)
    return trail


@pytest.mark.parametrize(
    ("hops", "url", "lasting"),
    [
        ([(301, "/rss")], "https://news.example/rss", "https://news.example/rss"),
        ([(302, "/rss")], "https://news.example/rss", HOME),
        ([(308, "//other.example/a#part")], "https://other.example/a", "https://other.example/a"),
        ([(301, "/a"), (307, "/b"), (301, "/c")], "https://news.example/c", "https://news.example/a"),
        ([(301, "http://news.example/feed")], "http://news.example/feed", HOME),
        ([(301, "?page=2")], "https://news.example/feed?page=2", "https://news.example/feed?page=2"),
        ([(302, "/\xd0\xbd")], "https://news.example/%D0%BD", HOME),
    ],
)
def test_followed(hops: list[tuple[int, str]], url: str, lasting: str) -> None:
    trail = walk(*hops)
    assert isinstance(trail, Trail)
    assert (str(trail.url), str(trail.lasting)) == (url, lasting)


@pytest.mark.parametrize(
    ("location", "words"),
    [
        (None, "where to"),
        ("  ", "where to"),
        (HOME, "circle"),
        ("javascript:alert(1)", "not a web address"),
        ("data:text/xml,<rss/>", "not a web address"),
        ("http://xn--0.com/", "not a web address"),
        (f"http://{'a' * 300}.example/", "not a web address"),
        ("file:///etc/passwd", "not a web address"),
        ("http://[", "not a web address"),
        ("http://host:99999/", "address"),
        ("http:///nothing", "address"),
        ("/" + "x" * 5000, "address"),
    ],
)
def test_not_followed(location: str | None, words: str) -> None:
    stop = walk((302, location))
    assert isinstance(stop, Stop)
    assert words in stop.sentence


def test_a_strangers_name_and_password_are_not_used() -> None:
    elsewhere = walk((302, "http://who:what@other.example/"))
    assert isinstance(elsewhere, Trail) and str(elsewhere.url) == "http://other.example/"
    mine = start("https://me:mine@news.example/feed")
    assert isinstance(mine, Trail)
    kept = follow(mine, 302, "/rss", 10)
    assert isinstance(kept, Trail) and str(kept.url) == "https://me:mine@news.example/rss"


def test_a_chain_ends() -> None:
    hops = [(302, f"/{number}") for number in range(4)]
    assert isinstance(walk(*hops, limit=4), Trail)
    assert isinstance(walk(*hops, limit=3), Stop)


@pytest.mark.parametrize(
    "url", ["", "ftp://a/b", "feed://a/b", "//a/b", "http://", "http://a b/", "http://a:0/", "\x00"]
)
def test_no_address(url: str) -> None:
    assert isinstance(start(url), Stop)
    assert authority_of(url) == ""


@pytest.mark.parametrize(
    ("url", "authority"),
    [
        ("http://A.example/x", "a.example"),
        ("http://a.example:8080/x", "a.example:8080"),
        ("https://a.example:443/", "a.example"),
        ("http://[::1]:81/", "[::1]:81"),
        ("http://user:secret@a.example/", "a.example"),
    ],
)
def test_authority(url: str, authority: str) -> None:
    assert authority_of(url) == authority


def test_the_step_to_https() -> None:
    assert same_but_secure("http://a.example/f?x=1", "https://a.example/f?x=1")
    assert not same_but_secure("http://a.example/f", "https://b.example/f")
    assert not same_but_secure("https://a.example/f", "https://a.example/f")
