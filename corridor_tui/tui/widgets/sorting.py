"""A list whose rows the user sorts: the order is a taste, kept with the session."""

from __future__ import annotations

from typing import ClassVar

from corridor_tui.tui.messages import Said
from corridor_tui.tui.tastes import Tastes
from corridor_tui.tui.widgets.line_list import LineList


class SortedList(LineList):
    """Subclasses name their orders in `SORTS`, the usual one first, and put their rows in place with `resort`."""

    KIND: ClassVar[str]
    SORTS: ClassVar[tuple[str, ...]]

    def __init__(self, tastes: Tastes, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.tastes = tastes

    @property
    def order(self) -> str:
        """By which the rows are sorted."""
        return self.tastes.sort(self.KIND, self.SORTS)

    def resort(self) -> None:
        """Put the rows in place in their order; the cursor stays on its row."""
        raise NotImplementedError

    def action_sort(self) -> None:
        """Sort by something else."""
        self.tastes.next_sort(self.KIND, self.SORTS)
        self.resort()
        self.post_message(Said(f"Sorted: {self.order}."))
