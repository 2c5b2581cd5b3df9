"""Telling languages apart, in both scripts where a language has two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.tagging.language import detect, normal, read_as

TEXTS = [
    ("en", "The port was closed for a day and the ferries stayed in the bay."),
    ("ru", "Порт был закрыт на один день, и паромы остались в бухте."),
    ("kk", "Порт бір күнге жабылып, паромдар айлақта қалды және жүк кідірді."),
    ("kk", "Port bir künge jabylyp, paromdar ailaqta qaldy jäne jük kidirdi."),
    ("uz", "Port bir kunga yopildi va paromlar ko‘rfazda qoldi, yuklar esa kutmoqda."),
    ("uz", "Порт бир кунга ёпилди ва паромлар кўрфазда қолди, юклар эса кутмоқда."),
    ("az", "Liman bir günlük bağlandı və bərələr buxtada qaldı."),
    ("tr", "Liman bir gün kapatıldı ve feribotlar koyda kaldı, yükler bekliyor."),
    ("zh", "港口关闭一天，渡轮停在湾内，TEU 数量不变。"),
    ("en", ""),
    ("en", "12345"),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_the_language_of_a_text(language: str, text: str) -> None:
    assert detect("", text) == language


def test_a_foreign_tail_does_not_change_the_language() -> None:
    text = "The railway asks for higher tariffs and the ministry will decide. " * 5 + "Читайте также на сайте"
    assert detect("", text) == "en"


@pytest.mark.parametrize(
    ("tag", "expected"), [("zh-CN", "zh"), ("RU_ru", "ru"), (" en ", "en"), ("", None), (None, None)]
)
def test_language_tags_are_cut_to_their_first_part(tag: str | None, expected: str | None) -> None:
    assert normal(tag) == expected


@given(st.text(max_size=100), st.text(max_size=300))
def test_any_text_has_a_language(title: str, text: str) -> None:
    assert detect(title, text) in {"en", "ru", "kk", "uz", "az", "zh", "tr"}


READ = [
    ("ru", TEXTS[1][1], "ru"),
    ("en", TEXTS[1][1], "ru"),
    ("ru", TEXTS[2][1], "kk"),
    ("ru", TEXTS[5][1], "uz"),
    ("en", TEXTS[6][1], "az"),
    ("tr", TEXTS[4][1], "tr"),
    ("kk-KZ", "4,5", "kk"),
    ("kk", TEXTS[3][1], "kk"),
    ("ky", TEXTS[1][1], "ru"),
    ("und", TEXTS[0][1], "en"),
    (None, TEXTS[8][1], "zh"),
    ("zh", "TEU 5,000 by the port of Aktau", "en"),
]


@pytest.mark.parametrize(("given", "text", "expected"), READ)
def test_a_given_language_is_believed_unless_the_text_is_plainly_another(
    given: str | None, text: str, expected: str
) -> None:
    assert read_as(given, "", text) == expected
