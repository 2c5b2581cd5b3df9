"""Layout twins: the letter that the same physical key sends on a Russian or Kazakh keyboard.

A terminal reports letters, not keys: someone who writes Russian and presses the key of `j` sends `о`. Each command
key is therefore bound to its twins as well.
"""

from __future__ import annotations

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./" + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю." + "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"

RUSSIAN = dict(zip(_LATIN, _RUSSIAN, strict=True))
"""US key -> what the Russian layout sends."""

KAZAKH = {
    **RUSSIAN,
    "/": "№",
    "?": "?",
    "1": '"',
    "2": "ә",
    "3": "і",
    "4": "ң",
    "5": "ғ",
}
"""US key -> what the Kazakh layout sends: Russian letters, and letters in place of the digits."""


def twins(key: str) -> tuple[str, ...]:
    """The other characters that the physical key of `key` may send; none for keys that have no character."""
    found = dict.fromkeys((RUSSIAN.get(key, key), KAZAKH.get(key, key)))
    return tuple(twin for twin in found if twin != key)
