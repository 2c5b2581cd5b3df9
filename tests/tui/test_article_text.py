"""The article as lines: tags stay on their words whatever stands around them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.model import Excluded, Figure, Mention, Reason, Tags
from corridor_tui.tui.article_text import SHOWN, lay_out
from corridor_tui.tui.explaining import explanation
from corridor_tui.tui.pieces import Line
from corridor_tui.tui.quantities import of_figure
from corridor_tui.tui.reading import Opened
from tests.tui.samples import DAY

TEXT = "The Middle Corridor carried 4.5 million tons in 2024.\n\nAktau saw less: 320 trucks wait. Photo: somebody"


def article(text: str = TEXT, **changes: object) -> Opened:
    base = Opened(
        id=1, title="A title", text=text, source="Gazette", feed="f", language="en", url="https://example.org/a",
        published=DAY, date_note="stated", fetched=DAY, revision=1, read=False, starred=False, relevance=1.0,
    )  # fmt: skip
    return base._replace(**changes)  # type: ignore[arg-type]


def mention(words: str, kind: str = "corridor") -> Mention:
    start = TEXT.index(words)
    return Mention(kind, f"id-{kind}", words, "text", start, start + len(words), "rule.1")  # type: ignore[arg-type]


def figure(words: str, value: int, unit: str, **changes: object) -> Figure:
    start = TEXT.index(words)
    return Figure(words, "text", start, start + len(words), Decimal(value), unit, **changes)  # type: ignore[arg-type]


def words_in(lines: list[Line], role: str) -> str:
    return " ".join(piece.text for line in lines for piece in line if piece.role == role)


def plain(lines: list[Line]) -> str:
    return "\n".join("".join(piece.text for piece in line) for line in lines)


TAGGED = article(
    mentions=(mention("Middle Corridor"), mention("Aktau", "checkpoint")),
    figures=(figure("4.5 million tons", 4_500_000, "t", period="2024", metric="m"), figure("320 trucks", 320, "truck")),
    excluded=(Excluded("text", TEXT.index("Photo"), len(TEXT), "credit"),),
)


def test_who_else_tells_the_story_stands_in_the_head() -> None:
    told = article(also=("Вестник (ru)", "日报 (zh)"))
    assert "also: Вестник (ru), 日报 (zh)\n" in plain(lay_out(told, 80).lines)
    many = plain(lay_out(article(also=tuple(f"Paper {n} (en)" for n in range(20))), 200).lines)
    assert "Paper 7 (en), and 12 more" in " ".join(many.split())
    assert "also" not in plain(lay_out(article(), 80).lines)


@pytest.mark.parametrize("width", [12, 30, 80, 200])
def test_each_tag_has_its_role_on_its_words(width: int) -> None:
    lines = lay_out(TAGGED, width).lines
    for role, words in (("corridor", "Middle Corridor"), ("checkpoint", "Aktau"), ("figure", "4.5 million tons")):
        assert words.split()[0] in words_in(lines, role)
    assert "Photo:" in words_in(lines, "muted")
    assert words_in(lines, "text").count("Aktau") == 0


def test_the_table_says_how_each_figure_was_read() -> None:
    text = plain(lay_out(TAGGED, 100, figure=1).lines)
    assert "4.5 Mt" in text
    assert "2024  → m" in text
    assert "▸ 320 trucks" in text


def test_lines_of_figures_and_offsets_are_found() -> None:
    layout = lay_out(TAGGED, 40)
    assert "million" in plain([layout.lines[layout.figure_lines[0]]]) or "4.5" in plain(
        [layout.lines[layout.figure_lines[0]]]
    )
    assert "320" in plain([layout.lines[layout.line_of(TEXT.index("320"))]])


def test_dates_that_were_not_stated_are_said_to_be_so() -> None:
    assert "no date given" in plain(lay_out(article(published=None, date_note="missing"), 80).lines)
    assert "(inferred)" in plain(lay_out(article(date_note="inferred"), 80).lines)


def test_a_word_looked_for_and_a_sentence_asked_for_are_marked() -> None:
    assert words_in(lay_out(TAGGED, 80, found="TRUCKS").lines, "found") == "trucks"
    assert "carried" in words_in(lay_out(TAGGED, 80, sentence=(0, 53)).lines, "here")


def test_an_article_without_text_and_one_without_end() -> None:
    assert "The source gave no text" in plain(lay_out(article(""), 80).lines)
    long = lay_out(article("word " * (SHOWN // 4)), 80)
    assert "more characters" in plain(long.lines)


SPAN = st.tuples(st.integers(0, 80), st.integers(0, 80)).map(sorted)


@given(st.text(alphabet="ab 霍é\n\x1b[", max_size=80), st.lists(SPAN, max_size=6), st.integers(1, 60))
def test_whatever_the_spans_the_text_stays_whole(text: str, spans: list[list[int]], width: int) -> None:
    figures = tuple(
        Figure("x", "text", start, end, Decimal(1), "t") for start, end in spans if start < end <= len(text)
    )
    layout = lay_out(article(text, title="t", figures=figures), width, figure=0 if figures else None)
    body = "".join(
        piece.text for line in layout.lines[layout.first_text_line : layout.first_text_line + len(layout.starts)]
        for piece in line[1:]
    )  # fmt: skip
    if text.strip():
        assert body.replace(" ", "") == text.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"role": "change", "direction": "up", "unit": "%", "value": Decimal(62)}, "+62 %"),
        ({"role": "change", "direction": "down", "unit": "%", "value": Decimal("8.5")}, "−8.5 %"),
        ({"bound": ">"}, "≥ 4.5 Mt"),
        ({"value_high": Decimal(5_000_000), "bound": "range"}, "4.5–5 Mt"),
    ],
)
def test_figures_as_people_read_them(given: dict[str, object], shown: str) -> None:
    base = figure("4.5 million tons", 4_500_000, "t")
    assert of_figure(replace(base, **given)) == shown  # type: ignore[arg-type]


def test_an_explanation_names_rule_and_words() -> None:
    chosen = figure("4.5 million tons", 4_500_000, "t")
    start = TEXT.index("carried")
    found = replace(chosen, rule="units.t.en", reasons=(Reason("verb of carrying", "text", start, start + 7),))
    tags = Tags("en", True, 0.9, (mention("Middle Corridor"),), (found,), reasons=(Reason("names a corridor"),))
    why = plain(explanation(TAGGED, tags, chosen, 80))
    assert "rule units.t.en" in why
    assert "verb of carrying: “carried”" in why
    everything = plain(explanation(TAGGED, tags, None, 80))
    assert "relevant, 0.90, language en" in everything
    assert "names a corridor" in everything
    assert "rule.1" in everything
    assert "retag" in plain(explanation(TAGGED, Tags("en", True, 0.9), chosen, 80))
