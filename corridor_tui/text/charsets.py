"""What undeclared bytes look like: the charsets of our sources, told apart by how their letters are spread.

Each Cyrillic charset keeps its letters, and the frequent ones among them, elsewhere; Chinese text
uses mostly the frequent half of GB 2312; Turkish has few letters of its own. What fits neither is left to charset-normalizer.
"""

from __future__ import annotations

import re

_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_SAMPLE = 65_536
_LATIN_RUN = re.compile("[\u0080-\u024f\u2013-\u2122]{4,}")
_HIGH_CHARACTERS = re.compile("[^\x00-\x7f]")
_CYRILLIC_WORD = re.compile("[\u0400-\u04ff]{2,}")
_LATIN_CHARSETS = ("cp1252", "cp1250", "cp1254", "iso8859-2", "iso8859-15", "cp1257", "mac-roman")
_NEVER = ["ascii", "utf_7", "cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"]
"""Charsets that no document on the web is written in: escapes of mail, and those in which "<" is no "<"."""
_CYRILLIC_CHARSETS = ("cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic", "kz1048", "ptcp154")


def looks_wrong(text: str, encoding: str) -> bool:
    """Whether a decoded text is plainly mojibake: long runs of accented Latin letters, or a Cyrillic of odd case."""
    if encoding in _LATIN_CHARSETS:
        sample = text[:_SAMPLE]
        high = len(_HIGH_CHARACTERS.findall(sample))
        return high >= 8 and sum(map(len, _LATIN_RUN.findall(sample))) > high / 2
    if encoding in _CYRILLIC_CHARSETS:
        words = _CYRILLIC_WORD.findall(text[:_SAMPLE])
        odd = sum(1 for word in words if not (word.islower() or word.isupper() or word.istitle()))
        upper = sum(1 for word in words if word[0].islower() and word[1:].isupper())
        return len(words) >= 5 and (odd > len(words) / 2 or upper > len(words) / 4)
    return False


def guess(body: bytes) -> str:
    """The likeliest charset of bytes that are not UTF-8 and carry no usable label."""
    runs = _HIGH_RUN.findall(body[: _SAMPLE * 4])
    high = b"".join(runs)[:_SAMPLE]
    if not high:
        return "cp1252"
    if _is_gb(runs):
        return "cp949" if _is_hangul(runs) else "gb18030"
    if sum(len(run) for run in runs if len(run) >= 3) > len(high) / 2:
        cyrillic = _cyrillic(high)
        if cyrillic:
            return cyrillic
    if _is_turkish(high):
        return "cp1254"
    return _normalizer(body) or "cp1252"


def _is_gb(runs: list[bytes]) -> bool:
    """Whether double bytes fall where the frequent characters and the punctuation of GB 2312 lie."""
    pairs = frequent = 0
    for run in runs:
        for first, second in zip(run[0::2], run[1::2], strict=False):
            pairs += 1
            frequent += (0xB0 <= first <= 0xD7 or 0xA1 <= first <= 0xA3) and second >= 0xA1
    even = sum(1 for run in runs if len(run) % 2 == 0)
    return pairs > 0 and frequent >= pairs * 0.75 and even >= len(runs) * 0.75


def _is_hangul(runs: list[bytes]) -> bool:
    """Whether double bytes keep to the quarter of the plane where Korean syllables lie, in words as short as theirs."""
    leads = [first for run in runs for first in run[0::2]]
    syllables = sum(0xB0 <= lead <= 0xC8 for lead in leads)
    return len(leads) >= 8 and syllables > len(leads) * 0.95


def _cyrillic(high: bytes) -> str | None:
    """The Cyrillic charset in whose letter ranges most of the high bytes lie, if there is one."""
    total = len(high)
    c0_df = sum(0xC0 <= byte <= 0xDF for byte in high)
    e0_ff = sum(byte >= 0xE0 for byte in high)
    a0_af = sum(0xA0 <= byte <= 0xAF for byte in high)
    e0_ef = sum(0xE0 <= byte <= 0xEF for byte in high)
    d0_ef = sum(0xD0 <= byte <= 0xEF for byte in high)
    if a0_af > total * 0.3 and a0_af + e0_ef > total * 0.75:
        return "cp866"
    if max(c0_df, e0_ff) > total * 0.55 and (c0_df + e0_ff) > total * 0.75:
        candidates = ("cp1251", "koi8-r", "iso8859-5") if d0_ef > total * 0.9 else ("cp1251", "koi8-r")
        return max(candidates, key=lambda encoding: _frequent(high, encoding))
    if d0_ef > total * 0.8:
        return "iso8859-5"
    return None


def _frequent(high: bytes, encoding: str) -> int:
    """How many letters are the most frequent ones of Cyrillic languages; capitals count like small letters."""
    text = high.decode(encoding, "replace").lower()
    return sum(text.count(letter) for letter in "оеаинтср")


def _is_turkish(high: bytes) -> bool:
    """Whether the high bytes are the accented letters of Turkish, its own ones (ğ ı ş İ Ş Ğ) well among them."""
    own = sum(high.count(byte) for byte in b"\xf0\xfd\xfe\xd0\xdd\xde")
    shared = sum(high.count(byte) for byte in b"\xe7\xf6\xfc\xc7\xd6\xdc\xe2\xee\xfb\x91\x92\x93\x94\x96\x97")
    return own > len(high) * 0.3 and own + shared > len(high) * 0.95


def _normalizer(body: bytes) -> str | None:
    from charset_normalizer import from_bytes  # imported where needed: 40 ms that most feeds never pay

    best = from_bytes(body[:_SAMPLE], cp_exclusion=_NEVER).best()
    return best.encoding if best is not None else None
