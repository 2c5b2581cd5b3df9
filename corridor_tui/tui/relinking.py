"""Saying what a figure is really about: the words typed, and the line they are typed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester

from corridor_tui.model import Status
from corridor_tui.tui.once import ClosesOnce
from corridor_tui.tui.widgets.filter_bar import FilterBar

STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure announces. `trouble` is a sentence where the words could not be read."""

    metric: str | None = None
    period: str | None = None
    status: str | None = None
    trouble: str = ""


def read(text: str, metrics: list[str]) -> Subject:
    """Metric, period and status from words in any order; what is not given stays as it is."""
    metric = period = status = None
    for word in text.split():
        if word in STATUSES:
            status = word
        elif word in metrics:
            metric = word
        elif word[0].isdigit():
            period = word
        else:
            return Subject(trouble=f"There is no metric {word!r}: complete one with the right arrow.")
    return Subject(metric, period, status)


def complete(text: str, metrics: list[str]) -> str | None:
    """The text with its last word completed to a metric or status, or None."""
    head, blank, word = text.rpartition(" ")
    found = next((name for name in (*metrics, *STATUSES) if word and name.startswith(word) and name != word), None)
    return None if found is None else f"{head}{blank}{found}"


class SubjectSuggester(Suggester):
    """Offers the completion behind the cursor."""

    def __init__(self, metrics: Callable[[], list[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._metrics = metrics

    async def get_suggestion(self, value: str) -> str | None:
        """The whole text with the completion, or None."""
        return complete(value, self._metrics())


class RelinkScreen(ClosesOnce[str | None], ModalScreen[str | None]):
    """Gives what was typed; None where it was left."""

    def __init__(self, figure: str, now: str, metrics: list[str]) -> None:
        """`figure` is the figure as printed, `now` what it announces at present."""
        super().__init__()
        self.bar = FilterBar("metric period status", id="relink", suggester=SubjectSuggester(lambda: metrics))
        self.figure = figure
        self.now = now

    def compose(self) -> ComposeResult:
        """The line in a frame."""
        with Vertical() as frame:
            frame.border_title = f"What is “{self.figure}” about?"
            frame.border_subtitle = "metric, period, status: enter keeps, esc leaves"
            yield self.bar

    def on_mount(self) -> None:
        """Begin with what it announces at present."""
        self.bar.begin(self.now)

    @on(FilterBar.Done)
    def done(self, message: FilterBar.Done) -> None:
        """Keep it."""
        self.dismiss(message.text)

    @on(FilterBar.Left)
    def left(self) -> None:
        """Forget it."""
        self.dismiss(None)
