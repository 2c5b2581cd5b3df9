"""The graph of units that the lexicon walks: from node to node by the stems of words, with what may follow them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from corridor_tui.tagging.suffixes import Tails

Leaf = TypeVar("Leaf")
Answer = TypeVar("Answer")

_KNOWN_WORDS = 20_000
"""How many words are remembered: a hostile text must not fill the memory."""

_LONG_WORD = 40
"""Letters up to which a word is worth remembering."""


class Known(dict[str, Answer]):
    """What was worked out about each word form seen, so that it is worked out once: news repeats its words."""

    __slots__ = ("_work",)

    def __init__(self, work: Callable[[str], Answer]) -> None:
        self._work = work

    def __missing__(self, word: str) -> Answer:
        answer = self._work(word)
        if len(word) <= _LONG_WORD:
            if len(self) >= _KNOWN_WORDS:
                self.clear()
            self[word] = answer
        return answer


class Leaves(list[Leaf]):
    """What is complete at a node. `plain` says that no leaf asks for a way of spelling."""

    __slots__ = ("plain",)

    def __init__(self) -> None:
        self.plain = True


class Node(Generic[Leaf]):
    """What may come next: units after a gap, units joined on, and the leaves that are complete here.

    `leads` says whether anything may come next at all.
    """

    __slots__ = ("joined", "leads", "leaves", "shared", "spaced")

    def __init__(self, shared: bool = False) -> None:
        self.shared = shared
        self.leads = False
        self.spaced: Edges[Leaf] | None = None
        self.joined: Edges[Leaf] | None = None
        self.leaves: Leaves[Leaf] | None = None

    def edges(self, gap: bool) -> Edges[Leaf]:
        """The ways onward behind a gap, or without one; made if need be."""
        self.leads = True
        if gap:
            self.spaced = self.spaced or Edges()
            return self.spaced
        self.joined = self.joined or Edges()
        return self.joined


class Edges(Generic[Leaf]):
    """Stems to the next nodes, with the lengths of the stems that begin with a character, longest first.

    Most texts do not go on with the first letter of any stem, which one look into `lengths` tells.
    """

    __slots__ = ("by_stem", "lengths")

    def __init__(self) -> None:
        self.by_stem: dict[str, list[tuple[Tails, Node[Leaf]]]] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}

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
        known = self.lengths.get(stem[0], ())
        if len(stem) not in known:
            self.lengths[stem[0]] = tuple(sorted({*known, len(stem)}, reverse=True))
        self.by_stem.setdefault(stem, []).append((tails, node))
