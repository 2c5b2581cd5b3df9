"""Kazakh and Uzbek in Latin letters are read by the rows written in Cyrillic ones."""

from __future__ import annotations

from datetime import date

import pytest

from corridor_tui.tagging.latin_spellings import latin
from tests.tagging.figure_reading import figures, spelled


def test_both_alphabets_are_spelled() -> None:
    assert {"teńge*", "teñge*", "teŋge*"} == set(latin("теңге*", "kk"))
    assert {"táýlik", "täulik"} == set(latin("тәулік", "kk"))


def test_uzbek_has_one_alphabet() -> None:
    assert latin("ўтказувчанлик*", "uz") == ("o'tkazuvchanlik*",)


@pytest.mark.parametrize("phrase", ["т", "teu", "%", ""])
def test_what_has_no_latin_spelling(phrase: str) -> None:
    assert latin(phrase, "kk") == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bıyl jeti aıda porttan 5 mln tonnadan astam júk ótti.", ["5000000 t > actual 2025-01/2025-07"]),
        ("Byltyr 41 mlrd teńge jumsaldy.", ["41000000000 KZT = actual 2024"]),
        ("2030 jylǵa deıin 9 myń vagon satyp alynady.", ["9000 wagon = target 2030"]),
        ("Ötken jyly 7 myñ tonna jük tasymaldandy.", ["7000 t = actual 2024"]),
        ("Kólem 6 paıyzǵa tómendedi.", ["6 % = actual None down"]),
        ("Joldyñ uzyndyğy 84 şaqyrym, jol 3 täulik alady.", ["84 km = actual None", "3 day = actual None"]),
    ],
)
def test_a_sentence(text: str, wanted: list[str]) -> None:
    found = [
        f"{spelled(f)} {f.bound} {f.status} {f.period}" + (f" {f.direction}" if f.direction else "")
        for f in figures("kk", text, published=date(2025, 8, 20))
    ]
    assert found == wanted
