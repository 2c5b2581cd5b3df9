"""An explanation leads from every tag to its rule and its words."""

from __future__ import annotations

from datetime import date

from corridor_tui.model import Document
from corridor_tui.tagging.explain import explain, marked, summary
from corridor_tui.tagging.tagger import default

TEXT = (
    "In 2024, cargo volume along the Middle Corridor reached 4.5 million tons. Some 2 million tons of oil were carried along the "
    "Middle Corridor in 2023 and left from Aktau port.\n\nPhoto: Somebody"
)
DOCUMENT = Document("x", TEXT, "Middle Corridor grows", date(2025, 3, 1))


def lines() -> list[str]:
    tagger = default()
    return [line.text for line in explain(DOCUMENT, tagger.tag(DOCUMENT), tagger.rules.locate)]


def test_a_name_leads_to_its_line_of_toml() -> None:
    text = "\n".join(lines())
    assert "m1 corridor middle-corridor: «Middle Corridor» [title 0-15], title" in text
    assert "(corridors.toml:" in text


def test_a_figure_tells_what_was_read_and_why_it_is_a_metrics_value() -> None:
    text = "\n".join(lines())
    assert "      4500000 t; bound =; level; actual; period 2024; metric middle-corridor-volume" in text
    assert "linked to middle-corridor-volume (metrics.middle-corridor-volume at metrics.toml:" in text
    assert "not linked to middle-corridor-volume: it is about commodity" in text


def test_the_decision_and_what_was_left_out_are_told() -> None:
    found = lines()
    assert found[0].startswith("relevant, score ")
    assert any("boilerplate.credit (boilerplate.toml:" in line for line in found)
    assert any(line.startswith("  middle-corridor-volume 2024: = ") for line in found)


def test_spans_are_marked_in_the_text() -> None:
    tags = default().tag(DOCUMENT)
    shown = marked(DOCUMENT.text, "text", tags)
    assert "⟦m2:Middle Corridor⟧ reached ⟦f1:4.5 million tons⟧" in shown
    bare = shown
    for number in range(1, 9):
        bare = bare.replace(f"⟦m{number}:", "").replace(f"⟦f{number}:", "")
    assert bare.replace("⟧", "") == DOCUMENT.text


def test_a_summary_has_the_answer_without_text_and_reasons() -> None:
    found = [line.text for line in summary(DOCUMENT, default().tag(DOCUMENT))]
    assert found[0].startswith("relevant, score ")
    assert any("middle-corridor-volume 2024" in line for line in found)
    assert not any("rule" in line or "Photo" in line for line in found)
    nothing = Document("y", "Good morning.")
    assert summary(nothing, default().tag(nothing))[-1].text == "nothing is named or counted"
