"""Figures as general news writes them, with nothing of transport about them."""

from __future__ import annotations

import pytest

from tests.tagging.figure_reading import values

CASES = [
    ("The lender set aside KZT17.2 trillion for repairs.", ["17200000000000 KZT"]),
    ("A yacht went for USD10m and a villa for EUR2.5m.", ["10000000 USD", "2500000 EUR"]),
    ("The debt came to $US113 billion ($A161 billion).", ["113000000000 USD", "161000000000 AUD"]),
    ("Shares of the brewer closed at RM23.50.", ["23.5 MYR"]),
    ("The KAV4 engine passed the ISO 3888-2 test.", []),
    ("Exports rose 6.5% to 164 in August.", ["6.5 %"]),
    ("The gap grew by $43 billion to $419 billion.", ["43000000000 USD", "419000000000 USD"]),
    ("Output grew by 2 million tons to 12 million tons.", ["2000000 t", "12000000 t"]),
    ("They carry 2 to 3 million tons a year.", ["2000000-3000000 t"]),
    ("The error rate fell to .001 per cent.", ["0.001 %"]),
    ("Some 4 hundred people came, later 4 hundred thousand people.", ["400 person", "400000 person"]),
    ("There are twenty-eight thousand six hundred forty-two students.", ["28642 person"]),
    (
        "Half a million passengers, half a dozen boats and three dozen trains.",
        ["500000 passenger", "6 count", "36 train"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_value_and_unit(text: str, expected: list[str]) -> None:
    assert values("en", text) == expected
