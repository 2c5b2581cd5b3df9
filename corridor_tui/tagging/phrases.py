"""Phrases of the word lists, cut into the units that the lexicon walks: words, Han runs and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corridor_tui.tagging.suffixes import FIXED, HAN, LETTER, Tails, stems
from corridor_tui.text.fold import fold

HAN_LETTERS = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The Han characters, as the inside of a regular expression's class."""

_UNIT = re.compile(
    f'(?P<gap>[\\s"-]*)(?:(?P<word>{LETTER}+(?:\'{LETTER}+)*)|(?P<han>[{HAN_LETTERS}]+)|(?P<sign>[^\\s"-]))'
)
_WORD = re.compile(r"[\w']+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_ACRONYM = re.compile("[A-Z\u0400-\u042f\u0492-\u04e9]{2,6}\\+?")
_ADJECTIVE = re.compile("(?:[ыио]й|[ая]я|[ое]е|[ыи]е)$")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a phrase: whether a gap stands before it, whether it may be left out, its stems with their tails."""

    gap: bool
    ways: list[tuple[str, Tails]]
    optional: bool = False


def units(phrase: str, decline: str | None) -> Iterator[Unit]:
    """The units of a phrase whose words change as `decline` says. Raises ConfigError for an unknown suffix class.

    In "Trans-Caspian [international] [transport|transit] route|corridor" a word in brackets may be left out and words
    parted by a bar stand for each other; the first word of such a pattern is plain, the last is not left out.
    """
    if not is_pattern(phrase):
        yield from _plain(phrase, decline)
        return
    tokens = phrase.split()
    for number, token in enumerate(tokens):
        bare = token.strip("[]")
        if bare == token and "|" not in token:
            yield from (Unit(unit.gap or index == 0, unit.ways) for index, unit in enumerate(_plain(token, decline)))
            continue
        words = bare.split("|")
        last = number == len(tokens) - 1
        changing = decline if last or (decline or "").startswith(("?ru", "ru")) else None
        ways = [way for word in words for unit in _plain(word, changing) for way in unit.ways]
        yield Unit(True, ways, bare != token)


def _plain(phrase: str, decline: str | None) -> Iterator[Unit]:
    if decline is not None and decline.startswith("?"):
        decline = guess(phrase, decline[1:])
    cut = list(_UNIT.finditer(fold(phrase).text.strip()))
    classes = iter(_by_word(decline, sum(1 for unit in cut if unit["word"])))
    for unit in cut:
        gap = bool(unit["gap"])
        if unit["word"]:
            yield Unit(gap, stems(unit["word"], name) if (name := next(classes)) else [(unit["word"], FIXED)])
        else:
            yield Unit(gap, [(unit["han"] or unit["sign"], HAN)])


def is_pattern(phrase: str) -> bool:
    """Whether a phrase has words that may be left out or stand for each other."""
    return "|" in phrase or "[" in phrase


def first_word(phrase: str) -> str:
    """The first unit of a phrase, folded; empty when there is none."""
    unit = _UNIT.match(fold(phrase).text.strip())
    return "" if unit is None else unit["word"] or unit["han"] or unit["sign"]


def is_acronym(phrase: str) -> bool:
    """Two to six capitals, perhaps with a plus sign."""
    return _ACRONYM.fullmatch(phrase) is not None


def guess(phrase: str, language: str) -> str | None:
    """The suffix classes that a name of a language most likely takes; None for a phrase that does not change."""
    if is_acronym(phrase):
        return None
    cyrillic = bool(_CYRILLIC.search(phrase))
    if cyrillic and language in ("ru", "ky", "tg", "tk"):
        return "ru:" + "+".join(_russian(word) for word in _WORD.findall(phrase))
    if language in ("kk", "uz"):
        return {("kk", True): "kk", ("kk", False): "kk:lat", ("uz", True): "uz:cyr"}.get((language, cyrillic), "uz")
    if language in ("az", "tr", "tk"):
        return "az" if language == "az" else "tr"
    return "en" if language == "en" and phrase.rpartition(" ")[2].islower() else None


def _russian(word: str) -> str:
    """Adjectives by their ending; names, which are capitalised, by the endings of place names; else nouns."""
    if len(word) < 3 or word.isupper() or not _CYRILLIC.match(word):
        return "-"
    if _ADJECTIVE.search(word) and not word.endswith(("ай", "ия", "ение", "ание", "тие")):
        return "adj"
    return "name" if word[0].isupper() and not word.endswith(("ение", "ание", "тие", "ок")) else "noun"


def _by_word(decline: str | None, words: int) -> list[str]:
    """One class for each word of a phrase; "" for a word that does not change."""
    if not decline:
        return [""] * words
    if decline == "ru":
        return ["ru"] * words
    language, _, rest = decline.partition(":")
    if language != "ru":
        return [""] * (words - 1) + [decline]
    classes = ["" if part == "-" else f"ru:{part}" for part in rest.split("+")]
    return (classes + [""] * words)[:words]
