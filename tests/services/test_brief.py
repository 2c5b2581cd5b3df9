"""The brief tells what is new since a moment, each line with its source, and lets no source format or link anything."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corridor_tui.config import Config, FeedConfig
from corridor_tui.model import UNNAMED_SOURCE, Mention
from corridor_tui.services import brief_text
from corridor_tui.services.brief import Brief, brief
from corridor_tui.store import alert_log, feeds
from tests.services.metric_desk import Said, add, open_desk

VOLUME = "middle-corridor-volume"
OLD = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
SINCE = OLD + timedelta(days=1)
NEW = OLD + timedelta(days=2)
KHORGOS = Mention("checkpoint", "khorgos", "Khorgos", "text", 0, 7, "given")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_desk(tmp_path)) as opened:
        said = [("In 2024 it was 4.5 million tons.", [volume("4.5 million tons", 4_500_000, "2024")])]
        add(opened, said, key="old", source="Old Herald", now=OLD)
        yield opened


def volume(surface: str, value: int, period: str) -> Said:
    return Said(surface, value, "t", VOLUME, period)


def told(db: sqlite3.Connection, config: Config | None = None) -> Brief:
    return brief(db, config or Config(Path("/nowhere")), SINCE, NEW)


def fresh(db: sqlite3.Connection, value: int, period: str, key: str = "new", **given: str) -> int:
    text = f"Khorgos: {value} tons in all."
    return add(
        db,
        [(text, [volume(f"{value} tons", value, period)])],
        key=key,
        source=given.get("source", "New Gazette"),
        title=given.get("title", "News"),
        published=NEW,
        mentions=[KHORGOS],
        now=NEW,
    )


def test_nothing_new(db: sqlite3.Connection) -> None:
    found = told(db)
    assert (found.total, found.places, found.values, found.conflicts) == (0, (), (), ())
    assert "0 new articles" in brief_text.markdown(found)


@pytest.mark.parametrize(
    ("value", "period", "news"),
    [
        (5_000_000, "2025", "first"),
        (4_484_000, "2024", "confirmed"),
        (9_000_000, "2024", "changed"),
    ],
)
def test_a_new_value_is_told_with_what_it_means(db: sqlite3.Connection, value: int, period: str, news: str) -> None:
    fresh(db, value, period)
    (item,) = told(db).values
    if news == "changed":  # one against one: the newer is shown, and the two are in conflict
        assert [c.kind for c in told(db).conflicts] == ["value"]
    assert item.claim.quote == f"Khorgos: {value} tons in all."
    if news == "confirmed":
        assert item.news in ("confirmed", "changed")  # the newest of two forms that agree may be the one shown
    else:
        assert item.news == news


def test_a_disputed_value_does_not_move_a_majority(db: sqlite3.Connection) -> None:
    said = [("It was 4.5 million tons in 2024.", [volume("4.5 million tons", 4_500_000, "2024")])]
    add(db, said, key="old2", source="Second", now=OLD)
    fresh(db, 9_000_000, "2024")
    (item,) = told(db).values
    assert (item.news, float(item.point.value)) == ("disputed", 4_500_000)
    assert "shown is 4.5 Mt" in brief_text.markdown(told(db))


def test_articles_stand_under_the_places_they_name(db: sqlite3.Connection) -> None:
    article = fresh(db, 5_000_000, "2025")
    (place,) = told(db).places
    assert (place.kind, place.id, [item.row.id for item in place.articles]) == ("checkpoint", "khorgos", [article])
    assert place.name != ""


def test_a_conflict_leads_to_both_of_its_sides(db: sqlite3.Connection) -> None:
    article = fresh(db, 9_000_000, "2024")
    lines = brief_text.markdown(told(db)).splitlines()
    line = lines[lines.index("## New conflicts") + 2]
    for source, key, number in (("Old Herald", "old", 1), ("New Gazette", "new", article)):
        assert source in line and f"article {number}](https://example.org/{key})" in line


def test_a_value_of_a_document_without_a_source_leads_to_its_article(db: sqlite3.Connection) -> None:
    fresh(db, 5_000_000, "2025", source=UNNAMED_SOURCE)
    assert "([example.org, 2026-03-03, article 2](https://example.org/new))" in brief_text.markdown(told(db))


def test_an_old_conflict_is_not_told_again(db: sqlite3.Connection) -> None:
    said = [("In 2024 it was 5.5 million tons.", [volume("5.5 million tons", 5_500_000, "2024")])]
    add(db, said, key="other", source="Other", now=OLD)
    fresh(db, 5_000_000, "2025")
    assert told(db).conflicts == ()


def test_an_edit_that_changes_figures_is_told(db: sqlite3.Connection) -> None:
    said = [("In 2024 it was 4.6 million tons.", [volume("4.6 million tons", 4_600_000, "2024")])]
    add(db, said, key="old", source="Old Herald", now=NEW)
    (item,) = told(db).edited
    assert any("4.5 million tons" in text for text in item.gone)
    assert item.come == ("4.6 million tons",)


def test_an_alert_leads_to_its_article(db: sqlite3.Connection) -> None:
    alert_log.add(db, [("gate", "a", "Gate shut.", 1), ("gate", "b", "Gate gone.", 99)], NEW)
    text = brief_text.markdown(told(db))
    assert "- Gate shut. (gate; [Old Herald, 2025-06-25, article 1](https://example.org/old))" in text
    assert "- Gate gone. (gate, article 99)" in text
    first, second = brief_text.data(told(db))["alerts"]
    assert (first["source"], first["url"], first["article"]) == ("Old Herald", "https://example.org/old", 1)
    assert (second["source"], second["article"]) == (None, 99)


def test_alerts_and_silent_sources_are_told(db: sqlite3.Connection) -> None:
    alert_log.add(db, [("rule", "event", "Something crossed.", None)], NEW)
    feed = FeedConfig("Quiet Post", "https://example.org/feed")
    state = feeds.FeedState(
        feed.url, feed.name, outcome="ok", sentence="fine", last_attempt=NEW, last_new=OLD - timedelta(days=60)
    )
    feeds.save(db, state)
    found = told(db, Config(Path("/nowhere"), feeds=(feed,)))
    assert [alert.hit.sentence for alert in found.alerts] == ["Something crossed."]
    assert [(item.name, item.word) for item in found.silent] == [("Quiet Post", "quiet")]
    assert "Quiet Post" in brief_text.markdown(found)


def test_no_source_can_format_or_link(db: sqlite3.Connection) -> None:
    hostile = "[click](javascript:alert(1)) <script>x</script> **bold** `code`"
    fresh(db, 5_000_000, "2025", title=hostile, source="<b>Gazette</b>")
    found = told(db)
    text = brief_text.markdown(found)
    assert not re.search(r"(?<!\\)\]\(javascript", text)
    assert "<script>" not in text.replace(r"\<script\>", "")
    page = brief_text.page(found)
    assert "<script" not in page
    assert "<b>" not in page
    assert set(re.findall(r'href="([^"]*)"', page)) == {"https://example.org/new"}
    assert "&lt;script&gt;x&lt;/script&gt; **bold** `code`" in page


def test_data_names_every_article(db: sqlite3.Connection) -> None:
    article = fresh(db, 5_000_000, "2025")
    data = brief_text.data(told(db))
    assert [item["article"] for place in data["places"] for item in place["articles"]] == [article]
    assert data["values"][0]["claim"]["sentence"] == "Khorgos: 5000000 tons in all."
    assert brief_text.json_text(told(db)).startswith("{")
