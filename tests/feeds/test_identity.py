"""An entry keeps its key from fetch to fetch, and different entries never share one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.feeds.identity import guid_key, identify
from corridor_tui.model import Entry


def entry(
    title: str = "Title", guid: str | None = None, url: str | None = None, text: str = "", date: str | None = None
) -> Entry:
    return Entry(title=title, text=text, guid=guid, url=url, published_raw=date)


def keys(*entries: Entry) -> list[str]:
    return [identity.guid_key for identity in identify(entries)]


def test_the_guid_comes_first_then_the_link_then_the_words() -> None:
    assert guid_key(entry(guid="a1", url="https://e.example/x")) == "guid:a1"
    assert guid_key(entry(url="https://www.e.example/x/?utm_source=rss")) == "link:https://e.example/x"
    assert guid_key(entry("One", date="1 May")) != guid_key(entry("One", date="2 May"))
    assert guid_key(entry("One", text="edited")) == guid_key(entry("One", text="before"))


def test_an_edit_keeps_the_key() -> None:
    assert guid_key(entry("Before", "a1")) == guid_key(entry("After", "a1", text="more"))


def test_a_guid_that_every_entry_carries_is_not_believed() -> None:
    entries = [entry(f"{n}", "site", f"https://e.example/{n}") for n in range(3)]
    assert keys(*entries) == [f"link:https://e.example/{n}" for n in range(3)]


def test_two_entries_with_one_guid_and_one_link_are_told_apart_by_their_words() -> None:
    found = keys(entry("One", "a", "https://e.example/"), entry("Two", "a", "https://e.example/"), entry("Three", "b"))
    assert len(set(found)) == 3
    assert found[2] == "guid:b"


def test_copies_of_one_entry_share_its_key() -> None:
    assert keys(entry("One", "a"), entry("One", "a")) == ["guid:a", "guid:a"]


def test_guids_with_hostile_or_endless_text_become_digests() -> None:
    hostile = guid_key(entry(guid="a\x1b[31m"))
    assert hostile.startswith("guid:") and hostile.isprintable()
    assert len(guid_key(entry(guid="x" * 10_000))) < 60
    assert guid_key(entry(guid="x" * 10_000)) != guid_key(entry(guid="x" * 10_001))


@pytest.mark.parametrize("url", [None, "https://e.example/a"])
def test_the_canonical_address_goes_along(url: str | None) -> None:
    assert identify([entry(guid="a", url=url)])[0].canonical_url == url


ENTRIES = st.lists(
    st.builds(
        entry,
        st.sampled_from(["", "One", "Two"]),
        st.sampled_from([None, "a", "b"]),
        st.sampled_from([None, "https://e.example/1", "https://e.example/2"]),
        st.sampled_from(["", "text"]),
        st.sampled_from([None, "1 May"]),
    ),
    max_size=8,
)


@given(ENTRIES)
def test_every_entry_has_a_key_and_different_ones_differ(entries: list[Entry]) -> None:
    found = identify(entries)
    assert all(identity.guid_key for identity in found)
    by_key: dict[str, Entry] = {}
    for one, identity in zip(entries, found, strict=True):
        other = by_key.setdefault(identity.guid_key, one)
        assert (other.title, other.url, other.text, other.published_raw) == (
            one.title,
            one.url,
            one.text,
            one.published_raw,
        )
