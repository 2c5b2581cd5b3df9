"""What the seed corpus alone gives, through the real tagger: the claims of this page's examples, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from corridor_tui.services import metrics_view, retag
from corridor_tui.services.metrics_json import history_json
from corridor_tui.services.metrics_view import MetricHistory
from corridor_tui.services.seeding import load_seeds
from corridor_tui.store import articles
from corridor_tui.store.connection import open_store

TODAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("seeds") / "desk.sqlite"
    load_seeds(place)
    return place


@pytest.fixture(scope="module")
def found(path: Path) -> Iterator[dict[str, MetricHistory]]:
    with closing(open_store(path)) as db:
        yield metrics_view.histories(db, today=TODAY)


@pytest.mark.parametrize(
    ("metric", "period", "status", "value"),
    [
        ("middle-corridor-volume", "2024", "actual", 4_500_000),
        ("middle-corridor-volume", "2024-01/2024-09", "actual", 3_400_000),
        ("middle-corridor-volume", "2030", "target", 10_000_000),
        ("kz-china-trade", "2023", "actual", 41_020_000_000),
        ("kz-china-trade", "2024", "actual", 44_000_000_000),
        ("ca-china-trade", "2024", "actual", 95_000_000_000),
        ("kz-xinjiang-trade", "2023", "actual", 20_300_000_000),
        ("khorgos-vehicle-exports", "2024", "actual", 421_000),
    ],
)
def test_the_seeds_state(found: dict[str, MetricHistory], metric: str, period: str, status: str, value: int) -> None:
    points = {(p.period.spelling, str(p.status)): int(p.value) for p in found[metric].points}
    assert points[period, status] == value


def test_eighty_per_cent_in_both_directions_is_a_disagreement_of_bounds(found: dict[str, MetricHistory]) -> None:
    (item,) = [d for d in found["kz-share-of-china-europe-land"].disagreements if d.conflict]
    assert item.kind == "bound"
    assert len({side.article for side in (*item.one, *item.other)}) == 2


def test_nine_months_up_by_a_quarter_is_no_conflict(found: dict[str, MetricHistory]) -> None:
    assert [d.kind for d in found["middle-corridor-volume"].disagreements if d.conflict] == []


def test_every_value_stands_in_its_sentence_in_its_article(path: Path, found: dict[str, MetricHistory]) -> None:
    with closing(open_store(path)) as db:
        for history in found.values():
            for claim in history.claims:
                assert claim.article is not None
                stored = articles.get(db, claim.article)
                assert stored is not None
                assert claim.quote in (stored.title if claim.field == "title" else stored.text)
                assert claim.surface in claim.quote


def test_tagging_again_twice_changes_nothing(path: Path, found: dict[str, MetricHistory]) -> None:
    from corridor_tui.config import Config

    before = {name: history_json(history) for name, history in found.items()}
    for _ in range(2):
        retag.retag(Config(path.parent), path, lambda *_: None, every=True)
        with closing(open_store(path)) as db:
            again = metrics_view.histories(db, today=TODAY)
        assert {name: history_json(history) for name, history in again.items()} == before
