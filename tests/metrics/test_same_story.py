"""When two articles tell one story: tables of pairs that do and pairs that only look so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.metrics.same_story import Telling, telling, tie
from corridor_tui.model import Figure, Status
from tests.text.test_likeness import CHINESE, KAZAKH, OTHER, RUSSIAN, STORY

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
KHORGOS = frozenset({("checkpoint", "khorgos")})


def figure(value: str, unit: str = "t", period: str | None = None, status: Status = "actual") -> Figure:
    return Figure("x", "text", 0, 1, Decimal(value), unit, period=period, status=status)


NEWS = (figure("3418000", period="2026-01/2026-10"), figure("52700", "TEU"), figure("18", "%"))
ENGLISH = Telling("Herald", "en", NOW, STORY, KHORGOS, NEWS)
RUSSIAN_COPY = Telling("Вестник", "ru", NOW + timedelta(hours=20), RUSSIAN, KHORGOS, NEWS)


def figures(*given: Figure) -> Telling:
    return replace(RUSSIAN_COPY, figures=given)


def test_copies_in_one_language() -> None:
    copy = Telling("Daily", "en", NOW + timedelta(days=1), STORY.replace("this week", "on Monday"))
    assert tie(ENGLISH, copy) == "copy"
    assert tie(ENGLISH, replace(copy, time=NOW + timedelta(days=6))) is None
    form = replace(copy, source="Herald", text=STORY.replace("a second vessel on the route", "two more boats to sea"))
    assert tie(ENGLISH, form) is None, "its own forms"
    assert tie(ENGLISH, replace(form, source="Daily")) == "copy"
    assert tie(ENGLISH, replace(copy, source="Herald", text=STORY)) == "copy"


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", RUSSIAN), ("kk", KAZAKH), ("zh", CHINESE), ("az", OTHER)],
    ids=["ru", "kk", "zh", "az"],
)
def test_one_piece_of_news_in_two_languages(language: str, text: str) -> None:
    assert tie(ENGLISH, replace(RUSSIAN_COPY, language=language, text=text)) == "figures"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (replace(RUSSIAN_COPY, language="en"), "the same language, other words"),
        (replace(RUSSIAN_COPY, language="en-KZ"), "the same language of another country"),
        (replace(RUSSIAN_COPY, time=NOW + timedelta(days=4)), "too long after"),
        (replace(RUSSIAN_COPY, places=frozenset({("checkpoint", "aktau")})), "another place"),
        (replace(RUSSIAN_COPY, places=frozenset()), "no place"),
        (figures(NEWS[0]), "one figure"),
        (figures(NEWS[0], replace(NEWS[1], unit="container")), "another unit"),
        (figures(replace(NEWS[0], period="2025"), replace(NEWS[1], value=Decimal(52_800))), "another period"),
        (figures(*NEWS, *(figure(str(n)) for n in (101, 102, 103, 104))), "little of all that the other one tells"),
        (figures(figure("3418000", status="target"), figure("52700", "TEU", status="target")), "a plan"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_only_alike(other: Telling, why: str) -> None:
    assert tie(ENGLISH, other) is None, why


def test_background_that_everybody_repeats_tells_no_news() -> None:
    background = (
        figure("4480000", period="2024"),
        figure("56500", "TEU", period="2024"),
        figure("10000000", period="2030"),
    )
    one, other = replace(ENGLISH, figures=background), figures(*background)
    assert tie(one, other) is None
    fresh = tuple(replace(item, period="2026") for item in background)
    assert tie(replace(one, figures=fresh), figures(*fresh)) == "figures"


def test_round_numbers_are_not_enough() -> None:
    round_ones = (figure("1000", "container"), figure("500", "wagon"), figure("30", "%"))
    assert tie(replace(ENGLISH, figures=round_ones), figures(*round_ones)) is None


def test_what_can_tell_news() -> None:
    silent = (figure("523", "km"), figure("14", "day"), figure("80", "%"), figure("99"), figure("2.6", "x"))
    assert telling((*silent, figure("Infinity"), figure("NaN"), figure("1e30"))) == {}
    assert set(telling(NEWS)) == {("t", Decimal(3418000)), ("TEU", Decimal(52700)), ("%", Decimal(18))}


numbers = st.sampled_from(["3418000", "52700", "62", "1000", "777"])
some = st.lists(
    st.builds(
        figure,
        numbers,
        st.sampled_from(["t", "TEU", "%"]),
        st.sampled_from([None, "2026", "2024", "2026-01/2026-10"]),
        st.sampled_from(["actual", "target"]),
    ),
    max_size=4,
).map(tuple)
tellings = st.builds(
    Telling,
    st.sampled_from(["Herald", "Daily"]),
    st.sampled_from(["en", "ru"]),
    st.integers(0, 8).map(lambda days: NOW + timedelta(days=days)),
    st.sampled_from([STORY, STORY + " More.", RUSSIAN, ""]),
    st.sampled_from([KHORGOS, frozenset()]),
    some,
)


@given(tellings, tellings)
def test_a_tie_is_mutual(one: Telling, other: Telling) -> None:
    assert tie(one, other) == tie(other, one)
