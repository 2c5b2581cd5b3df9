"""What a number counts: the unit or counted noun after it, the currency on either side, the percent sign before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from corridor_tui.tagging.currency_codes import code_before, codes
from corridor_tui.tagging.lexicon import Hit, Lexicon, Term
from corridor_tui.tagging.marks import BORROWS, Mark, Marks, phrases, term
from corridor_tui.tagging.numerals import Numeral
from corridor_tui.tagging.reading import Reading
from corridor_tui.tagging.rules import Row, packaged
from corridor_tui.text.fold import Folded

UNIT_FILES = ("units", "currencies", "counted")
_WORD = re.compile(
    r"[^\W\d_]{1,40}(?:[-'.&][^\W_]{1,40}){0,5}'?|\((?:[^()\n\d]{1,40}|\d{1,2}-[^()\n\d]{1,16})\)|\"[^\"\n]{1,30}\"|\d{1,2}-[^\W\d_]{1,40}"
)
_BLANKS = (" ", "\n")
_SPACE = re.compile(r"(?: {1,3}\n?| ?\n)")
_SUFFIX = re.compile(
    r"(?:[-'][^\W\d_]{1,5}|[^\W\d_]{1,4}| (?:тагача|tagacha|тани|tani|дан|dan|та|ta|тадан|tadan|тача|тага|taga|га|ga|ни|ni|гача|gacha|tacha))(?=[ \n])"
)
_CASE = re.compile(r"[-'][^\W\d_]{1,6}(?![^\W_])")
"""A case ending set off from a sign or acronym: 5%-ға, TEU-ya, TIR'ın."""
_LATER = re.compile(r"[ ,]{0,2}\(?(?:in )?(?:teus?|дфэ|тэу|twenty-foot|20-foot|в дфэ|в двадцатифутов)")
_UP_TO = ("гача", "gacha")
"""The Uzbek ending that says "up to"."""
_UP_TO_ENDINGS = (*_UP_TO, "dək")
"""The same on the unit itself: tonnagacha, Azerbaijani tonadək."""
_LED_ON = re.compile(r" (?:the|that|those|as)$")
"""What shows "times" to be a factor ("1.9 times the") and is no part of it."""
_MOST_ADJECTIVES = 3
_COUNTRY_REACH = 1500
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the lists. `needs` names what must stand near for the word to be a unit at all."""

    unit: str
    factor: Decimal
    noun: bool
    needs: str
    rule: str
    light: bool = False
    described: bool = False
    home: tuple[str, ...] = ()
    abroad: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def is_currency(self) -> bool:
        """Whether it is money."""
        return _CURRENCY.fullmatch(self.unit) is not None and self.unit != "TEU"


class Counted(NamedTuple):
    """The unit found for a number and the folded span of its words; `bound` a bound word between number and unit.

    `before` is the start of a currency or percent sign left of the number. `sure` is lower for a noun that no list has.
    """

    unit: Unit
    start: int
    end: int
    before: int | None = None
    bound: Mark | None = None
    sure: float = 1.0


UNKNOWN = Unit("count", Decimal(1), True, "", "counted.unknown")
CONTAINER_EQUIVALENT = Unit("TEU", Decimal(1), False, "", "units.teu")


def read_unit(folded: Folded, marks: Marks, numeral: Numeral, habits: Reading) -> Counted | None:
    """The unit of a number; None where nothing near it is one."""
    before = _before(folded, numeral)
    after = _after(folded, marks, numeral, habits)
    if before is None or (after is not None and after.unit.unit == "pp"):
        return after
    unit, start = before
    if after is not None and after.unit.unit == unit.unit:
        return Counted(unit, after.start, after.end, start, after.bound)
    return Counted(unit, numeral.end, numeral.end, start)


def in_country(text: str, unit: Unit, position: int) -> Unit:
    """The unit that a name shared by several countries means at a place of a text: the country named last before it."""
    if not unit.abroad:
        return unit
    low, high = max(0, position - _COUNTRY_REACH), position + _COUNTRY_REACH
    best, chosen = max((text.rfind(word, low, position) for word in unit.home), default=-1), unit.unit
    for other, words in unit.abroad:
        seen = max(text.rfind(word, low, position) for word in words)
        if seen < 0 and best < 0:
            seen = max(text.find(word, position, high) for word in words)
        if seen > best:
            best, chosen = seen, other
    return replace(unit, unit=chosen)


def unit_at(folded: Folded, position: int, lang: str) -> Hit[Unit] | None:
    """The unit whose words start exactly at a folded offset."""
    return units(lang).at(folded, position)


def _before(folded: Folded, numeral: Numeral) -> tuple[Unit, int] | None:
    """The currency or percent sign that stands before a number, and where it begins."""
    position = numeral.start
    text = folded.text
    code = code_before(text, position)
    if code is not None and folded.is_upper(code, position):
        return _coded(text[code:position]), code
    if position and text[position - 1] == " ":
        position -= 1
    if not position or text[position - 1].isspace() or text[position - 1].isdecimal():
        return None
    hit = signs().ending_at(folded, position)
    if hit is None or (hit.start and text[hit.start - 1].isalnum() and text[hit.start].isascii()):
        return None
    return hit.value, hit.start


def _after(folded: Folded, marks: Marks, numeral: Numeral, habits: Reading) -> Counted | None:
    """The unit behind a number: at once, behind an ending or a bound word, or behind describing words."""
    text, position = folded.text, numeral.end
    start = _skip_space(text, position)
    glued = start == position
    if glued and text[position : position + 1] == "-":
        start += 1
    bound: Mark | None = None
    hit = _lookup(folded, start, habits.lang)
    if hit is None or (glued and _is_suffix_only(text, position, hit)):
        suffix = _ending(text, position, glued, habits)
        if suffix is not None:
            start = _skip_space(text, suffix.end())
            if suffix.group().endswith(_UP_TO):
                bound = Mark(*suffix.span(), "bound", "<", "bounds.to-after", "right")
        elif glued and text[position : position + 1].isalpha() and habits.lang != "zh":
            return None
        start, said = _past_bounds(text, marks, start)
        bound = said or bound
        hit = _lookup(folded, start, habits.lang)
    if hit is not None:
        hit = _head(folded, hit, habits)
        if not (hit.value.noun and _only_describes(folded, hit, numeral, habits)):
            return _counted(folded, hit, bound)
    return _noun(folded, start, numeral, habits, bound)


def _past_bounds(text: str, marks: Marks, start: int) -> tuple[int, Mark | None]:
    """Where the words go on behind bound words that stand between number and unit, and the last of them."""
    bound: Mark | None = None
    for _ in range(2):
        mark = _bound_at(marks, start)
        if mark is None:
            break
        bound, start = mark, _skip_space(text, mark.end)
    return start, bound


def _skip_space(text: str, position: int) -> int:
    """Where the words go on behind up to three spaces and a line break; the position itself where there are none."""
    gap = text[position : position + 2]
    if gap[:1] not in _BLANKS:
        return position
    if gap[1:] not in _BLANKS:
        return position + 1  # one space, as mostly
    space = _SPACE.match(text, position)
    return position if space is None else space.end()


def _ending(text: str, position: int, glued: bool, habits: Reading) -> re.Match[str] | None:
    """A case ending glued to the number ("300-ден", "100'den", "20 дан"); English has none, Russian only by hyphen."""
    if (
        not (glued or habits.lang == "uz")
        or habits.last
        or (not habits.trailing and text[position : position + 1] != "-")
    ):
        return None
    return _SUFFIX.match(text, position)


def _is_suffix_only(text: str, position: int, hit: Hit[Unit]) -> bool:
    """A single letter glued to the number by a hyphen is an ending ("5-т"), not a unit."""
    return text[position : position + 1] == "-" and hit.end - hit.start == 1 and text[hit.start].isalpha()


def _bound_at(marks: Marks, position: int) -> Mark | None:
    for mark in marks.within("bound", position, position + 1):
        if mark.side == "right":
            return mark
    return None


def _lookup(folded: Folded, position: int, lang: str) -> Hit[Unit] | None:
    return units(lang).at(folded, position) if position < len(folded.text) else None


def _head(folded: Folded, hit: Hit[Unit], habits: Reading) -> Hit[Unit]:
    """Of several counted nouns in a row the one that is counted: in English the last ("container trains"), elsewhere
    the first that says more than "pieces"."""
    while hit.value.light or (habits.last and hit.value.noun):
        following = _noun_behind(folded, hit, habits)
        if following is None or not following.value.noun:
            break
        hit = following
    return hit


def _noun_behind(folded: Folded, hit: Hit[Unit], habits: Reading) -> Hit[Unit] | None:
    """The counted noun that follows another: at once, behind "of", in Chinese up to four characters on."""
    if habits.lang == "zh":
        for at in range(hit.end, min(hit.end + 5, len(folded.text))):
            found = _lookup(folded, at, "zh")
            if found is not None and found.value.unit != "count":
                return found
            if not folded.text[at].isalpha():
                break
        return None
    space = _SPACE.match(folded.text, hit.end)
    if space is None:
        return None
    of = hit.value.light and folded.text.startswith("of ", space.end())
    return _lookup(folded, space.end() + (3 if of else 0), habits.lang)


def _only_describes(folded: Folded, hit: Hit[Unit], numeral: Numeral, habits: Reading) -> bool:
    """Whether a counted noun only describes the noun after it: a singular after two or more, an adjective's ending."""
    surface = folded.text[hit.start : hit.end]
    following = folded.text[hit.end : hit.end + 2]
    goes_on = following[:1] == " " and following[1:].isalpha()
    if habits.plural and numeral.value != 1 and surface.isascii():
        return not surface.endswith(habits.plural) and goes_on
    if habits.adjective and " " not in surface and goes_on and surface.endswith(habits.adjective):
        return _next_noun(folded, hit.end, habits) is not None
    return False


def _next_noun(folded: Folded, position: int, habits: Reading) -> Hit[Unit] | None:
    space = _SPACE.match(folded.text, position)
    return _lookup(folded, space.end(), habits.lang) if space else None


def _noun(folded: Folded, start: int, numeral: Numeral, habits: Reading, bound: Mark | None) -> Counted | None:
    """A counted noun behind up to three describing words; at the first of them none stands, as was seen before."""
    text, position = folded.text, start
    seen: list[tuple[int, int]] = []
    for _ in range(_MOST_ADJECTIVES + 1 + habits.last):
        word = _WORD.match(text, position)
        if word is None or word.group() in habits.stop:
            break
        hit = _lookup(folded, position, habits.lang) if seen else None
        if hit is not None and (hit.value.noun or hit.value.described):
            hit = _head(folded, hit, habits)
            if not _only_describes(folded, hit, numeral, habits):
                return _counted(folded, hit, bound)
        elif hit is not None and not hit.value.is_currency and not habits.last:
            break
        seen.append(word.span())
        space = _SPACE.match(text, word.end())
        if space is None or "\n" in space.group():
            break
        position = space.end()
    return _unknown(text, seen, numeral, habits, bound)


def _unknown(
    text: str, words: Sequence[tuple[int, int]], numeral: Numeral, habits: Reading, bound: Mark | None
) -> Counted | None:
    """A noun of no list whose ending shows a plural: counted, with less confidence. Of plurals in a row the last."""
    if numeral.value < 2 or numeral.value % 1 or not habits.unknown_plural:
        return None
    found: tuple[int, int] | None = None
    for start, end in words:
        word = text[start:end]
        if word in habits.both:
            break
        plural = len(word) > 3 and word.endswith(habits.unknown_plural) and not word.endswith(habits.singular)
        if plural:
            found = (start, end)
        elif found is not None:
            break
    return None if found is None else Counted(UNKNOWN, *found, None, bound, 0.6)


def _counted(folded: Folded, hit: Hit[Unit], bound: Mark | None) -> Counted:
    unit, end = hit.value, hit.end
    if unit.unit == "x" and (led := _LED_ON.search(folded.text, hit.start, end)):
        end = led.start()
    ending = _CASE.match(folded.text, end)
    if ending is not None:
        end = ending.end()
    if unit.unit in ("container", "count", "vehicle"):
        later = _LATER.match(folded.text, end)
        if later is not None and (unit.unit == "container" or later.group().lstrip(" ,").startswith("(")):
            unit, end = CONTAINER_EQUIVALENT, later.end()
    if bound is None and folded.text.endswith(_UP_TO_ENDINGS, hit.start, end):
        bound = Mark(hit.start, end, "bound", "<", "bounds.to-after", "right")
    return Counted(in_country(folded.text, unit, end), hit.start, end, None, bound)


@cache
def units(lang: str) -> Lexicon[Unit]:
    """Every unit and counted noun of a language; built once a process."""
    return Lexicon(_unit_terms(lang))


def _unit_terms(lang: str) -> Iterable[Term[Unit]]:
    for stem in UNIT_FILES:
        for row in packaged(stem):
            unit = _unit(row)
            own = list(phrases(row, lang))
            own += [phrase for other in BORROWS.get(lang, ()) for phrase in row.data.get(other, ()) if len(phrase) > 3]
            for phrase in dict.fromkeys(own):
                code = unit.is_currency and phrase.isascii() and phrase.isalpha() and len(phrase) <= 3
                known = phrase in row.data.get("any", ()) and code
                yield term(phrase, unit, row.rule, "upper" if known else "any")


@cache
def _coded(code: str) -> Unit:
    return _unit(codes()[code])


@cache
def signs() -> Lexicon[Unit]:
    """Signs, codes and words of money or percent that stand before a number."""
    return Lexicon(
        term(sign, _unit(row), row.rule, "upper" if sign.isalpha() and sign.isascii() and len(sign) <= 3 else "any")
        for stem in UNIT_FILES
        for row in packaged(stem)
        for sign in row.data.get("before", ())
    )


def _unit(row: Row) -> Unit:
    data = row.data
    return Unit(
        data["unit"],
        Decimal(str(data.get("factor", 1))),
        data.get("noun", False),
        data.get("needs", ""),
        row.rule,
        data.get("light", False),
        data.get("described", False),
        tuple(data.get("home", ())),
        tuple((unit, tuple(words)) for unit, words in data.get("abroad", {}).items()),
    )
