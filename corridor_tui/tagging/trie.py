"""The graph of units that the lexicon walks: from node to node by the stems of words, with what may follow them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from corridor_tui.tagging.suffixes import Tails

Leaf = TypeVar("Leaf")

_KNOWN_HEADS = 100_000
"""How many beginnings of words are remembered: a hostile text must not fill the memory."""


class Node(Generic[Leaf]):
    """What may come next: units after a gap, units joined on, and the leaves that are complete here."""

    __slots__ = ("joined", "leaves", "shared", "spaced")

    def __init__(self, shared: bool = False) -> None:
        self.shared = shared
        self.spaced: Edges[Leaf] | None = None
        self.joined: Edges[Leaf] | None = None
        self.leaves: list[Leaf] | None = None

    def edges(self, gap: bool) -> Edges[Leaf]:
        """The ways onward behind a gap, or without one; made if need be."""
        if gap:
            self.spaced = self.spaced or Edges()
            return self.spaced
        self.joined = self.joined or Edges()
        return self.joined


class Edges(Generic[Leaf]):
    """Stems to the next nodes, with the stem lengths that occur, longest first."""

    __slots__ = ("by_stem", "lengths")

    def __init__(self) -> None:
        self.by_stem: dict[str, list[tuple[Tails, Node[Leaf]]]] = {}
        self.lengths: tuple[int, ...] = ()

    def add(self, stem: str, tails: Tails) -> Node[Leaf]:
        """The node behind a stem, made if need be. A node that several ways lead to serves no other phrase."""
        for known, node in self.by_stem.get(stem, ()):
            if known is tails and not node.shared:
                return node
        fresh: Node[Leaf] = Node()
        self.link(stem, tails, fresh)
        return fresh

    def link(self, stem: str, tails: Tails, node: Node[Leaf]) -> None:
        """Lead a stem to a node."""
        if len(stem) not in self.lengths:
            self.lengths = tuple(sorted({*self.lengths, len(stem)}, reverse=True))
        self.by_stem.setdefault(stem, []).append((tails, node))


class Lengths(dict[str, tuple[int, ...]]):
    """Stem lengths by the first characters of a word, worked out when those turn up."""

    __slots__ = ("_work",)

    def __init__(self, work: Callable[[str], tuple[int, ...]]) -> None:
        self._work = work

    def __missing__(self, head: str) -> tuple[int, ...]:
        lengths = self._work(head)
        if len(self) < _KNOWN_HEADS:
            self[head] = lengths
        return lengths
