"""How many independent sources stand behind some claims: who shares a publisher, a story or a sentence is one voice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corridor_tui.metrics.claims import Claim


def voices(claims: Iterable[Claim]) -> int:
    """How many independent sources: claims that share a publisher, a story or a sentence are one voice."""
    told = {(_publisher(claim), claim.story, claim.wording) for claim in claims}
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


class Counter:
    """Counts the voices behind several selections of the same claims.

    Where no two publishers of them all share a story or a sentence, the publishers are the voices.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Look once for what publishers share."""
        teller: dict[str, str] = {}
        self._shared = False
        for claim in claims:
            story, wording, source = claim.story, claim.wording, claim.source
            if (story is not None and teller.setdefault(story, source) != source) or (
                wording is not None and teller.setdefault(wording, source) != source
            ):
                self._shared = True
                return

    def count(self, groups: Sequence[Sequence[Claim]]) -> int:
        """How many voices these claims are, given in groups."""
        if len(groups) == 1 and len(groups[0]) == 1:
            return 1
        if self._shared:
            return voices(claim for group in groups for claim in group)
        return len({claim.source or _publisher(claim) for group in groups for claim in group})


def _publisher(claim: Claim) -> str:
    """Who publishes it; where that is not known the article, or the row of a table, stands for it."""
    return claim.source or (claim.figure if claim.article is None else f"article {claim.article}")
