"""Sites without a feed are read from their list page or their news sitemap."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corridor_tui.feeds.parse import parse
from corridor_tui.feeds.parsed import ParsedFeed

NOW = datetime(2025, 6, 1, tzinfo=UTC)
LIST = """<html lang="ru-RU"><head><title>Пресс-центр</title></head><body><nav><a href="/news/">Все новости компании и порта</a></nav>
<main><div><a href="/news/1"><img src="x"></a><span>05.11.2024</span><h3><a href="/news/1">Терминал принял первый поезд</a></h3>
<p>Короткий анонс. <a href="/news/1">Подробнее</a></p></div>
<div><a href="/news/2#top"><time datetime="2024-11-04T10:00:00+05:00">вчера</time><div class="card-title">Очередь на границе короче</div></a></div>
<ul><li>3 ноября 2024 <a href="https://www.site.example/news/3">Контейнеры пошли по новому пути</a></li>
<li><a href="/news/4" title="Порт увеличил перевалку зерна">далее</a></li></ul>
<a href="https://other.example/news/9">Чужая новость на другом сайте</a><a href="/about">О компании и её истории</a>
<a href="javascript:go('/news/8')">Не адрес, а программа на странице</a></main></body></html>"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://site.example/1</loc><news:news><news:publication><news:name>Daily</news:name><news:language>kk</news:language>
</news:publication><news:publication_date>2024-11-05T10:00:00+05:00</news:publication_date><news:title>Бекет &amp; жол</news:title>
</news:news><image:image><image:loc>https://site.example/i.jpg</image:loc></image:image></url>
<url><loc>https://site.example/2</loc><lastmod>2024-11-04</lastmod></url><url><loc>javascript:x</loc></url></urlset>"""


def page(text: str = LIST, known: frozenset[str] = frozenset(), pattern: str = r"/news/\w+") -> ParsedFeed:
    return parse(
        text.encode(), "text/html", "https://site.example/news/", NOW, kind="page", pattern=pattern, known=known
    )


def sitemap(text: str = SITEMAP) -> ParsedFeed:
    return parse(text.encode(), None, "https://site.example/map.xml", NOW, kind="sitemap")


def test_links_that_match_become_entries_with_the_title_and_date_beside_them() -> None:
    feed = page()
    assert [(entry.title, entry.url, entry.published) for entry in feed.entries] == [
        ("Терминал принял первый поезд", "https://site.example/news/1", datetime(2024, 11, 5, tzinfo=UTC)),
        ("Очередь на границе короче", "https://site.example/news/2", datetime(2024, 11, 4, 5, tzinfo=UTC)),
        ("Контейнеры пошли по новому пути", "https://www.site.example/news/3", datetime(2024, 11, 3, tzinfo=UTC)),
        ("Порт увеличил перевалку зерна", "https://site.example/news/4", None),
    ]
    assert (feed.language, feed.title, feed.fault) == ("ru", "Пресс-центр", None)


def test_links_seen_before_are_left_out() -> None:
    assert page(known=frozenset(page().fingerprints[1:])).entries == page().entries[:1]


def test_a_page_without_a_match_has_changed() -> None:
    fault = page(pattern="/press/").fault
    assert fault is not None and "pattern" in fault


def test_a_page_built_to_stall_is_refused() -> None:
    assert page("<div>" * 100_000).fault is not None


def test_a_news_sitemap_gives_titles_dates_and_languages() -> None:
    first, second = sitemap().entries
    assert (first.title, first.url, first.language, first.source) == (
        "Бекет & жол",
        "https://site.example/1",
        "kk",
        "Daily",
    )
    assert first.published == datetime(2024, 11, 5, 5, tzinfo=UTC)
    assert (second.url, second.published) == ("https://site.example/2", datetime(2024, 11, 4, tzinfo=UTC))


def test_a_cut_off_sitemap_gives_what_is_whole() -> None:
    feed = sitemap(SITEMAP[: SITEMAP.index("<lastmod>")])
    assert [entry.url for entry in feed.entries] == ["https://site.example/1"]
    assert feed.note is not None and "broken" in feed.note


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<sitemapindex><sitemap><loc>https://site.example/a.xml</loc></sitemap></sitemapindex>", "index"),
        ("<rss><channel/></rss>", "no sitemap"),
        ("<html><body>404</body></html>", "no sitemap"),
    ],
)
def test_what_is_no_sitemap_is_named(text: str, words: str) -> None:
    fault = sitemap(text).fault
    assert fault is not None and words in fault
