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
    """What one list has complete at a node. `case` is the way of spelling that all ask for, "several" where they differ."""

    __slots__ = ("case", "list")

    def __init__(self, number: int) -> None:
        self.list = number
        self.case = "any"

    def put(self, leaf: Leaf, case: str) -> None:
        """Add a leaf that asks for a way of spelling."""
        self.case = case if not self or self.case == case else "several"
        self.append(leaf)


class Node(Generic[Leaf]):
    """What may come next: units after a gap, units joined on, and the leaves that are complete here, by list.

    `leads` says whether anything may come next at all.
    """

    __slots__ = ("joined", "leads", "parts", "shared", "spaced")

    def __init__(self, shared: bool = False) -> None:
        self.shared = shared
        self.leads = False
        self.spaced: Edges[Leaf] | None = None
        self.joined: Edges[Leaf] | None = None
        self.parts: list[Leaves[Leaf]] = []

    def leaves_of(self, number: int) -> Leaves[Leaf]:
        """The leaves of a list; made if need be."""
        for leaves in self.parts:
            if leaves.list == number:
                return leaves
        self.parts.append(Leaves(number))
        return self.parts[-1]

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

    Most texts do not go on with the first letter of any stem: one look into `lengths` tells, or into `opens`, which
    holds each first letter with a space before it.
    """

    __slots__ = ("by_stem", "lengths", "opens")

    def __init__(self) -> None:
        self.by_stem: dict[str, list[tuple[Tails, Node[Leaf]]]] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}
        self.opens: set[str] = set()

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
        self.opens.add(f" {stem[0]}")
        if len(stem) not in known:
            self.lengths[stem[0]] = tuple(sorted({*known, len(stem)}, reverse=True))
        self.by_stem.setdefault(stem, []).append((tails, node))
