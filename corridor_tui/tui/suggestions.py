"""Completion of a filter: the fields of the query language, and the ids that the store knows."""

from __future__ import annotations

from collections.abc import Callable

from textual.suggester import Suggester

from corridor_tui.store.search import FIELDS, FLAGS, OTHER_FIELDS, SPANS


def complete(text: str, values: dict[str, list[str]]) -> str | None:
    """The text with its last word completed, or None. `values` are the known ones by field."""
    head, blank, word = text.rpartition(" ")
    sign, word = ("-", word[1:]) if word.startswith("-") else ("", word)
    if not word:
        return None
    field, colon, start = word.partition(":")
    if colon:
        candidates = [f"{field}:{value}" for value in values.get(field, ()) if " " not in value]
        found = next((name for name in candidates if start and name.startswith(word) and name != word), None)
    else:
        names = [*(f"{name}:" for name in (*FIELDS, *SPANS, *OTHER_FIELDS)), *FLAGS]
        found = next((name for name in names if len(word) >= 2 and name.startswith(word) and name != word), None)
    return None if found is None else f"{head}{blank}{sign}{found}"


def complete_value(text: str, values: dict[str, list[str]]) -> str | None:
    """The same where the last word is a field with a value begun; None for a known value and for words."""
    last = text.rpartition(" ")[2]
    field, colon, start = last.removeprefix("-").partition(":")
    return complete(text, values) if colon and start and start not in values.get(field, ()) else None


class QuerySuggester(Suggester):
    """Offers the completion behind the cursor; the right arrow takes it."""

    def __init__(self, values: Callable[[], dict[str, list[str]]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._values = values

    async def get_suggestion(self, value: str) -> str | None:
        """The whole text with the completion, or None."""
        return complete(value, self._values())
