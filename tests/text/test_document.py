"""Raw documents: title, date, source and text found, nothing made up. All texts here are invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.model import Entry
from corridor_tui.text.document import fingerprint, from_markdown, from_text
from corridor_tui.text.front_matter import split

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
BODY = """The dry port took in forty trains on its first day. Freight from three countries waited at the gate.
The next trains are on their way. A second gate will be built before the harvest, and a third one after it.
"""


def read(text: str) -> Entry:
    entry = from_text(text, now=NOW)
    assert entry is not None
    return entry


def day(entry: Entry) -> str | None:
    return entry.published.date().isoformat() if entry.published else None


def left_out(entry: Entry) -> str:
    """Everything of the text that feeds no tag."""
    return "\n".join(entry.text[span.start : span.end] for span in entry.excluded)


@pytest.mark.parametrize(
    ("line", "date", "source"),
    [
        ("14.02.2026 09:41:03 377", "2026-02-14", None),
        ("14.02.2026, 09:41", "2026-02-14", None),
        ("09:41, 14.02.2026", "2026-02-14", None),
        ("Steppe Herald14-02-2026", "2026-02-14", "Steppe Herald"),
        ("Steppe Herald | 14/02/2026", "2026-02-14", "Steppe Herald"),
        ("2026-02-14T09:41:00+05:00", "2026-02-14", None),
        ("Published: February 14, 2026", "2026-02-14", None),
        ("14 Feb 2026, 09:41", "2026-02-14", None),
        ("14 февраля 2026, 09:41", "2026-02-14", None),
        ("Опубликовано: 14 февраля 2026 г.", "2026-02-14", None),
        ("2026 жылғы 14 ақпан", "2026-02-14", None),
        ("2026年2月14日 09:41", "2026-02-14", None),
        ("来源：草原报 2026-02-14 09:41", "2026-02-14", None),
        ("14 Şubat 2026", "2026-02-14", None),
    ],
)
def test_a_date_on_a_line_of_its_own_is_the_documents(line: str, date: str, source: str | None) -> None:
    entry = read(f"A dry port opens on the steppe\n\n{line}\n\n{BODY}")
    assert (entry.title, day(entry), entry.date_note) == ("A dry port opens on the steppe", date, "stated")
    assert entry.source == source or source is None
    assert line in left_out(entry)


@pytest.mark.parametrize(
    "line",
    [
        "The port was opened on 14 February 2026 in the presence of many guests who had come by train.",
        "14 February",
        "14.02.2031 10:00",
        "31.02.2026",
        "Phone 14-02-20-26",
    ],
)
def test_no_date_is_taken_from_a_sentence_made_up_or_from_the_future(line: str) -> None:
    entry = read(f"A dry port opens on the steppe\n\n{line}\n\n{BODY}")
    assert (entry.published, entry.published_raw, entry.date_note) == (None, None, "missing")


def test_an_agencys_dateline_in_running_text() -> None:
    entry = read(
        "Steppe railway carries first grain trains to the sea Aktau, Kazakhstan, Feb 13 (SNA) Feb 14, 2026 "
        "The first grain trains reached the sea on Friday. More will follow."
    )
    assert entry.title == "Steppe railway carries first grain trains to the sea"
    assert (day(entry), entry.source) == ("2026-02-14", "SNA")
    assert entry.text.startswith("Aktau, Kazakhstan")
    assert left_out(entry) == "Aktau, Kazakhstan, Feb 13 (SNA) Feb 14, 2026"


def test_a_place_of_two_words_is_told_by_its_coming_again() -> None:
    entry = read(
        "Grain ships leave for the east again New Haven, Feb 13 (SNA) Feb 14, 2026 "
        "Ships full of grain left New Haven on Friday."
    )
    assert entry.title == "Grain ships leave for the east again"


def test_a_signature_at_the_end_dates_a_document() -> None:
    entry = read(f"A dry port opens on the steppe\n\n{BODY}\n///sna, 14 February 2026")
    assert day(entry) == "2026-02-14"


def test_a_title_printed_twice_is_the_title_once_and_not_text() -> None:
    entry = read(f"logo\nA dry port opens on the steppe\n\nA dry port opens on the steppe\n\n14.02.2026\n{BODY}")
    assert entry.title == "A dry port opens on the steppe"
    assert left_out(entry).startswith("A dry port opens on the steppe")
    assert "logo" not in entry.text


def test_a_document_without_a_title_is_named_after_its_beginning() -> None:
    sentence = (
        "It is often said that freight follows the shortest road, but in this region it follows the best clearance."
    )
    entry = read(f"{sentence} {BODY}")
    assert entry.title == "It is often said that freight follows the shortest road, but in this region it follows…"
    assert entry.text.startswith(sentence)


@pytest.mark.parametrize(
    ("tail", "source", "url"),
    [
        ("Source : https://www.ministry.example/news/5", "ministry.example", "https://www.ministry.example/news/5"),
        ("Источник: Степной вестник", "Степной вестник", None),
    ],
)
def test_a_line_that_names_the_source(tail: str, source: str, url: str | None) -> None:
    entry = read(f"A dry port opens on the steppe\n\n{BODY}\n{tail}\n")
    assert (entry.source, entry.url) == (source, url)
    assert tail in left_out(entry)


def test_an_agency_that_reports() -> None:
    entry = read(f"A dry port opens on the steppe\n\nThe port opened today, Steppe News Agency reports.\n{BODY}")
    assert entry.source == "Steppe News Agency"


def test_nothing_but_blanks_is_no_document() -> None:
    assert from_text(" \n\t\n\u200b", now=NOW) is None
    assert from_markdown("---\ntitle: T\n---\n\n", now=NOW) is None


def test_spacing_and_line_ends_do_not_make_another_document() -> None:
    assert fingerprint("One  line\r\nand more\n") == fingerprint("One line\nand more")
    assert fingerprint("One line") != fingerprint("One lime")


MARKDOWN = """---
title: "Trains: the first hundred"
source: Desk
published: 2026-02-14
date: inferred
url: https://desk.example/trains
language: en
---

A **hundred** trains went [over the pass](https://x.example/a_(b)).

## More

And _more_ will follow; file_names_stay.
"""


def test_front_matter_says_what_it_says() -> None:
    entry = from_markdown(MARKDOWN, now=NOW)
    assert entry is not None
    assert (entry.title, entry.source, entry.language) == ("Trains: the first hundred", "Desk", "en")
    assert (day(entry), entry.date_note, entry.url) == ("2026-02-14", "inferred", "https://desk.example/trains")
    assert entry.text == "A hundred trains went over the pass.\n\nMore\n\nAnd more will follow; file_names_stay."


def test_markdown_without_front_matter_has_its_heading_as_title() -> None:
    entry = from_markdown("# Trains over the pass\n\nA hundred trains went.", now=NOW)
    assert entry is not None
    assert (entry.title, entry.text, entry.published) == ("Trains over the pass", "A hundred trains went.", None)


def test_markdown_may_print_its_date_on_a_line() -> None:
    entry = from_markdown(f"# Trains over the pass\n\n14.02.2026\n\n{BODY}", now=NOW)
    assert entry is not None
    assert (day(entry), left_out(entry)) == ("2026-02-14", "14.02.2026")


def test_null_in_front_matter_says_nothing() -> None:
    entry = from_markdown("---\ntitle: T\npublished: null\nsource: ~\n---\nText.", now=NOW)
    assert entry is not None
    assert (entry.published, entry.source) == (None, None)


def test_a_date_in_front_matter_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(ValueError, match="the day after"):
        from_markdown("---\ntitle: T\npublished: the day after\n---\nText.", now=NOW)


def test_dashes_that_are_no_front_matter_are_text() -> None:
    assert split("---\nOnce upon a time\n---\nText") == ({}, "---\nOnce upon a time\n---\nText")
    assert split("---\ntitle: T\nno end") == ({}, "---\ntitle: T\nno end")


@given(st.text(max_size=400), st.sampled_from([from_text, from_markdown]))
def test_any_text_is_read_or_refused(text: str, reader: object) -> None:
    assert callable(reader)
    try:
        entry = reader(text, now=NOW)
    except ValueError:
        return
    if entry is not None:
        assert entry.title
        assert entry.text.strip() == entry.text
        end = 0
        for span in entry.excluded:
            assert end <= span.start < span.end <= len(entry.text)
            end = span.end
