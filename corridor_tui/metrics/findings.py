"""A finding: what does not fit, about which metric and period, in words, with the statements on each side."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corridor_tui.metrics.claims import Claim, Growth
from corridor_tui.metrics.numbers import human

Kind = Literal["value", "bound", "growth", "target", "part", "early", "implausible", "revision", "worlds", "lookalike"]
NOTES: frozenset[str] = frozenset({"revision", "worlds", "lookalike"})


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A finding: what kind, about which metric and period, in words, and the statements on each side."""

    kind: Kind
    metric: str
    period: str
    sentence: str
    one: tuple[Claim | Growth, ...]
    other: tuple[Claim | Growth, ...]

    @property
    def conflict(self) -> bool:
        """Whether it asks for a person; notes only explain."""
        return self.kind not in NOTES

    @property
    def key(self) -> str:
        """What makes it the same finding again, whoever else repeats a side: kind, metric, period and the values."""
        sides = sorted({f"{_size(side)}{side.bound}" for side in (*self.one[:1], *self.other[:1])})
        return f"{self.metric}:{self.kind}:{self.period}:{'/'.join(sides)}"


def _size(side: Claim | Growth) -> Decimal:
    return side.size if isinstance(side, Growth) else side.value


def say(claim: Claim) -> str:
    """A claim in a few words: value, then who says so and when."""
    told_by = who(claim)
    when = f", {claim.date}" if claim.date else ""
    return f"{human(claim.value, claim.unit, claim.bound, claim.value_high)} ({told_by}{when})"


def who(statement: Claim | Growth) -> str:
    """Who says it, in words; the article where no publisher is known."""
    return statement.source or (f"article {statement.article}" if statement.article else "an unnamed source")
