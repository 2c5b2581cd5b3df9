"""Which period a figure speaks of: list alignment, then the nearest in its sentence, then what the text goes on from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from corridor_tui.model import Role, Status
from corridor_tui.tagging.marks import Marks
from corridor_tui.tagging.periods import Period

_JOIN = re.compile(
    r"[ \n,(]*(?:(?:of|in|for|during|over|the|as|a|от|в|за|по|на|год|года|году|worth|уже)[ \n]+){0,4}[\"(]?"
)
_PLAIN = re.compile(r"[^.;:!?。；]{0,40}")
_WHEN = re.compile(r", (?:when|когда)\b[^,.;]{0,40}")
_FIGURE_OF = re.compile(r"[ \n]*(?:figure|level|levels|total|result|volume|показател|уровн|значени|результат)")
_STANDING = frozenset(("truck", "vehicle", "wagon", "train", "container"))
"""What stands at a border on the day of the report: without any period it is of the month of publication."""
_ADJACENT = 42


@dataclass(frozen=True, slots=True)
class Bindable:
    """What binding needs to know of a figure: its span, its sentence and clause (folded), its role and status."""

    start: int
    end: int
    sentence: tuple[int, int]
    clause: tuple[int, int]
    role: Role
    status: Status
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """The period that a text is about before its first sentence names one, and in one phrase where that is said."""

    period: Period | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """The period of a figure, what it is measured against, and in one phrase how it was found."""

    period: Period | None = None
    base: Period | None = None
    how: str = ""


def bind(
    text: str, marks: Marks, figures: Sequence[Bindable], periods: Sequence[Period], opening: Opening
) -> list[Bound]:
    """A binding for each figure, in order; `opening` is what a figure goes on from before any period was named."""
    starts = [period.start for period in periods]
    memory = _Memory(opening)
    bound: list[Bound] = []
    spoken = 0
    for index, figure in enumerate(figures):
        low, high = bisect_left(starts, figure.sentence[0]), bisect_left(starts, figure.sentence[1])
        while spoken < low:
            memory.hear(periods[spoken])
            spoken += 1
        here = periods[low:high]
        rivals = [
            f for f in figures[max(0, index - 8) : index + 9] if f.sentence == figure.sentence and f is not figure
        ]
        found = _in_sentence(text, marks, figure, rivals, here)
        if found.period is None:
            found = memory.recall(figure, found)
        bound.append(found)
    return bound


class _Memory:
    """The periods that earlier sentences spoke of: the past one and the one ahead."""

    def __init__(self, opening: Opening) -> None:
        self.past = opening.period
        self.ahead: Period | None = None
        self.how = opening.how

    def hear(self, period: Period) -> None:
        """Remember a period of a sentence that is over."""
        if period.key is None or period.use == "base" or period.relation == "same":
            return
        if self.ahead is None or period.last is None or self.ahead.last is None or period.last >= self.ahead.last:
            self.ahead = period
        if period.use != "deadline":
            self.past = period
            self.how = "an earlier sentence"

    def recall(self, figure: Bindable, found: Bound) -> Bound:
        """The period that a figure goes on with whose own sentence names none."""
        if figure.role in ("distance", "price", "duration") or figure.status == "capacity":
            return found
        if figure.status in ("target", "forecast"):
            return Bound(self.ahead, found.base, "an earlier sentence") if self.ahead else found
        if self.past is None or (self.how == "the publication date" and figure.unit not in _STANDING):
            return found
        return Bound(self.past, found.base, self.how)


def _in_sentence(
    text: str, marks: Marks, figure: Bindable, rivals: Sequence[Bindable], here: Sequence[Period]
) -> Bound:
    usable = [p for p in here if p.key is not None or p.since]
    bases = [p for p in here if p.use == "base" and p.key is not None]
    base = _nearest(figure, bases) if figure.role == "change" else None
    if figure.role == "change":
        usable = [p for p in usable if p.relation == "own"]
        here = [p for p in here if p.relation == "own"]
    mains = [p for p in usable if p.use != "base"]
    aligned = _aligned(marks, figure, rivals, mains)
    if aligned is not None:
        return Bound(aligned, base, "list alignment")
    direct = _direct(text, figure, rivals, here)
    if direct is not None:
        return Bound(direct, base, "beside the figure")
    if figure.status in ("target", "forecast"):
        chosen = _goal(figure, mains)
    else:
        said = [p for p in mains if p.use == "main"]
        chosen = _governing(figure, said or [p for p in mains if p.end <= figure.start])
    if chosen is not None and chosen.key is None:
        return Bound(None, base, "since then") if chosen.since else Bound(None, base)
    return Bound(chosen, base, "the sentence" if chosen else "")


def _aligned(marks: Marks, figure: Bindable, rivals: Sequence[Bindable], mains: Sequence[Period]) -> Period | None:
    """ "5 and 7 tons in 2023 and 2024 respectively": as many figures as periods, in order."""
    if len(mains) < 2 or not marks.within("respectively", *figure.sentence):
        return None
    peers = sorted((figure, *rivals), key=lambda f: f.start)
    return mains[peers.index(figure)] if len(peers) == len(mains) else None


def _direct(text: str, figure: Bindable, rivals: Sequence[Bindable], here: Sequence[Period]) -> Period | None:
    """A period that touches the figure: right behind it, else right before it."""
    for period in here:
        if period.start >= figure.end:
            gap = text[figure.end : period.start]
            if len(gap) > _ADJACENT or _crosses(figure.end, period.start, rivals):
                break
            if period.use == "deadline" and figure.status not in ("target", "forecast") and gap.strip():
                break
            if figure.role == "change" and period.use == "main" and _FIGURE_OF.match(text, period.end):
                break
            if period.use == "base" or ("," in gap and _earlier(figure, here)):
                break
            if period.key is not None and _JOIN.fullmatch(gap):
                return period
            break
    for period in reversed(here):
        if period.end <= figure.start:
            gap = text[period.end : figure.start]
            if period.key is not None and (_WHEN.fullmatch(gap) or gap.strip() == "("):
                return period
            if period.use == "base" or period.key is None or _crosses(period.end, figure.start, rivals):
                break
            return period if len(gap) <= 12 and _PLAIN.fullmatch(gap) else None
    return None


def _earlier(figure: Bindable, here: Sequence[Period]) -> bool:
    return any(p.use == "main" and p.key is not None and p.end <= figure.start for p in here)


def _crosses(start: int, end: int, rivals: Sequence[Bindable]) -> bool:
    return any(start <= f.start < end for f in rivals)


def _governing(figure: Bindable, periods: Sequence[Period]) -> Period | None:
    """The last period named before the figure, else the first one after it."""
    before = [p for p in periods if p.end <= figure.start]
    if before:
        same_clause = [p for p in before if p.start >= figure.clause[0]]
        return _narrower((same_clause or before)[-1], before)
    return next((p for p in periods if p.start >= figure.end), None)


def _goal(figure: Bindable, mains: Sequence[Period]) -> Period | None:
    """The time of a plan: said in the figure's own clause before it, else the deadline after it, else before it."""
    before = [p for p in mains if p.end <= figure.start]
    own = [p for p in before if p.start >= figure.clause[0]]
    deadlines = [p for p in mains if p.use == "deadline"]
    if own and (own[-1].use == "deadline" or not any(figure.end <= p.start < figure.clause[1] for p in deadlines)):
        return own[-1]
    return _nearest(figure, deadlines) or _governing(figure, mains)


def _narrower(chosen: Period, others: Sequence[Period]) -> Period:
    """ "By 20 June ... this year": of a year and its part up to a day, both named, the part is meant."""
    if chosen.first is None or chosen.key != str(chosen.first[0]):
        return chosen
    parts = [p for p in others if p.first == chosen.first and p.last != chosen.last and p.key is not None]
    return parts[-1] if parts else chosen


def _nearest(figure: Bindable, periods: Sequence[Period]) -> Period | None:
    return min(periods, key=lambda p: min(abs(p.start - figure.end), abs(figure.start - p.end)), default=None)
