"""Whole numerals: digits with their scale words, numbers in words, and mixtures ("6 млн 108 тыс.", "бир миллион 300 минг")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import Literal, NamedTuple

from corridor_tui.tagging.latin_spellings import latin
from corridor_tui.tagging.lexicon import Lexicon, Term
from corridor_tui.tagging.marks import BORROWS, Mark, phrases, term
from corridor_tui.tagging.numbers import Digits, find_digits
from corridor_tui.tagging.reading import Reading
from corridor_tui.tagging.rules import Row, packaged
from corridor_tui.text.fold import Folded

Kind = Literal["small", "hundred", "scale", "one", "digits"]
_AND = re.compile(r"(?: {1,2}|\n)(?:and |a )?|-")
_WIDEST = 6
"""Characters that may stand between the words of a numeral at most, as `_AND` has them."""
_SPOKEN = frozenset(("small", "hundred", "scale", "one"))
_start = itemgetter(0)
_ONE = Decimal(1)
_HALF = Decimal("0.5")
_HUGE = Decimal(10) ** 30
"""More than any scale word says."""
_LONGEST = 32
"""Tokens of one numeral at most: "one million two hundred ..." has a dozen."""
_HAN = re.compile("[〇零一二两三四五六七八九十百千万亿]+(?:点[〇零一二三四五六七八九]+)?")
_HAN_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_LONGEST_HAN = 16


@dataclass(frozen=True, slots=True)
class Scale:
    """What a number word says."""

    kind: Kind
    value: Decimal
    glued: bool = False


class Numeral(NamedTuple):
    """A number at folded offsets `start` to `end`, scale words included.

    `bare` is the part before any scale word and `bare_end` where that ends; `scale` the factor of its last scale
    word (1 without). `digits` is None for numbers wholly in words.
    """

    start: int
    end: int
    value: Decimal
    bare: Decimal
    bare_end: int
    scale: Decimal = _ONE
    digits: Digits | None = None


class _Token(NamedTuple):
    start: int
    end: int
    kind: Kind
    value: Decimal
    digits: Digits | None = None


def find_numerals(folded: Folded, words: Iterable[Mark], habits: Reading) -> list[Numeral]:
    """Every numeral of a text, in order, without overlap. Broken digits (dates, codes) come as they are, unscaled.

    `words` are the marks of the scales list, in order.
    """
    text = folded.text
    spoken = _han_tokens(text) if habits.lang == "zh" else _word_tokens(words)
    tokens = [*_digit_tokens(folded, habits.lang), *spoken]
    tokens.sort(key=_start)
    found: list[Numeral] = []
    group: list[_Token] = []
    end = 0
    for token in tokens:
        start = token.start
        if start < end:
            continue
        if group and start != end and (start - end > _WIDEST or not _AND.fullmatch(text, end, start)):
            _compose(group, text, habits, found)
            group = []
        group.append(token)
        end = token.end
    if group:
        _compose(group, text, habits, found)
    return found


def _digit_tokens(folded: Folded, lang: str) -> list[_Token]:
    """Digits, each followed by the scale that is glued to it."""
    text = folded.text
    found: list[_Token] = []
    for digits in find_digits(text):
        end = digits.end
        found.append(_Token(digits.start, end, "digits", digits.value, digits))
        if text[end : end + 1].isalpha() and not digits.broken:
            hit = scales(lang).at(folded, end)
            if hit and hit.value.kind == "scale":
                found.append(_Token(hit.start, hit.end, "scale", hit.value.value))
    return found


def _word_tokens(words: Iterable[Mark]) -> Iterable[_Token]:
    """Number words and scale words that stand as words of their own."""
    known = _by_id()
    for mark in words:
        if mark.kind in _SPOKEN and mark.rule.startswith("scales."):
            scale = known[str(mark.arg)]
            yield _Token(mark.start, mark.end, scale.kind, scale.value)


@cache
def _by_id() -> dict[str, Scale]:
    return {row.id: _scale(row) for row in packaged("scales")}


def _scale(row: Row) -> Scale:
    return Scale(row.data["kind"], Decimal(str(row.data["value"])), row.data.get("glued", False))


def _han_tokens(text: str) -> Iterable[_Token]:
    for match in _HAN.finditer(text):
        start, end = match.span()
        if end - start > _LONGEST_HAN:
            continue
        run = match.group()
        if start and text[start - 1].isdecimal():
            for offset, letter in enumerate(run):
                if letter not in _HAN_SCALES:
                    break
                yield _Token(start + offset, start + offset + 1, "scale", Decimal(_HAN_SCALES[letter]))
            continue
        value = _han_value(run)
        if value is not None:
            yield _Token(start, end, "small", value)


def _han_value(run: str) -> Decimal | None:
    """The value of a numeral in Han characters; None for a run that is no numeral (a bare 万, 一一)."""
    whole, _, fraction = run.partition("点")
    total = section = digit = 0
    seen = False
    for letter in whole:
        if letter in _HAN_DIGITS:
            if seen and digit and letter not in "零〇":
                return None
            digit, seen = _HAN_DIGITS[letter], True
        elif letter in "十百千":
            section += (digit or 1) * _HAN_SCALES[letter]
            digit, seen = 0, letter == "十" or seen
        else:
            if not (section or digit):
                return None
            total = (
                (total + section + digit) * _HAN_SCALES[letter]
                if letter == "亿"
                else total + (section + digit) * 10_000
            )
            section = digit = 0
    value = Decimal(total + section + digit)
    if fraction:
        value += Decimal("0." + "".join(str(_HAN_DIGITS[letter]) for letter in fraction))
    return value if seen and value else None


def _compose(tokens: Sequence[_Token], text: str, habits: Reading, found: list[Numeral]) -> None:
    """Add the numerals that a run of neighbouring tokens makes, mostly one."""
    if len(tokens) == 1 and (digits := tokens[0].digits) is not None and not digits.broken:
        # most numerals are digits alone: nothing is to be put together
        value = digits.value
        found.append(Numeral(digits.start, digits.end, value, value, digits.end, _ONE, digits))
        return
    index = 0
    while index < len(tokens):
        used, numeral = _one(tokens[index : index + _LONGEST], text, habits)
        if numeral is not None:
            found.append(numeral)
        index += max(1, used)


def _one(tokens: Sequence[_Token], text: str, habits: Reading) -> tuple[int, Numeral | None]:
    total, current = Decimal(0), None
    last_scale = _HUGE
    scale = _ONE
    bare: Decimal | None = None
    bare_end = tokens[0].end
    digits = tokens[0].digits
    used = 0
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.kind == "digits":
            if token.digits is None or (index and not _goes_on(token, following, last_scale, current, text, habits)):
                break
            if token.digits.broken:
                if index == 0:
                    return 1, Numeral(token.start, token.end, Decimal(0), Decimal(0), token.end, digits=token.digits)
                break
            scaled = following is not None and following.kind == "scale"
            current = _reading_of(token.digits, scaled, habits)
            digits = digits or token.digits
        elif token.kind in ("small", "one"):
            ten = habits.trailing and current is not None and current % 10 == 0 and 10 <= current <= 90
            if token.kind == "one" and not ten and (following is None or following.kind not in ("scale", "hundred")):
                break
            if current is not None and not _adds(current, token, tokens[index - 1], text, habits):
                break
            if total and (token.value >= last_scale or token.value % 1):
                break
            current = token.value + (current or 0)
        elif token.kind == "hundred":
            if current is None or current >= 100 or (current % 1 and current != _HALF):
                break
            current *= token.value
        else:
            if current is None and not total:
                break
            if not _may_scale(tokens[index - 1], token, text):
                break
            if token.value < last_scale and current is not None:
                total += current * token.value
            elif current is None:
                total *= token.value
            else:
                break
            if bare is None:
                bare, bare_end = current, tokens[index - 1].end
            current, last_scale, scale = None, token.value, token.value
        used = index + 1
    if not used:
        return 1, None
    value = total + (current or 0)
    if not value and digits is None:
        return used, None
    end = tokens[used - 1].end
    if text[end - 1] == "." and not text[end : end + 2].strip().islower():
        end -= 1  # the full stop of the sentence, not of the abbreviation
    return used, Numeral(
        tokens[0].start, end, value, value if bare is None else bare, end if bare is None else bare_end, scale, digits
    )


def _goes_on(
    token: _Token,
    following: _Token | None,
    last_scale: Decimal,
    current: Decimal | None,
    text: str,
    habits: Reading,
) -> bool:
    """Whether digits after a scale word belong to the same numeral."""
    if current is not None or token.digits is None or token.value >= last_scale or last_scale < 1000:
        return False
    if following is not None and following.kind == "scale" and following.value < last_scale:
        return True
    if (
        (habits.lang == "en" and last_scale != 1000)
        or token.digits.places
        or text[token.end : token.end + 1] in ("-", "%")
    ):
        return False
    least = 1 if habits.trailing else 100
    return least <= token.value < last_scale and not 1950 <= token.value <= 2079


def _reading_of(digits: Digits, scaled: bool, habits: Reading) -> Decimal:
    """Thousands or decimals where one group of three digits leaves it open."""
    if digits.doubt == "comma" and scaled and habits.decimal_comma and digits.other is not None:
        return digits.other
    return digits.value


def _adds(current: Decimal, token: _Token, before: _Token, text: str, habits: Reading) -> bool:
    """ "Sixty five", "two hundred ten": the next word fills the zeros of what was said."""
    if before.kind == "digits":
        return False
    joined = text[before.end : token.start] == "-"
    tens = current % 100
    if joined and not (20 <= tens <= 90 and token.value < 10):
        return False
    if current >= 100 and not tens:
        return token.value < 100
    least = 10 if habits.trailing else 20
    return least <= tens <= 90 and tens % 10 == 0 and token.value < 10


def _may_scale(before: _Token, token: _Token, text: str) -> bool:
    gap = text[before.end : token.start]
    if gap == "-":
        return token.end - token.start > 1
    return bool(gap) or token.end - token.start > 1 or before.kind != "small"


@cache
def scales(lang: str) -> Lexicon[Scale]:
    """The number and scale words of a language; built once a process."""
    return Lexicon(_scale_terms(lang))


def _scale_terms(lang: str) -> Iterable[Term[Scale]]:
    for row in packaged("scales"):
        scale = _scale(row)
        own = list(phrases(row, lang))
        if scale.kind == "scale":
            lent = [phrase for other in BORROWS.get(lang, ()) for phrase in row.data.get(other, ())]
            own += [*lent, *(way for phrase in lent for way in latin(phrase, lang))]
        for phrase in dict.fromkeys(own):
            yield term(phrase, scale, row.rule)
