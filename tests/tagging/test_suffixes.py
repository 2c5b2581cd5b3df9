"""Every suffix class finds the forms its row shows, and lets no other word in."""

from __future__ import annotations

import pytest

from corridor_tui.model import ConfigError
from corridor_tui.tagging.lexicon import Lexicon, Term
from corridor_tui.tagging.rules import Row, packaged
from corridor_tui.tagging.suffixes import stems
from corridor_tui.text.fold import fold

ROWS = [pytest.param(row, id=row.id) for row in packaged("suffixes")]


@pytest.mark.parametrize("row", ROWS)
def test_examples_of_a_suffix_class_are_found_whole(row: Row) -> None:
    assert row.data["examples"], f"{row.file}, line {row.line}: {row.id} has no example"
    for example in row.data["examples"]:
        word, _, forms = example.partition(": ")
        lexicon = Lexicon([Term(word, None, decline=row.id)])
        for form in forms.split(", "):
            folded = fold(form)
            spans = [(hit.start, hit.end) for hit in lexicon.find(folded)]
            assert spans == [(0, len(folded.text))], f"{row.file}, line {row.line}: {word} -> {form}"


@pytest.mark.parametrize(
    ("phrase", "decline", "other"),
    [
        ("порт", "ru:noun", "портфель спорт портной"),
        ("Поти", "ru:name", "потихоньку"),
        ("дәліз", "kk", "дәлізхана"),
        ("liman", "az", "limanchik"),
        ("Qars", "az", "qarşıdurma"),
        ("port", "uz", "portlash portret"),
        ("crossing", "en", "crossingly"),
        ("Оля", "ru:name", "олень"),
    ],
)
def test_words_that_only_begin_alike_are_not_found(phrase: str, decline: str, other: str) -> None:
    assert Lexicon([Term(phrase, None, decline=decline)]).find(fold(other)) == []


CASES = {
    "Хоргос": "Хоргоса Хоргосу Хоргосом Хоргосе",
    "Астара": "Астары Астаре Астару Астарой",
    "Майкапчагай": "Майкапчагая Майкапчагаю Майкапчагаем Майкапчагае",
    "Маштаково": "Маштакова Маштакову Маштаковом Маштакове Маштаково",
    "Акяйла": "Акяйлы Акяйле Акяйлу",
    "Астрахань": "Астрахани Астраханью",
    "Ляньюньган": "Ляньюньгана Ляньюньгане",
    "Констанца": "Констанцы Констанце Констанцу",
    "Средний коридор": "Среднего коридора|Среднему коридору|Средним коридором|Среднем коридоре",
    "железная дорога": "железной дороги|железную дорогу|железной дорогой|железных дорог|железными дорогами",
    "Транскаспийский международный транспортный маршрут": "Транскаспийского международного транспортного маршрута|"
    "Транскаспийскому международному транспортному маршруту|Транскаспийским международным транспортным маршрутом",
}


@pytest.mark.parametrize(("name", "forms"), CASES.items(), ids=CASES)
def test_russian_names_are_found_in_every_case(name: str, forms: str) -> None:
    lexicon = Lexicon([Term(name, None, decline="?ru")])
    for form in forms.split("|" if "|" in forms else " "):
        assert [hit.end for hit in lexicon.find(fold(form))] == [len(form)], form


def test_an_unknown_class_is_named_with_the_known_ones() -> None:
    with pytest.raises(ConfigError, match=r"'xx'.*ru:adj"):
        stems("word", "xx")
