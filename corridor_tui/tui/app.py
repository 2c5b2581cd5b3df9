"""The monitor's app: follows the store, runs the fetcher beside the screen, and does what leaves the screen."""

from __future__ import annotations

import asyncio
import os
import warnings
from pathlib import Path

from textual import on
from textual.worker import Worker

from corridor_tui import collector
from corridor_tui.config import Config
from corridor_tui.tui import reports, routes, session, status, themes
from corridor_tui.tui.background import Background
from corridor_tui.tui.driver_fixes import on_end_signals
from corridor_tui.tui.errands import Errands
from corridor_tui.tui.fetching import Alarm
from corridor_tui.tui.messages import Left, OpenQuery, OpenSentence
from corridor_tui.tui.reading import Desk, now
from corridor_tui.tui.rhythm import LIST_SECONDS, REPORTS_SECONDS, Reading
from corridor_tui.tui.views.base import View

POLL_SECONDS = 0.5
"""How often the store is asked whether another process has written."""

TOLD_AT_ONCE = 5
"""Alerts of one fetch that ring and notify; a hundred at once are one event to whoever sits there."""

AGES_SECONDS = 60.0
"""How often everything is read anew although nobody wrote: "5 min ago" and newer:1d do not stand still."""


class MonitorApp(Errands):
    """The live view of one store. `offline` never fetches."""

    def __init__(
        self,
        config: Config,
        *,
        config_path: Path | None,
        db_path: Path,
        offline: bool = False,
        seeds: bool = True,
        rhythm: float | None = None,
    ) -> None:
        """Open the store; `seeds` has the seed corpus loaded. Raises StoreError where the store cannot be used.

        With a `rhythm` every source is fetched every so many seconds, due or not: for the demo.
        """
        super().__init__(config, Desk(db_path))
        self.background = Background(
            config=config_path,
            db=db_path,
            interval=rhythm or config.fetch.interval,
            everything=rhythm is not None,
            offline=offline,
            seeds=seeds,
            changed=self.fetch_changed,
            alarmed=self.alarmed,
        )
        self._store_version: tuple[int, int] | None = None
        self._list = Reading(LIST_SECONDS)
        self._reports = Reading(REPORTS_SECONDS)
        self._reporting: Worker[None] | None = None

    def on_mount(self) -> None:
        """Show what there is; everything slow begins after the first paint."""
        on_end_signals(asyncio.get_running_loop(), self.leave)
        self.arrange()
        self.show_header()
        self.show_status()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        await self.furnish()
        collector.release()
        if self.session.view in ("metrics", "watch", "sources"):
            await self.show_view(self.session.view)
        if self.desk.session() is None:
            self.show_guide(True)
            self.run_worker(self._count_watched(), group="guide", exit_on_error=False)
        problems = [*self.keymap.problems, *themes.problems(self.config.panels.theme)]
        if problems:
            more = f" ({len(problems) - 1} more: corridor-tui doctor)" if len(problems) > 1 else ""
            self.say(problems[0] + more)
        self._store_version = self.desk.version()
        self.refresh_store()
        self.run_worker(self.background.run(), group="background", exit_on_error=False)
        self.set_interval(POLL_SECONDS, self.poll)
        self.set_interval(AGES_SECONDS, self.refresh_store)

    async def _count_watched(self) -> None:
        self.watched = await asyncio.to_thread(reports.watched, self.config)
        if self.guided and self.on_stage:
            self.show_guide(True)

    @on(OpenSentence)
    async def open_sentence(self, message: OpenSentence) -> None:
        """Show an article at a sentence, in the view News."""
        await self.show_view("news")
        self.news.activate("reader")
        self.news.open_at(message.article, message.figure)

    @on(OpenQuery)
    async def open_query(self, message: OpenQuery) -> None:
        """Show the articles of a filter, in the view News."""
        await self.show_view("news")
        self.news.activate("articles")
        self.news.list.show_query(message.query, everything=message.everything)

    def show_status(self) -> None:
        """Write the status line."""
        if not self.on_stage:
            return
        left, right = status.status(
            self.background.progress,
            seconds_left=self.background.seconds_left(),
            offline=self.background.offline,
            loading_seeds=self.background.loading_seeds,
            notice=self.notice,
            store_trouble=self.desk.trouble,
            seeds_trouble=self.background.seeds_trouble,
            failing=sum(source.troubled for source in self.news.sources.sources),
            alarms=self.alarms,
            watch_key=self.keymap.shown("view_watch"),
        )
        self.status.say(left, right)

    # The store.

    def poll(self) -> None:
        """Look whether another process has written; read again, but not more often than is good."""
        if not self.on_stage:
            return
        if getattr(self._driver, "gone", False):
            self.leave()
            return
        version = self.desk.version()
        if version != self._store_version:
            self._store_version = version
            self._list.outdated()
            self._reports.outdated()
        self.news.list.marker.flush()
        time = asyncio.get_running_loop().time()
        if self._list.due(time, self.last_key):
            self._list.begun(time)
            self.news.list.reload()
        # One reading after the other: a store that takes long to read must not be read many times at once.
        if self._reports.due(time, self.last_key) and (self._reporting is None or self._reporting.is_finished):
            self._reports.begun(time)
            self._reporting = self.run_worker(self._refresh_reports(), group="reports", exit_on_error=False)
        self.show_status()

    def refresh_store(self) -> None:
        """Read list, metrics, sources and facets again, away from the screen."""
        self._list.hurry()
        self._reports.hurry()
        self.poll()

    def fetch_changed(self) -> None:
        """A child of the monitor has begun or ended its work: after its end there is nothing to wait for."""
        if not self.background.progress.running and not self.background.loading_seeds:
            self._list.hurry()
            self._reports.hurry()
        self.show_status()

    # Alerts.

    def alarmed(self, alarm: Alarm) -> None:
        """Show an alert until somebody has looked at it, and tell the terminal as its rule wants."""
        self.alarms.append(alarm)
        told = self.background.progress.raised <= TOLD_AT_ONCE
        if alarm.deliver and told:
            from corridor_tui.services.delivery import notification

            bell = "\a" if "bell" in alarm.deliver else ""
            self.tell_terminal(bell + (notification(alarm.sentence) if "desktop" in alarm.deliver else ""))
        self.show_status()
        self.show_header()

    async def show_view(self, name: str) -> View:
        """Put a view on; in the view Watch the alerts are looked at."""
        view = await super().show_view(name)
        if name == "watch":
            self.looked_at_alarms()
        return view

    @on(Left)
    def looked_at_alarms(self) -> None:
        """They have been seen, or left."""
        self.alarms.clear()
        self.show_status()
        self.show_header()

    async def _refresh_reports(self) -> None:
        path = self.desk.path
        self.news.sources.show(await asyncio.to_thread(reports.sources, path, self.config), now())
        self.news.metrics.show(await asyncio.to_thread(reports.metrics, path, self.config))
        self.news.facets.show(await asyncio.to_thread(reports.facets, path))
        self.news.routes.show(routes.routes(), await asyncio.to_thread(reports.stops, path))
        if not self.on_stage:
            return
        self.view.supply(self.news.metrics.metrics, self.news.sources.sources)
        self.arrange()
        self.show_status()

    # Commands that reach beyond the screen.

    def action_refresh_feeds(self) -> None:
        """Fetch every source now."""
        self.say(self.background.fetch())

    def action_fetch_source(self) -> None:
        """Fetch the source under the cursor now."""
        source = self._source()
        if source is not None:
            self.say(self.background.fetch([source.name]))

    def action_guide(self) -> None:
        """Show the guide, or put it away; what is watched is counted when it is shown for the first time."""
        super().action_guide()
        if self.guided and self.watched.corridors is None:
            self.run_worker(self._count_watched(), group="guide", exit_on_error=False)

    def action_suspend(self) -> None:
        """Give the terminal back to the shell for a while."""
        self.action_suspend_process()

    async def action_quit(self) -> None:
        """Leave the monitor."""
        self.leave()

    def leave(self) -> None:
        """Keep the session, end the child and the app; the terminal is put back in order on the way out."""
        if self.on_stage:
            chosen = self.theme if self.theme != themes.first(self.config.panels.theme, os.environ) else None
            self.desk.keep_session(session.write(self.news.leave_off(self.view.id or "news", chosen)))
        self.background.close()
        # Work that was about to begin never begins: no reason for a warning on the user's terminal.
        warnings.filterwarnings("ignore", "coroutine .* was never awaited", RuntimeWarning)
        self.exit(0)

    async def on_unmount(self) -> None:
        """Nothing of ours outlives the app."""
        await self.background.end()
        self.desk.close()
