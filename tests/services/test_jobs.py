"""What a worker hands over stays small, whatever a text is made of."""

from __future__ import annotations

from corridor_tui.model import Document
from corridor_tui.services import jobs


def test_a_text_of_nothing_but_figures_and_names_gives_a_bounded_answer() -> None:
    flood = Document("1", "7% " * (jobs.TAGS + 500) + "Dostyk, " * (jobs.TAGS + 500))
    plain = Document("2", "Dostyk handled 7 million tons in 2025.")
    answer = jobs.tag((flood, plain))
    crowded, calm = answer.tags
    assert len(crowded.figures) == len(crowded.mentions) == jobs.TAGS
    assert all(observation.figure < jobs.TAGS for observation in crowded.observations)
    assert [mention.id for mention in calm.mentions] == ["dostyk-alashankou"]
    assert len(calm.figures) == 1
