"""The query language of the monitor, `articles`, saved watches and alerts (docs/search.md). Pure: text to a Search.

Parsing never raises. What is not understood is searched as words, so that a half-typed query is a query.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal, InvalidOperation

from corridor_tui.model import UNITS
from corridor_tui.store.words import tokens

MAX_TERMS = 64
"""Terms beyond these are dropped: a pasted article is not a query."""

MAX_LENGTH = 2000
"""Characters of a query that are read."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side (one or more), as the index spells them; the last may be a prefix."""

    words: tuple[str, ...]
    prefix: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """A number that the article must hold: value compared as `bound` says (None: any value), unit (None: any)."""

    bound: str | None = None
    value: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """What a query asks for; every part must hold. Within one field the values are alternatives."""

    terms: tuple[Term, ...] = ()
    corridors: tuple[str, ...] = ()
    checkpoints: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    without: tuple[tuple[str, str], ...] = ()
    """Excluded (field, value) pairs, from -corridor:ID and its like."""
    figures: tuple[FigureFilter, ...] = ()
    unread: bool | None = None
    starred: bool | None = None
    newer: timedelta | None = None
    older: timedelta | None = None
    everything: bool | None = None
    """True for `all`, False for `relevant`, None where the query does not say."""

    @property
    def match(self) -> str | None:
        """The FTS5 expression for the words, every one quoted; None where there are none to look for."""
        wanted = [_quoted(term) for term in self.terms if not term.negated]
        if not wanted:
            return None
        unwanted = [_quoted(term) for term in self.terms if term.negated]
        expression = " AND ".join(wanted)
        return f"({expression}) NOT ({' OR '.join(unwanted)})" if unwanted else expression

    @property
    def avoid(self) -> str | None:
        """The FTS5 expression of words to leave out, where the query has nothing else to look for."""
        if self.match is not None:
            return None
        unwanted = [_quoted(term) for term in self.terms if term.negated]
        return " OR ".join(unwanted) if unwanted else None


FIELDS: dict[str, str] = {
    "corridor": "corridors",
    "checkpoint": "checkpoints",
    "metric": "metrics",
    "source": "sources",
    "feed": "sources",
    "lang": "languages",
}
"""Field as typed -> attribute of Search."""

FLAGS: tuple[str, ...] = ("unread", "read", "starred", "relevant", "all")
"""Bare words with a meaning; quote one to search for the word itself."""

SPANS: tuple[str, ...] = ("newer", "older")
OTHER_FIELDS: tuple[str, ...] = ("figure", "unit")

_TOKEN = re.compile(r'(?P<sign>-?)(?:(?P<field>[a-z]+):)?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))(?P<star>\*?)')
_AGE = re.compile(r"(?P<number>\d{1,5})(?P<unit>h|d|w|m|y)", re.ASCII)
_AGES = {"h": 1 / 24, "d": 1, "w": 7, "m": 30, "y": 365}
_FIGURE = re.compile(
    r"(?P<bound>>=|<=|[<>=~]?)(?P<number>\d{1,15}(?:[.,]\d{1,6})?)(?P<tail>(?P<scale>bn|mn|[kKMGTB]?)(?P<unit>[A-Za-z%][A-Za-z0-9%]*)?)",
    re.ASCII,
)
_SCALES = {"": 1, "k": 10**3, "K": 10**3, "M": 10**6, "mn": 10**6, "G": 10**9, "B": 10**9, "bn": 10**9, "T": 10**12}
_UNITS = {unit.casefold(): unit for unit in UNITS}


def parse(query: str, *, typing: bool = False) -> Search:
    """Read a query. `typing` takes the last bare word as the beginning of one, for a filter that follows the keys."""
    search = Search()
    terms: list[Term] = []
    query = query[:MAX_LENGTH].encode("utf-8", "ignore").decode()
    for token in _TOKEN.finditer(query):
        understood = _special(search, token)
        if understood is not None:
            search = understood
            continue
        terms.extend(_terms(token, typing and token.end() == len(query)))
    return replace(search, terms=tuple(terms[:MAX_TERMS]))


def _terms(token: re.Match[str], growing: bool) -> Iterator[Term]:
    """The words of a token as terms: one phrase, or side by side where punctuation parts a word (middle-corridor)."""
    phrase, word, field = token["phrase"], token["word"], token["field"]
    text = phrase if phrase is not None else word or ""
    prefix = phrase is None and (growing or text.endswith("*") or bool(token["star"]))
    if field and phrase is None:
        text = f"{field} {text}"
    words = tuple(tokens(text))
    if growing and phrase is None and len(words) == 1 and len(words[0]) == 1 and words[0] < "\u3040":
        return  # the first letter of a word to come finds everything; the answer waits for the second
    if words:
        yield Term(words, prefix=prefix or (phrase is not None and bool(token["star"])), negated=bool(token["sign"]))


def _special(search: Search, token: re.Match[str]) -> Search | None:
    """The search with a flag or field added, or None where the token is plain words."""
    field, negated = token["field"], bool(token["sign"])
    value = token["phrase"] if token["phrase"] is not None else token["word"]
    if field is None and value.endswith(":") and value[:-1] in (*FIELDS, *READERS):
        return search  # a field whose value is still to come
    if field is None:
        return None if token["phrase"] is not None or token["star"] else _flag(search, value, negated)
    if field in FIELDS:
        return _field(search, field, value, negated)
    reader = READERS.get(field)
    return reader(search, value) if reader and not negated else None


def _flag(search: Search, word: str, negated: bool) -> Search | None:
    match word:
        case "unread":
            return replace(search, unread=not negated)
        case "read":
            return replace(search, unread=negated)
        case "starred":
            return replace(search, starred=not negated)
        case "relevant":
            return replace(search, everything=negated)
        case "all":
            return replace(search, everything=not negated)
    return None


def _field(search: Search, field: str, value: str, negated: bool) -> Search:
    values = tuple(part for part in value.split(",") if part) if '"' not in value else (value,)
    if negated:
        return replace(search, without=(*search.without, *((FIELDS[field], part) for part in values)))
    match FIELDS[field]:
        case "corridors":
            return replace(search, corridors=(*search.corridors, *values))
        case "checkpoints":
            return replace(search, checkpoints=(*search.checkpoints, *values))
        case "metrics":
            return replace(search, metrics=(*search.metrics, *values))
        case "sources":
            return replace(search, sources=(*search.sources, *values))
        case _:
            return replace(search, languages=(*search.languages, *values))


def _newer(search: Search, value: str) -> Search | None:
    age = age_of(value)
    return None if age is None else replace(search, newer=age)


def _older(search: Search, value: str) -> Search | None:
    age = age_of(value)
    return None if age is None else replace(search, older=age)


def _figure(search: Search, value: str) -> Search | None:
    match = _FIGURE.fullmatch(value)
    if match is None:
        return _unit(search, value)
    scale, unit = match["scale"], match["unit"]
    if match["tail"].casefold() in _UNITS:
        scale, unit = "", match["tail"]
    known = unit_of(unit) if unit else None
    if unit and known is None:
        return None
    try:
        number = Decimal(match["number"].replace(",", ".")) * _SCALES[scale]
    except InvalidOperation:
        return None
    return replace(search, figures=(*search.figures, FigureFilter(match["bound"] or "=", number, known)))


def _unit(search: Search, value: str) -> Search | None:
    unit = unit_of(value)
    return None if unit is None else replace(search, figures=(*search.figures, FigureFilter(unit=unit)))


READERS: dict[str, Callable[[Search, str], Search | None]] = {
    "newer": _newer,
    "older": _older,
    "figure": _figure,
    "unit": _unit,
}
"""Fields whose value is read, not compared as it stands; None from a reader makes the token plain words."""


def age_of(text: str) -> timedelta | None:
    """A span such as 12h, 7d, 2w, 3m or 1y; None for anything else."""
    match = _AGE.fullmatch(text.casefold())
    return timedelta(days=int(match["number"]) * _AGES[match["unit"]]) if match else None


def unit_of(text: str) -> str | None:
    """The canonical unit for a typed one (teu, Usd, %), or None."""
    known = _UNITS.get(text.casefold())
    if known:
        return known
    return text.upper() if re.fullmatch("[A-Za-z]{3}", text) else None


def _quoted(term: Term) -> str:
    return '"' + " ".join(term.words) + '"' + ("*" if term.prefix else "")
