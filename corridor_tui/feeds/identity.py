"""Which entry is which: the key an article is known by within its feed, and how it degrades when a feed misbehaves.

A guid is believed within its feed only, and only while it tells the entries of one document apart; then the link is,
then title and printed date. A guid that changes at every fetch does no harm where the link stays: the store looks for
the canonical address next.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence

from corridor_tui.feeds.canonical import canonical_url
from corridor_tui.feeds.parsed import Identity
from corridor_tui.model import Entry
from corridor_tui.text.sanitize import clean_line

_GUID_LIMIT = 200


def guid_key(entry: Entry) -> str:
    """The key of an entry taken alone: by its guid, else its link, else its title and date, else its text."""
    return _by_guid(entry) or _by_link(entry) or _by_words(entry)


def identify(entries: Sequence[Entry]) -> tuple[Identity, ...]:
    """A key for each entry of one document; different entries never share one, copies of one entry do."""
    keys = _told_apart(entries, list(range(len(entries))), (_by_guid, _by_link, _by_words, _by_content))
    return tuple(Identity(key, canonical_url(entry.url)) for key, entry in zip(keys, entries, strict=True))


def _told_apart(
    entries: Sequence[Entry], wanted: list[int], rules: tuple[Callable[[Entry], str | None], ...]
) -> list[str]:
    """The first rule that gives an entry a key of its own decides; groups that share one fall to the next rule."""
    keys = [""] * len(entries)
    for step, rule in enumerate(rules):
        groups: dict[str, list[int]] = defaultdict(list)
        unkeyed: list[int] = []
        for number in wanted:
            key = rule(entries[number])
            if key is None:
                unkeyed.append(number)
            else:
                groups[key].append(number)
        wanted = unkeyed
        for key, members in groups.items():
            last = step == len(rules) - 1
            if last or len({_content(entries[number]) for number in members}) == 1:
                for number in members:
                    keys[number] = key
            else:
                wanted += members
    return keys


def _by_guid(entry: Entry) -> str | None:
    guid = " ".join((entry.guid or "").split())
    if not guid:
        return None
    clean = clean_line(guid, _GUID_LIMIT + 1)
    return f"guid:{clean}" if clean == guid and len(clean) <= _GUID_LIMIT else f"guid:{_digest(guid)}"


def _by_link(entry: Entry) -> str | None:
    canonical = canonical_url(entry.url)
    return f"link:{canonical}" if canonical else None


def _by_words(entry: Entry) -> str:
    if not entry.title and not entry.published_raw:
        return _by_content(entry)
    return f"text:{_digest(entry.title, entry.published_raw or '')}"


def _by_content(entry: Entry) -> str:
    return f"text:{_digest(*_content(entry))}"


def _content(entry: Entry) -> tuple[str, ...]:
    return (entry.title, entry.url or "", entry.published_raw or "", entry.text)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
