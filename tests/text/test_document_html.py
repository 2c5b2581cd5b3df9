"""Saved web pages: what the page says of itself wins over what its text looks like."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.model import Entry
from corridor_tui.text.document_html import from_html

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
TEXT = "Сухой порт принял сорок поездов. Груз ждал у ворот. " * 6

PAGE = f"""<!doctype html>
<html lang="ru-KZ"><head>
<title>Сухой порт открыт — Степной вестник</title>
<link rel="canonical" href="https://vestnik.example/news/7">
<meta property="og:site_name" content="Степной вестник">
<meta property="og:title" content="Сухой порт открыт">
<script type="application/ld+json">{{"@graph": [{{"headline": "x", "datePublished": "2026-02-14T10:00:00+05:00"}}]}}</script>
</head><body><nav>Главная Новости</nav><article><h1>Сухой порт открыт</h1><p>{TEXT}</p></article>
<footer>Все права</footer></body></html>"""


def read(markup: str) -> Entry:
    entry = from_html(markup, now=NOW)
    assert entry is not None
    return entry


def test_a_page_that_describes_itself() -> None:
    entry = read(PAGE)
    assert (entry.title, entry.source, entry.language) == ("Сухой порт открыт", "Степной вестник", "ru")
    assert entry.url == "https://vestnik.example/news/7"
    assert entry.published == datetime(2026, 2, 14, 5, 0, tzinfo=UTC)
    assert entry.date_note == "stated"
    assert "Груз ждал" in entry.text
    assert "Главная" not in entry.text
    assert "Все права" not in entry.text


def test_a_date_in_a_time_element() -> None:
    entry = read(f'<h1>Dry port opens</h1><time datetime="2026-02-14">yesterday</time><p>{TEXT}</p>')
    assert entry.published == datetime(2026, 2, 14, tzinfo=UTC)


def test_the_sites_name_is_no_part_of_the_title() -> None:
    assert read(f"<title>Dry port opens | Steppe Herald</title><p>{TEXT}</p>").title == "Dry port opens"


def test_a_bare_page_is_read_like_text() -> None:
    entry = read(f"<p>A dry port opens on the steppe</p><p>14.02.2026 10:00</p><p>{TEXT}</p>")
    assert entry.title == "A dry port opens on the steppe"
    assert entry.published == datetime(2026, 2, 14, 10, 0, tzinfo=UTC)


def test_addresses_that_are_no_links_and_dates_that_are_none_are_left_out() -> None:
    entry = read(
        '<link rel="canonical" href="javascript:alert(1)"><meta name="date" content="someday">'
        f"<h1>Dry port opens</h1><p>{TEXT}</p>"
    )
    assert (entry.url, entry.published, entry.date_note) == (None, None, "missing")


def test_broken_json_ld_does_no_harm() -> None:
    markup = '<script type="application/ld+json">{"a": [</script>' + PAGE
    assert read(markup).title == "Сухой порт открыт"


def test_a_page_without_words_is_no_document() -> None:
    assert from_html("<html><script>x = 1</script></html>", now=NOW) is None


@given(st.text(alphabet="<>/='\" abcph1article\n&;", max_size=300))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    entry = from_html(markup, now=NOW)
    assert entry is None or (entry.title and entry.text)
