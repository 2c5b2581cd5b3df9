"""One address, another id: an edit or another article."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from corridor_tui.store.addresses import Version, is_another
from tests.store.samples import NOW
from tests.text.test_likeness import OTHER, STORY

MONDAY = Version("Queues on Monday", STORY, NOW)
TUESDAY = Version("Queues on Tuesday", OTHER, NOW + timedelta(hours=24))


@pytest.mark.parametrize(
    ("arrived", "another"),
    [
        (TUESDAY, True),
        (replace(TUESDAY, text="Short."), True),
        (replace(TUESDAY, published=NOW - timedelta(days=3)), True),
        (replace(TUESDAY, published=NOW + timedelta(hours=12)), False),
        (replace(TUESDAY, published=None), False),
        (replace(TUESDAY, title="QUEUES on Monday!"), False),
        (replace(TUESDAY, text=STORY + " Corrected: the second vessel sails on Friday."), False),
    ],
    ids=["next day", "short", "earlier", "same day", "no date", "same title", "same text"],
)
def test_what_stands_at_a_known_address(arrived: Version, another: bool) -> None:
    assert is_another(MONDAY, arrived) == is_another(arrived, MONDAY) == another
