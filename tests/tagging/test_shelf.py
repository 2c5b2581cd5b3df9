"""Lists on one shelf find what each would find alone, in one search."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.tagging.lexicon import Lexicon, Shelf, Term
from corridor_tui.text.fold import fold

NAMES = [
    Term("Aktau", "aktau", case="capital"),
    Term("Aktau port", "aktau-port"),
    Term("порт Актау", "aktau-ru", decline="ru:noun+name"),
    Term("巴库港", "baku-port"),
    Term("巴库", "baku"),
]
CUES = [
    Term("port", "port", decline="en"),
    Term("порт", "port", decline="ru:noun"),
    Term("Aktau", "place"),
    Term("港", "port"),
    Term("%", "percent"),
    Term("5 %", "five"),
]
PIECES = [
    "Aktau",
    "aktau",
    "port",
    "ports",
    "порта Актау",
    "порт",
    "巴库",
    "港",
    "%",
    "5",
    " ",
    "\n",
    "-",
    ", ",
    "x",
    "'s ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.booleans(), st.booleans())
def test_together_they_find_what_each_finds_alone(text: str, overlapping: bool, nested: bool) -> None:
    shelf: Shelf[str] = Shelf()
    shared = [Lexicon(NAMES, shelf), Lexicon(CUES, shelf)]
    alone = [Lexicon(NAMES), Lexicon(CUES)]
    folded = fold(text)
    for one, other in zip(shared, alone, strict=True):
        assert one.find(folded, overlapping=overlapping, nested=nested) == other.find(
            fold(text), overlapping=overlapping, nested=nested
        )
        for position in range(len(folded.text)):
            assert one.at(folded, position) == other.at(fold(text), position)
            assert one.ending_at(folded, position) == other.ending_at(fold(text), position)


def test_a_text_is_searched_once() -> None:
    shelf: Shelf[str] = Shelf()
    names, cues = Lexicon(NAMES, shelf), Lexicon(CUES, shelf)
    folded = fold("Aktau port")
    assert [hit.value for hit in names.find(folded)] == ["aktau-port"]
    assert shelf.search(folded) is shelf.search(folded)
    assert [hit.value for hit in cues.find(folded)] == ["place", "port"]
