"""Which of several claims about one period is shown, and why each of the others is not.

The rule, in this order: a claim the user accepted; the statement that most independent sources agree with; an exact
value before a bound; the statement that most sources print in that very form; the authority nearest to the count; the
newest; the one with more digits. Nothing depends on the order in which claims arrived.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from corridor_tui.metrics.agreement import Reader, Said, Statement, digits, harmonious, within
from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.definitions import Relations
from corridor_tui.metrics.voices import Counter, voices

CANDIDATES = 64
"""Only this many statements, the most often printed ones, are weighed against all others: it bounds the work."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that was not used for the shown value, and the reason in words."""

    claim: Claim
    why: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The shown claim, those that agree with it (itself first), and those left out with their reasons.

    `sources` counts the independent sources behind the shown value. `others` are the statements that do not agree
    with it.
    """

    shown: Claim
    agreeing: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]
    why: str
    sources: int
    others: tuple[Said, ...] = field(default=(), repr=False, compare=False)


def choose(claims: Sequence[Claim], said: Sequence[Said], tolerance: Decimal, relations: Relations) -> Choice:
    """Choose among the claims of one metric, unit, status and period: at least one, in their own order (oldest first).

    `said` are the statements they make. Claims left out for being older statements of the same voice are found by
    `superseded` beforehand.
    """
    if len(said) == 1:
        shown, sources = _foremost(claims, relations), voices(claims)
        agreeing = (shown, *(claim for claim in claims if claim is not shown))
        return Choice(shown, agreeing, (), _why(shown.accepted, sources, 1, False), sources)
    counter = Counter(claims)
    accepted = [one for one in said if True in [claim.accepted for claim in one.claims]]
    printed = {one: counter.count((one.claims,)) for one in said}
    candidates = accepted or said
    if len(candidates) > CANDIDATES and not accepted:
        candidates = sorted(said, key=lambda one: (-printed[one], one.statement.value, one.statement.bound))[
            :CANDIDATES
        ]
    friends = _friends(said, candidates, float(tolerance))
    # Where everybody agrees with everybody, all candidates have the same friends: count their voices once.
    counted = {agreed: counter.count([one.claims for one in agreed]) for agreed in set(friends.values())}

    backing = {one: counted[friends[one]] for one in candidates}
    best = _best(candidates, backing, printed, relations)
    agreed, sources = friends[best], backing[best]
    shown = _foremost(best.claims, relations)
    agreeing = (shown, *(claim for one in agreed for claim in one.claims if claim is not shown))
    inside = set(agreed)
    others = tuple(one for one in said if one not in inside)
    reasons: dict[int, str] = {}
    for one in others:
        reason = _reason(one.statement, best.statement, tolerance)
        reasons.update((id(claim), reason) for claim in one.claims)
    left_out = tuple(LeftOut(claim, reasons[id(claim)]) for claim in claims if id(claim) in reasons)
    why = _why(bool(accepted), sources, len(said), bool(others))
    return Choice(shown, agreeing, left_out, why, sources, others)


def _best(
    candidates: Sequence[Said], backing: Mapping[Said, int], printed: Mapping[Said, int], relations: Relations
) -> Said:
    """The statement to show; `backing` counts the sources that agree with it, `printed` those that print that form."""

    def standing(one: Said) -> tuple[int, date, int, Decimal]:
        return (
            max(relations.rank(claim.authority) for claim in one.claims),
            one.claims[-1].date or date.min,
            digits(one.statement.value),
            one.statement.value,
        )

    support = [(backing[one], one.statement.bound == "=", printed[one]) for one in candidates]
    most = max(support)
    equals = [one for one, mine in zip(candidates, support, strict=True) if mine == most]
    if len(equals) == 1:
        return equals[0]
    return max(sorted(equals, key=lambda one: one.statement.bound), key=standing)


def _friends(said: Sequence[Said], candidates: Sequence[Said], tolerance: float) -> dict[Said, tuple[Said, ...]]:
    """For each candidate the statements that it agrees with, itself included, in the order of `said`."""
    if harmonious(said, tolerance):
        return dict.fromkeys(candidates, tuple(said))
    return {
        candidate: tuple(one for one in said if within(candidate.statement, one.statement, tolerance))
        for candidate in candidates
    }


def _foremost(claims: Sequence[Claim], relations: Relations) -> Claim:
    """Of claims that state the same, oldest first, the one to quote: accepted, nearest to the count, newest."""
    best, weight = claims[0], (False, -1)
    for claim in claims:
        mine = (claim.accepted, relations.rank(claim.authority))
        if mine >= weight:
            best, weight = claim, mine
    return best


def _reason(mine: Statement, shown: Statement, tolerance: Decimal) -> str:
    larger = max(abs(mine.value), abs(shown.value)) or Decimal(1)
    apart = abs(mine.value - shown.value) / larger * 100
    if apart <= tolerance * 100:
        return "its bound contradicts the shown value's"
    return f"{apart:.1f} % away from the shown value, tolerance {(tolerance * 100).normalize():f} %"


def _why(accepted: bool, sources: int, statements: int, disputed: bool) -> str:
    if accepted:
        return "you accepted it"
    if statements == 1:
        return "the only value stated" if sources == 1 else f"{sources} independent sources state it"
    if not disputed:
        return "all statements agree within the tolerance; the most printed, best sourced form is shown"
    if sources > 1:
        return f"{sources} independent sources agree with it, more than with any other value"
    return "sources stand one against one: authority, then date, then precision decided"


def superseded(claims: Sequence[Claim], reader: Reader, tolerance: float) -> list[tuple[Claim, Claim]]:
    """Revisions among a period's claims, oldest first: (older, newer) where the same voice later gave another value.

    A voice is the same publisher quoting the same authority, or the same named authority wherever it is quoted. Two
    values of one article, or of one day, are no revision but a contradiction.
    """
    heard: dict[str, Claim | list[Claim]] = {}
    for claim in claims:
        if claim.date is None or claim.accepted:
            continue
        for voice in _voices_of(claim):
            before = heard.get(voice)
            if before is None:
                heard[voice] = claim
            elif isinstance(before, list):
                before.append(claim)
            else:
                heard[voice] = [before, claim]
    found: dict[int, tuple[Claim, Claim]] = {}
    for said in heard.values():
        if not isinstance(said, list):
            continue
        latest = said[-1]
        for claim in said[:-1]:
            if claim.date == latest.date or claim.article == latest.article:
                continue
            mine, newest = reader.of(claim), reader.of(latest)
            if mine is not newest and not within(mine, newest, tolerance):
                found.setdefault(id(claim), (claim, latest))
    replaced = {id(older) for older, _ in found.values()}
    return [(older, newer) for older, newer in found.values() if id(newer) not in replaced]


def _voices_of(claim: Claim) -> tuple[str, ...]:
    """The named authority, wherever it is quoted, and the publisher quoting whom it quotes."""
    named = claim.authority or ""
    published = f"{claim.source}\n{named}" if claim.source else ""
    if named and published:
        return (named, published)
    return (named,) if named else (published,) if published else ()
