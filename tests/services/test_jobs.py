"""What a worker hands over stays small, whatever a text is made of."""

from __future__ import annotations

from datetime import UTC, datetime

from corridor_tui.model import Article, Document
from corridor_tui.services import jobs
from corridor_tui.services.article_document import NUMERALS, digits, document


def make_article(text: str) -> Article:
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    return Article(
        1, "desk", "1", None, None, "Title", "desk", None, None, "missing", moment, "en", text, "", 0.0, False, 1, None
    )


def test_a_text_of_nothing_but_figures_and_names_gives_a_bounded_answer() -> None:
    flood = Document("1", "7% " * (jobs.TAGS + 500) + "Dostyk, " * (jobs.TAGS + 500))
    plain = Document("2", "Dostyk handled 7 million tons in 2025.")
    answer = jobs.tag((flood, plain))
    crowded, calm = answer.tags
    assert len(crowded.figures) == len(crowded.mentions) == jobs.TAGS
    assert all(observation.figure < jobs.TAGS for observation in crowded.observations)
    assert [mention.id for mention in calm.mentions] == ["dostyk-alashankou"]
    assert len(calm.figures) == 1


def test_numbers_are_read_up_to_a_bound_and_what_stands_before_it_is_whole() -> None:
    first = "Dostyk handled 7 million tons in 2025. "
    article = make_article(first + "5% " * 2 * NUMERALS)
    read = document(article)
    assert article.text.startswith(read.text) and len(read.text) == len(first) + 3 * (NUMERALS - 2)
    assert digits(article.text) == 5 + 2 * NUMERALS
    assert document(make_article(first)).text == first
