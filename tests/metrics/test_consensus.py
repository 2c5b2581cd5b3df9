"""Which claim is shown: the stated rule, step by step, and who counts as a source of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.voices import voices
from tests.metrics.said import claim, series


def shown(*claims: Claim) -> tuple[float, str, int]:
    point = series(*claims).points[-1]
    return float(point.value), point.shown.source, point.sources


def test_most_independent_sources_win() -> None:
    assert shown(claim(4_500_000, source="A"), claim(4_500_000, source="B"), claim(5_200_000, source="C")) == (
        4_500_000,
        "B",
        2,
    )


def test_values_within_the_tolerance_are_one_value() -> None:
    point = series(*(claim(v, source=s) for v, s in [(2_764_000, "A"), (2_700_000, "B"), (2_800_000, "C")])).points[0]
    assert point.sources == 3
    assert not point.left_out


def test_the_same_story_told_twice_is_one_source() -> None:
    copies = [claim(5_000_000, source=name, story="9", article=n) for n, name in enumerate("ABC")]
    value, _, sources = shown(*copies, claim(4_000_000, source="D"), claim(4_000_000, source="E"))
    assert (value, sources) == (4_000_000, 2)


def test_one_publisher_is_one_source_however_often_it_says_it() -> None:
    assert voices([claim(1, source="A", article=n, story=str(n)) for n in range(5)]) == 1
    assert voices([claim(1, source="A"), claim(1, source="B")]) == 2


def test_publisher_and_story_chain_into_one_voice() -> None:
    chain = [
        claim(1, source="A", story="1", article=1),
        claim(1, source="B", story="1", article=2),
        claim(1, source="B", story="2", article=3),
        claim(1, source="C", story="2", article=4),
    ]
    assert voices(chain) == 1


def test_one_sentence_is_one_voice_whatever_story_it_stands_in() -> None:
    sent = "theministrytoldreportersthatfourmilliontonswentthatway"
    one, other = claim(1, source="A", story="1", article=1), claim(1, source="B", article=2)
    assert voices([one, other]) == 2
    assert voices([replace(one, wording=sent), replace(other, wording=sent)]) == 1
    assert voices([replace(one, wording=sent), replace(other, wording=sent + "twice")]) == 2


def test_an_article_of_no_known_publisher_is_one_voice() -> None:
    assert voices([claim(1, source="", article=1, figure=f"1.{n}") for n in (1, 2)]) == 1
    assert voices([claim(1, source="", figure=f"ref:{n}") for n in (1, 2)]) == 2


def test_authority_decides_between_equals() -> None:
    assert shown(claim(4_000_000, source="A", day="2025-02-01"), claim(5_000_000, source="B", authority="ministry"))[
        0
    ] == pytest.approx(5_000_000)


def test_then_the_newest() -> None:
    old, new = claim(4_000_000, source="A", day="2025-01-10"), claim(5_000_000, source="B", day="2025-03-01")
    assert shown(old, new)[0] == shown(new, old)[0] == 5_000_000


def test_an_exact_value_is_shown_before_a_bound() -> None:
    point = series(claim(2_700_000, source="A", bound=">"), claim(2_764_000, source="B")).points[0]
    assert (float(point.value), point.bound, point.sources) == (2_764_000, "=", 2)


def test_an_accepted_claim_is_shown_against_any_majority() -> None:
    point = series(
        claim(4_000_000, source="A"),
        claim(4_000_000, source="B"),
        claim(5_000_000, source="C", accepted=True),
    ).points[0]
    assert float(point.value) == 5_000_000
    assert point.choice.why == "you accepted it"
    assert len(point.left_out) == 2


def test_a_later_word_of_the_same_voice_is_a_revision_not_a_conflict() -> None:
    point = series(
        claim(4_000_000, source="A", day="2025-01-10", article=1),
        claim(4_400_000, source="A", day="2025-03-10", article=2),
    ).points[0]
    assert float(point.value) == 4_400_000
    assert [(float(a.value), float(b.value)) for a, b in point.revised] == [(4_000_000, 4_400_000)]
    assert "revised on 2025-03-10" in point.left_out[0].why


def test_two_values_of_one_day_are_no_revision() -> None:
    point = series(
        claim(4_000_000, source="A", day="2025-01-10", article=1),
        claim(4_400_000, source="A", day="2025-01-10", article=2),
    ).points[0]
    assert not point.revised
    assert len(point.left_out) == 1


def test_a_result_printed_before_its_period_was_over_gives_way() -> None:
    point = series(
        claim(10_000_000, source="A", day="2024-03-01"),
        claim(10_000_000, source="B", day="2024-04-01"),
        claim(4_500_000, source="C", day="2025-02-01"),
    ).points[0]
    assert float(point.value) == 4_500_000
    assert {item.kind for item in point.doubted} == {"early"}


def test_an_implausible_value_gives_way() -> None:
    point = series(claim(450_000_000, source="A"), claim(450_000_000, source="B"), claim(4_500_000, source="C")).points[
        0
    ]
    assert float(point.value) == 4_500_000
    assert {item.kind for item in point.doubted} == {"implausible"}
