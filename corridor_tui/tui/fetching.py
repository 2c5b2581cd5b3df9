"""The fetch child's progress: its JSON Lines made into one state that the status line shows. Pure but for the child.

Nothing of an event is trusted: fields are looked at one by one, and a line that is no event is passed over.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

FAILURES_KEPT = 100
ALARMS_KEPT = 100


class Alarm(NamedTuple):
    """An alert that the fetch has raised. `deliver` are the ways that need a terminal: "bell", "desktop"."""

    rule: str
    sentence: str
    article: int | None = None
    deliver: tuple[str, ...] = ()


class Progress(NamedTuple):
    """How far a fetch has come. `trouble` is the sentence of a fetch that could not be done at all."""

    running: bool = False
    feeds: int = 0
    done: int = 0
    reached: int = 0
    new: int = 0
    updated: int = 0
    failed: int = 0
    tagged: int = 0
    to_tag: int = 0
    current: str = ""
    failures: tuple[str, ...] = ()
    note: str = ""
    trouble: str = ""
    alarms: tuple[Alarm, ...] = ()
    """The last ones, at most ALARMS_KEPT."""
    raised: int = 0
    beside: str = ""
    """What went wrong beside the sources, the last of it: an alert that could not be delivered."""

    @property
    def unreachable(self) -> bool:
        """True where every source of a fetch that has ended failed: most likely there is no network."""
        return not self.running and self.failed > 0 and self.reached == 0


_NOT_ASKED = frozenset({"resting", "skipped", "not due", "disabled"})
"""Outcomes of sources that were left alone: neither reached nor failed."""


def advance(progress: Progress, line: bytes) -> Progress:
    """The state after one line of `fetch --events`."""
    event = _event(line)
    match event.get("event"):
        case "start":
            return Progress(running=True, feeds=_count(event, "feeds"))
        case "feed":
            return _feed(progress, event)
        case "tagged":
            return progress._replace(tagged=_count(event, "done"), to_tag=_count(event, "of"))
        case "alert":
            alarms = (*progress.alarms, _alarm(event))[-ALARMS_KEPT:]
            return progress._replace(alarms=alarms, raised=progress.raised + 1)
        case "trouble":
            return progress._replace(beside=_text(event, "sentence") or "something went wrong beside the sources")
        case "busy":
            return progress._replace(note=_text(event, "sentence") or "another fetch is at work on this store")
        case "end":
            failed = _count(event, "failed") if isinstance(event.get("failed"), int) else progress.failed
            return progress._replace(
                new=max(progress.new, _count(event, "new")),
                updated=max(progress.updated, _count(event, "updated")),
                failed=failed,
                current="",
            )
        case _:
            return progress


def _alarm(event: dict[str, Any]) -> Alarm:
    ways = event.get("deliver")
    return Alarm(
        rule=_text(event, "rule"),
        sentence=_text(event, "sentence") or "an alert was raised",
        article=_count(event, "article") or None,
        deliver=tuple(way for way in ("bell", "desktop") if isinstance(ways, list) and way in ways),
    )


def _feed(progress: Progress, event: dict[str, Any]) -> Progress:
    name = _text(event, "name") or _text(event, "url")
    sentence = _text(event, "sentence")
    outcome = _text(event, "outcome").casefold()
    progress = progress._replace(
        done=progress.done + 1,
        feeds=max(progress.feeds, progress.done + 1),
        new=progress.new + _count(event, "new"),
        updated=progress.updated + _count(event, "updated"),
        current=name,
    )
    if outcome in _NOT_ASKED:
        return progress
    if _went_well(event):
        return progress._replace(reached=progress.reached + 1)
    failures = (*progress.failures, f"{name}: {sentence}" if sentence else name)[-FAILURES_KEPT:]
    return progress._replace(failed=progress.failed + 1, failures=failures)


def _went_well(event: dict[str, Any]) -> bool:
    said, status = event.get("ok"), event.get("status")
    if isinstance(said, bool):
        return said
    return isinstance(status, int) and (200 <= status < 300 or status == 304)


def _event(line: bytes) -> dict[str, Any]:
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return event if isinstance(event, dict) else {}


def _count(event: dict[str, Any], key: str) -> int:
    value = event.get(key)
    return min(value, 10**9) if isinstance(value, int) and value > 0 else 0


def _text(event: dict[str, Any], key: str) -> str:
    value = event.get(key)
    return value[:500] if isinstance(value, str) else ""


def program(*arguments: str, config: Path | None, db: Path) -> list[str]:
    """The command line of a command of this very program, with the monitor's own configuration and store."""
    paths = ["--db", str(db), *(["--config", str(config)] if config else [])]
    return [sys.executable, "-m", "corridor_tui", *arguments, *paths]


def fetch_command(config: Path | None, db: Path, *, everything: bool, names: Sequence[str] = ()) -> list[str]:
    """The command line of a fetch that reports as it goes: the due feeds, all of them, or those named."""
    # `--feed=NAME` and not two words: a name that begins with a dash stays a name.
    wanted = [f"--feed={name}" for name in names] or (["--all"] if everything else [])
    return program("fetch", "--events", *wanted, config=config, db=db)
