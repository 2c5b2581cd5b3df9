"""Whether a figure has happened, is wanted, expected, reckoned or a capacity, by the cue words of its sentence.

A cue counts most in the figure's own clause and on the side where the language puts it; other figures between them
weaken it, and an undecided word ("will") gives way to what the figures of an authority show.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corridor_tui.model import Status
from corridor_tui.tagging.marks import Mark, Marks
from corridor_tui.tagging.place import Place, between
from corridor_tui.tagging.reading import Reading

STATUSES: dict[str, Status] = {
    "target": "target", "forecast": "forecast", "estimate": "estimate", "capacity": "capacity", "actual": "actual",
}  # fmt: skip
PAST = "reading.past"
"""The rule that a verb of the past follows from: what it tells has happened, whatever time is named beside it."""
_TARGET = "status.target"
_ENDS = (",", ";", "(")
_PARTED = re.compile(r"[^0-9]*,")
"""A comma before the first number behind a word: what follows is something else."""

_SHORTEST_VERB = 3


def read_status(
    text: str, marks: Marks, place: Place, others: Sequence[tuple[int, int]], habits: Reading
) -> tuple[Status, Mark | None]:
    """The status of the figure at a place and the word it follows from; actual where no word says otherwise."""
    plan = marks.ending("status", text, place.lead, 3)
    if plan is not None and plan.rule == _TARGET and habits.trailing:
        return "target", plan
    verb = _closing_verb(text, place) if habits.trailing else None
    if verb is not None and _happened(text, marks, place, verb, habits):
        powers = [m for m in marks.within("status", place.clause[0], place.start) if m.arg == "capacity"]
        powers = [m for m in powers if not _PARTED.match(text, m.end, place.start)]
        return ("capacity", powers[-1]) if powers else ("actual", Mark(*verb, "status", "actual", PAST))
    best: tuple[float, Mark] | None = None
    for mark in marks.within("status", *place.sentence):
        weight = _status_weight(text, mark, place, others, habits)
        if weight is not None and (best is None or weight < best[0]):
            best = (weight, mark)
    if best is None:
        if verb is not None and habits.future and text[slice(*verb)].endswith(habits.future):
            return "forecast", Mark(*verb, "status", "forecast", f"reading.{habits.lang}", weak=True)
        return "actual", None
    if best[1].weak and habits.trailing:
        now = marks.within("today", *place.clause)
        if now and now[0].start < place.start:
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
    if mark.end <= place.clause[0] and text.startswith(habits.adverse, place.clause[0]):
        return None  # "5 were expected, but only 4 came"
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
        if mark.arg == "estimate" and habits.trailing and "," in text[place.end : mark.start]:
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


def will_be(text: str, marks: Marks, place: Place, habits: Reading) -> bool:
    """Whether the verb behind a figure tells what will be."""
    verb = _closing_verb(text, place)
    if verb is not None and text[slice(*verb)].endswith(habits.future):
        return True
    stop = text.find(",", place.end, place.sentence[1])
    goes_on = stop >= 0 and bool(marks.within("part", stop, stop + 3))
    return goes_on and text[place.end : place.sentence[1]].rstrip(' .\n"').endswith(habits.future)


def _closing_verb(text: str, place: Place) -> tuple[int, int] | None:
    """The span of the last word before the next comma or the sentence's end behind a figure: where the verb stands.

    The figure's own last word where nothing follows it ("5 tondur").
    """
    stop = place.sentence[1]
    for sign in _ENDS:
        at = text.find(sign, place.end, stop)
        stop = stop if at < 0 else at
    words = text[place.start : stop].rstrip(' .\n"')
    start = max(words.rfind(" "), words.rfind("-"), words.rfind("'")) + 1
    return (place.start + start, place.start + len(words)) if start and len(words) - start >= _SHORTEST_VERB else None


def _happened(text: str, marks: Marks, place: Place, verb: tuple[int, int], habits: Reading) -> bool:
    """Whether the verb behind a figure tells of the past, or its own ending is "is", with no plan among the words."""
    start, end = verb
    word, own = text[start:end], start < place.end
    if not word.endswith(habits.copula if own else habits.past) or word.endswith(habits.present):
        return False
    low = place.clause[0] if own else place.end
    if word.endswith(habits.factive):
        low = max(place.clause[0], text.rfind(",", place.clause[0], place.start))
    plans = [mark for mark in marks.within("status", low, end) if mark.arg not in ("actual", "capacity")]
    return not plans and (own or not any(mark.arg == "capacity" for mark in marks.within("status", low, end)))


def is_power(marks: Marks, place: Place) -> bool:
    """Whether a word of capacity stands before a figure that is planned or expected."""
    return any(mark.arg == "capacity" for mark in marks.within("status", place.clause[0], place.start))
