"""How a fetch is shown: a progress bar on a terminal, plain lines when piped, JSON for programs."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from types import TracebackType
from typing import TYPE_CHECKING, Self

from corridor_tui.cli.output import warn
from corridor_tui.services.events import Alerted, Busy, End, Event, FeedDone, Start, Tagged, Trouble, as_line
from corridor_tui.text.sanitize import printable

if TYPE_CHECKING:
    from rich.progress import TaskID

    from corridor_tui.services.refresh import Summary


class Silent:
    """Shows nothing but trouble that no summary tells."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return

    def __call__(self, event: Event) -> None:
        """Take an event."""
        if isinstance(event, Trouble):
            warn(event.sentence)


class Lines(Silent):
    """Every event as one line of JSON on stdout. When nobody reads any more, the fetch goes on in silence."""

    def __call__(self, event: Event) -> None:
        """Print an event."""
        say(as_line(event))


class Plain(Silent):
    """A line a feed, and one for the whole."""

    def __call__(self, event: Event) -> None:
        """Print an event in words."""
        match event:
            case FeedDone():
                say(f"{mark(event)} {printable(event.name)}: {printable(event.sentence)}")
            case Alerted():
                say(alert_words(event))
            case Trouble():
                warn(event.sentence)
            case End():
                say(closing_words(event))
            case _:
                return


class Bar(Plain):
    """A progress bar; the feeds that failed and the closing words stay on the screen."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(highlight=False, markup=False),
            transient=True,
        )
        self._feeds: TaskID | None = None
        self._tags: TaskID | None = None

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def __call__(self, event: Event) -> None:
        """Move the bar."""
        match event:
            case Start():
                self._feeds = self._progress.add_task("feeds", total=event.feeds)
            case FeedDone():
                if self._feeds is not None:
                    self._progress.advance(self._feeds)
                if not event.ok:
                    self._print(f"{mark(event)} {printable(event.name)}: {printable(event.sentence)}")
            case Tagged():
                if self._tags is None:
                    self._tags = self._progress.add_task("tags", total=event.of)
                self._progress.update(self._tags, completed=event.done, total=event.of)
            case Alerted():
                self._print(alert_words(event))
            case Trouble():
                self._print(printable(event.sentence))
            case End():
                self._print(closing_words(event))
            case Busy():
                return

    def _print(self, line: str) -> None:
        self._progress.console.print(line, soft_wrap=True)


def progress() -> Plain:
    """A bar where stdout is a terminal that can draw one, else plain lines."""
    if sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "unknown"):
        return Bar()
    return Plain()


def mark(event: FeedDone) -> str:
    """One sign before a feed's line: news, none, or trouble."""
    if not event.ok:
        return "-" if event.outcome == "resting" else "!"
    return "+" if event.new or event.updated else "="


def alert_words(alert: Alerted) -> str:
    """An alert in one line."""
    where = f"  [article {alert.article}]" if alert.article else ""
    return f"* {printable(alert.rule)}: {printable(alert.sentence)}{where}"


def closing_words(end: End) -> str:
    """The whole fetch in one line."""
    told = f"{end.new} new, {end.updated} changed, {end.failed} failed, in {end.ms / 1000:.1f} s"
    return f"stopped early: {told}" if end.stopped else told


def report(summary: Summary | None, busy: str | None = None) -> str:
    """The summary as JSON. `busy` is the sentence of a fetch that found another one at work and did nothing."""
    if summary is None:
        return json.dumps({"busy": True, "sentence": busy, "feeds": [], "new": 0, "updated": 0, "failed": 0})
    rows = [
        {key: printable(value) if isinstance(value, str) else value for key, value in asdict(feed).items()}
        for feed in summary.feeds
    ]
    whole = {
        "busy": False,
        "new": summary.new,
        "updated": summary.updated,
        "failed": summary.failed,
        "unchanged": sum(feed.outcome == "unchanged" for feed in summary.feeds),
        "stopped": summary.stopped,
        "ms": summary.ms,
        "feeds": rows,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def say(line: str) -> None:
    """Print a line at once. A reader that went away does not stop the fetch: the rest goes nowhere."""
    try:
        print(line, flush=True)
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
