"""Rows of corridors.toml and checkpoints.toml read into aliases: how a name is written, and when it may be believed.

An alias is `strong` (the name alone is enough), `weak` (also a common noun, a person, a programme: needs a cue word
in its sentence or a strong alias of the same id in the article), `city` (needs a cue word right beside it) or `pair`
(an everyday word that counts only together with the other side of its crossing).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from corridor_tui.model import Kind
from corridor_tui.tagging.lexicon import Case, Lexicon, Term
from corridor_tui.tagging.phrases import is_acronym
from corridor_tui.tagging.rules import Row, Rules

Strength = Literal["strong", "weak", "city", "pair", "not"]

STRENGTHS: tuple[Strength, ...] = ("strong", "weak", "city", "pair", "not")
"""The tables of a row that hold names by what they need; names at the top of a row are strong."""

LANGUAGES = ("en", "ru", "kk", "zh", "uz", "az", "tr", "tk", "ky", "tg", "fa", "ka")
KEYS = frozenset(
    (
        *LANGUAGES, *STRENGTHS, "id", "name", "countries", "mode", "planned", "needs", "article", "veto", "veto_article",
        "words", "veto_words", "context", "not_before", "not_after", "chain", "examples", "counter",
    )
)  # fmt: skip
"""What a row of a corridor or checkpoint may say."""

_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_TYPED_OTHERWISE = re.compile("['`]|^[Tt]rans-")
_APOSTROPHE = re.compile("(?<=\\w)['’ʻ‘`](?=\\w)")
_TRANS = re.compile("^([Tt]rans)-")
_DIACRITICS = str.maketrans("çğışöüâîûñńǵýáóúäțşăāəĞİŞÖÜÇÂÎÛȚŞĂĀƏ", "cgisouaiunngyaouatsaaeGISOUCAIUTSAAE")


@dataclass(frozen=True, slots=True)
class Subject:
    """A corridor or checkpoint: its names for people, and what its weak aliases ask of their surroundings.

    `needs` are the cue groups of which one must stand near a weak or city alias; `article` are groups of which one
    must occur somewhere in the article; `veto` groups near the name, `veto_article` groups anywhere, forbid it.
    `context` decides when one name belongs to several ids. `not_before` and `not_after` are phrases that must not
    follow or precede the name directly.
    """

    kind: Kind
    id: str
    names: Mapping[str, str]
    countries: tuple[str, ...]
    mode: tuple[str, ...]
    planned: bool
    needs: frozenset[str]
    article: frozenset[str]
    veto: frozenset[str]
    veto_article: frozenset[str]
    context: frozenset[str]
    not_before: Lexicon[None] | None
    not_after: Lexicon[None] | None


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of one subject in one language; strength "not" marks a phrase that is no name at all."""

    subject: Subject | None
    strength: Strength
    language: str
    rule: str
    joint: bool = False
    acronym: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A country or region that chains such as "China - Kyrgyzstan - Uzbekistan railway" are made of."""

    code: str


Name = Alias | Place


def subjects(rules: Rules) -> dict[str, Subject]:
    """All corridors and checkpoints by id, in the order of their files."""
    kinds: tuple[tuple[str, Kind], ...] = (("corridors", "corridor"), ("checkpoints", "checkpoint"))
    return {
        row.id: _subject(row, kind)
        for stem, kind in kinds
        for row in rules.rows(stem)
        if row.table not in ("not", "joint", "numbered")
    }


def terms(rules: Rules, known: Mapping[str, Subject]) -> Iterator[Term[Name]]:
    """Every spelling as a term of the names lexicon."""
    for stem in ("corridors", "checkpoints"):
        for row in rules.rows(stem):
            if row.table == "not":
                yield from _spelled(row, None, "not", row.data)
            elif row.table == "joint":
                for name in row.data["ids"]:
                    if name not in known:
                        raise row.problem("ids", f"there is no id {name!r}")
                    yield from _spelled(row, known[name], row.data.get("strength", "strong"), row.data, joint=True)
            elif row.table != "numbered":
                subject = known[row.id]
                yield from _spelled(row, subject, "strong", row.data)
                for strength in STRENGTHS:
                    yield from _spelled(row, subject, strength, row.data.get(strength, {}))
    for row in rules.rows("places"):
        for language, phrases in _by_language(row, row.data):
            for phrase in phrases:
                for spelling, decline in _variants(phrase, language, None):
                    yield Term(
                        spelling,
                        Place(row.id),
                        case=_case(phrase),
                        decline=decline,
                        rule=f"{row.rule}.{language}.{phrase}",
                    )


def cue_terms(rules: Rules) -> Iterator[Term[str]]:
    """The words that make a weak name believable, by group; each subject's own words form the group of its id."""
    for row in rules.rows("cues_names"):
        yield from _words(row, row.id, row.data)
    for row in rules.rows("places"):
        yield from _words(row, row.id, row.data, names=True)
    for stem in ("corridors", "checkpoints"):
        for row in rules.rows(stem):
            for key in ("words", "veto_words"):
                for word in row.data.get(key, ()):
                    for language in ("ru", "kk", "uz") if _CYRILLIC.search(word) else ("en", "kk", "uz", "az", "tr"):
                        for spelling, decline in _variants(word, language, None):
                            yield Term(spelling, own_group(row.id, key), decline=decline, rule=row.rule)


def own_group(subject: str, key: str) -> str:
    """The cue group of a subject's own `words` or `veto_words`."""
    return f"{key}:{subject}"


def _words(row: Row, group: str, data: Mapping[str, Any], *, names: bool = False) -> Iterator[Term[str]]:
    for language, phrases in _by_language(row, data):
        for phrase in phrases:
            for spelling, decline in _variants(phrase, language, None):
                case: Case = _case(phrase) if names or is_acronym(phrase) else "any"
                yield Term(spelling, group, case=case, decline=decline, rule=row.rule)


def _subject(row: Row, kind: Kind) -> Subject:
    data = row.data
    for key in data:
        if key not in KEYS:
            near = difflib.get_close_matches(key, KEYS, 1)
            raise row.problem(
                key, f"there is no such key (did you mean {near[0]}?)" if near else "there is no such key"
            )

    def groups(key: str) -> frozenset[str]:
        return frozenset(_texts(row, key, data.get(key, [])))

    own = {own_group(row.id, "words")} if data.get("words") else set()
    own_veto = {own_group(row.id, "veto_words")} if data.get("veto_words") else set()
    return Subject(
        kind=kind,
        id=row.id,
        names=data.get("name", {}),
        countries=tuple(_texts(row, "countries", data.get("countries", []))),
        mode=tuple(_texts(row, "mode", data.get("mode", []))),
        planned=bool(data.get("planned", False)),
        needs=groups("needs") | own,
        article=groups("article"),
        veto=groups("veto") | own_veto,
        veto_article=groups("veto_article"),
        context=groups("context") | own,
        not_before=_guards(row, "not_before"),
        not_after=_guards(row, "not_after"),
    )


def _guards(row: Row, key: str) -> Lexicon[None] | None:
    phrases = _texts(row, key, row.data.get(key, []))
    if not phrases:
        return None
    return Lexicon(
        Term(spelling, None, decline=decline)
        for phrase in phrases
        for spelling, decline in _variants(phrase, "ru" if _CYRILLIC.search(phrase) else "en", None)
    )


def _spelled(
    row: Row, subject: Subject | None, strength: Strength, data: Mapping[str, Any], *, joint: bool = False
) -> Iterator[Term[Name]]:
    for language, entries in _by_language(row, data):
        for entry in entries:
            options: Mapping[str, Any] = {} if isinstance(entry, str) else entry
            phrase = entry if isinstance(entry, str) else entry.get("text", "")
            if not phrase:
                raise row.problem(language, "a name without `text`")
            alias = Alias(
                subject,
                options.get("strength", strength),
                language,
                f"{row.rule}.{language}.{phrase}",
                joint,
                is_acronym(phrase),
            )
            for spelling, decline in _variants(phrase, language, options.get("decline")):
                yield Term(spelling, alias, case=options.get("case", _case(phrase)), decline=decline, rule=alias.rule)


def _by_language(row: Row, data: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    for language in LANGUAGES:
        entries = data.get(language)
        if entries is None:
            continue
        if not isinstance(entries, list):
            raise row.problem(language, "must be a list of names")
        yield language, entries


def _texts(row: Row, key: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise row.problem(key, "must be a list of words")
    return value


def _case(phrase: str) -> Case:
    """Acronyms in capitals, single names with a capital; phrases of several words in any case."""
    if is_acronym(phrase):
        return "upper"
    if phrase.lower() == phrase.upper():
        return "any"
    return "any" if re.search(r"\w[^\w']+\w", phrase) else "capital"


def _variants(phrase: str, language: str, decline: str | None) -> list[tuple[str, str]]:
    """A phrase with its suffix classes, and the ways it is typed without diacritics, apostrophes or a hyphen."""
    classes = decline or f"?{language}"
    if phrase.isascii() and not _TYPED_OTHERWISE.search(phrase):
        return [(phrase, classes)]
    spellings = {phrase: None}
    if _LATIN.search(phrase):
        spellings |= {phrase.translate(_DIACRITICS): None, _APOSTROPHE.sub("", phrase): None}
        spellings |= {_TRANS.sub(r"\1", phrase): None}
    return [(spelling, classes) for spelling in spellings]
