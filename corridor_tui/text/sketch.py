"""A few numbers by which copies of a text are found: a MinHash of its runs of words, by a library made for it.

Copies share each number with the chance that a run of theirs is in both, so two texts with much in common share some
of them, and finding candidates is a look-up. The beginning has numbers of its own, for a teaser is found by it.
"""

from __future__ import annotations

import zlib

from rensa import RMinHash

from corridor_tui.text.likeness import FEWEST, runs_of, words

WHOLE = 8
BEGINNING = 4
OPENING = 60
"""Words that make the beginning."""
_SEED = 7
_SLOTS = 16
_MODULUS = (1 << 31) // _SLOTS


def sketch(text: str) -> tuple[int, ...]:
    """The numbers of a text, of 31 bits and good for storing; none for a text that is too short.

    The last one is negative and that of all its words: texts that share it are the same.

    Numbers made by another version of the library's algorithm never meet these: `retag --all` makes them anew.
    """
    found = words(text)
    runs = runs_of(found)
    if len(runs) < FEWEST:
        return ()
    numbers = [*_minimums(runs, WHOLE), *_minimums(runs[: OPENING - 2], BEGINNING)]
    shift = 0x9E37 * int(RMinHash.ALGORITHM_VERSION)
    keys = [(number + shift) % _MODULUS * _SLOTS + slot for slot, number in enumerate(numbers)]
    return (*keys, -1 - (zlib.crc32(" ".join(found).encode("utf-8", "replace")) >> 1))


def _minimums(runs: list[str], count: int) -> list[int]:
    digest = RMinHash(num_perm=count, seed=_SEED)
    digest.update(runs)
    return list(digest.digest())
