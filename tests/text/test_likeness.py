"""Copies and parts of a text are known; forms with other numbers are not taken for copies."""

from __future__ import annotations

from corridor_tui.text.likeness import FEWEST, same_story, sketch
from hypothesis import given
from hypothesis import strategies as st

STORY = (
    "The operator of the northern ferry line put a second vessel on the route this week, after carriers had waited at "
    "the quay for up to nine days. Captain and crew come from the old rail ferry, which goes into the dock for repairs "
    "until spring. The line expects 140 crossings by the end of the year and asks shippers to book wagons early, since "
    "storms close the harbour mouth on every fifth day of winter. Port workers welcomed the change and said that the "
    "backlog of containers had begun to shrink."
)
OTHER = (
    "Farmers of the southern valley began to harvest melons two weeks early, because spring brought neither frost nor "
    "hail. Cooperatives rent cooled lorries from as far as the capital and hope that the queues at the bridge stay short. "
    "A market inspector counted 140 stalls on the first morning and found prices a third below those of last summer, "
    "while growers complained about the cost of boxes, drivers and diesel in the same breath."
)
CHINESE = "本周北方轮渡公司在这条航线上增加了第二艘船此前承运人在码头等待了最多九天船长和船员来自旧的铁路轮渡该船将进坞维修至明年春天预计年底前完成一百四十个航次"


def test_a_copy_with_small_changes_is_the_same_story() -> None:
    copy = STORY.replace("this week", "on Monday").replace("asks shippers", "urges shippers") + " Photo: the port."
    assert same_story(STORY, copy) and same_story(copy, STORY)
    assert set(sketch(STORY)) & set(sketch(copy))


def test_a_part_is_the_same_story() -> None:
    part = STORY[: STORY.index("Port workers")]
    assert same_story(STORY, part) and same_story(part, STORY)


def test_chinese_copies() -> None:
    assert same_story(CHINESE, CHINESE[:-6])
    assert not same_story(CHINESE, STORY)


def test_another_story_is_another_story() -> None:
    assert not same_story(STORY, OTHER)
    assert not set(sketch(STORY)) & set(sketch(OTHER))


def test_the_same_form_with_other_numbers_is_another_story() -> None:
    def report(*numbers: int) -> str:
        form = "On the exchange in the capital the dollar closed at {} tenge, the euro at {}, the rouble at {}, after {} deals. "
        return form.format(*numbers) * 2 + STORY.replace("140", str(numbers[0]))

    assert not same_story(report(471, 512, 5, 1200), report(473, 509, 6, 1340))


def test_short_texts_are_never_grouped() -> None:
    assert sketch("Only a few words here.") == ()
    assert not same_story("Only a few words here.", "Only a few words here.")


@given(st.text(max_size=600), st.text(max_size=600))
def test_any_texts(one: str, other: str) -> None:
    assert same_story(one, other) == same_story(other, one)
    assert len(sketch(one)) in (0, 8)
    assert sketch(one) == sketch(one.upper()) or one.casefold() != one.upper().casefold()


def test_fewest_is_about_the_length_of_a_paragraph() -> None:
    words = [f"word{number}" for number in range(FEWEST + 2)]
    assert sketch(" ".join(words)) and not sketch(" ".join(words[:-1]))
