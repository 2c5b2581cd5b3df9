"""Dates are read as printed, in the languages of our sources, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.text.dates import parse_date

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
ALMATY = ZoneInfo("Asia/Almaty")


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("Tue, 05 Nov 2024 10:00:00 GMT", utc(2024, 11, 5, 10)),
        ("Tue, 05 Nov 2024 10:00:00 MSK", utc(2024, 11, 5, 7)),
        ("Tue, 5 Nov 2024 10:00:00 ALMT", utc(2024, 11, 5, 5)),
        ("Sun, 5 Nov 2023 10:00:00 ALMT", utc(2023, 11, 5, 4)),
        ("Tue, 05 Nov 2024 10:00:00 PKT", utc(2024, 11, 5, 5)),
        ("Tue, 05 Nov 2024 10:00 UTC+5", utc(2024, 11, 5, 5)),
        ("Tue, 05 Nov 2024 10:00:00 GMT+0530", utc(2024, 11, 5, 4, 30)),
        ("Tue, 05 Nov 24 10:00:00 -0500", utc(2024, 11, 5, 15)),
        ("Tue, 05 Nov 2024 10:00:00 EST", utc(2024, 11, 5, 15)),
        ("Tue, 05 Nov 2024 10:00:00 (+05)", utc(2024, 11, 5, 5)),
        ("Tue Nov  5 10:00:00 2024", utc(2024, 11, 5, 10)),
        ("Tue Nov 05 2024 10:00:00 GMT+0800 (Beijing)", utc(2024, 11, 5, 2)),
        ("Nov 5, 2024, 3:05 PM", utc(2024, 11, 5, 15, 5)),
        ("Tuesday, 05-Nov-24 10:00:00 GMT", utc(2024, 11, 5, 10)),
        ("November 5th, 2024", utc(2024, 11, 5)),
        ("2024-11-05T10:00:00Z", utc(2024, 11, 5, 10)),
        ("2024-11-05T10:00:00.123+05:00", utc(2024, 11, 5, 5)),
        ("2024-11-05 10:00", utc(2024, 11, 5, 10)),
        ("2024-11-05T24:00:00Z", utc(2024, 11, 6)),
        ("20241105T100000Z", utc(2024, 11, 5, 10)),
        ("2024-11-05", utc(2024, 11, 5)),
        ("2024-W45-2", utc(2024, 11, 5)),
        ("2024/11/05 10:00", utc(2024, 11, 5, 10)),
        ("2024年11月05日", utc(2024, 11, 5)),
        ("2024年11月5日 15:20", utc(2024, 11, 5, 15, 20)),
        ("2024年11月5日 下午3时20分", utc(2024, 11, 5, 15, 20)),
        ("05.11.2024 10:00", utc(2024, 11, 5, 10)),
        ("10:00, 05.11.2024", utc(2024, 11, 5, 10)),
        ("05/11/2024", utc(2024, 11, 5)),
        ("11/25/2024", utc(2024, 11, 25)),
        ("05/11/24", utc(2024, 11, 5)),
        ("11/5/2024 3:04 PM", utc(2024, 11, 5, 15, 4)),
        ("Sat, 11 04 2020 08:51:49 +0100", utc(2020, 4, 11, 7, 51, 49)),
        ("mer., 6 nov. 2024 10:00 CET", utc(2024, 11, 6, 9)),
        ("5 ნოემბერი, 2024", utc(2024, 11, 5)),
        ("Tue, 05 Nov 2024 10:00 PT", utc(2024, 11, 5, 18)),
        ("5 ноября 2024, 10:00", utc(2024, 11, 5, 10)),
        ("5 ноября 2024 г. в 10:00 (МСК)", utc(2024, 11, 5, 7)),
        ("вторник, 05 нояб. 2024", utc(2024, 11, 5)),
        ("3 мая 2024", utc(2024, 5, 3)),
        ("5 қараша 2024", utc(2024, 11, 5)),
        ("2024 жылғы 5 қараша, 10:20", utc(2024, 11, 5, 10, 20)),
        ("5 qarasha 2024", utc(2024, 11, 5)),
        ("5 noyabr 2024 12:00", utc(2024, 11, 5, 12)),
        ("2024-yil 5-noyabr", utc(2024, 11, 5)),
        ("5 avqust 2024", utc(2024, 8, 5)),
        ("5 август 2024", utc(2024, 8, 5)),
        ("5 KASIM 2024 Salı", utc(2024, 11, 5)),
        ("5 ağustos 2024", utc(2024, 8, 5)),
    ],
)
def test_read(raw: str, moment: datetime) -> None:
    assert parse_date(raw, zone=None, now=NOW) == moment


@pytest.mark.parametrize(
    "raw",
    [
        "", "   ", "soon", "сегодня, 10:00", "вчера", "2 часа назад", "5 ноября", "10:00", "2024-13-05", "31.02.2024",
        "Thu, 31 Feb 2024 10:00:00 GMT", "2024-11-05T25:00:00Z", "2024-11-05T10:61:00Z", "1 Jan 1970 00:00:00 GMT",
        "0000-00-00 00:00:00", "05 Nov 2099 10:00:00 GMT", "Tue, 32 Nov 2024", "2024-366x", "24-11-05", "2024-011-05", "99999999999999999999",
        "Tue, 05 Foo 2024 10:00:00 GMT", "2024-11-05T10:00:00+99:00",
    ],
)  # fmt: skip
def test_unreadable_impossible_and_out_of_range_dates_are_none(raw: str) -> None:
    assert parse_date(raw, zone=None, now=NOW) is None


def test_a_day_ahead_is_believed_and_more_is_not() -> None:
    assert parse_date("2025-06-02T11:00:00Z", zone=None, now=NOW) == utc(2025, 6, 2, 11)
    assert parse_date("2025-06-02T13:00:00Z", zone=None, now=NOW) is None


def test_the_sources_zone_holds_only_where_the_date_names_none() -> None:
    assert parse_date("05.11.2024 10:00", zone=ALMATY, now=NOW) == utc(2024, 11, 5, 5)
    assert parse_date("2024-11-05T10:00:00Z", zone=ALMATY, now=NOW) == utc(2024, 11, 5, 10)
    assert parse_date("05.11.2024", zone=ALMATY, now=NOW) == utc(2024, 11, 5)


def test_a_name_of_two_zones_is_read_as_the_sources_own() -> None:
    raw = "Tue, 05 Nov 2024 10:00:00 CST"
    assert parse_date(raw, zone=None, now=NOW) == utc(2024, 11, 5, 16)
    assert parse_date(raw, zone=ZoneInfo("Asia/Shanghai"), now=NOW) == utc(2024, 11, 5, 2)


@given(st.text(st.sampled_from("0123456789-/.: ,TZ+年月日novembrмаян") | st.characters(), max_size=60))
def test_any_text_gives_a_moment_within_bounds_or_none(raw: str) -> None:
    moment = parse_date(raw, zone=None, now=NOW)
    assert moment is None or (moment.tzinfo is UTC and moment.year >= 1990 and moment <= NOW + timedelta(days=1))


@given(st.datetimes(datetime(1990, 1, 2), datetime(2025, 5, 31)).map(lambda moment: moment.replace(microsecond=0)))
def test_every_moment_is_read_back_from_each_common_form(moment: datetime) -> None:
    aware = moment.replace(tzinfo=UTC)
    for form in (
        "%a, %d %b %Y %H:%M:%S +0000",
        "%Y-%m-%dT%H:%M:%SZ",
        "%d.%m.%Y %H:%M:%S",
        "%Y年%m月%d日 %H:%M:%S",
        "%B %d, %Y %I:%M:%S %p",
    ):
        assert parse_date(moment.strftime(form), zone=None, now=NOW) == aware
