"""The words of the status line. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from corridor_tui.tui.fetching import Alarm, Progress
from corridor_tui.tui.formats import plural, span
from corridor_tui.tui.pieces import Line, Piece


def status(
    progress: Progress,
    *,
    seconds_left: float | None,
    offline: bool,
    loading_seeds: bool,
    notice: str,
    store_trouble: str,
    seeds_trouble: str,
    failing: int,
    alarms: Sequence[Alarm] = (),
    watch_key: str = "",
) -> tuple[Line, Line]:
    """The left and right end of the line: what matters most at the moment, and the fetcher's rhythm.

    `alarms` are those nobody has looked at yet: they stay, whatever else happens; `watch_key` leads to them.
    """
    right = _rhythm(progress, seconds_left, offline, failing)
    if store_trouble:
        return [Piece(f" {store_trouble}", "bad")], right
    if notice:
        return [Piece(f" {notice}", "accent")], right
    if alarms:
        return _alarmed(alarms, watch_key), right
    if loading_seeds:
        return [Piece(" loading the seed articles …", "muted")], right
    if progress.running:
        return _running(progress), right
    if progress.trouble:
        return [Piece(f" {progress.trouble}", "bad")], right
    if seeds_trouble:
        return [Piece(f" The seed articles could not be loaded: it {seeds_trouble}.", "warn")], right
    if progress.unreachable:
        return [
            Piece(" No source could be reached. Is there a network? What is stored can be read all the same.", "warn")
        ], right
    return _last(progress), right


def _running(progress: Progress) -> list[Piece]:
    pieces = [Piece(" fetching ", "accent")]
    if progress.feeds:
        pieces.append(Piece(f"{progress.done} of {progress.feeds}", "strong"))
    if progress.to_tag and progress.tagged < progress.to_tag and progress.done >= progress.feeds:
        pieces.append(Piece(f" · reading {progress.tagged} of {progress.to_tag}", "muted"))
    if progress.new:
        pieces.append(Piece(f" · {plural(progress.new, 'new article')}", "good"))
    if progress.failed:
        pieces.append(Piece(f" · {progress.failed} failed", "warn"))
    if progress.current:
        pieces.append(Piece(f" · {progress.current}", "muted"))
    return pieces


def _alarmed(alarms: Sequence[Alarm], key: str) -> list[Piece]:
    newest = alarms[-1]
    count = f" {plural(len(alarms), 'alert')}" if len(alarms) > 1 else " alert"
    return [
        Piece(count, "bad"),
        Piece(f" ({key} shows, esc leaves it): " if key else ": ", "muted"),
        Piece(f"{newest.rule}: " if newest.rule else "", "strong"),
        Piece(newest.sentence, "warn"),
    ]


def _last(progress: Progress) -> list[Piece]:
    if progress.note:
        return [Piece(f" {progress.note}", "muted")]
    if progress.beside:
        return [Piece(f" {progress.beside}", "warn")]
    if not progress.done:
        return []
    pieces = [Piece(f" {plural(progress.new, 'new article')}", "good" if progress.new else "muted")]
    if progress.updated:
        pieces.append(Piece(f" · {progress.updated} updated", "muted"))
    if progress.failed:
        pieces.append(Piece(f" · {progress.failed} of {progress.done} sources failed: ", "warn"))
        pieces.append(Piece(progress.failures[-1] if progress.failures else "", "muted"))
    return pieces


def _rhythm(progress: Progress, seconds_left: float | None, offline: bool, failing: int) -> list[Piece]:
    pieces = [Piece(f"{failing} failing · ", "warn")] if failing else []
    if offline:
        return [*pieces, Piece("offline ", "muted")]
    if progress.running:
        return [*pieces, Piece("fetching ", "muted")]
    if seconds_left is None:
        return pieces
    # Whole minutes: a line that changes every second would never be still.
    left = (
        "now" if seconds_left < 5 else f"in {span(max(60, seconds_left))}" if seconds_left >= 60 else "within a minute"
    )
    return [*pieces, Piece(f"next fetch {left} ", "muted")]
