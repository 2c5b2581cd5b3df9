"""A page leads to its feeds: the declared ones first, the usual places last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.feeds.discover import candidates, candidates_of
from corridor_tui.text.sanitize import safe_url

PAGE = """
<html><head><base href="/ru/">
<link rel="alternate" type="application/rss+xml" title="Comments" href="comments/feed/">
<link rel="alternate" type="application/rss+xml" title="News" href="news.rss">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/1">
<link rel="alternate" hreflang="en" href="/en/"><link rel="stylesheet" type="text/css" href="s.css">
<link rel="feed" href="https://feeds.example/all">
</head><body><a href="javascript:alert(1)">RSS</a><a href="/export/rss2.xml">all news</a><a href="/subscribe">RSS</a>
<a href="/about">About us</a></body></html>
"""


def test_declared_feeds_come_first_linked_ones_next_the_usual_places_last() -> None:
    found = candidates(PAGE, "https://site.example/ru/index")
    assert [(each.how, each.url) for each in found][:5] == [
        ("declared", "https://site.example/ru/news.rss"),
        ("declared", "https://feeds.example/all"),
        ("declared", "https://site.example/ru/comments/feed/"),
        ("linked", "https://site.example/export/rss2.xml"),
        ("linked", "https://site.example/subscribe"),
    ]
    assert found[0].title == "News"
    usual = [each.url for each in found if each.how == "usual"]
    assert "https://site.example/feed/" in usual and "https://site.example/rss.xml" in usual


def test_a_section_is_tried_before_the_whole_site() -> None:
    usual = [each.url for each in candidates("", "https://site.example/en/logistics/")]
    assert usual.index("https://site.example/en/logistics/feed/") < usual.index("https://site.example/feed/")


def test_a_page_in_another_charset_is_read() -> None:
    page = '<meta charset="windows-1251"><link rel="alternate" type="application/atom+xml" title="Новости порта" href="/a.xml">'
    assert candidates_of(page.encode("cp1251"), "text/html", "https://e.example/")[0].title == "Новости порта"


def test_a_page_built_to_stall_still_gives_the_usual_places() -> None:
    assert all(each.how == "usual" for each in candidates("<div>" * 100_000, "https://e.example/"))


@given(st.text())
def test_any_page_gives_safe_addresses_only(page: str) -> None:
    found = candidates(f"<a href='{page}'>RSS</a>{page}", "https://e.example/")
    assert all(safe_url(each.url) == each.url for each in found)
