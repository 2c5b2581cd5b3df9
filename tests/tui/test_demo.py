"""The invented week: every story is about the corridors in its own language, and the server on this machine replays it."""

from __future__ import annotations

import urllib.request
from datetime import UTC, datetime

from corridor_tui.config import load_config
from corridor_tui.feeds.parse import parse
from corridor_tui.model import Document
from corridor_tui.tagging.tagger import default
from corridor_tui.tui.demo.replay import replay
from corridor_tui.tui.demo.week import papers

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def test_every_story_is_relevant_and_read_in_its_language() -> None:
    for paper in papers():
        for story in paper.stories:
            tags = default().tag(Document(id="d", text=story.text, title=story.title, lang=paper.language))
            assert tags.relevant, story.title
            assert tags.mentions, story.title
    assert {paper.language for paper in papers()} == {"en", "ru", "kk", "zh", "uz", "az", "tr"}


def test_a_feed_grows_and_corrects_itself() -> None:
    paper = next(paper for paper in papers() if any(story.edit for story in paper.stories))
    story = next(story for story in paper.stories if story.edit)
    assert story.edit is not None
    step, old, new = story.edit
    early, late = (parse(paper.feed(n, NOW), "application/rss+xml", "http://127.0.0.1/x", NOW) for n in (0, step))
    assert len(early.entries) < len(late.entries)
    assert old in next(entry.text for entry in early.entries if entry.title == story.title)
    assert new in next(entry.text for entry in late.entries if entry.title == story.title)


def test_the_replay_serves_this_machine_only_and_leaves_nothing() -> None:
    with replay(NOW) as (config_path, store):
        config = load_config(config_path)
        assert all(feed.url.startswith("http://127.0.0.1:") for feed in config.feeds)
        assert len(config.watches) >= 2
        feed = config.feeds[0]
        first, second = (urllib.request.urlopen(feed.url, timeout=10).read() for _ in range(2))
        assert len(second) > len(first)
        folder = store.parent
    assert not folder.exists()
