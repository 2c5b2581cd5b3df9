"""How the user likes the panels: the order of their rows and the room they take. Kept with the session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corridor_tui.store.query import Order

ORDERS: dict[Order, str] = {
    "newest": "newest first",
    "oldest": "oldest first",
    "relevance": "most relevant first",
    "source": "by source",
}
"""What the list's title says of its order."""


class Tastes:
    """`sorts` by kind of list, `widths` by name of a border between panels; what is not there is as at a first start."""

    def __init__(self) -> None:
        self.sorts: dict[str, str] = {}
        self.widths: dict[str, int] = {}

    def take_up(self, sorts: Mapping[str, str], widths: Mapping[str, int]) -> None:
        """Begin where the last session ended."""
        self.sorts.update(sorts)
        self.widths.update(widths)

    def sort(self, kind: str, known: Sequence[str]) -> str:
        """The order of a kind of list, the first of those that there are unless the user chose another."""
        chosen = self.sorts.get(kind, "")
        return chosen if chosen in known else known[0]

    def next_sort(self, kind: str, known: Sequence[str]) -> str:
        """Go on to the next order, and give it."""
        following = known[(known.index(self.sort(kind, known)) + 1) % len(known)]
        self.sorts[kind] = following
        return following

    def width(self, border: str, usual: int, bounds: tuple[int, int]) -> int:
        """Where a border stands (per cent or columns, as its view reads it), within its bounds."""
        low, high = bounds
        return max(low, min(high, self.widths.get(border, usual)))

    def move(self, border: str, usual: int, bounds: tuple[int, int], step: int) -> bool:
        """Move a border by a step. False where it stands at its end already."""
        old = self.width(border, usual, bounds)
        low, high = bounds
        new = max(low, min(high, old + step))
        self.widths[border] = new
        return new != old
