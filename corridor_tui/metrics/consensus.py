"""Which of several claims about one period is shown, and why each of the others is not.

The rule, in this order: a claim the user accepted; the statement that most independent sources agree with; an exact
value before a bound; the statement that most sources print in that very form; the authority nearest to the count; the
newest; the one with more digits. Nothing depends on the order in which claims arrived.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corridor_tui.metrics.agreement import Statement, agree, digits, statement, statement_of
from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.definitions import Relations
from corridor_tui.model import Bound

CANDIDATES = 64
"""Only this many statements, the most often printed ones, are weighed against all others: it bounds the work."""


Key = tuple[Decimal, Bound, Decimal | None]
"""What makes two claims the same statement: value, bound, end of range."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that was not used for the shown value, and the reason in words."""

    claim: Claim
    why: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The shown claim, those that agree with it (itself first), and those left out with their reasons.

    `sources` counts the independent sources behind the shown value.
    """

    shown: Claim
    agreeing: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]
    why: str
    sources: int


def voices(claims: Iterable[Claim]) -> int:
    """How many independent sources: claims that share a publisher, a story or a sentence are one voice."""
    told = {(claim.source or _unsigned(claim), claim.story, claim.wording) for claim in claims}
    sources = {source for source, _, _ in told}
    shared = [telling for _, *tellings in told for telling in tellings if telling is not None]
    if len(sources) == 1 or (len(sources) == len(told) and len(shared) == len(set(shared))):
        return len(sources)
    parent = {source: source for source in sources}
    teller: dict[str, str] = {}

    def root(source: str) -> str:
        while parent[source] != source:
            source = parent[source]
        return source

    for source, *tellings in told:
        for telling in tellings:
            if telling is not None and (first := teller.setdefault(telling, source)) != source:
                parent[root(source)] = root(first)
    return sum(source == above for source, above in parent.items())


def _unsigned(claim: Claim) -> str:
    """What stands for the publisher where none is known: the article, or the row of a table."""
    return claim.figure if claim.article is None else f"article {claim.article}"


def choose(claims: Sequence[Claim], tolerance: Decimal, relations: Relations) -> Choice:
    """Choose among the claims of one metric, unit, status and period: at least one, in their own order (oldest first).

    Claims left out for being older statements of the same voice are found by `superseded` beforehand.
    """
    groups: dict[Key, list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.value, claim.bound, claim.value_high), []).append(claim)
    if len(groups) == 1:
        shown, sources = _foremost(claims, relations), voices(claims)
        agreeing = (shown, *(claim for claim in claims if claim is not shown))
        return Choice(shown, agreeing, (), _why(shown.accepted, sources, 1, False), sources)
    accepted = [key for key, group in groups.items() if any(claim.accepted for claim in group)]
    printed = {key: voices(group) for key, group in groups.items()}
    candidates = accepted or sorted(groups, key=lambda key: (-printed[key], key[0], key[1]))[:CANDIDATES]
    friends = _friends(groups, candidates, tolerance)
    # Where everybody agrees with everybody, all candidates have the same friends: count their voices once.
    counted = {agreed: voices(c for key in agreed for c in groups[key]) for agreed in set(friends.values())}
    backing = {key: counted[agreed] for key, agreed in friends.items()}

    def weight(key: Key) -> tuple[int, bool, int, int, int, int, Decimal]:
        group = groups[key]
        return (
            backing[key],
            key[1] == "=",
            printed[key],
            max(relations.rank(claim.authority) for claim in group),
            max(claim.date.toordinal() if claim.date else 0 for claim in group),
            digits(key[0]),
            key[0],
        )

    best = max(candidates, key=weight)
    shown = _foremost(groups[best], relations)
    support = (claim for key in friends[best] for claim in groups[key])
    agreeing = (shown, *(claim for claim in support if claim is not shown))
    inside = {id(claim) for claim in agreeing}
    left_out = tuple(
        LeftOut(claim, _reason(claim, statement(*best), tolerance)) for claim in claims if id(claim) not in inside
    )
    return Choice(
        shown, agreeing, left_out, _why(bool(accepted), backing[best], len(groups), bool(left_out)), backing[best]
    )


def _friends(
    groups: Mapping[Key, Sequence[Claim]], candidates: Sequence[Key], tolerance: Decimal
) -> dict[Key, tuple[Key, ...]]:
    """For each candidate the statements that it agrees with, itself included, in the order of `groups`."""
    statements = {key: statement_of(group[0]) for key, group in groups.items()}
    values = [(key, stated.low, stated.high) for key, stated in statements.items()]
    lowest, highest = min(low for _, low, _ in values), max(high for _, _, high in values)
    plain = all(key[1] not in ("<", ">") for key in groups)
    if plain and lowest > 0 and highest - lowest <= float(tolerance) * lowest:
        everybody = tuple(groups)
        return dict.fromkeys(candidates, everybody)
    return {
        key: tuple(other for other in groups if agree(statements[key], statements[other], tolerance))
        for key in candidates
    }


def _foremost(claims: Sequence[Claim], relations: Relations) -> Claim:
    """Of claims that state the same, the one to quote: accepted, nearest to the count, newest."""
    if len(claims) == 1:
        return claims[0]
    return max(claims, key=lambda c: (c.accepted, relations.rank(c.authority), c.order))


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
        latest = said[-1]
        if latest.date is None:
            continue
        for claim in said[:-1]:
            same = (claim.value, claim.bound, claim.value_high) == (latest.value, latest.bound, latest.value_high)
            if same or claim.date == latest.date or claim.article == latest.article:
                continue
            if not agree(statement_of(claim), statement_of(latest), tolerance):
                found.setdefault(id(claim), (claim, latest))
    replaced = {id(older) for older, _ in found.values()}
    return [(older, newer) for older, newer in found.values() if id(newer) not in replaced]


def _voices_of(claim: Claim) -> list[tuple[str, str]]:
    named = [("authority", claim.authority)] if claim.authority else []
    published = [("source", f"{claim.source}\n{claim.authority or ''}")] if claim.source else []
    return [*named, *published]
