"""Families of corridors told apart by a number: "CAREC Corridors 2, 3 and 6", "коридор ЦАРЭС 1", "CAREC 5-yo'lak"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corridor_tui.tagging.aliases import LANGUAGES, Alias, Subject
from corridor_tui.tagging.lexicon import Lexicon, Shelf, Term
from corridor_tui.tagging.rules import Rules
from corridor_tui.text.fold import Folded

_LIST = re.compile(
    r"[\s\"-]{0,3}(?:№|no\.?)? ?\d{1,2}[a-f]?\b(?:[\s]*(?:,|&|/|-|and|и|or)[\s]*(?:and |и )?\d{1,2}[a-f]?\b){0,9}"
)
_NUMBER = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A prefix that a number follows; `ids` maps the number to a corridor's id."""

    prefixes: Lexicon[str]
    ids: Mapping[str, str]

    def find(self, folded: Folded, known: Mapping[str, Subject]) -> Iterator[tuple[int, int, Alias]]:
        """Each number after a prefix: start and end (folded) of prefix or number, and the alias it stands for."""
        for hit in self.prefixes.find(folded):
            numbers = _LIST.match(folded.text, hit.end)
            if numbers is None:
                continue
            for position, match in enumerate(_NUMBER.finditer(folded.text, numbers.start(), numbers.end())):
                name = self.ids.get(match.group())
                if name is not None and name in known:
                    start = match.start() if position else hit.start
                    yield start, match.end(), Alias(known[name], "strong", "", hit.term.rule)


def numbered(rules: Rules, shelf: Shelf[Any]) -> tuple[Numbered, ...]:
    """The families of corridors.toml (`[[numbered]]`), their prefixes put on a shelf."""
    return tuple(
        Numbered(
            Lexicon(
                [
                    Term(
                        phrase,
                        row.id,
                        decline="ru" if language == "ru" else None,
                        rule=f"{row.rule}.{language}.{phrase}",
                    )
                    for language in LANGUAGES
                    for phrase in row.data.get(language, ())
                ],
                shelf,
            ),
            row.data["members"],
        )
        for row in rules.rows("corridors", "numbered")
    )
