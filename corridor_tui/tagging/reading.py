"""How each language writes figures: decimal signs, word order, words that end a search. Rows of data/reading.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from corridor_tui.tagging.latin_spellings import latin
from corridor_tui.tagging.rules import packaged
from corridor_tui.text.fold import fold


@dataclass(frozen=True, slots=True)
class Reading:
    """One language's habits; see the head of reading.toml for each key."""

    lang: str
    decimal_comma: bool = False
    grouping_dot: bool = False
    trailing: bool = False
    last: bool = False
    stop: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    adjective: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    unknown_plural: tuple[str, ...] = ()
    singular: tuple[str, ...] = ()
    base_endings: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    copula: tuple[str, ...] = ()
    factive: tuple[str, ...] = ()
    ratios: tuple[str, ...] = ()
    cases: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    hedges: frozenset[str] = frozenset()
    year_before: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    goes_on: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    ties: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    adverse: tuple[str, ...] = ()
    dative: tuple[str, ...] = ()


@cache
def reading(lang: str) -> Reading:
    """The habits of a language; of English for one that has no row."""
    rows = {row.id: row.data for row in packaged("reading")}
    data = rows.get(lang, rows["en"])

    def words(key: str) -> tuple[str, ...]:
        own = tuple(data.get(key, ()))
        spelled = [way for word in own for way in latin(word, lang, 2)]
        return tuple(dict.fromkeys(fold(word).text for word in (*own, *spelled)))

    return Reading(
        lang,
        data.get("decimal_comma", False),
        data.get("grouping_dot", False),
        data.get("trailing", False),
        data.get("last", False),
        frozenset(words("stop")),
        frozenset(words("links")),
        words("adjective"),
        words("plural"),
        words("unknown_plural"),
        words("singular"),
        words("base_endings"),
        words("past"),
        words("present"),
        words("future"),
        words("copula"),
        words("factive"),
        words("ratios"),
        cases=frozenset(words("cases")),
        to=frozenset(words("to")),
        since=frozenset(words("since")),
        both=frozenset(words("both")),
        between=frozenset(words("between")),
        hedges=frozenset(words("hedges")),
        year_before=frozenset(words("year_before")),
        ends=frozenset(words("ends")),
        goes_on=frozenset(words("goes_on")),
        of=frozenset(words("of")),
        own=frozenset(words("own")),
        ties=frozenset(words("ties")),
        also=frozenset(words("also")),
        adverse=words("adverse"),
        dative=words("dative"),
    )
