"""A place that the news usually speaks of is told when it is silent; a rare one and a store at rest are not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from corridor_tui.config import Config
from corridor_tui.model import Mention
from corridor_tui.services import brief_text
from corridor_tui.services.brief import brief
from corridor_tui.services.coverage import gaps
from tests.services.metric_desk import add, open_desk

TODAY = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, 12, 0, tzinfo=UTC)
DAILY = [TODAY - timedelta(days=number) for number in range(40)]


def days(first: int, step: int, number: int) -> list[date]:
    """So many days with an article, the newest one `first` days ago, `step` days apart."""
    return [TODAY - timedelta(days=first + step * index) for index in range(number)]


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (days(20, 1, 30), None),
        (days(21, 1, 30), 21),
        (days(40, 3, 30), 40),
        (days(40, 12, 8), None),
        (days(48, 12, 8), 48),
        (days(90, 1, 4), None),
    ],
    ids=["not yet", "three weeks", "longer", "rare anyway", "rare and silent", "hardly known"],
)
def test_a_place_is_silent_by_its_own_habit(known: list[date], told: int | None) -> None:
    found = gaps({("checkpoint", "gate"): known, ("corridor", "road"): DAILY}, TODAY)
    assert [gap.days for gap in found] == ([] if told is None else [told])


def test_a_store_that_nothing_feeds_has_no_gaps() -> None:
    assert gaps({("checkpoint", "gate"): days(60, 1, 30), ("corridor", "road"): days(30, 1, 30)}, TODAY) == ()
    assert gaps({}, TODAY) == ()


def test_the_brief_tells_it(tmp_path: Path) -> None:
    db = open_desk(tmp_path)
    for number in range(12):
        place = "dostyk-alashankou" if number < 6 else "khorgos"
        then = NOW - timedelta(days=30 - number if number < 6 else 12 - number)
        mention = Mention("checkpoint", place, "Gate", "text", 0, 4, "given")
        add(db, [("Gate is open.", [])], key=str(number), published=then, now=then, mentions=[mention])
    told = brief(db, Config(Path("/nowhere")), NOW - timedelta(days=1), NOW)
    db.close()
    (gap,) = told.gaps
    assert (gap.kind, gap.id, gap.days, gap.last) == ("checkpoint", "dostyk-alashankou", 25, date(2026, 6, 5))
    assert "no article on dostyk-alashankou for 25 days" in brief_text.markdown(told)
    assert brief_text.data(told)["gaps"][0]["days"] == 25
