"""What headers mean, the nonsense included."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.feeds.headers import freshness, http_date, opaque, retry_after

NOW = datetime(2026, 11, 20, 12, 0, 0, tzinfo=UTC)
CAP = 86_400.0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("120", 120),
        (" 7 ", 7),
        ("0", 0),
        ("99999999999", CAP),
        ("9" * 5_000, CAP),
        ("-5", None),
        ("soon", None),
        ("1.5", None),
        ("", None),
        ("Fri, 20 Nov 2026 12:10:00 GMT", 600),
        ("Fri, 20 Nov 2026 11:00:00 GMT", 0),
        ("Fri, 20 Nov 2099 12:10:00 GMT", CAP),
        ("Fri, 31 Dec 9999 23:59:59 -1200", None),
        ("Mon, 01 Jan 0001 00:00:00 +1200", 0),
        ("٣", None),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW, CAP) == seconds


@pytest.mark.parametrize(
    ("control", "expires", "date", "fresh"),
    [
        (None, None, None, None),
        ("max-age=600", None, None, 600),
        ('public, Max-Age="60"', "Fri, 20 Nov 2026 15:00:00 GMT", None, 60),
        ("no-cache, max-age=600", None, None, 0),
        ("public", None, None, None),
        ("max-age=oops", None, None, None),
        (None, "Fri, 20 Nov 2026 13:00:00 GMT", None, 3600),
        (None, "Fri, 20 Nov 2026 13:00:00 GMT", "Fri, 20 Nov 2026 12:30:00 GMT", 1800),
        (None, "0", None, 0),
        (None, "Thu, 01 Jan 1970 00:00:00 GMT", None, 0),
        (None, "Fri, 31 Dec 9999 23:59:59 -1200", None, 0),
        (None, "Fri, 20 Nov 2026 13:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 -1200", 3600),
    ],
)
def test_freshness(control: str | None, expires: str | None, date: str | None, fresh: int | None) -> None:
    expected = None if fresh is None else timedelta(seconds=fresh)
    assert freshness(control, expires, date, NOW) == expected


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ('"abc"', '"abc"'),
        ('W/"not \xe9 ascii"', 'W/"not \xe9 ascii"'),
        ("any old words", "any old words"),
        (None, None),
        ("", None),
        ("\x1b[31m", None),
        ("x" * 1001, None),
        ("a\r\nb", None),
    ],
)
def test_validators_are_kept_as_they_are_or_not_at_all(value: str | None, kept: str | None) -> None:
    assert opaque(value, 1000) == kept


@given(st.text(max_size=60))
def test_no_header_raises(text: str) -> None:
    moment = http_date(text)
    assert moment is None or moment.tzinfo is UTC
    wait = retry_after(text, NOW, CAP)
    assert wait is None or 0 <= wait <= CAP
    fresh = freshness(text, text, text, NOW)
    assert fresh is None or fresh >= timedelta(0)
