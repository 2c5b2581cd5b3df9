"""The whole tagger: what holds for any document."""

from __future__ import annotations

import itertools
import pickle
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor_tui.model import UNITS, Document, Tags
from corridor_tui.tagging.tagger import default

PIECES = [
    "In 2024, cargo on the Middle Corridor reached 4.5 million tons. ",
    "Объем перевозок по ТМТМ вырос на 62%, до 4,5 млн тонн. ",
    "2024年，中间走廊货运量达450万吨。",
    "Орта дәліз бойынша 4,5 млн тонна жүк өтті. ",
    "Bakı Limanında 7,6 milyon ton yük aşırılıb. ",
    "Khorgos, Aktau – Kuryk; ",
    "USD 69.74 EUR 79.24\n",
    "Related Articles\n",
    "of which 12,5 %, up to $3 bn by 2030 ",
    "\n\n",
    "9" * 40,
    "一二三四五六七八九十百千万亿" * 3,
    "((((«»“”\u00ad\u200b\u202e",
    "1.2.3.4-5–6/7:8 ",
    "İıŞşǄ\u0301\u0306 ",
]


def check(document: Document, tags: Tags) -> None:
    for field, source in (("title", document.title), ("text", document.text)):
        places = [(f.start, f.end) for f in tags.figures if f.field == field]
        assert places == sorted(places)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))
        for figure in tags.figures:
            if figure.field == field:
                assert 0 <= figure.start < figure.end <= len(source)
                assert source[figure.start : figure.end] == figure.text
                assert figure.unit in UNITS or (len(figure.unit) == 3 and figure.unit.isupper())
        for mention in tags.mentions:
            if mention.field == field:
                assert source[mention.start : mention.end] == mention.text
    assert 0.0 <= tags.relevance <= 1.0
    assert all(tags.figures[o.figure].metric == o.metric for o in tags.observations)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=10), st.sampled_from(["", *PIECES]), st.none() | st.dates())
def test_spans_hold_for_any_mixture_of_news(pieces: list[str], title: str, published: date | None) -> None:
    document = Document("any", "".join(pieces), title, published)
    check(document, default().tag(document))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_is_taken(text: str, title: str) -> None:
    document = Document("any", text, title)
    check(document, default().tag(document))


def ids(tags: Tags) -> tuple[object, ...]:
    figures = [(f.value, f.unit, f.period, f.metric) for f in tags.figures]
    return tags.corridors, tags.checkpoints, figures, tags.relevant, [(o.metric, o.period) for o in tags.observations]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("Corridor", "Cor\u00adridor").replace("дәліз", "дә\u00adліз"),
        lambda text: text.replace(" million", "\u00a0million").replace(" млн", "\u00a0млн"),
    ],
    ids=["decomposed", "soft hyphens", "no-break spaces"],
)
@pytest.mark.parametrize("text", PIECES[:5])
def test_the_answer_does_not_hang_on_how_a_text_is_typed(text: str, change: object) -> None:
    assert callable(change)
    plain = default().tag(Document("plain", text, published=date(2025, 3, 1)))
    other = default().tag(Document("other", change(text), published=date(2025, 3, 1)))
    assert ids(plain) == ids(other)


def test_an_answer_crosses_processes() -> None:
    tags = default().tag(Document("x", "".join(PIECES[:6]), PIECES[0], date(2025, 3, 1)))
    assert pickle.loads(pickle.dumps(tags)) == tags


def test_nothing_left_out_feeds_a_tag() -> None:
    text = (
        "The singers of the town gave some evenings, and the hall was full on each of them. Nobody had thought of "
        "that before, and the director was pleased with what his people had done in a year.\n\n"
        "Related Articles\n\nCargo on the Middle Corridor reached 4.5 million tons in 2024 through Aktau port.\n"
    )
    tags = default().tag(Document("x", text))
    assert (tags.mentions, tags.figures, tags.relevant) == ((), (), False)
    assert [text[span.start : span.end].split("\n")[0] for span in tags.excluded] == ["Related Articles"]


def test_a_given_language_wins_over_the_guess() -> None:
    assert default().tag(Document("x", "4,5", lang="kk-KZ")).lang == "kk"


def test_an_empty_document_has_an_empty_answer() -> None:
    tags = default().tag(Document("x", ""))
    assert (tags.mentions, tags.figures, tags.observations, tags.relevant) == ((), (), (), False)
