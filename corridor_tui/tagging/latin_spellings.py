"""Kazakh and Uzbek words in Latin letters, from the Cyrillic spellings that the word lists hold.

Kazakh news uses two Latin alphabets, the acute one of 2018 and the one with umlauts of 2021; Uzbek has one.
"""

from __future__ import annotations

import re
from functools import cache

_SHARED = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "к": "k", "қ": "q", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "ц": "ts", "ч": "ch", "щ": "sh",
    "э": "e", "и": "i", "ь": "",
}  # fmt: skip
_KAZAKH = _SHARED | {"ы": "y", "й": "i", "і": "i", "х": "h", "һ": "h", "ъ": ""}
"""Both dotted and dotless i are one letter once a text is folded."""
_ACUTE = _KAZAKH | {
    "ә": "á", "ғ": "ǵ", "ң": "ń", "ө": "ó", "у": "ý", "ұ": "u", "ү": "ú", "ш": "sh", "ю": "iý", "я": "ia",
}  # fmt: skip
_UMLAUT = _KAZAKH | {
    "ә": "ä", "ғ": "ğ", "ң": "ñ", "ө": "ö", "у": "u", "ұ": "ū", "ү": "ü", "ш": "ş", "ю": "iu", "я": "ia",
}  # fmt: skip
_UZBEK = _SHARED | {
    "й": "y", "х": "x", "ҳ": "h", "ў": "o'", "ғ": "g'", "у": "u", "ш": "sh", "ё": "yo", "ю": "yu", "я": "ya", "ъ": "'",
}  # fmt: skip
_ALPHABETS = {
    "kk": tuple(
        str.maketrans(letters)
        for letters in (
            _ACUTE, _UMLAUT, _UMLAUT | {"ұ": "ü"}, _UMLAUT | {"ң": "ŋ"}, _UMLAUT | {"ң": "ŋ", "ұ": "ü"},
        )
    ),
    "uz": (str.maketrans(_UZBEK),),
}  # fmt: skip
_CYRILLIC = re.compile("[\u0400-\u04ff]")


@cache
def latin(phrase: str, lang: str, least: int = 3) -> tuple[str, ...]:
    """The Latin spellings of a Cyrillic phrase, each once.

    None for another language's phrase, for a Latin one and for one of fewer than `least` letters.
    """
    if lang not in _ALPHABETS or len(phrase.rstrip("*")) < least or not _CYRILLIC.search(phrase):
        return ()
    small = phrase.lower()
    return tuple(dict.fromkeys(small.translate(letters) for letters in _ALPHABETS[lang]))
