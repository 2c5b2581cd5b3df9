"""What a logistics desk wants to see, and what it does not; and that a decision can be followed."""

from __future__ import annotations

import pytest

from corridor_tui.model import Document, Tags
from corridor_tui.tagging.tagger import default
from tests.tagging.relevance_cases import UNWANTED, WANTED, Case


def tags(case: Case) -> Tags:
    _, title, text = case
    return default().tag(Document("case", text, title))


@pytest.mark.parametrize("case", WANTED, ids=lambda case: case[1] or case[2][:40])
def test_news_of_freight_trade_and_borders_is_relevant(case: Case) -> None:
    assert tags(case).relevant


@pytest.mark.parametrize("case", UNWANTED, ids=lambda case: case[1] or case[2][:40])
def test_other_news_is_not(case: Case) -> None:
    assert not tags(case).relevant


def test_the_score_lies_between_zero_and_one_and_its_reasons_add_up() -> None:
    answer = tags(WANTED[0])
    assert 0.5 < answer.relevance < 1
    assert any("object port" in reason.note for reason in answer.reasons)
    assert answer.reasons[-1].note.endswith("are needed")


def test_a_standing_paragraph_alone_does_not_make_an_article_relevant() -> None:
    text = (
        "The museum of carpets opened a new hall on Friday, and the singers of the town gave a concert.\n\n"
        "The Middle Corridor starts in China, runs through Kazakhstan, the Caspian Sea, Azerbaijan, Georgia and "
        "further to European countries; the route is designed for containers.\n"
    )
    assert not default().tag(Document("standing", text, "A hall of carpets")).relevant
