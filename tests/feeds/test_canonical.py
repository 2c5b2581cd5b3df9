"""Two ways to one page give one address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.feeds.canonical import canonical_url, unwrap
from corridor_tui.text.sanitize import safe_url

PAGE = "https://e.example/news/1"


@pytest.mark.parametrize(
    "url",
    [
        "https://e.example/news/1", "http://e.example/news/1", "HTTP://E.Example:80/news/1", "https://www.e.example:443/news/1/",
        "https://m.e.example/news/1", "https://mobile.e.example/news/1", "https://amp.e.example/news/1", "https://e.example/news/1/amp/",
        "https://e.example/amp/news/1", "https://e.example/news/1.amp.html", "https://e.example/news/1?amp=1",
        "https://e.example/news/1#comments", "https://e.example//news///1", "https://e.example/news/1?utm_source=rss&utm_medium=feed",
        "https://e.example/news/1?fbclid=x&yclid=1&_openstat=y", "https://e.example/news/1?from=rss", "https://e.example/%6Eews/1",
        "https://e-example.cdn.ampproject.org/c/s/e.example/news/1", "https://www.google.com/amp/s/e.example/news/1",
        "https://www.google.com/url?rct=j&sa=t&url=https%3A%2F%2Fe.example%2Fnews%2F1&ct=ga",
    ],
)  # fmt: skip
def test_the_same_page(url: str) -> None:
    assert canonical_url(url) == PAGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://e.example/news?id=1", "https://e.example/news?id=2"),
        ("https://e.example/?from=almaty", "https://e.example/?from=aktau"),
        ("https://kk.e.example/1", "https://ru.e.example/1"),
        ("https://e.example/a%2Fb", "https://e.example/a/b"),
        ("https://e.example/#!/1", "https://e.example/#!/2"),
        ("https://e.example:8443/", "https://e.example/"),
        ("https://e.example/Path", "https://e.example/path"),
        ("https://m.example/1", "https://example/1"),
    ],
)
def test_different_pages(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


def test_spellings_of_one_query_and_one_name() -> None:
    assert canonical_url("https://e.example/?b=2&a=1") == canonical_url("https://e.example/?a=1&b=2")
    assert canonical_url("https://пример.example/новости") == canonical_url(
        "https://xn--e1afmkfd.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"
    )


@pytest.mark.parametrize(
    "url", [None, "", "javascript:x", "mailto:a@e.example", "https://", "urn:uuid:1", "no address"]
)
def test_what_is_no_page_has_no_address(url: str | None) -> None:
    assert canonical_url(url) is None


def test_a_redirectors_target_must_be_a_page() -> None:
    wrapped = "https://www.google.com/url?url=javascript:alert(1)"
    assert unwrap(wrapped) == wrapped


@given(st.text(st.sampled_from("abcABC019%/?&=#.:@-_~éж &;+[]") | st.characters(), max_size=40))
def test_the_canonical_form_is_a_fixed_point(tail: str) -> None:
    canonical = canonical_url("https://e.example/" + tail)
    if canonical is not None:
        assert safe_url(canonical) == canonical
        assert canonical_url(canonical) == canonical
