"""The corridors as strips: their checkpoints in order, read from routes.toml, and how a strip is drawn. Pure but for that."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corridor_tui.tui.pieces import Line, Piece, spread
from corridor_tui.tui.safe_text import cells, cut, pad

DATA = Path(__file__).parent / "routes.toml"

LEAST_COLUMNS = 12
"""Columns that a stop needs: where the strip has less room, only the stops around the chosen one are drawn."""

MOST_COLUMNS = 22
"""Beyond this a longer track says nothing more."""

MARGIN = 2

Counts = Mapping[str, tuple[int, int]]
"""Checkpoint id -> how many relevant articles that name it are unread, and how many there are."""


class Stop(NamedTuple):
    """A checkpoint on the way; `sea`: from here the way goes over water."""

    label: str
    checkpoint: str
    sea: bool = False


class Route(NamedTuple):
    """A corridor with its stops in order."""

    corridor: str
    name: str
    stops: tuple[Stop, ...]


@cache
def routes() -> tuple[Route, ...]:
    """Every strip there is."""
    with DATA.open("rb") as file:
        rows = tomllib.load(file)["route"]
    return tuple(
        Route(
            row["corridor"],
            row["name"],
            tuple(Stop(label, checkpoint, checkpoint in row["sea"]) for label, checkpoint in row["stops"]),
        )
        for row in rows
    )


def heading(route: Route, counts: Counts, width: int) -> Line:
    """The corridor's name, and how many unread articles its stops have."""
    unread = sum(counts.get(stop.checkpoint, (0, 0))[0] for stop in route.stops)
    right = [Piece(f"{unread:,} new " if unread else "nothing new ", "good" if unread else "muted")]
    return spread([Piece(f" {route.name}", "strong")], right, width)


def track(route: Route, counts: Counts, chosen: int | None, width: int) -> Line:
    """The stops with the way between them: solid over land, waves over water; a full mark where there is news."""
    first, last, columns = in_view(len(route.stops), chosen or 0, width)
    pieces = [Piece(" ‹" if first else "  ", "muted")]
    for number in range(first, last):
        stop = route.stops[number]
        unread, found = counts.get(stop.checkpoint, (0, 0))
        end = number == len(route.stops) - 1
        label = cut(stop.label, columns - 3)
        role = "here" if number == chosen else "strong" if unread else "text" if found else "muted"
        pieces += [Piece("● " if unread else "○ ", "accent" if unread else "muted"), Piece(label, role)]
        way = columns - 2 - cells(label)
        if not end:
            stroke = ("≈" if stop.sea else "─") * (way - 2)
            pieces.append(Piece(f" {stroke} " if stroke else " " * way, "muted"))
    if last < len(route.stops):
        pieces.append(Piece("›", "muted"))
    return pieces


def numbers(route: Route, counts: Counts, chosen: int | None, width: int) -> Line:
    """Below each stop: how many articles are new there, or how many there are."""
    first, last, columns = in_view(len(route.stops), chosen or 0, width)
    pieces = [Piece("  ")]
    for stop in route.stops[first:last]:
        unread, found = counts.get(stop.checkpoint, (0, 0))
        text = f"  {unread:,} new" if unread else f"  {found:,} read" if found else "  –"
        pieces.append(Piece(pad(text, columns), "good" if unread else "muted"))
    return pieces


def in_view(stops: int, chosen: int, width: int) -> tuple[int, int, int]:
    """Which stops are drawn in a strip of that width, the first and the one after the last, and columns for each."""
    room = max(LEAST_COLUMNS, width - MARGIN - 1)
    shown = max(1, min(stops, room // LEAST_COLUMNS))
    first = max(0, min(chosen - shown // 2, stops - shown))
    return first, first + shown, min(MOST_COLUMNS, room // shown)


def stop_at(route: Route, chosen: int, x: int, width: int) -> int | None:
    """The number of the stop drawn at a column; None beside the strip."""
    first, last, columns = in_view(len(route.stops), chosen, width)
    number = first + (x - MARGIN) // columns
    return number if x >= MARGIN and number < last else None


def term(stop: Stop, counts: Counts) -> str:
    """The filter for a stop: its unread articles, or all of them where none is unread."""
    return f"checkpoint:{stop.checkpoint}" + (" unread" if counts.get(stop.checkpoint, (0, 0))[0] else "")
