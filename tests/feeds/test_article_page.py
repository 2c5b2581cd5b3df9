"""A teaser becomes an article by its page; what the feed said first stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from corridor_tui.feeds.article_page import complete
from corridor_tui.model import Entry

NOW = datetime(2025, 6, 1, tzinfo=UTC)
BODY = "Погрузчики работали всю ночь, и к утру причал был свободен. " * 8
PAGE = f"""<html lang="ru"><head><title>Причал освободили | Порт</title>
<meta property="article:published_time" content="2024-11-05T10:00:00+05:00"></head>
<body><nav>Главная Новости</nav><article><h1>Причал освободили</h1><p>{BODY}</p></article><footer>Контакты</footer></body></html>"""
TEASER = Entry(title="Причал свободен", text="Погрузчики работали.", guid="7", url="https://site.example/7")


def whole(entry: Entry, page: str = PAGE) -> Entry:
    return complete(entry, page.encode("cp1251"), "text/html; charset=windows-1251", now=NOW)


def test_the_text_comes_from_the_page_and_the_rest_stays() -> None:
    entry = whole(TEASER)
    assert BODY.strip() in entry.text and "Контакты" not in entry.text
    assert (entry.title, entry.guid, entry.url) == ("Причал свободен", "7", "https://site.example/7")
    assert (entry.published, entry.date_note, entry.language) == (datetime(2024, 11, 5, 5, tzinfo=UTC), "stated", "ru")


def test_a_date_of_the_feed_is_believed_before_the_pages() -> None:
    dated = replace(TEASER, published=datetime(2024, 11, 4, tzinfo=UTC), date_note="stated")
    assert whole(dated).published == datetime(2024, 11, 4, tzinfo=UTC)


def test_an_address_for_a_title_gives_way_to_the_pages_own() -> None:
    assert whole(replace(TEASER, title="https://site.example/7")).title == "Причал освободили"


def test_a_page_that_tells_less_changes_no_text() -> None:
    rich = replace(TEASER, text=BODY * 3)
    assert whole(rich).text == rich.text
    assert whole(TEASER, "<html><body></body></html>") == TEASER


def test_an_endless_page_is_read_as_far_as_its_bound_and_embedded_pictures_do_not_count() -> None:
    picture = b"<img src='data:image/png;base64," + b"A" * 3_000_000 + b"'>"
    words = b"<p>Forty platforms left the yard for the border on Tuesday, its manager said to reporters there.</p>" * 40
    body = b"<html><body><article>" + picture + words + b"</article>" + b"<p>x</p>" * 1_000_000
    whole = complete(Entry("Title", "Short", url="https://x.example/1"), body, "text/html", now=NOW)
    assert whole.text.startswith("Forty platforms") and whole.text.count("Forty platforms") >= 40
