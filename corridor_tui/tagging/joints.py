"""The small words and endings of data/joints.toml, of all languages together, as patterns are made of them."""

from __future__ import annotations

import re
from functools import cache

from corridor_tui.model import ConfigError
from corridor_tui.tagging.language import LANGUAGES
from corridor_tui.tagging.rules import packaged
from corridor_tui.text.fold import fold

_BLANKS = " \n"


@cache
def joints(name: str) -> tuple[str, ...]:
    """The folded words of a row, longest first. Raises ConfigError for a row that is not there."""
    for row in packaged("joints"):
        if row.id == name:
            found = {fold(word).text for language in LANGUAGES for word in row.data.get(language, ())}
            return tuple(sorted(found, key=lambda word: (-len(word), word)))
    raise ConfigError(f"joints.toml has no row {name!r}")


def either(name: str) -> str:
    """The words of a row as a group of a regular expression."""
    return f"(?:{'|'.join(map(re.escape, joints(name)))})"


def ends_in(name: str, text: str, low: int, high: int) -> bool:
    """Whether the word that ends at `high`, blanks aside, has one of a row's endings; nothing before `low` counts."""
    return text[low:high].rstrip(_BLANKS).endswith(joints(name))
