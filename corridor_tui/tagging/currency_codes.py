"""Codes of money that touch their number: USD10m, EUR50m, $US113, $A82, RM23."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from corridor_tui.tagging.rules import Row, packaged
from corridor_tui.text.fold import fold

_LONGEST = 3


@cache
def codes() -> Mapping[str, Row]:
    """The codes, folded, with the rows of currencies.toml that they stand for."""
    return {
        code: row
        for row in packaged("currencies")
        for code in (fold(sign).text for sign in row.data.get("before", ()))
        if len(code) > 1 and code.isascii() and code.lstrip("$").isalpha()
    }


def code_before(text: str, end: int) -> int | None:
    """Where a code begins that ends where a number begins in a folded text; None where none touches it."""
    start = end
    while start > 0 and end - start <= _LONGEST and text[start - 1].isalpha():
        start -= 1
    if start == end:
        return None
    if text[start - 1 : start] == "$":
        start -= 1
    return start if text[start:end] in codes() and not text[start - 1 : start].isalnum() else None
