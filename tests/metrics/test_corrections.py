"""Corrections laid over machine claims: what each does, and that leaving them out restores everything."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corridor_tui.metrics.building import build
from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.corrections import Anchor, Correction, correct
from tests.metrics.said import METRIC, RELATIONS, claim

HERE = Anchor("feed", "key", "text", "4.5 million tons", "It was 4.5 million tons.")
CLAIM = claim(4_500_000)


def test_a_rejected_claim_goes() -> None:
    assert correct([(HERE, CLAIM)], [Correction("reject", HERE, CLAIM.metric, CLAIM.period)]) == []


def test_a_rejection_holds_for_what_was_read_then_not_for_what_is_read_now() -> None:
    now = replace(CLAIM, period="2023")
    assert correct([(HERE, now)], [Correction("reject", HERE, CLAIM.metric, CLAIM.period)]) == [now]


def test_an_accepted_claim_is_marked() -> None:
    wanted = replace(CLAIM, accepted=True, kind="user")
    (kept,) = correct([(HERE, CLAIM)], [Correction("accept", HERE, CLAIM.metric, CLAIM.period, wanted)])
    assert kept == replace(CLAIM, accepted=True)


def test_an_accepted_claim_outlives_a_machine_that_no_longer_sees_it() -> None:
    wanted = replace(CLAIM, accepted=True, kind="user")
    correction = Correction("accept", HERE, CLAIM.metric, CLAIM.period, wanted)
    assert correct([], [correction]) == [wanted]
    (kept,) = correct([(HERE, replace(CLAIM, metric="other"))], [correction])
    assert (kept.metric, kept.accepted) == (CLAIM.metric, True)


def test_a_relinked_figure_says_what_the_user_says_once() -> None:
    wanted = replace(CLAIM, metric="other", period="2022", accepted=True, kind="user")
    correction = Correction("relink", HERE, CLAIM.metric, CLAIM.period, wanted)
    kept = correct([(HERE, CLAIM), (HERE, replace(CLAIM, period="2023"))], [correction])
    assert [(c.metric, c.period, c.kind) for c in kept] == [("other", "2022", "user")]


def test_a_correction_whose_sentence_is_gone_changes_nothing() -> None:
    assert correct([(HERE, CLAIM)], [Correction("accept", HERE, CLAIM.metric, CLAIM.period, None)]) == [CLAIM]


ANCHORS = st.sampled_from([HERE, replace(HERE, guid_key="other"), replace(HERE, surface="5 million tons")])
MACHINE = st.lists(
    st.tuples(ANCHORS, st.builds(claim, st.sampled_from([4_500_000, 5_000_000]), st.sampled_from(["2023", "2024"]))),
    max_size=8,
)


@given(MACHINE, st.lists(st.tuples(st.sampled_from(["accept", "reject", "relink"]), ANCHORS), max_size=4))
def test_undoing_every_correction_restores_the_series(
    machine: list[tuple[Anchor, Claim]], made: list[tuple[str, Anchor]]
) -> None:
    corrections = [
        Correction(action, anchor, METRIC.id, "2024", None if action == "reject" else replace(CLAIM, accepted=True))  # type: ignore[arg-type]
        for action, anchor in made
    ]
    before = build(METRIC, correct(machine, []), RELATIONS)
    with_them = correct(machine, corrections)
    assert correct(machine, corrections) == with_them
    assert build(METRIC, correct(machine, []), RELATIONS) == before
    if not corrections:
        assert with_them == [claim for _, claim in machine]
