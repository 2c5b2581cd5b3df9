"""Lists of feeds survive the way out and in again, and a hostile list gives nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.feeds.opml import Listed, OpmlError, folder_name, folder_path, read_opml, write_opml
from corridor_tui.text.sanitize import clean_line

NAMES = (
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
    .map(lambda s: clean_line(s))
    .filter(bool)
)


def opml(body: str, head: str = "<title>Mine</title>") -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?><opml version="2.0"><head>{head}</head><body>{body}</body></opml>'.encode()


def test_folders_titles_and_homes_are_read() -> None:
    listing = read_opml(
        opml(
            '<outline text="Rail"><outline text="Asia"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/rss" '
            'htmlUrl="https://a.example/" language="ru-RU"/></outline></outline><outline title="Top" xmlurl="https://t.example/"/>'
        )
    )
    assert listing.title == "Mine"
    assert listing.feeds == (
        Listed("https://a.example/rss", "A & B", ("Rail", "Asia"), "https://a.example/", "ru"),
        Listed("https://t.example/", "Top"),
    )


def test_an_address_counts_once_and_only_if_it_is_one() -> None:
    listing = read_opml(
        opml(
            '<outline text="1" xmlUrl="https://a.example/"/><outline text="2" xmlUrl="https://a.example/"/>'
            '<outline text="3" xmlUrl="javascript:x"/><outline text="4" xmlUrl="file:///etc/passwd"/><outline text="5" xmlUrl=""/>'
        )
    )
    assert [feed.title for feed in listing.feeds] == ["1"]
    assert listing.refused == 3


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><body><outline text="&a;" xmlUrl="https://a.example/"/></body></opml>', "document type"),
        (b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><opml>&b;</opml>', "document type"),
        (b"<opml><body><outline></body></opml>", "well-formed"),
        (b"", "well-formed"),
        (b"not xml", "well-formed"),
        (b"<rss><channel/></rss>", "no OPML"),
        (b"<opml>" + b"<outline>" * 5_000, "nested"),
        (b" " * 10_000_001, "too large"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_a_sentence(body: bytes, words: str) -> None:
    with pytest.raises(OpmlError, match=words):
        read_opml(body)


def test_controls_in_names_are_dropped() -> None:
    listing = read_opml(opml('<outline text="a\x1b[31mb&#x202e;c" xmlUrl="https://a.example/"/>'))
    assert listing.feeds[0].title == "abc"


def test_a_list_in_another_charset_is_read() -> None:
    body = '<?xml version="1.0" encoding="windows-1251"?><opml><body><outline text="Порт" xmlUrl="https://a.example/"/></body></opml>'
    assert read_opml(body.encode("cp1251")).feeds[0].title == "Порт"


def test_folder_names_are_paths() -> None:
    assert folder_path("Rail / Asia") == ("Rail", "Asia")
    assert folder_name(("Rail", "Asia")) == "Rail / Asia"
    assert (folder_path(None), folder_name(())) == ((), None)


@given(
    st.lists(
        st.builds(
            Listed,
            st.integers(0, 999).map(lambda n: f"https://e.example/{n}?a=1&b=2"),
            NAMES,
            st.lists(NAMES, max_size=3).map(tuple),
        ),
        unique_by=lambda feed: feed.url,
    )
)
def test_what_is_written_is_read_back(feeds: list[Listed]) -> None:
    listing = read_opml(write_opml(feeds, "Mine").encode())
    assert sorted(listing.feeds, key=lambda feed: feed.url) == sorted(feeds, key=lambda feed: feed.url)
