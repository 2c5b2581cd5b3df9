"""Nothing that a terminal obeys gets past the filter, and filtering twice is filtering once."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.text.sanitize import clean_line, clean_text, printable, safe_url

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x1b\x9b\x9d\x90\x07\\[]PX^_;0123ABm \n\t\r\u202e\u2066\u200b\ufeff\xad\u0301\u0489\ud800\udfff\U000e0041"
        ),
    )
)


def is_safe(character: str) -> bool:
    if character in "\n\t\u200c\u200d":
        return True
    return unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp") and not (
        "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069" or character in "\u200b\u2060\ufeff\xad"
    )


@given(HOSTILE)
def test_no_control_or_direction_character_survives_and_the_filters_are_idempotent(text: str) -> None:
    for clean in (printable, clean_text, clean_line):
        once = clean(text)
        assert all(map(is_safe, once))
        assert clean(once) == once
        once.encode("utf-8")


@given(HOSTILE, st.integers(1, 40))
def test_limits_hold_and_lines_stay_lines(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert len(line) <= limit
    assert not set(line) & set("\n\t")
    assert clean_line(line, limit) == line
    assert len(clean_text(text, limit)) <= limit


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("red \x1b[31malert\x1b[0m", "red alert"),
        ("a\x1b]52;c;Zm9v\x07b", "ab"),
        ("a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "alink"),
        ("a\x1bPq#0;2\x1b\\b", "ab"),
        ("a\x1b_hidden\x1b\\b", "ab"),
        ("a\x9b2Jb", "ab"),
        ("a\x9d0;title\x9cb", "ab"),
        ("a\x1bcb", "ab"),
        ("a\x1b(0b", "ab"),
        ("a\x1b]no end\nnext line", "ano end\nnext line"),
        ("\u202efdp.exe", "fdp.exe"),
        ("po\u200brt\xad\ufeff", "port"),
        ("one\u2028two\x85three\r\nfour\rfive", "one\ntwo\nthree\nfour\nfive"),
        ("\U000e0041tagged", "tagged"),
        ("half \ud83d pair", "half  pair"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("[@click=app.quit] [/b]", "[@click=app.quit] [/b]"),
    ],
)
def test_whole_sequences_go_and_the_words_stay(hostile: str, shown: str) -> None:
    assert printable(hostile) == shown


def test_piled_combining_marks_are_thinned_and_ordinary_ones_kept() -> None:
    assert printable("z" + "\u0301" * 50) == "z" + "\u0301" * 4
    assert printable("и\u0306") == "и\u0306"


def test_a_line_collapses_every_kind_of_white_space() -> None:
    assert clean_line("  Актау\n\n\tпорт\xa0—  2024 ") == "Актау порт — 2024"


def test_a_text_keeps_one_empty_line_and_no_blanks_at_line_ends() -> None:
    assert clean_text("a  \n\n\n\n b\t\n") == "a\n\n b"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?b=c#d",
        "http://example.org:8080/",
        "HTTPS://EXAMPLE.ORG/",
        "https://пример.рф/новости/порт",
        "http://[::1]:80/feed",
    ],
)
def test_web_addresses_pass_as_they_are(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://example.org/", "//example.org/",
        "/path", "http://", "http:///path", "http://exa mple.org/", "http://example.org/a b", "http://example.org/\x1b[31m",
        "http://example.org/\u202e", "http://example.org:99999/", "http://[::1/", "--config=x", "http://-host/",
        "http://example.org/\"><", "http://example.org/" + "a" * 5_000,
    ],
)  # fmt: skip
def test_anything_else_is_no_link(url: str | None) -> None:
    assert safe_url(url) is None
