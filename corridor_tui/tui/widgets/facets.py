"""The facets: corridors, checkpoints and sources with the number of their articles; choosing one filters by it."""

from __future__ import annotations

from dataclasses import dataclass

from corridor_tui.tui.pieces import Line, Piece, spread
from corridor_tui.tui.safe_text import safe
from corridor_tui.tui.widgets.line_list import LineList

HEADS = {"corridor": "Corridors", "checkpoint": "Checkpoints", "source": "Sources", "lang": "Languages"}


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a field of the query language and the number of relevant articles with it; "" is a heading."""

    field: str
    value: str
    count: int = 0

    @property
    def term(self) -> str:
        """The filter for it."""
        if not self.value:
            return ""
        return f'{self.field}:"{self.value}"' if " " in self.value else f"{self.field}:{self.value}"


class FacetsPanel(LineList):
    """One row a value, a heading above those of a field."""

    PANEL = "facets"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.facets: list[Facet] = []

    @property
    def term(self) -> str:
        """The filter for the value under the cursor; empty on a heading."""
        return self.facets[self.cursor].term if self.rows else ""

    def show(self, facets: list[Facet]) -> None:
        """Put other counts in place, headings included; the cursor stays on its value."""
        here = (self.facets[self.cursor].field, self.facets[self.cursor].value) if self.rows else None
        self.empty = "No tags yet."
        self.facets = [facet for field in HEADS for facet in _group(field, facets)]
        at = next((i for i, facet in enumerate(self.facets) if (facet.field, facet.value) == here), self.cursor)
        self.set_rows(len(self.facets), at)

    def values(self) -> dict[str, list[str]]:
        """The known values by field, for completion."""
        found: dict[str, list[str]] = {}
        for facet in self.facets:
            if facet.value:
                found.setdefault(facet.field, []).append(safe(facet.value))
        return found

    def row_line(self, row: int, part: int, width: int) -> Line:
        """A heading, or a value with its count."""
        facet = self.facets[row]
        if not facet.value:
            return [Piece(f" {HEADS[facet.field]}", "head")]
        role = f"{facet.field}-name" if facet.field in ("corridor", "checkpoint") else "text"
        return spread([Piece("  "), Piece(facet.value, role)], [Piece(f" {facet.count:,} ", "muted")], width)


def _group(field: str, facets: list[Facet]) -> list[Facet]:
    group = [facet for facet in facets if facet.field == field]
    return [Facet(field, ""), *group] if group else []
