"""The lexicon finds phrases as they are typed in the world, and nothing that merely touches them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.model import ConfigError
from corridor_tui.tagging.lexicon import Lexicon, Term
from corridor_tui.text.fold import fold

TERMS = [
    Term("Middle Corridor", "middle"),
    Term("TITR", "titr", case="upper"),
    Term("Хоргос", "khorgos", case="capital", decline="ru:name"),
    Term("Майкапчагай", "maikap", decline="ru:name"),
    Term("Алёна", "alena"),
    Term("霍尔果斯", "horgos"),
    Term("巴库", "baku"),
    Term("巴库港", "baku-port"),
    Term("Oʻrta yoʻlak", "orta", decline="uz"),
    Term("Dəhliz", "dehliz", decline="az"),
    Term("Irmak", "irmak"),
    Term("ТМТМ", "tmtm", case="upper"),
    Term("Орта дәліз", "orta-kk", decline="kk"),
    Term("Aktau", "aktau"),
    Term("Aktau port", "aktau-port"),
    Term("US$", "usd"),
    Term("%", "percent"),
    Term("т", "tonne"),
    Term("吨", "tonne-zh"),
    Term("Qars", "kars", decline="az"),
]
LEXICON = Lexicon(TERMS)


def found(text: str) -> list[tuple[str, str]]:
    folded = fold(text)
    return [(folded.original(hit.start, hit.end), hit.value) for hit in LEXICON.find(folded)]


PROBES = {
    "no-break space": ("the Middle\u00a0Corridor.", [("Middle\u00a0Corridor", "middle")]),
    "double space": ("the Middle  Corridor.", [("Middle  Corridor", "middle")]),
    "line break": ("the Middle\nCorridor.", [("Middle\nCorridor", "middle")]),
    "en dash": ("the Middle–Corridor.", [("Middle–Corridor", "middle")]),
    "em dash with spaces": ("Middle — Corridor", [("Middle — Corridor", "middle")]),
    "quotes": ("Middle «Corridor»", [("Middle «Corridor", "middle")]),
    "soft hyphen": ("в Хор\u00adгосе", [("Хор\u00adгосе", "khorgos")]),
    "stress mark": ("в Хо\u0301ргосе", [("Хо\u0301ргосе", "khorgos")]),
    "decomposed letter": ("Майкапчага\u0438\u0306", [("Майкапчага\u0438\u0306", "maikap")]),
    "full width": ("ＴＩＴＲ", [("ＴＩＴＲ", "titr")]),
    "yo": ("Алена и Алёна", [("Алена", "alena"), ("Алёна", "alena")]),
    "apostrophes": ("Oʻrta yo’lak, O'rta yo`lak", [("Oʻrta yo’lak", "orta"), ("O'rta yo`lak", "orta")]),
    "Turkic i": ("IRMAK ırmak İrmak", [("IRMAK", "irmak"), ("ırmak", "irmak"), ("İrmak", "irmak")]),
    "offsets after a dotted capital": ("İİİ Aktau", [("Aktau", "aktau")]),
    "Han inside a run of Han": ("经霍尔果斯口岸", [("霍尔果斯", "horgos")]),
    "traditional characters": ("經霍爾果斯口岸", [("霍爾果斯", "horgos")]),
    "longest of Han": ("到巴库港口", [("巴库港", "baku-port")]),
    "acronym only in capitals": ("titr Titr TITR", [("TITR", "titr")]),
    "acronym with an ending": ("ТМТМ-ға кірді", [("ТМТМ", "tmtm")]),
    "longest of overlapping": ("Aktau port and Aktau", [("Aktau port", "aktau-port"), ("Aktau", "aktau")]),
    "inflected": ("Орта дәліздің", [("Орта дәліздің", "orta-kk")]),
    "apostrophe ending": ("Qars'ın TITR's", [("Qars'ın", "kars"), ("TITR", "titr")]),
    "look-alike letters": ("в Хоpгоcе", [("Хоpгоcе", "khorgos")]),
    "sign and number": ("US$5 5% 5т 5吨", [("US$", "usd"), ("%", "percent"), ("吨", "tonne-zh")]),
    "no part of a word": ("Aktauport, PreAktau, Aktau2, Хоргосский", []),
    "capital asked": ("хоргос", []),
    "a paragraph break is no gap": ("Middle\n\nCorridor", []),
    "bracket is no gap": ("Middle (Corridor)", []),
}


@pytest.mark.parametrize(("text", "expected"), PROBES.values(), ids=PROBES)
def test_hard_probes(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_at_finds_what_starts_there_whatever_stands_before() -> None:
    folded = fold("5т5")
    assert LEXICON.at(folded, 1) is None  # a digit follows
    folded = fold("5т груза")
    hit = LEXICON.at(folded, 1)
    assert hit is not None and (hit.start, hit.end, hit.value) == (1, 2, "tonne")
    assert LEXICON.at(folded, 0) is None
    assert LEXICON.at(folded, 99) is None


def test_ending_at_finds_the_longest_to_the_left() -> None:
    folded = fold("big Aktau port  5")
    hit = LEXICON.ending_at(folded, 16)
    assert hit is not None and hit.value == "aktau-port"
    assert LEXICON.ending_at(folded, 3) is None
    assert LEXICON.ending_at(folded, 0) is None
    assert (hit := LEXICON.ending_at(fold("到巴库港5"), 4)) is not None and hit.value == "baku-port"


def test_terms_of_one_phrase_are_all_found() -> None:
    lexicon = Lexicon([Term("Alat", 1), Term("Alat", 2), Term("Alat", 2)])
    assert [hit.value for hit in lexicon.find(fold("Alat"))] == [1, 2]


def test_words_in_brackets_may_be_left_out_and_bars_part_alternatives() -> None:
    lexicon = Lexicon(
        [
            Term("Middle [transport|trade] [big] route|corridor", "pattern", decline="en"),
            Term("Middle transport museum", "museum"),
            Term("跨里海 [国际] 走廊|通道", "zh"),
        ]
    )
    for text in (
        "Middle corridor",
        "Middle route",
        "Middle trade big corridors",
        "Middle transport corridor",
        "Middle big route",
    ):
        assert [(hit.value, hit.end) for hit in lexicon.find(fold(text))] == [("pattern", len(text))], text
    assert [hit.value for hit in lexicon.find(fold("Middle transport museum"))] == ["museum"]
    for text in ("Middle museum", "Middle transport", "Middle trade museum", "Middle big trade route"):
        assert lexicon.find(fold(text)) == [], text
    assert [hit.value for hit in lexicon.find(fold("经跨里海国际通道和跨里海走廊"))] == ["zh", "zh"]


def test_overlapping_hits_on_request() -> None:
    lexicon = Lexicon([Term("a b", 1), Term("b c", 2)])
    assert [hit.value for hit in lexicon.find(fold("a b c"))] == [1]
    assert [hit.value for hit in lexicon.find(fold("a b c"), overlapping=True)] == [1, 2]


def test_title_case_asks_for_a_capital_in_every_longer_word() -> None:
    lexicon = Lexicon([Term("Port of Baku", None, case="title")])
    assert lexicon.find(fold("Port of Baku"))
    assert not lexicon.find(fold("port of Baku")) and not lexicon.find(fold("Port of baku"))


def test_a_phrase_without_words_is_refused() -> None:
    with pytest.raises(ConfigError, match="no words"):
        Lexicon([Term(" - ", None, rule="units.x")])


@pytest.mark.parametrize("word", ["a" * 5_000, "Aktau" * 1_000, "5'" * 5_000])
def test_an_endless_word_begins_nothing(word: str) -> None:
    folded = fold(f"Aktau {word}")
    assert [hit.value for hit in LEXICON.find(folded)] == ["aktau"]
    assert all(LEXICON.at(folded, at) is None for at in range(6, 12))
    assert LEXICON.ending_at(folded, len(folded.text)) is None


@given(st.text(max_size=60))
def test_hits_are_in_range_in_order_and_apart(text: str) -> None:
    folded = fold(text)
    end = 0
    for hit in LEXICON.find(folded):
        assert end <= hit.start < hit.end <= len(folded.text)
        end = hit.end


@given(st.lists(st.sampled_from([t.phrase for t in TERMS]), max_size=6), st.sampled_from([", ", " / ", "; ", "\n\n"]))
def test_every_phrase_is_found_among_others(phrases: list[str], joint: str) -> None:
    values = {term.phrase: term.value for term in TERMS}
    assert [value for _, value in found(joint.join(phrases))] == [values[phrase] for phrase in phrases]
