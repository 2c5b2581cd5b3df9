"""The user's corrections laid over the machine's claims: accept, reject, relink. Undoing is leaving one out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from corridor_tui.metrics.claims import Claim

Action = Literal["accept", "reject", "relink"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Which figure is meant: the printed words in their sentence, in an article known by its feed's own key."""

    feed: str
    guid_key: str
    field: str
    surface: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One choice in force. `metric` and `period` are what the machine said when it was made.

    `claim` is the claim as the user wants it (accept, relink), None for a rejection or when the sentence is gone.
    """

    action: Action
    anchor: Anchor
    metric: str | None
    period: str | None
    claim: Claim | None = None


def correct(claims: Iterable[tuple[Anchor, Claim]], corrections: Iterable[Correction]) -> list[Claim]:
    """The claims after the corrections.

    A rejected claim goes, unless the machine has since read another metric or period there. An accepted or relinked
    figure says what the user says, whatever the machine makes of it now.
    """
    settled = {c.anchor: c for c in corrections if c.action != "reject" and c.claim is not None}
    rejected = {(c.anchor, c.metric, c.period) for c in corrections if c.action == "reject"}
    kept: list[Claim] = []
    placed: set[Anchor] = set()
    for anchor, claim in claims:
        if (anchor, claim.metric, claim.period) in rejected:
            continue
        correction = settled.get(anchor)
        if correction is None or correction.claim is None:
            kept.append(claim)
        elif anchor not in placed:
            placed.add(anchor)
            wanted = correction.claim
            same = (claim.series, claim.period, claim.status) == (wanted.series, wanted.period, wanted.status)
            kept.append(replace(claim, accepted=True) if same else _moved(claim, wanted))
    kept += [c.claim for anchor, c in settled.items() if anchor not in placed and c.claim is not None]
    return kept


def _moved(claim: Claim, wanted: Claim) -> Claim:
    return replace(
        claim,
        metric=wanted.metric,
        checkpoint=wanted.checkpoint,
        period=wanted.period,
        status=wanted.status,
        kind="user",
        accepted=True,
    )
