"""From stored articles to the metrics panel: every value leads to its sentence, source, date, link and article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from corridor_tui.metrics.findings import Disagreement
from corridor_tui.model import UNNAMED_SOURCE
from corridor_tui.services import metrics_view
from corridor_tui.services.metrics_json import history_json
from corridor_tui.store import articles
from tests.services.metric_desk import SEEN, Said, add, open_desk

VOLUME, SHARE = "middle-corridor-volume", "kz-share-of-china-europe-land"
TODAY = date(2026, 3, 1)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_desk(tmp_path)) as opened:
        yield opened


def council(db: sqlite3.Connection) -> int:
    grown = Said("60%", 60, "%", period="2024", role="change", direction="up")
    return add(
        db,
        [
            (
                "Freight on the route grew by 60% to 4.5 million tons in 2024.",
                [grown, volume("4.5 million tons", 4_500_000, "2024")],
            ),
            (
                "The plan for 2030 is 10 million tons.",
                [Said("10 million tons", 10_000_000, "t", VOLUME, "2030", "target")],
            ),
            (
                "More than 80% of overland goods pass here.",
                [Said("80%", 80, "%", SHARE, "2025", bound=">", role="share")],
            ),
        ],
        key="council",
    )


def visit(db: sqlite3.Connection) -> int:
    return add(
        db,
        [
            (
                "Through September 3.4 million tons went this way.",
                [volume("3.4 million tons", 3_400_000, "2024-01/2024-09")],
            ),
            (
                "Up to 80% of such cargo takes this road.",
                [Said("80%", 80, "%", SHARE, "2024", bound="<", role="share")],
            ),
            ("A year earlier it was 2.764 million tons.", [volume("2.764 million tons", 2_764_000, "2023")]),
        ],
        key="visit",
        source="Caspian Gazette",
        published=datetime(2024, 12, 6, tzinfo=UTC),
    )


def volume(surface: str, value: int, period: str) -> Said:
    return Said(surface, value, "t", VOLUME, period)


def conflicts(found: tuple[Disagreement, ...]) -> list[str]:
    return [item.kind for item in found if item.conflict]


def test_an_empty_store_has_no_rows(db: sqlite3.Connection) -> None:
    assert metrics_view.latest(db, today=TODAY) == []
    known = metrics_view.history(db, VOLUME, today=TODAY)
    assert known is not None
    assert (known.row.value, known.points) == (None, ())
    assert metrics_view.history(db, "no-such-metric", today=TODAY) is None


def test_the_panel_row(db: sqlite3.Connection) -> None:
    council(db)
    visit(db)
    row = next(row for row in metrics_view.latest(db, today=TODAY) if row.id == VOLUME)
    assert (row.text, row.period, row.status, row.sources) == ("4.5 Mt", "2024", "actual", 1)
    assert float(row.change or 0) == pytest.approx(62.81)
    assert "computed" in row.change_label
    assert row.target == "10 Mt by 2030"
    assert list(row.sparkline) == [2_764_000, 4_500_000]
    assert row.age == "14 months"
    assert row.updated == date(2025, 6, 25)


def test_every_value_leads_to_its_sentence(db: sqlite3.Connection) -> None:
    council(db)
    article = visit(db)
    history = metrics_view.history(db, VOLUME, today=TODAY)
    assert history is not None
    point = next(p for p in history.points if p.period.spelling == "2024-01/2024-09")
    claim = point.shown
    assert claim.quote == "Through September 3.4 million tons went this way."
    assert (claim.source, claim.date, claim.article) == ("Caspian Gazette", date(2024, 12, 6), article)
    assert claim.url == "https://example.org/visit"
    stored = articles.get(db, article)
    assert stored is not None
    assert claim.span is not None
    assert stored.text[slice(*claim.span)] == "3.4 million tons"


def test_opposite_bounds_are_reported_between_the_two_sources(db: sqlite3.Connection) -> None:
    council(db)
    visit(db)
    history = metrics_view.history(db, SHARE, today=TODAY)
    assert history is not None
    (item,) = history.disagreements
    assert item.kind == "bound"
    assert {side.source for side in (*item.one, *item.other)} == {"Steppe Herald", "Caspian Gazette"}


def test_a_growth_statement_is_taken_from_the_sentence_of_its_value(db: sqlite3.Connection) -> None:
    council(db)
    visit(db)
    history = metrics_view.history(db, VOLUME, today=TODAY)
    assert history is not None
    (check,) = history.checks
    assert (check.verdict, check.growth.period, check.growth.quote) == (
        "differs",
        "2024",
        "Freight on the route grew by 60% to 4.5 million tons in 2024.",
    )
    assert conflicts(history.disagreements) == ["growth"]


def test_a_growth_beside_two_values_is_not_guessed_at(db: sqlite3.Connection) -> None:
    two = [volume("4 million tons", 4_000_000, "2023"), volume("5 million tons", 5_000_000, "2024")]
    grown = Said("20%", 20, "%", role="change", direction="up")
    add(db, [("From 4 million tons in 2023 to 5 million tons in 2024, up 20%.", [*two, grown])], key="two")
    history = metrics_view.history(db, VOLUME, today=TODAY)
    assert history is not None
    assert history.checks == ()


def test_an_edited_article_withdraws_its_old_claim(db: sqlite3.Connection) -> None:
    add(db, [("It was 4.5 million tons.", [volume("4.5 million tons", 4_500_000, "2024")])], key="a")
    add(db, [("It was 4.4 million tons.", [volume("4.4 million tons", 4_400_000, "2024")])], key="a")
    history = metrics_view.history(db, VOLUME, today=TODAY)
    assert history is not None
    assert [float(claim.value) for claim in history.claims] == [4_400_000]


def test_copies_of_one_story_count_once(db: sqlite3.Connection) -> None:
    for key, source in (("a", "One"), ("b", "Two"), ("c", "Three")):
        add(db, [("It was 4.5 million tons.", [volume("4.5 million tons", 4_500_000, "2024")])], key=key, source=source)
    row = metrics_view.latest(db, today=TODAY)[0]
    assert row.sources == 3
    db.execute("UPDATE articles SET story = 1")
    assert metrics_view.latest(db, today=TODAY)[0].sources == 1


def test_numbers_beyond_reason_break_nothing(db: sqlite3.Connection) -> None:
    add(db, [("It was 4.5 million tons.", [volume("4.5 million tons", 4_500_000, "2024")])], key="a")
    for n, value in enumerate((1e300, 1e30, -1.0, 0.0)):
        add(db, [("A lot.", [Said("A lot", value, "t", VOLUME, "2024")])], key=f"b{n}", source=f"S{n}")
        add(db, [("More.", [Said("More", value, "%", SHARE, "2024", bound=">")])], key=f"c{n}", source=f"S{n}")
    db.execute("UPDATE observations SET value = 9e999 WHERE value = 1e300")
    db.execute("UPDATE figures SET value = 9e999 WHERE value = 1e300")
    (row,) = [row for row in metrics_view.latest(db, today=TODAY) if row.id == VOLUME]
    assert row.text == "4.5 Mt"
    for history in metrics_view.histories(db, today=TODAY).values():
        json.dumps(history_json(history), allow_nan=False)


def test_documents_that_name_no_source_are_not_one_publisher(db: sqlite3.Connection) -> None:
    for key, value, day in (("a", 4_500_000, 5), ("b", 5_200_000, 9)):
        add(
            db,
            [(f"Document {key} gives the year.", [Said("the year", value, "t", VOLUME, "2024")])],
            key=key,
            source=UNNAMED_SOURCE,
            published=datetime(2025, 2, day, tzinfo=UTC),
            url=f"https://www.paper-{key}.example/news",
        )
    (history,) = metrics_view.histories(db, today=TODAY).values()
    assert [claim.source for claim in history.claims] == ["paper-b.example", "paper-a.example"]
    assert [item.kind for item in history.disagreements] == ["value"]


def test_the_same_sentence_word_for_word_is_one_source(db: sqlite3.Connection) -> None:
    sentence = "The ministry told reporters on Friday that 4.5 million tons went along the route in 2024."
    for key, source in (("a", "One"), ("b", "Two"), ("c", "Three")):
        add(db, [(sentence, [volume("4.5 million tons", 4_500_000, "2024")])], key=key, source=source)
    assert metrics_view.latest(db, today=TODAY)[0].sources == 1


def test_the_order_of_arrival_changes_nothing(tmp_path: Path) -> None:
    told = []
    for number, order in enumerate(((council, visit), (visit, council))):
        folder = tmp_path / str(number)
        folder.mkdir()
        with closing(open_desk(folder)) as db:
            for article in order:
                article(db)
            rows = metrics_view.latest(db, today=TODAY)
            told.append([(r.id, r.value, r.period, r.sources, r.conflicts, r.change, r.sparkline) for r in rows])
    assert told[0] == told[1]


def test_configuration_adds_and_changes_metrics(db: sqlite3.Connection) -> None:
    add(db, [("It was 4.5 million tons.", [volume("4.5 million tons", 4_500_000, "2024")])], key="a")
    add(db, [("It was 4.0 million tons.", [volume("4.0 million tons", 4_000_000, "2024")])], key="b", source="B")
    extra: list[dict[str, Any]] = [{"id": VOLUME, "name": "My corridor", "tolerance": 0.2}, {"id": "mine", "unit": "t"}]
    history = metrics_view.history(db, VOLUME, today=TODAY, extra=extra)
    assert history is not None
    assert (history.row.name, history.row.sources, history.disagreements) == ("My corridor", 2, ())
    own = metrics_view.history(db, "mine", today=TODAY, extra=extra)
    assert own is not None
    assert own.points == ()


def test_json_keeps_exact_values_and_every_claim(db: sqlite3.Connection) -> None:
    council(db)
    visit(db)
    add(
        db,
        [("It was 5.2 million tons.", [volume("5.2 million tons", 5_200_000, "2024")])],
        key="c",
        source="C",
        published=None,
    )
    history = metrics_view.history(db, VOLUME, today=TODAY)
    assert history is not None
    told = history_json(history)
    assert (told["metric"], told["value"], told["period"]) == (VOLUME, 4_500_000, "2024")
    assert isinstance(told["value"], int)
    claims = [claim for point in told["history"] for claim in point["claims"]]
    assert len(claims) == told["claims"] == 5
    assert all(claim["sentence"] and claim["source"] and claim["article"] for claim in claims)
    left_out = [claim for claim in claims if not claim["used"]]
    assert [claim["value"] for claim in left_out] == [5_200_000]
    assert left_out[0]["reason"]
    assert SEEN.year == 2026
