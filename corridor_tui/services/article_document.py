"""A stored article as the tagger reads it."""

from __future__ import annotations

from corridor_tui.model import Article, Document
from corridor_tui.text.document import named_after


def document(article: Article, standing: frozenset[str] = frozenset()) -> Document:
    """The article's words and day. A title that was only made from the text's beginning says nothing a second time."""
    return Document(
        id=str(article.id),
        text=article.text,
        title="" if article.title == named_after(article.text) else article.title,
        published=None if article.published is None else article.published.date(),
        lang=None if article.language in ("", "und") else article.language,
        url=article.url,
        standing=standing,
    )
