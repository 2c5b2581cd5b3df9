"""Whether an entry at a known address is the article stored under it, edited, or another one put in its place. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from corridor_tui.text.likeness import overlap, wording

APART = timedelta(hours=12)
"""How far two dates of one article may lie apart: sources re-date what they correct, mostly within the day."""

EDITED = 0.3
"""Share of runs of words in common from which a text is an edited one, whatever its title and date."""


@dataclass(frozen=True, slots=True)
class Version:
    """What is compared of an article. `published` is None where its source gives no date."""

    title: str
    text: str
    published: datetime | None


def is_another(stored: Version, arrived: Version) -> bool:
    """Whether an entry of another id than the stored article's is another article at the same address.

    A source that prints its news of the day on one page gives it another title and another day; where either is
    missing or the same, or the text is largely the same, it is the same article with an id made anew.
    """
    if stored.published is None or arrived.published is None:
        return False
    if abs(stored.published - arrived.published) <= APART or _plain(stored.title) == _plain(arrived.title):
        return False
    return overlap(wording(stored.text), wording(arrived.text)) < EDITED


def _plain(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))
