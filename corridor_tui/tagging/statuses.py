"""Whether a figure has happened, is wanted, expected, reckoned or a capacity, by the cue words of its sentence.

A cue counts most in the figure's own clause and on the side where the language puts it; other figures between them
weaken it, and an undecided word ("will") gives way to what the figures of an authority show.
"""

from __future__ import annotations

from collections.abc import Sequence

from corridor_tui.model import Status
from corridor_tui.tagging.marks import Mark, Marks
from corridor_tui.tagging.place import Place, between
from corridor_tui.tagging.reading import Reading

STATUSES: dict[str, Status] = {
    "target": "target", "forecast": "forecast", "estimate": "estimate", "capacity": "capacity", "actual": "actual",
}  # fmt: skip
_ENDS = (",", ";", "(")


def read_status(
    text: str, marks: Marks, place: Place, others: Sequence[tuple[int, int]], habits: Reading
) -> tuple[Status, Mark | None]:
    """The status of the figure at a place and the word it follows from; actual where no word says otherwise."""
    if habits.past and _happened(text, marks, place, habits):
        powers = [m for m in marks.within("status", place.clause[0], place.start) if m.arg == "capacity"]
        return ("capacity", powers[-1]) if powers else ("actual", None)
    best: tuple[float, Mark] | None = None
    for mark in marks.within("status", *place.sentence):
        weight = _status_weight(text, mark, place, others, habits)
        if weight is not None and (best is None or weight < best[0]):
            best = (weight, mark)
    if best is None:
        return "actual", None
    if best[1].weak:
        evidence = marks.within("evidence", place.sentence[0], place.start)
        if evidence:
            return "actual", evidence[-1]
    return STATUSES[str(best[1].arg)], best[1]


def _status_weight(
    text: str, mark: Mark, place: Place, others: Sequence[tuple[int, int]], habits: Reading
) -> float | None:
    """How far a status word is from a figure, in characters with penalties; None where it does not reach."""
    inside = place.clause[0] <= mark.start < place.clause[1]
    if mark.end <= place.start:
        weight = float(place.start - mark.end)
        weight += 25 * between(others, mark.end, place.start)
        weight += 70 if habits.trailing else 0
    elif mark.start >= place.end:
        if not inside and not habits.trailing:
            return None
        weight = float(mark.start - place.end)
        weight += 60 * between(others, place.end, mark.start)
        if "," in text[place.end : mark.start]:
            if not habits.trailing:
                return None
            weight += 60
        weight += 0 if habits.trailing else 60
        if mark.arg == "capacity" and not habits.trailing and (mark.start - place.end > 12 or place.entity):
            return None
    else:
        return None
    weight += 0 if inside else 20 if habits.lang == "zh" else 80
    if mark.arg == "actual" and habits.lang == "zh":
        return weight + 150
    if mark.arg == "actual":
        return weight + (40 if not habits.trailing else 15)
    if mark.weak:
        return weight + 20
    return weight


def goal_before(marks: Marks, place: Place) -> Mark | None:
    """The word that makes a capacity a planned one: "the capacity will be raised to"."""
    goals = [
        m for m in marks.within("status", *place.clause) if m.arg in ("target", "forecast") and m.end <= place.start
    ]
    return goals[-1] if goals else None


def _happened(text: str, marks: Marks, place: Place, habits: Reading) -> bool:
    """Whether the words behind a figure up to the next comma end in a verb of the past, with no plan among them."""
    stop = place.sentence[1]
    for sign in _ENDS:
        at = text.find(sign, place.end, stop)
        stop = stop if at < 0 else at
    last = text[place.end : stop].rstrip(' .\n"').rsplit(" ", 1)[-1]
    if len(last) < 4 or not last.endswith(habits.past):
        return False
    return not any(mark.arg != "actual" for mark in marks.within("status", place.end, stop))


def is_power(marks: Marks, place: Place) -> bool:
    """Whether a word of capacity stands before a figure that is planned or expected."""
    return any(mark.arg == "capacity" for mark in marks.within("status", place.clause[0], place.start))
