"""Kazakh words in the Latin alphabets that its news uses: the acute one of 2018 and the one with umlauts of 2021.

The word lists hold Cyrillic spellings; a Latin text is read by the same rows.
"""

from __future__ import annotations

import re
from functools import cache

_SHARED = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "к": "k", "қ": "q", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "х": "h", "һ": "h", "ц": "ts",
    "ч": "ch", "щ": "shch", "ы": "y", "э": "e", "и": "i", "й": "i", "і": "i", "ь": "", "ъ": "",
}  # fmt: skip
"""Both dotted and dotless i are one letter once a text is folded."""
_ACUTE = {"ә": "á", "ғ": "ǵ", "ң": "ń", "ө": "ó", "у": "ý", "ұ": "u", "ү": "ú", "ш": "sh", "ю": "iý", "я": "ia"}
_UMLAUT = {"ә": "ä", "ғ": "ğ", "ң": "ñ", "ө": "ö", "у": "u", "ұ": "ū", "ү": "ü", "ш": "ş", "ю": "iu", "я": "ia"}
_ALPHABETS = tuple(
    str.maketrans(_SHARED | letters)
    for letters in (_ACUTE, _UMLAUT, _UMLAUT | {"ұ": "ü"}, _UMLAUT | {"ң": "ŋ"}, _UMLAUT | {"ң": "ŋ", "ұ": "ü"})
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")


@cache
def latin(phrase: str, least: int = 3) -> tuple[str, ...]:
    """The Latin spellings of a Cyrillic Kazakh phrase, each once; none for a Latin one and for one below `least` letters."""
    if not _CYRILLIC.search(phrase) or len(phrase.rstrip("*")) < least:
        return ()
    small = phrase.lower()
    return tuple(dict.fromkeys(small.translate(letters) for letters in _ALPHABETS))
