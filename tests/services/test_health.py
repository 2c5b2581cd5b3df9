"""A source's state in a word and a sentence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from corridor_tui.services.health import health
from corridor_tui.store.feeds import Attempt, FeedState

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
URL = "http://news.example/feed"
DAY = timedelta(days=1)
OK: dict[str, Any] = {"outcome": "ok", "sentence": "2 new", "last_attempt": NOW, "newest": NOW - DAY, "gap": DAY}


@pytest.mark.parametrize(
    ("more", "word", "words"),
    [
        ({"last_attempt": None}, "new", "not asked"),
        ({}, "ok", "2 new"),
        ({"failures": 1, "failing_since": NOW - DAY, "outcome": "server"}, "failing", "since 2026-11-19"),
        ({"failures": 9, "failing_since": NOW - 20 * DAY, "outcome": "missing"}, "gone", "not found since"),
        ({"failures": 9, "failing_since": NOW - 2 * DAY, "outcome": "missing"}, "failing", "since"),
        ({"failures": 1, "failing_since": NOW, "outcome": "gone"}, "gone", "2 new"),
        ({"outcome": "name", "sentence": "no such name"}, "failing", "offline"),
        ({"outcome": "resting", "sentence": "left alone"}, "resting", "left alone"),
        ({"moved_to": "http://b.example/f", "moved_since": NOW - DAY}, "moved", "b.example"),
        ({"newest": NOW - 10 * DAY}, "quiet", "10 days"),
        ({"newest": NOW - 10 * DAY, "gap": 5 * DAY}, "ok", "2 new"),
        ({"newest": None, "gap": None}, "ok", "2 new"),
        ({"newest": None, "last_new": NOW - 9 * DAY, "gap": None}, "quiet", "9 days"),
    ],
)
def test_the_word_and_the_sentence(more: dict[str, Any], word: str, words: str) -> None:
    state = FeedState(URL, "News", **(OK | more))
    judged = health(state, NOW)
    assert judged.word == word and words in judged.sentence
    assert judged.troubled == (word in ("failing", "moved", "gone"))


def test_a_feed_never_asked_is_new() -> None:
    assert health(None, NOW).word == "new"


def test_slow_is_told_from_the_last_attempts() -> None:
    state = FeedState(URL, "News", **OK)
    slow = [Attempt(URL, NOW, "ok", "", 200, ms=12_000)] * 3
    quick = [Attempt(URL, NOW, "ok", "", 304, ms=100)] * 3
    assert health(state, NOW, slow).word == "slow"
    assert health(state, NOW, quick + slow).word == "ok"
    assert health(state, NOW, slow[:1]).word == "ok"
