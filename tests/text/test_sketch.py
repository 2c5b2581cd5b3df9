"""Sketches: copies share numbers, others do not, and a stored sketch stays what it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.text.likeness import FEWEST
from corridor_tui.text.sketch import BEGINNING, WHOLE, sketch
from tests.text.test_likeness import ALL, KAZAKH, OTHER, RUSSIAN, STORY


def shared(one: str, other: str) -> int:
    return len(set(sketch(one)) & set(sketch(other)))


def test_copies_share_numbers_and_others_none() -> None:
    assert shared(STORY, STORY.replace("this week", "on Monday") + " Photo: the port.") >= 2
    assert shared(RUSSIAN, RUSSIAN.replace("на этой неделе", "в понедельник")) >= 2
    assert shared(KAZAKH, KAZAKH.upper()) == ALL_KEYS
    assert all(shared(one, other) == 0 for one in ALL for other in ALL if one != other)


def test_a_teaser_shares_numbers_with_a_long_article() -> None:
    whole = f"{STORY} {OTHER} {RUSSIAN} {KAZAKH}"
    assert shared(whole, STORY[: STORY.index("Port workers")]) >= 2


def test_too_short_a_text_has_no_sketch() -> None:
    words = [f"word{number}" for number in range(FEWEST + 2)]
    assert sketch(" ".join(words))
    assert sketch(" ".join(words[:-1])) == ()


def test_a_sketch_is_the_same_tomorrow() -> None:
    # Sketches are stored: should an update of the library change this line, its algorithm's version must change too.
    assert sketch(STORY) == STORED


@given(st.text(max_size=600))
def test_any_text(text: str) -> None:
    keys = sketch(text)
    assert len(keys) in (0, ALL_KEYS) and keys == sketch(text)
    assert all(-(1 << 31) <= key < 1 << 31 for key in keys)
    assert sum(key < 0 for key in keys) == bool(keys)


ALL_KEYS = WHOLE + BEGINNING + 1
STORED = (
    1019238032,
    1268731025,
    1023815890,
    616432339,
    1291984468,
    2132141461,
    1803261926,
    1228239191,
    1019238040,
    1023815897,
    1884802698,
    1228239195,
    -1815147748,
)
