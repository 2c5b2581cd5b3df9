"""Readings in brackets inside Chinese words, as some crawled pages print them, do not break the words."""

from __future__ import annotations

import unicodedata

import pytest

from corridor_tui.text.fold import fold

TEXTS = [
    ("60萬標(biāo)箱", "60万标箱"),
    ("數(shù)據(jù)表明", "数据表明"),
    ("港口 (Aktau) 开放", "港口 (aktau) 开放"),
    ("中亚(zhong)", "中亚(zhong)"),
]


@pytest.mark.parametrize(("source", "folded"), TEXTS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_reading_between_two_characters_is_not_there(source: str, folded: str, form: str) -> None:
    assert form in ("NFC", "NFD")
    given = unicodedata.normalize("NFC" if form == "NFC" else "NFD", source)
    found = fold(given)
    assert found.text == folded
    assert found.original(0, len(folded)) == given
