"""A phrase of a word list and what it stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

Value = TypeVar("Value")
Case = Literal["any", "capital", "title", "upper"]


@dataclass(frozen=True, slots=True)
class Term(Generic[Value]):
    """A phrase and what it stands for.

    `case` guards the spelling in the source: "capital" asks for an upper-case first letter, "title" for one in every
    word of four letters or more, "upper" for upper case throughout. `decline` names suffix classes, one a word from
    the left ("ru:adj+noun"; words without a class do not change); a chain class alone ("kk") goes to the last word,
    "ru" alone to every word, "?kk" guesses as `phrases.guess` does for a language. `rule` is the id that an answer
    traces the term by.
    """

    phrase: str
    value: Value
    case: Case = field(default="any", kw_only=True)
    decline: str | None = field(default=None, kw_only=True)
    rule: str = field(default="", kw_only=True)
