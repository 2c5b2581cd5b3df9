"""Fetching on schedule: a fetch, a pause, the next one, until the process is told to stop."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from corridor_tui.config import Config
from corridor_tui.services.events import Alerted, End, Event, FeedDone, Trouble
from corridor_tui.services.lock import FetchRunning
from corridor_tui.services.refresh import refresh_until, stopping

log = logging.getLogger(__name__)


def watch(config: Config, db_path: Path) -> None:
    """Fetch the due feeds every `config.fetch.interval` seconds, counted from the end of a fetch, until stopped.

    Ends on SIGINT and SIGTERM within seconds. Raises StoreError where the store cannot be used.
    """
    asyncio.run(_watch(config, db_path))


async def _watch(config: Config, db_path: Path) -> None:
    with stopping() as stop:
        log.info("watching %d feeds", len(config.active_feeds))
        while not stop.is_set():
            try:
                await refresh_until(stop, config, db_path, on_event=_log)
            except FetchRunning as running:
                log.info("%s", running)
            try:
                await asyncio.wait_for(stop.wait(), config.fetch.interval)
            except TimeoutError:
                continue
        log.info("stopped")


def _log(event: Event) -> None:
    match event:
        case FeedDone():
            fields = {
                "feed": event.name,
                "outcome": event.outcome,
                "status": event.status,
                "new": event.new,
                "updated": event.updated,
                "bytes": event.bytes,
                "ms": event.ms,
            }
            level = logging.INFO if event.ok else logging.WARNING
            log.log(level, "%s: %s", event.name, event.sentence, extra={"fields": fields})
        case Alerted():
            fields = {"rule": event.rule, "article": event.article}
            log.warning("alert %s: %s", event.rule, event.sentence, extra={"fields": fields})
        case Trouble():
            log.warning("%s", event.sentence)
        case End() if event.new or event.updated or event.failed:
            log.info("%d new, %d changed, %d feeds failed", event.new, event.updated, event.failed)
        case _:
            return
