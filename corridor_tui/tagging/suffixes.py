"""Suffix classes: which endings a word may take, as named by a term's `decline`.

The classes are rows of data/suffixes.toml. A finite class cuts the dictionary ending off and lists what may take its
place; a chain class is a pattern of what may follow the whole word (plural, possessive, case, apostrophe endings).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from corridor_tui.model import ConfigError
from corridor_tui.tagging.rules import Row, packaged
from corridor_tui.text.fold import fold

LETTER = "[^\\W_\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
"""A pattern for one letter or digit that is not Han: what must not follow a hit."""

_RUN = re.compile(f"{LETTER}*")
_RUN_ON = re.compile(f"(?:'{LETTER}+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Tails:
    """What may follow a stem up to the end of the word: a finite set, or a compiled chain."""

    finite: frozenset[str] = frozenset()
    chain: re.Pattern[str] | None = None
    bare: bool = True
    """Whether the stem may be the whole word."""

    def end(self, text: str, position: int) -> int:
        """The end of the word whose stem ends at `position` of a folded text, or -1 when the tail does not fit."""
        if self is HAN:
            return position
        following = text[position : position + 1]
        if not following.isalnum() and (following != "'" or self.chain is None):
            return position if self.bare and not _inside_uzbek(text, position) else -1
        if self is FIXED and following < "\u3000":
            return -1
        run = _RUN.match(text, position)
        stop = position if run is None else run.end()
        if self.chain is not None:
            return self._chained(self.chain, text, position, stop)
        return stop if text[position:stop] in self.finite else -1

    @staticmethod
    def _chained(chain: re.Pattern[str], text: str, position: int, stop: int) -> int:
        if text.startswith("'", stop):
            whole = _RUN_ON.match(text, stop)
            if whole is not None and chain.fullmatch(text, position, whole.end()):
                return whole.end()
            if _inside_uzbek(text, stop):
                return -1
        return stop if chain.fullmatch(text, position, stop) else -1


FIXED = Tails(frozenset({""}))
"""No ending but the empty one (and an apostrophe ending, which a boundary allows anyway)."""

HAN = Tails()
"""Han characters and signs know no word boundary."""


def _inside_uzbek(text: str, position: int) -> bool:
    """True between o or g and the apostrophe that makes it another Uzbek letter (bo'yicha is not bo)."""
    return (
        text[position : position + 1] == "'"
        and text[position - 1 : position] in ("o", "g")
        and text[position + 1 : position + 2].isalpha()
    )


@dataclass(frozen=True, slots=True)
class _Class:
    variants: tuple[tuple[str, Tails], ...] = ()
    chain: Tails | None = None
    softened: Tails | None = None
    mutate: tuple[tuple[str, str], ...] = ()


def stems(word: str, name: str) -> list[tuple[str, Tails]]:
    """The stems of a folded word under a class, each with the tails it may take.

    "ru" takes the adjective or the noun endings by the look of the word; "ru:noun" and the like name one class;
    "-" is a word that does not change. Raises ConfigError for an unknown class.
    """
    if name in ("-", ""):
        return [(word, FIXED)]
    if name == "ru":
        return _russian(word)
    known = _classes().get(name)
    if known is None:
        raise ConfigError(f"unknown suffix class {name!r} (known: {', '.join(sorted(_classes()))})")
    for ending, tails in known.variants:
        if word.endswith(ending) and len(word) > len(ending):
            return [(word.removesuffix(ending) if ending else word, tails)]
    found = [(word, known.chain or FIXED)]
    if known.softened is not None:
        found += [(word[: -len(hard)] + soft, known.softened) for hard, soft in known.mutate if word.endswith(hard)]
    return found


def _russian(word: str) -> list[tuple[str, Tails]]:
    if re.search("(?:[ыио]й|[ая]я|[ое]е|[ыи]е)$", word) and not word.endswith("ия"):
        both = stems(word, "ru:adj")
        return both + stems(word, "ru:noun") if word.endswith("ие") else both
    return stems(word, "ru:noun")


@functools.cache
def _classes() -> dict[str, _Class]:
    return {row.id: _read(row) for row in packaged("suffixes")}


def _read(row: Row) -> _Class:
    variants = tuple((fold(v["ending"]).text, _finite(v["tails"])) for v in row.data.get("variants", ()))
    chain = row.data.get("chain")
    if chain is None:
        return _Class(variants)
    closed = f"(?:{fold(chain).text})"
    mutate = tuple((fold(a).text, fold(b).text) for a, b in row.data.get("mutate", {}).items())
    vowel = "(?='?[aeiouəäáüöыіиаеяіу])"
    softened = Tails(chain=re.compile(vowel + closed), bare=False)
    return _Class(variants, Tails(chain=re.compile(closed)), softened, mutate)


@functools.cache
def _finite(tails: str) -> Tails:
    known = frozenset("" if tail == "-" else fold(tail).text for tail in tails.split())
    return Tails(known, bare="" in known)
