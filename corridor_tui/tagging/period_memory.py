"""What a text goes on from: the periods that its earlier sentences spoke of, and what binding passes on of a figure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from corridor_tui.model import Role, Status
from corridor_tui.tagging.periods import Period, spell

STANDING = frozenset(("truck", "vehicle", "wagon", "train", "container"))
"""What stands at a border on the day of the report: without any period it is of the month of publication."""

TODAY = "periods.today"
"""The rule of words like "now": no stretch that a later sentence goes on with."""

REPORT = "the publication date"
TIMELESS = frozenset(("distance", "price", "duration"))
"""Roles whose "now" names no period, and that go on with none."""

_DAY = len("2024-05-31")
_HISTORY = 36
"""Months before publication that no report goes back to without saying so again."""


class Bindable(NamedTuple):
    """What binding needs to know of a figure: its span, its sentence and clause (folded), its role and status."""

    start: int
    end: int
    sentence: tuple[int, int]
    clause: tuple[int, int]
    role: Role
    status: Status
    unit: str = ""
    told: bool = False
    """Whether it has happened for sure: its own verb stands in the past, or it is a share and nothing speaks of a plan."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The period that a text is about before its first sentence names one, and in one phrase where that is said."""

    period: Period | None = None
    how: str = ""


class Bound(NamedTuple):
    """The period of a figure, what it is measured against, and in one phrase how it was found."""

    period: Period | None = None
    base: Period | None = None
    how: str = ""


class Memory:
    """The periods that earlier sentences spoke of: the past one and the one ahead."""

    def __init__(self, opening: Opening, report: Period | None) -> None:
        self.report = report
        self.past = opening.period or report
        self.ahead: Period | None = None
        self.how = opening.how if opening.period else REPORT
        self.sentence = -1

    def hear(self, period: Period, sentence: int, *, planned: bool, brief: bool = False) -> None:
        """Remember a period of a sentence that is over: of several in one sentence the one that ends last.

        `planned` is True when only plans spoke of it, `brief` when its sentence has room for no more than a value of
        the past that is told beside ("In 2023 it was 2.8 million").
        """
        if period.key is None or period.use in ("base", "against") or period.relation == "same":
            return
        if period.rule == TODAY or self._is_history(period):
            return
        if self.how == "an earlier sentence" and self.past is not None and is_year_before(period, self.past):
            return
        if brief and self.how == "an earlier sentence" and self.past and last_month(period) < first_month(self.past):
            return
        if is_day(period):
            pass
        elif self.ahead is None or period.last is None or self.ahead.last is None or period.last >= self.ahead.last:
            self.ahead = period
        if period.use == "deadline" or planned or period.since:
            return
        if self.report is not None and starts_after(period, self.report):
            return
        if self.how == "an earlier sentence" and is_day(period):
            return
        if (
            sentence == self.sentence
            and self.past
            and not is_day(self.past)
            and last_month(period) < last_month(self.past)
        ):
            return
        self.past, self.sentence, self.how = period, sentence, "an earlier sentence"

    def _is_history(self, period: Period) -> bool:
        """Years ago: when a line was opened, not what a report goes on with."""
        return self.report is not None and first_month(self.report) - first_month(period) > _HISTORY

    def recall(self, figure: Bindable, found: Bound, waiting: bool) -> Bound:
        """The period that a figure goes on with whose own sentence names none."""
        if figure.role in TIMELESS or figure.status == "capacity":
            return found
        if figure.status in ("target", "forecast"):
            ahead = self.ahead
            over = ahead is not None and self.report is not None and last_month(ahead) < last_month(self.report)
            return found if ahead is None or over else Bound(ahead, found.base, "an earlier sentence")
        if waiting and self.report is not None:
            return Bound(self.report, found.base, REPORT)
        if self.past is None or (self.how == REPORT and figure.unit not in STANDING):
            return found
        return Bound(self.past, found.base, self.how)


def next_named(period: Period, report: Period) -> Period:
    """A month that a plan names without a year: the next one."""
    first, last = period.first, period.last
    over = first is not None and last is not None and first == last and last_month(period) < first_month(report)
    if not over or not period.inferred or first is None or first_month(report) - first_month(period) > 12:
        return period
    month = (first[0] + 1, first[1])
    return replace(period, key=spell(month, month), first=month, last=month)


def starts_after(period: Period, report: Period) -> bool:
    """Whether a period begins only after the month of the report."""
    return period.first is not None and first_month(period) > last_month(report)


def is_day(period: Period) -> bool:
    """Whether a period is a single day."""
    return period.key is not None and len(period.key) == _DAY


def is_year_before(period: Period, other: Period) -> bool:
    """Whether a time is that of another a year earlier: what it is compared with."""
    return (first_month(period) + 12, last_month(period) + 12) == (first_month(other), last_month(other))


def last_month(period: Period) -> int:
    """The last month of a period, counted; a period without one counts as now."""
    return period.last[0] * 12 + period.last[1] if period.last else 10**6


def first_month(period: Period) -> int:
    """The first month of a period, counted; a period without one counts as now."""
    return period.first[0] * 12 + period.first[1] if period.first else 10**6
