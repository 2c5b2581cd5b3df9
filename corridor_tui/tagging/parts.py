"""Whether a figure is a part of one named before it: of which, including, из них, в том числе, 其中."""

from __future__ import annotations

import re

from corridor_tui.tagging.attributes import Place

_BEFORE = re.compile(
    r"\b(?:of which|of them|of those|of these|including|among them|out of them|of that|of this total|made up|"
    r"из них|из которых|в том числе|включая|среди них|из этого|из указанн\w+|в частности|"
    r"оның ішінде|соның ішінде|олардың|жумладан|шундан|шу жумладан|шулардан|jumladan|shundan|shu jumladan|"
    r"o cümlədən|onlardan|onun|bunun|bunlardan|dahil olmaqla|bunların)\b|其中|包括"
)
_AFTER = re.compile(r"[ \n,]*(?:of them|of which|of that|of those|из них|из которых|of the total|of this)\b")


def is_part(text: str, place: Place, unit: str) -> bool:
    """Whether words of the sentence before the figure (or right behind it) say that it is a part."""
    if unit in ("%", "pp", "x"):
        return False
    if _AFTER.match(text, place.end):
        return True
    last = None
    for match in _BEFORE.finditer(text, max(place.sentence[0], place.start - 160), place.start):
        last = match
    return last is not None
