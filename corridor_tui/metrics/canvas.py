"""What a chart is drawn on: cells with a role each, and the scale that gives values their lines. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Literal, NamedTuple

Role = Literal["axis", "label", "result", "part", "plan", "dispute", "over"]
"""What a run of a chart's characters belongs to; a screen gives each its colour. "over" is a mark within a column."""


FULL = "█"
"""A cell that a column fills."""


class Run(NamedTuple):
    """Characters of one line that belong together."""

    text: str
    role: Role


@dataclass
class Canvas:
    """Cells by line and column; line 0 is the highest. What is put later lies above."""

    width: int
    height: int
    cells: dict[tuple[int, int], Run] = field(default_factory=dict)

    def put(self, line: int, column: int, text: str, role: Role) -> None:
        """Write over what is there; what lies outside is left away."""
        if not 0 <= line < self.height:
            return
        for at, character in enumerate(text, column):
            if 0 <= at < self.width:
                below = self.cells.get((line, at))
                within = below is not None and (below.text == FULL or below.role == "over")
                self.cells[line, at] = Run(character, "over" if within else role)

    def text(self, line: int, column: int) -> str:
        """What stands in a cell."""
        return self.cells[line, column].text if (line, column) in self.cells else " "

    def shows(self, mark: str) -> bool:
        """Whether a mark is to be seen anywhere."""
        return any(run.text == mark for run in self.cells.values())

    def empty(self, line: int, column: int) -> bool:
        """Whether nothing stands in a cell."""
        return (line, column) not in self.cells

    def free(self, line: int, column: int, length: int) -> bool:
        """Whether nothing stands there nor right beside it."""
        within = column >= 0 and column + length <= self.width and 0 <= line < self.height
        return within and all((line, column + offset) not in self.cells for offset in range(-1, length + 1))

    def runs(self, line: int) -> list[Run]:
        """A line, what follows in one role put together."""
        row = [self.cells.get((line, column), Run(" ", "label")) for column in range(self.width)]
        return [Run("".join(run.text for run in runs), role) for role, runs in groupby(row, key=lambda run: run.role)]


@dataclass(frozen=True)
class Scale:
    """Values to lines: 0 lies on line `base`, `top` fills the line `base - lines`."""

    top: float
    lines: int
    base: int

    def height(self, value: Decimal) -> float:
        """How many lines above the base a value reaches; one beyond the top stays at it."""
        return max(0.0, min(1.0, float(value) / self.top)) * self.lines

    def eighths(self, value: Decimal) -> int:
        """The same in eighths of a line, which is as fine as blocks go."""
        return max(1, round(self.height(value) * 8))

    def line(self, value: Decimal) -> int:
        """The line in which a value ends."""
        return self.base - max(1, -(-self.eighths(value) // 8))
