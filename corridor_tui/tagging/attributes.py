"""What a figure is: a level, a change or a share, up or down, a price, a distance. By cue words, weighed by place.

A cue works within its sentence. It counts most in the figure's own clause, on the side where the language puts it
(the verb stands last in Kazakh, Uzbek, Azerbaijani and Turkish), and another figure between them weakens it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from corridor_tui.model import RATIOS, Direction, Role, Status
from corridor_tui.tagging.joints import either, ends_in, joints
from corridor_tui.tagging.marks import Mark, Marks
from corridor_tui.tagging.place import Place, between
from corridor_tui.tagging.reading import Reading
from corridor_tui.tagging.statuses import goal_before, is_power, read_status, will_be
from corridor_tui.tagging.units import Counted

_OF_TOTAL = re.compile(rf"[ \n]*{either('of-total')}\b|的")
_PREPOSITIONS = ("by", "to", "from")
_OR = re.compile(rf",?[ \n]+{either('or')}[ \n]")
_WHEREAS = re.compile(rf",[^,.;:]{{2,40}}[ \n]{either('whereas')}[ \n]")
_TOLD_ONCE = 60
"""Characters to the verb that two figures share."""
_BREAKS = re.compile(r"[,.;:()\d]")
_SAVED = frozenset(("km", "day", "hour", "minute", "%", "month"))
_SIGNS: dict[str, Direction] = {"+": "up", "-": "down", "▲": "up", "▼": "down", "↑": "up", "↓": "down"}
_DIRECTIONS: dict[str, Direction] = {"up": "up", "down": "down"}
_REACHED = frozenset("至到为為达達")
"""Chinese signs right before a level that a change led to."""
_REACH = 90
_CAPACITY_UNITS = frozenset(
    (
        "t",
        "TEU",
        "container",
        "train",
        "wagon",
        "vehicle",
        "truck",
        "passenger",
        "parcel",
        "flight",
        "count",
        "m3",
        "tkm",
        "person",
    )
)


class Meaning(NamedTuple):
    """Role, direction and status of a figure with the words they follow from."""

    role: Role
    direction: Direction | None
    status: Status
    because: tuple[Mark, ...] = ()


def read_meaning(
    text: str, marks: Marks, place: Place, counted: Counted, others: Sequence[tuple[int, int]], habits: Reading
) -> Meaning:
    """The meaning of one figure. `others` are the spans of all figures of the text, in order."""
    role, direction, moved = _role(text, marks, place, counted, others, habits)
    status, because = read_status(text, marks, place, others, habits)
    unit = counted.unit.unit
    if status == "capacity":
        goal = goal_before(marks, place)
        if goal is not None and role != "change":
            return Meaning("capacity", direction, "target", (goal,))
    if status == "capacity" and habits.future and will_be(text, marks, place, habits):
        status = "target"
        return Meaning("capacity", direction, status, () if because is None else (because,))
    if status == "capacity" and (unit not in _CAPACITY_UNITS or role == "change"):
        status, because = "actual", None
    if status == "capacity" or (
        status in ("target", "forecast") and role == "level" and unit in _CAPACITY_UNITS and is_power(marks, place)
    ):
        role = "capacity"
    if role == "capacity" and status == "forecast" and is_power(marks, place):
        status = "target"
    if role == "distance" and status in ("target", "forecast"):
        status, because = "actual", None
    if role == "share" and because is not None and not habits.trailing and status in ("target", "forecast"):
        status, because = (status, because) if _says_of_share(place, because) else ("actual", None)
    if status == "estimate" and role not in ("level", "price", "capacity") and _is_of_another(place, because, others):
        status, because = "actual", None
    if status == "estimate" and because is not None and _is_part_of_it(marks, place, because, others):
        status, because = "actual", None
    hedged = place.bound is not None and place.bound.arg == "~"
    if status == "forecast" and hedged and unit in _SAVED and unit != "%" and role != "distance":
        status = "estimate"
    if role == "duration" and because is not None and marks.within("wait", because.start, because.end):
        status, because = "actual", None  # "the wait is 5 days" expects nothing
    if because is not None and because.weak and role in ("distance", "count"):
        status, because = "actual", None
    return Meaning(role, direction, status, tuple(mark for mark in (moved, because) if mark is not None))


def _is_of_another(place: Place, cue: Mark | None, others: Sequence[tuple[int, int]]) -> bool:
    """Whether the figure that an estimate speaks of stands between its word and this one."""
    return cue is not None and between(others, min(cue.end, place.end), max(cue.start, place.start)) > 0


def _is_part_of_it(marks: Marks, place: Place, cue: Mark, others: Sequence[tuple[int, int]]) -> bool:
    """Whether a figure is only a part of the one that is estimated: "put at 8 billion, of which 2 is a loan"."""
    between_them = cue.end <= place.start and between(others, cue.end, place.start) > 0
    return between_them and bool(marks.within("part", cue.end, place.start))


def _says_of_share(place: Place, cue: Mark) -> bool:
    """A plan speaks of a share only within the share's own clause."""
    return place.clause[0] <= cue.start < place.clause[1]


def _role(
    text: str, marks: Marks, place: Place, counted: Counted, others: Sequence[tuple[int, int]], habits: Reading
) -> tuple[Role, Direction | None, Mark | None]:
    unit = counted.unit.unit
    sign = _SIGNS.get(text[place.start - 1 : place.start] if place.start else "")
    if unit in ("%", "pp", "x") and sign and not text[place.start - 2 : place.start - 1].isalnum():
        return "change", sign, None
    cue = _mover(text, marks, place, unit, others, habits)
    if unit == "x":
        return "change", _DIRECTIONS[str(cue.arg)] if cue else "up", cue
    if unit in ("%", "pp"):
        to_level = unit == "%" and not habits.trailing and _led(text, marks, place, "to", "from")
        to_level = to_level or (unit == "%" and habits.trailing and _is_reached(text, marks, place, cue))
        if cue is None or to_level or _is_share(text, marks, place, cue):
            return "share", None, None
        return "change", _DIRECTIONS[str(cue.arg)], cue
    if cue is not None and _is_amount_of_change(text, marks, place, cue, others, habits):
        return "change", _DIRECTIONS[str(cue.arg)], cue
    if unit == "km":
        return "distance", None, None
    if unit in ("day", "hour", "minute", "year", "month"):
        return "duration", None, None
    if unit in ("count", "person"):
        return "count", None, None
    return "level", None, None


def _mover(
    text: str, marks: Marks, place: Place, unit: str, others: Sequence[tuple[int, int]], habits: Reading
) -> Mark | None:
    """The word of growth or fall that speaks of the figure."""
    close = _comparative(text, marks, place)
    if close is not None:
        return close
    found = _nearest(marks, ("move",), place, place.clause, others, habits)
    if found is None and unit in RATIOS:
        kinds = ("move", "more") if unit == "x" else ("move",)
        found = _nearest(marks, kinds, place, place.sentence, others, habits)
        if found is not None and not _carries(text, marks, place, unit, found):
            return None
    if found is None and habits.trailing and _OR.match(text, place.end):
        behind = (*marks.within("more", place.end, place.end + 34), *marks.within("move", place.end, place.end + 34))
        return behind[0] if behind else None
    if found is None and habits.trailing:
        shared = marks.within("move", place.end, min(place.end + _TOLD_ONCE, place.sentence[1]))
        found = shared[0] if shared and _is_told_once(text, place, shared[0], others) else None
    if unit in _SAVED:
        saved = _nearest(marks, ("save",), place, place.clause, others, habits)
        if found is None or (saved is not None and _gap(saved, place) < _gap(found, place)):
            found = saved
    return found


def _carries(text: str, marks: Marks, place: Place, unit: str, cue: Mark) -> bool:
    """Whether a word of change in another clause of the sentence still speaks of a percentage."""
    low, high = min(cue.end, place.end), max(cue.start, place.start)
    if ";" in text[low:high] or (unit == "x" and high - low > 40):
        return False
    return high - low <= _REACH or _led(text, marks, place, "by")


def _gap(mark: Mark, place: Place) -> int:
    return max(mark.start - place.end, place.start - mark.end)


def _comparative(text: str, marks: Marks, place: Place) -> Mark | None:
    """ "15% more", "2.6 times higher", "меньше на 5%": a comparative right behind the figure, or before its "by"."""
    for mark in marks.within("more", place.end, min(place.end + 14, place.sentence[1])):
        taken = place.bound is not None and place.bound.start == mark.start
        if not taken and not text[place.end : mark.start].strip(" \n-"):
            return mark
    for mark in marks.within("more", max(place.sentence[0], place.lead - 24), place.lead):
        gap = text[mark.end : place.lead].strip()
        if gap in joints("by") or (not gap and "比" in text[max(0, mark.start - 16) : mark.start]):
            return mark
    return None


def _led(text: str, marks: Marks, place: Place, *kinds: str) -> bool:
    """Whether the preposition right before the figure (and its bound), two small words aside, is of these kinds."""
    low = max(place.sentence[0], place.lead - 34)
    found = [mark for each in _PREPOSITIONS for mark in marks.within(each, low, place.start)]
    for mark in sorted(found, key=lambda mark: -mark.start):
        words = text[mark.end : place.lead if mark.end <= place.lead else place.start]
        if _BREAKS.search(words) or len(words.split()) > 2:
            return False
        if marks.within("move", mark.end, place.start):
            return False
        return mark.kind in kinds
    return False


def _nearest(
    marks: Marks,
    kinds: Sequence[str],
    place: Place,
    span: tuple[int, int],
    others: Sequence[tuple[int, int]],
    habits: Reading,
) -> Mark | None:
    best: tuple[float, Mark] | None = None
    for kind in kinds:
        for mark in marks.within(kind, *span):
            if mark.end <= place.start:
                distance = float(place.start - mark.end)
                wrong = habits.trailing
                crossed = between(others, mark.end, place.start)
            elif mark.start >= place.end:
                distance = float(mark.start - place.end)
                wrong = not habits.trailing
                crossed = between(others, place.end, mark.start)
            else:
                return mark
            weight = distance + 60 * crossed + (45 if wrong else 0)
            if best is None or weight < best[0]:
                best = (weight, mark)
    return best[1] if best else None


def _is_reached(text: str, marks: Marks, place: Place, cue: Mark | None) -> bool:
    """ "3 пайызға өсіп, 31%-ға жетті": a percentage that is reached, once what grew has been told."""
    if cue is None or cue.end > place.start or "," not in text[cue.end : place.start]:
        return False
    return any(not text[place.end : mark.start].strip() for mark in marks.within("reach", place.end, place.end + 3))


def _is_share(text: str, marks: Marks, place: Place, cue: Mark) -> bool:
    """A percentage that is a share although a word of change stands in its clause."""
    if _led(text, marks, place, "by"):
        return False
    near = _gap(cue, place)
    shares = marks.within("share", max(place.clause[0], place.start - 60), min(place.clause[1], place.end + 40))
    if shares:
        return min(_gap(mark, place) for mark in shares) < near
    return _OF_TOTAL.match(text, place.end) is not None and near > 12


def _is_told_once(text: str, place: Place, cue: Mark, others: Sequence[tuple[int, int]]) -> bool:
    """ "900 kilometrga, muddati esa 7 kunga qisqaradi": the verb of two figures stands behind the second."""
    if not 0 <= cue.start - place.end <= _TOLD_ONCE or between(others, place.end, cue.start) != 1:
        return False
    at = bisect_left(others, (place.end, 0))
    start, end = others[at]
    other = _WHEREAS.match(text, place.end) is not None
    return other and ends_in("dative", text, place.start, place.end) == ends_in("dative", text, start, end)


def _is_amount_of_change(
    text: str, marks: Marks, place: Place, cue: Mark, others: Sequence[tuple[int, int]], habits: Reading
) -> bool:
    """Whether a quantity is what was added or lost, not the level that it led to."""
    if cue.kind == "more":
        return True
    if habits.lang == "zh":
        after = text[cue.end : cue.end + 1]
        if text[place.lead - 1 : place.lead] in _REACHED:
            return False
        return cue.end <= place.start and place.lead - cue.end <= 3 and after not in ("至", "到", "为")
    if not habits.trailing:
        if _led(text, marks, place, "by"):
            return cue.end <= place.start or cue.start - place.end < 30
        if _led(text, marks, place, "to", "from"):
            return False
        if cue.kind == "move" and text[cue.end : place.lead].strip() in joints("of-amount"):
            return cue.end <= place.start
        close = cue.kind == "save" and _gap(cue, place) < 26
        return close and not between(others, min(cue.end, place.end), max(cue.start, place.start))
    again = _OR.match(text, place.end) is not None or _is_told_once(text, place, cue, others)
    if cue.start < place.end or (not again and cue.start - place.end > 26):
        return False
    if not again and ("," in text[place.end : cue.start] or between(others, place.end, cue.start)):
        return False
    if marks.within("reach", place.end, cue.start) or (
        place.bound is not None and place.bound.rule == "bounds.to-after"
    ):
        return False
    at = bisect_left(others, (place.start, 0))
    before = others[at - 1] if at else (0, 0)
    if before[1] >= max(1, place.start - 2) and ends_in("ablative", text, before[0], place.start):
        return False
    word = text[place.start : place.end].rsplit(" ", 1)[-1]
    return word.endswith(joints("dative")) == (habits.lang in ("kk", "uz"))
