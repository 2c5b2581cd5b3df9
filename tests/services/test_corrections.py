"""Accepting, rejecting and relinking claims: seen at once, kept through tagging again, undone without a trace."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from corridor_tui.model import ConfigError, CorridorError
from corridor_tui.services import corrections, metrics_view
from tests.services.metric_desk import SEEN, Said, add, open_desk, put

VOLUME = "middle-corridor-volume"
TODAY = date(2026, 3, 1)
ONE = [("It carried 4.5 million tons in 2024.", [Said("4.5 million tons", 4_500_000, "t", VOLUME, "2024")])]
TWO = [("It carried 5.2 million tons in 2024.", [Said("5.2 million tons", 5_200_000, "t", VOLUME, "2024")])]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_desk(tmp_path)) as opened:
        add(opened, ONE, key="one", source="One")
        add(opened, TWO, key="two", source="Two")
        yield opened


def told(db: sqlite3.Connection, metric: str = VOLUME) -> list[tuple[str, float, int, int]]:
    history = metrics_view.history(db, metric, today=TODAY)
    assert history is not None
    return [(p.period.spelling, float(p.value), p.sources, len(p.left_out)) for p in history.points]


def test_accept_then_undo_restores(db: sqlite3.Connection) -> None:
    before = told(db)
    number = corrections.accept(db, "1.1", SEEN)
    assert told(db) == [("2024", 4_500_000, 1, 1)]
    corrections.undo(db, number, SEEN)
    assert told(db) == before
    number = corrections.accept(db, "2.1", SEEN)
    assert told(db) == [("2024", 5_200_000, 1, 1)]
    corrections.undo(db, number, SEEN)
    assert told(db) == before


def test_reject(db: sqlite3.Connection) -> None:
    corrections.reject(db, "2.1", SEEN, "a slip of the paper")
    assert told(db) == [("2024", 4_500_000, 1, 0)]
    (row,) = corrections.listing(db)
    assert (row["action"], row["in_force"], row["note"]) == ("reject", True, "a slip of the paper")


def test_relink_to_another_metric_and_period(db: sqlite3.Connection) -> None:
    corrections.relink(db, "2.1", SEEN, metric="kz-seaports-volume", period="2023")
    assert told(db) == [("2024", 4_500_000, 1, 0)]
    assert told(db, "kz-seaports-volume") == [("2023", 5_200_000, 1, 0)]


def test_a_choice_outlives_tagging_again(db: sqlite3.Connection) -> None:
    corrections.relink(db, "2.1", SEEN, metric="kz-seaports-volume", period="2023")
    corrections.accept(db, "1.1", SEEN)
    expected = told(db), told(db, "kz-seaports-volume")
    put(db, 1, ONE)
    put(db, 2, TWO)
    assert (told(db), told(db, "kz-seaports-volume")) == expected
    # Rules that no longer see an announcement here do not take back what the user said.
    put(db, 1, [(ONE[0][0], [Said("4.5 million tons", 4_500_000, "t")])])
    put(db, 2, [(TWO[0][0], [])])
    assert (told(db), told(db, "kz-seaports-volume")) == expected


def test_a_choice_about_a_sentence_that_was_edited_away_rests(db: sqlite3.Connection) -> None:
    corrections.reject(db, "2.1", SEEN)
    add(db, [("It carried 5.1 million tons in 2024.", [Said("5.1 million tons", 5_100_000, "t", VOLUME, "2024")])],
        key="two", source="Two")  # fmt: skip
    assert ("2024", 2) in [(period, sources + out) for period, _, sources, out in told(db)]
    (row,) = corrections.listing(db)
    assert not row["in_force"]


def test_a_new_choice_about_a_figure_takes_the_place_of_the_old(db: sqlite3.Connection) -> None:
    corrections.accept(db, "1.1", SEEN)
    corrections.reject(db, "1.1", SEEN)
    assert [row["action"] for row in corrections.listing(db)] == ["reject"]
    assert [row["action"] for row in corrections.listing(db, undone=True)] == ["accept", "reject"]
    assert told(db) == [("2024", 5_200_000, 1, 0)]


def test_a_figure_without_a_metric_can_only_be_linked(db: sqlite3.Connection) -> None:
    article = add(db, [("They sent 12 trains.", [Said("12 trains", 12, "train")])], key="trains")
    with pytest.raises(CorridorError, match="announces no metric"):
        corrections.accept(db, f"{article}.1", SEEN)
    with pytest.raises(ConfigError, match="--metric"):
        corrections.relink(db, f"{article}.1", SEEN, period="2024")
    corrections.relink(db, f"{article}.1", SEEN, metric="khorgos-trains", period="2024")
    assert [row["figure"] for row in corrections.listing(db)] == [f"{article}.1"]
    linked = metrics_view.history(db, "khorgos-trains", today=TODAY)
    assert linked is not None
    assert (linked.claims[0].figure, linked.claims[0].span, linked.claims[0].kind) == (f"{article}.1", (10, 19), "user")
    assert told(db, "khorgos-trains") == [("2024", 12, 1, 0)]


@pytest.mark.parametrize("figure", ["9.1", "1.9", "x", "1", "1.0", "1.2.3"])
def test_a_figure_that_is_not_there(db: sqlite3.Connection, figure: str) -> None:
    with pytest.raises(CorridorError):
        corrections.accept(db, figure, SEEN)


def test_a_period_that_cannot_be_read(db: sqlite3.Connection) -> None:
    with pytest.raises(ConfigError, match="no period"):
        corrections.relink(db, "1.1", SEEN, period="last year")


def test_undoing_twice(db: sqlite3.Connection) -> None:
    number = corrections.accept(db, "1.1", SEEN)
    corrections.undo(db, number, SEEN)
    with pytest.raises(CorridorError, match="no correction"):
        corrections.undo(db, number, SEEN)
