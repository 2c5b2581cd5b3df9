"""The links of an article: its own page, the addresses in its text, and who else tells its story. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corridor_tui.store.articles import ArticleRow
from corridor_tui.text.sanitize import safe_url
from corridor_tui.tui.reading import Opened

MOST = 100
"""Links of one article that are listed."""

_ADDRESS = re.compile(r"""https?://[^\s<>"'«»“”‘’()\[\]{}|，。、；：）】]+""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """Something to go to: an address, or another article of the store. `words` say what it is."""

    words: str
    url: str | None = None
    article: int | None = None


def links(article: Opened, others: Sequence[ArticleRow]) -> list[Link]:
    """What an article leads to, its own page first; each address once, and only such as may be opened."""
    own = safe_url(article.url) if article.url else None
    found = [Link("its page", own)] if own else []
    found += [Link(f"{row.source} ({row.language}): {row.title}", article=row.id) for row in others]
    seen = {own}
    for match in _ADDRESS.finditer(article.text):
        url = safe_url(match.group().rstrip(".,;:!?*_"))
        if url is not None and url not in seen:
            seen.add(url)
            found.append(Link("in the text", url))
        if len(found) >= MOST:
            break
    return found
