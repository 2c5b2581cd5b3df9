"""Corridors named by the countries they cross: "China - Kyrgyzstan - Uzbekistan railway" in any order and spelling.

A chain is two or more place names joined by dashes, commas or "and". Which corridor it names is decided by a head
word near it (railway, multimodal, train), as the `chain` of a corridor's row says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corridor_tui.tagging.rules import Rules

_JOINT = re.compile(
    r'["\s]*(?:\([^()\n]{1,24}\)\s*)?["\s]*(?:-|/|,|、|to\b|and\b|и\b|мен\b|пен\b|бен\b|va\b|və\b|ve\b|ва\b|和|至|与|经|через\b|via\b)[\s"]*(?:and\b|и\b|the\b|to\b|-)?[\s"]*'
)
_STEP = 12
"""Characters between two places that something runs between."""

LONGEST = 12
"""How many places a row may have; what goes on longer is no corridor and begins a row of its own."""

_DASHED = re.compile("[-/—至]")
_WAYS = (
    (re.compile(r"\bfrom (?:the )?$"), re.compile(r" to (?:the )?")),
    (re.compile(r"\bbetween (?:the )?$"), re.compile(r" and (?:the )?")),
    (re.compile(r"\bиз $"), re.compile(r" в ")),
    (re.compile(r"\bмежду $"), re.compile(r" и ")),
    (re.compile(""), re.compile(r"(?:开|開|发|發|去|通)?(?:到|往)")),
)
"""What stands before and between two places that something runs from and to."""

_FROM_TO = re.compile(r".*(?:[дтн][ае]н|[dtn][aeə]n) +\S*(?:[ғқгк][ае]|[aeə])", re.DOTALL)
"""The same by the endings of both names: Қытайдан Еуропаға, Çindən Avropaya."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The codes of the places a corridor runs through, and the cue groups of which one must stand near."""

    corridor: str
    codes: tuple[str, ...]
    heads: frozenset[str]
    not_heads: frozenset[str]
    rule: str


@dataclass(frozen=True, slots=True)
class Run:
    """Place names found in a row: the span of all, their codes, and whether every joint is a dash.

    `directed` is True for two places that something runs between: "from China to Europe".
    """

    start: int
    end: int
    codes: tuple[str, ...]
    dashed: bool
    directed: bool = False


def chains(rules: Rules) -> dict[tuple[str, ...], list[Chain]]:
    """The chains of all corridors by their codes, in both directions. Raises ConfigError for a chain of one place."""
    found: dict[tuple[str, ...], list[Chain]] = {}
    for row in rules.rows("corridors"):
        for entry in row.data.get("chain", ()):
            codes = tuple(entry["codes"].split("-"))
            if len(codes) < 2:
                raise row.problem("chain", "a chain has two places or more")
            chain = Chain(
                row.id,
                codes,
                frozenset(entry.get("heads", ())),
                frozenset(entry.get("not_heads", ())),
                f"{row.rule}.chain.{entry['codes']}",
            )
            for direction in {codes, codes[::-1]}:
                found.setdefault(direction, []).append(chain)
    return found


def runs(text: str, places: Sequence[tuple[int, int, str]]) -> Iterable[Run]:
    """The rows of places (start, end, code) of a folded text that are joined to each other, two or more long."""
    index = 0
    while index < len(places):
        start, end, code = places[index]
        codes = [code]
        dashed = True
        index += 1
        while index < len(places) and len(codes) < LONGEST:
            joint = _JOINT.fullmatch(text, end, places[index][0]) if places[index][0] - end <= 32 else None
            if joint is None:
                break
            dashed = dashed and bool(_DASHED.search(joint.group()))
            end = places[index][1]
            if places[index][2] != codes[-1]:
                codes.append(places[index][2])
            index += 1
        if len(codes) > 1:
            directed = len(codes) == 2 and is_directed(text, *places[index - 2][:2], *places[index - 1][:2])
            yield Run(start, end, tuple(codes), dashed, directed)
        elif index < len(places) and is_directed(text, start, end, *places[index][:2]):
            yield Run(start, places[index][1], (code, places[index][2]), False, True)


def is_directed(text: str, start: int, end: int, next_start: int, next_end: int) -> bool:
    """Whether the words around two neighbouring places say that something runs from one to the other."""
    if not 0 <= next_start - end <= _STEP:
        return False
    if _FROM_TO.fullmatch(text, start, next_end) and not text[end:next_start].strip():
        return True
    return any(
        joint.fullmatch(text, end, next_start) and before.search(text, max(0, start - 14), start)
        for before, joint in _WAYS
    )
