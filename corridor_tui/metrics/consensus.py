"""Which of several claims about one period is shown, and why each of the others is not.

The rule, in this order: a claim the user accepted; the statement that most independent sources agree with; an exact
value before a bound; the statement that most sources print in that very form; the authority nearest to the count; the
newest; the one with more digits. Nothing depends on the order in which claims arrived.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corridor_tui.metrics.agreement import Statement, agree, digits, statement_of
from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.definitions import Relations

CANDIDATES = 64
"""Only this many statements, the most often printed ones, are weighed against all others: it bounds the work."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that was not used for the shown value, and the reason in words."""

    claim: Claim
    why: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The shown claim, those that agree with it (itself first), and those left out with their reasons."""

    shown: Claim
    agreeing: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]
    why: str

    @property
    def sources(self) -> int:
        """How many independent sources stand behind the shown value."""
        return voices(self.agreeing)


def voices(claims: Iterable[Claim]) -> int:
    """How many independent sources: claims that share a publisher or a story are one voice."""
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def root(key: tuple[str, str]) -> tuple[str, str]:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for source, story in {(claim.source or claim.figure, _story(claim)) for claim in claims}:
        first = root(("source", source))
        if story is not None:
            parent[first] = root(("story", story))
    return len({root(key) for key in parent})


def _story(claim: Claim) -> str | None:
    """What is told once however many articles carry it; None for a row of a table, which has only its source."""
    if claim.story is not None:
        return claim.story
    return None if claim.article is None else f"article {claim.article}"


def choose(claims: Sequence[Claim], tolerance: Decimal, relations: Relations) -> Choice:
    """Choose among the claims of one metric, unit, status and period: at least one, in their own order (oldest first).

    Claims left out for being older statements of the same voice are found by `superseded` beforehand.
    """
    groups: dict[tuple[Decimal, str, Decimal | None], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.value, claim.bound, claim.value_high), []).append(claim)
    statements = {key: statement_of(group[0]) for key, group in groups.items()}
    accepted = [key for key, group in groups.items() if any(claim.accepted for claim in group)]
    printed = {key: voices(group) for key, group in groups.items()}
    candidates = accepted or sorted(groups, key=lambda key: (-printed[key], key[0], key[1]))[:CANDIDATES]

    def support(key: tuple[Decimal, str, Decimal | None]) -> list[Claim]:
        mine = statements[key]
        return [c for other, group in groups.items() if agree(mine, statements[other], tolerance) for c in group]

    supports = {key: support(key) for key in candidates}

    def weight(key: tuple[Decimal, str, Decimal | None]) -> tuple[int, bool, int, int, int, int, Decimal]:
        group = groups[key]
        return (
            voices(supports[key]),
            key[1] == "=",
            printed[key],
            max(relations.rank(claim.authority) for claim in group),
            max(claim.date.toordinal() if claim.date else 0 for claim in group),
            digits(key[0]),
            key[0],
        )

    best = max(candidates, key=weight)
    shown = max(groups[best], key=lambda c: (c.accepted, relations.rank(c.authority), c.order))
    agreeing = (shown, *(claim for claim in supports[best] if claim is not shown))
    inside = {id(claim) for claim in agreeing}
    left_out = tuple(
        LeftOut(claim, _reason(claim, statements[best], tolerance)) for claim in claims if id(claim) not in inside
    )
    return Choice(shown, agreeing, left_out, _why(bool(accepted), voices(agreeing), len(groups), bool(left_out)))


def _reason(claim: Claim, shown: Statement, tolerance: Decimal) -> str:
    mine = statement_of(claim)
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


def superseded(claims: Sequence[Claim], tolerance: Decimal) -> list[tuple[Claim, Claim]]:
    """Revisions among a period's claims, oldest first: (older, newer) where the same voice later gave another value.

    A voice is the same publisher quoting the same authority, or the same named authority wherever it is quoted. Two
    values of one article, or of one day, are no revision but a contradiction.
    """
    newest: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.date is None or claim.accepted:
            continue
        for voice in _voices_of(claim):
            newest.setdefault(voice, []).append(claim)
    found: dict[int, tuple[Claim, Claim]] = {}
    for said in newest.values():
        last_by_value: list[Claim] = []
        latest = said[-1]
        final = statement_of(latest)
        for claim in said[:-1]:
            older = claim.date is not None and latest.date is not None and claim.date < latest.date
            if older and claim.article != latest.article and not agree(statement_of(claim), final, tolerance):
                last_by_value.append(claim)
        for claim in last_by_value:
            found.setdefault(id(claim), (claim, latest))
    replaced = {id(older) for older, _ in found.values()}
    return [(older, newer) for older, newer in found.values() if id(newer) not in replaced]


def _voices_of(claim: Claim) -> list[tuple[str, str]]:
    named = [("authority", claim.authority)] if claim.authority else []
    published = [("source", f"{claim.source}\n{claim.authority or ''}")] if claim.source else []
    return [*named, *published]
