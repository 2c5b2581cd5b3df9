"""Numbers written in digits: where they stand in a folded text and what they say.

Grouped thousands ("1,234,567", "1 234 567", "1.234.567"), decimals with a point or a comma, and nothing that is a
piece of a longer code. Scale words, words for numbers and units are other modules' business.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal as OneOf
from typing import NamedTuple

_RUN = re.compile(r"[0-9]+")
_CHAIN = re.compile(r"[0-9]+(?:[,.' ][0-9]+)*")
_MOST_DIGITS = 18
"""A longer run is an account, a barcode or an attack, never a quantity."""
_MOST_PARTS = 7
Doubt = OneOf["comma", "dot"]


class Digits(NamedTuple):
    """A number in digits at `text[start:end]` of the folded text.

    `places` counts its decimals. `doubt` names the separator where one group of exactly three digits follows it
    ("1,304", "6.108"): `value` then reads a comma as thousands and a point as a decimal, `other` the other way.
    `broken` is True for dates, versions, phone numbers and codes: no quantity, whatever follows.
    `plain` is True for a bare run without any separator.
    """

    start: int
    end: int
    value: Decimal
    places: int = 0
    doubt: Doubt | None = None
    other: Decimal | None = None
    broken: bool = False
    plain: bool = True


def find_digits(text: str) -> list[Digits]:
    """Every number in digits, in order, without overlap; linear in the text."""
    found: list[Digits] = []
    for chain in _CHAIN.finditer(text):
        start, end = chain.span()
        head = chain.group()
        if end - start > _MOST_DIGITS or not head.isdecimal():
            _read_chain(text, start, end, found)
        elif text[start - 1 : start] == "." and text[max(0, start - 2) : start - 1].isspace():
            found.append(Digits(start - 1, end, Decimal(f".{head}"), end - start, plain=False))
        else:
            # most are digits alone
            found.append(Digits(start, end, Decimal(head)))
    return found


def _read_chain(text: str, start: int, end: int, found: list[Digits]) -> None:
    """Add the numbers of a chain of digit runs with one separator between each two."""
    runs = [match.span() for match in _RUN.finditer(text, start, end)]
    index = 0
    while index < len(runs):
        used, number = _read(text, runs[index : index + _MOST_PARTS + 1])
        found.append(number)
        index += used


def _read(text: str, parts: list[tuple[int, int]]) -> tuple[int, Digits]:
    """Read one number from the front of a chain of digit runs; also how many runs it used."""
    start, end = parts[0]
    head = text[start:end]
    if len(head) > _MOST_DIGITS:
        return 1, Digits(start, end, Decimal(0), broken=True)
    if len(parts) == 1:
        return 1, Digits(start, end, Decimal(head))
    mark = text[end]
    if _is_code(text, parts, mark):
        return len(parts), Digits(start, parts[-1][1], Decimal(0), broken=True, plain=False)
    groups = _groups(text, parts, mark)
    if mark in ",." and groups == 1:
        return _single(text, parts, mark)
    if groups == 0:
        return _decimal(text, parts, mark)
    whole = "".join(text[a:b] for a, b in parts[: groups + 1])
    last = parts[groups][1]
    if groups + 1 < len(parts) and text[last] in ",." and text[last] != mark:
        tail = text[slice(*parts[groups + 1])]
        if mark == " " and text[last] == "," and len(tail) == 3:
            return groups + 1, Digits(start, last, Decimal(whole), plain=False)
        return groups + 2, Digits(start, parts[groups + 1][1], Decimal(f"{whole}.{tail}"), len(tail), plain=False)
    return groups + 1, Digits(start, last, Decimal(whole), plain=False)


def _groups(text: str, parts: list[tuple[int, int]], mark: str) -> int:
    """How many groups of three digits follow the head, all set off by the same mark."""
    start, end = parts[0]
    if end - start > 3 or text[start] == "0":
        return 0
    count = 0
    while count + 1 < len(parts) and text[parts[count][1]] == mark and parts[count + 1][1] - parts[count + 1][0] == 3:
        count += 1
    return count


def _single(text: str, parts: list[tuple[int, int]], mark: str) -> tuple[int, Digits]:
    """A comma or point with one group of three digits after it: thousands or decimals, the context decides."""
    start, end = parts[0]
    head, group = text[start:end], text[slice(*parts[1])]
    thousands, decimal = Decimal(head + group), Decimal(f"{head}.{group}")
    if len(parts) > 2 and text[parts[1][1]] in ",." and text[parts[1][1]] != mark:
        tail = text[slice(*parts[2])]
        return 3, Digits(start, parts[2][1], Decimal(f"{head}{group}.{tail}"), len(tail), plain=False)
    if mark == ",":
        return 2, Digits(start, parts[1][1], thousands, 0, "comma", decimal, plain=False)
    return 2, Digits(start, parts[1][1], decimal, 3, "dot", thousands, plain=False)


def _decimal(text: str, parts: list[tuple[int, int]], mark: str) -> tuple[int, Digits]:
    """A head whose next run is no group of three: a decimal after a comma or point, else the head alone."""
    start, end = parts[0]
    head = text[start:end]
    if mark not in ",.":
        return 1, Digits(start, end, Decimal(head))
    tail = text[slice(*parts[1])]
    if len(tail) > _MOST_DIGITS:
        return 2, Digits(start, parts[1][1], Decimal(0), broken=True, plain=False)
    return 2, Digits(start, parts[1][1], Decimal(f"{head}.{tail}"), len(tail), plain=False)


def _is_code(text: str, parts: list[tuple[int, int]], mark: str) -> bool:
    """Dates (25.06.2025), versions and addresses (1.2.3.4), phone numbers (701 222 33 44)."""
    lengths = [b - a for a, b in parts]
    marks = [text[b] for _, b in parts[:-1]]
    if mark == "." and len(parts) >= 3 and marks[1] == ".":
        return not (lengths[0] <= 3 and all(n == 3 for n in lengths[1 : marks.count(".") + 1]))
    if mark == "," and len(parts) >= 3 and marks[1] == ",":
        return any(n != 3 for n in lengths[1:3]) and lengths[0] <= 3
    return mark == " " and len(parts) >= 4 and lengths[-2:] == [2, 2]
