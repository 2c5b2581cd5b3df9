"""The article of a page comes without what stands around it, and with everything that belongs to it."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor_tui.text.document_html import from_html
from corridor_tui.text.extraction import PAGE_LIMIT, TAGS_LIMIT, article_text

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PARTS = {
    "en": (
        "The northern siding took {n},200 tonnes of grain in its week {n}.",
        "Its head said on day {n} that wagons wait {n} hours for their papers.",
        "A second track would let {n} block trains a week pass the lake.",
    ),
    "ru": (
        "Северный путь принял {n},2 тыс. тонн зерна за неделю {n}.",
        "Начальник станции сказал, что вагоны ждут документов {n} часов.",
        "Со вторым путём мимо озера пройдут {n} поездов в неделю.",
    ),
    "zh": ("北侧专用线第{n}周接卸粮食{n}200吨。", "站长说，货车等待单据{n}小时。", "二线建成后每周可通过{n}列班列。"),
}
TABLE = "<table><tr><th>Port</th><th>2023</th></tr><tr><td>Aktau</td><td>7.1 mln t</td></tr></table>"
ROWS = "<ul><li>Dostyk: 14 pairs of trains</li><li>Khorgos: 22 pairs of trains</li></ul>"
RELATED = "<div class='related'><h3>Read also</h3><ul><li><a href='/a'>A strike ended after 9 days</a></li></ul></div>"
FIGURE = "<figure><img src='w.jpg'><figcaption>Wagons at the gate, 8 of 10</figcaption></figure>"
FRAME = (
    "<nav><a href='/'>Home</a> <a href='/n'>News</a></nav>",
    "<footer><p>Write to the editors, room 5</p></footer>",
)


def sentences(language: str, paragraphs: int) -> list[str]:
    join = "" if language == "zh" else " "
    return [join.join(PARTS[language]).format(n=number) for number in range(11, 11 + paragraphs)]


def paragraphs(language: str, number: int) -> str:
    return "".join(f"<p>{text}</p>" for text in sentences(language, number))


def page(body: str, language: str = "en") -> str:
    head = f"<html lang='{language}'><head><title>The siding took more grain | Yard</title></head>"
    return f"{head}<body>{FRAME[0]}{body}{FRAME[1]}</body></html>"


def read(body: str, language: str = "en") -> str:
    entry = from_html(page(body, language), now=NOW)
    assert entry is not None
    return entry.text


@pytest.mark.parametrize("language", PARTS)
@pytest.mark.parametrize(
    "frame",
    ["<article>{}</article>", "<div class='c1'><div class='txt'>{}</div></div>", "<main><section>{}</section></main>"],
    ids=["article", "divs", "main"],
)
def test_every_paragraph_is_read_and_the_frame_is_not(language: str, frame: str) -> None:
    text = read(frame.format(paragraphs(language, 6)), language)
    assert [line for line in text.split("\n\n") if line in sentences(language, 6)] == sentences(language, 6)
    assert "News" not in text and "room 5" not in text


def test_tables_and_lists_stay_where_they_stand() -> None:
    text = read(f"<article>{paragraphs('en', 3)}{TABLE}{ROWS}{paragraphs('en', 2)}</article>")
    assert "Port | 2023\nAktau | 7.1 mln t" in text
    assert "- Dostyk: 14 pairs of trains\n- Khorgos: 22 pairs of trains" in text
    assert text.index("week 13") < text.index("Aktau") < text.index("Khorgos") < text.rindex("week 12")


def test_numbers_of_other_articles_and_of_pictures_are_left_out() -> None:
    body = (
        f"<article>{FIGURE}{paragraphs('en', 4)}{RELATED}{paragraphs('en', 2)}<div class='share'>Share</div></article>"
    )
    text = read(body)
    assert "9 days" not in text and "8 of 10" not in text and "Share" not in text
    assert "week 14" in text


def test_lines_that_only_breaks_part_are_read_by_our_own_rules() -> None:
    lines = sentences("zh", 6)
    text = read(f"<div class='content'>{'<br><br>'.join(lines)}</div>", "zh")
    assert text.split("\n") == lines


def test_a_short_article_is_no_menu() -> None:
    assert read(f"<article><p>{sentences('en', 1)[0]}</p></article>") == sentences("en", 1)[0]
    assert article_text(page("<p>Closed.</p>")) is None


def test_what_is_marked_as_the_article_is_not_lost() -> None:
    cells = "".join(
        f"<div class='row'><a href='/{n}'>Wagon {n} of the train went to the lake</a></div>" for n in range(90)
    )
    text = read(f"<article><h1>The siding took more grain</h1>{cells}</article>{paragraphs('en', 3)}")
    assert "Wagon 89" in text


def test_a_date_beside_the_article_is_found() -> None:
    body = f"<article><h1>The siding took more grain</h1><div class='meta'>5 November 2024</div>{paragraphs('en', 5)}</article>"
    entry = from_html(page(body), now=NOW)
    assert entry is not None and entry.published is not None
    assert entry.published.date().isoformat() == "2024-11-05"


@pytest.mark.parametrize(
    "markup",
    ["<p>word</p>" * (TAGS_LIMIT // 2 + 1), "<p>" + "word " * (PAGE_LIMIT // 5) + "</p>", "", "\x00", "<?xml?><a"],
    ids=["tags", "length", "empty", "NUL", "no page"],
)
def test_what_is_no_page_of_usual_size_is_left_to_others(markup: str) -> None:
    assert article_text(markup) is None


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<table>", "<tr>", "<td>", "<li>", "&#0;", "<!--", "\ud800", "x " * 40, "<b", "'", ">"]
        ),
        max_size=60,
    )
)
def test_no_markup_makes_it_fail(pieces: list[str]) -> None:
    article_text("".join(pieces))


def test_nothing_pays_for_it_before_a_page_is_read() -> None:
    code = (
        "import sys, corridor_tui.feeds.article_page, corridor_tui.feeds.parse, corridor_tui.services.refresh\n"
        "import corridor_tui.services.importing\n"
        "print('trafilatura' in sys.modules, 'lxml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
