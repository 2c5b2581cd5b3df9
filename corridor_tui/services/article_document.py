"""A stored article as the tagger reads it."""

from __future__ import annotations

import re
from itertools import islice

from corridor_tui.model import Article, Document
from corridor_tui.text.document import named_after

NUMERALS = 5_000
"""Numbers of a text that are read: many times those of any article. Each costs kilobytes while it is tagged."""

_CHINESE = "〇零一二两三四五六七八九十百千万亿兩萬億"
_DIGITS = "0123456789" + _CHINESE
_NUMERAL = re.compile(f"[0-9]+|[{_CHINESE}]+")


def document(article: Article, standing: frozenset[str] = frozenset()) -> Document:
    """The article's words and day, as far as its first `NUMERALS` numbers go.

    A title that was only made from the text's beginning says nothing a second time.
    """
    return Document(
        id=str(article.id),
        text=article.text[: _enough(article.text)],
        title="" if article.title == named_after(article.text) else article.title,
        published=None if article.published is None else article.published.date(),
        lang=None if article.language in ("", "und") else article.language,
        url=article.url,
        standing=standing,
    )


def digits(text: str) -> int:
    """How many digits a text prints: at least as many as numbers. Counted one by one: that is fastest."""
    return sum(map(text.count, _DIGITS[:10] if text.isascii() else _DIGITS))


def _enough(text: str) -> int | None:
    """Where the first number stands that is one too many."""
    if digits(text) <= NUMERALS:
        return None
    beyond = next(islice(_NUMERAL.finditer(text), NUMERALS, None), None)
    return None if beyond is None else beyond.start()
