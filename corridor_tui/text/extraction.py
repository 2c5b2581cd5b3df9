"""The article of a web page, told from menus, teasers and footers by trafilatura.

It is imported at the first page, in the process that reads it: 0.2 s and 19 MB that no other part of the program pays.
"""

from __future__ import annotations

import functools
import logging
from typing import Protocol, cast

from corridor_tui.text.html import to_text

PAGE_LIMIT = 2_000_000
TAGS_LIMIT = 20_000
"""Larger pages are not handed over: it takes up to three seconds for a megabyte of short paragraphs."""
SHORTEST = 200
"""Characters below which what it finds may as well be the page's menu."""
_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class _Extract(Protocol):
    def __call__(
        self, markup: str, *, output_format: str, include_comments: bool, include_tables: bool, fast: bool
    ) -> str | None: ...


def article_text(markup: str) -> str | None:
    """The text of a page's article with its lists and tables; None where none can be told from the rest.

    Linear in the page. The markup must have passed `html.is_hostile`.
    """
    if len(markup) > PAGE_LIMIT or markup.count("<") > TAGS_LIMIT:
        return None
    try:
        # Without `fast` it tries further readers, which take a second a page and know the stop words of few languages.
        found = _extract()(markup, output_format="html", include_comments=False, include_tables=True, fast=True)
    except _FAULTS:
        return None
    if not found or _is_everything(found):
        return None
    text = to_text(found)
    return text if len(text) >= SHORTEST else None


def _is_everything(found: str) -> bool:
    """Whether it gave up and put all words of the page into one paragraph, the menu first."""
    return found.count("<p>") == 1 and found.count("<") <= 6


@functools.cache
def _extract() -> _Extract:
    from trafilatura import extract

    # It calls every page that it cannot read an error; here that is a page like another.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    return cast("_Extract", extract)
