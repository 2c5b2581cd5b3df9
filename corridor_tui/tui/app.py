"""The monitor's app: follows the store, runs the fetcher beside the screen, and does what leaves the screen."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from corridor_tui import collector
from corridor_tui.config import Config
from corridor_tui.tui import reports, routes, session, status, themes
from corridor_tui.tui.background import Background
from corridor_tui.tui.driver_fixes import on_end_signals
from corridor_tui.tui.messages import OpenQuery, OpenSentence
from corridor_tui.tui.outside import citation, open_link
from corridor_tui.tui.reading import Desk, Opened, now
from corridor_tui.tui.stage import Stage
from corridor_tui.tui.widgets.sources import SourceRow

if TYPE_CHECKING:
    from corridor_tui.tui.links import Link

POLL_SECONDS = 0.5
"""How often the store is asked whether another process has written."""

RELOAD_SECONDS = 1.0
"""The least time between two readings of the whole list while a fetch writes."""

AGES_SECONDS = 60.0
"""How often everything is read anew although nobody wrote: "5 min ago" and newer:1d do not stand still."""


class MonitorApp(Stage):
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
            changed=self.show_status,
        )
        self._store_version: tuple[int, int] | None = None
        self._stale = False
        self._reloaded = 0.0

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
        for problem in [*self.keymap.problems, *themes.problems(self.config.panels.theme)][:1]:
            self.say(problem)
        self._store_version = self.desk.version()
        self.refresh_store()
        self.run_worker(self.background.run(), group="background", exit_on_error=False)
        self.set_interval(POLL_SECONDS, self.poll)
        self.set_interval(1.0, self.show_status)
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
        )
        self.status.say(left, right)

    # The store.

    def poll(self) -> None:
        """Look whether another process has written; read again, but not more often than is good."""
        if not self.on_stage:
            return
        version = self.desk.version()
        if version != self._store_version:
            self._store_version = version
            self._stale = True
        self.news.list.marker.flush()
        time = asyncio.get_running_loop().time()
        if self._stale and time - self._reloaded >= RELOAD_SECONDS:
            self._reloaded, self._stale = time, False
            self.refresh_store()

    def refresh_store(self) -> None:
        """Read list, metrics, sources and facets again, away from the screen."""
        self.news.list.reload()
        self.run_worker(self._refresh_reports(), group="reports", exclusive=True, exit_on_error=False)

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

    def _source(self) -> SourceRow | None:
        """The source under the cursor or in the detail, in whichever view it is."""
        current = getattr(self.focused, "current", None)
        return current if isinstance(current, SourceRow) else None

    def action_open_source(self) -> None:
        """Open the source's address in the browser."""
        source = self._source()
        if source is not None:
            self._open(source.url)

    def action_open_link(self) -> None:
        """Open the article in the browser, or copy its link."""
        article = self._article()
        if article is not None:
            self._open(article.url)

    def _open(self, url: str | None) -> None:
        opened, sentence = open_link(url, page=self.open_url if self.is_web else None)
        if not opened and sentence.endswith("copied instead.") and url:
            self.copy_to_clipboard(url)
        self.say(sentence)

    def action_copy_citation(self) -> None:
        """Copy title, source, date and link."""
        article = self._article()
        if article is not None:
            self.copy_to_clipboard(citation(article))
            self.say("Citation copied.")

    def _article(self) -> Opened | None:
        shown = self.news.shown
        return self.desk.open(shown) if shown is not None else None

    def action_guide(self) -> None:
        """Show the guide, or put it away; what is watched is counted when it is shown for the first time."""
        super().action_guide()
        if self.guided and self.watched.corridors is None:
            self.run_worker(self._count_watched(), group="guide", exit_on_error=False)

    def action_links(self) -> None:
        """The links of the article, and who else tells its story."""
        article = self._article()
        if article is not None:
            from corridor_tui.tui.links import links
            from corridor_tui.tui.links_screen import LinksScreen

            self.push_screen(LinksScreen(links(article, self.desk.others(article.id)), self.keymap), self._follow)

    def _follow(self, link: Link | None) -> None:
        if link is not None and link.article is not None:
            self.post_message(OpenSentence(link.article, None))
        elif link is not None:
            self._open(link.url)

    def action_relink(self) -> None:
        """Say what the figure under the cursor, or marked in the reader, is really about."""
        asked = self._figure()
        if asked is None:
            self.say("Which figure? Mark one in the reader, or go to a claim in a metric's evidence.")
        else:
            self.run_worker(self._relink(*asked), group="judge", exit_on_error=False)

    def _figure(self) -> tuple[str, str, str] | None:
        """A figure's handle, its words, and what it announces at present."""
        article, number = self.news.reader.article, self.news.reader.figure
        if self.panel == "evidence":
            claim = getattr(self.focused, "current", None)
            return (claim.figure, claim.surface, f"{claim.metric} {claim.period}") if claim else None
        if self.panel != "reader" or article is None or number is None:
            return None
        figure = article.figures[number]
        return f"{article.id}.{number + 1}", figure.text, " ".join(filter(None, (figure.metric, figure.period)))

    async def _relink(self, figure: str, printed: str, announced: str) -> None:
        from corridor_tui.tui.relinking import RelinkScreen, read

        metrics = await asyncio.to_thread(reports.known_metrics, self.config)
        text = await self.push_screen_wait(RelinkScreen(printed, announced, metrics))
        if not text or text == announced.strip():
            return
        subject = read(text, metrics)
        if subject.trouble:
            self.say(subject.trouble)
            return
        correction, sentence = await asyncio.to_thread(reports.relink, self.desk.path, figure, subject)
        if correction is not None:
            self.desk.corrections.append(correction)
        self.say(sentence)

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
        self.exit(0)

    def on_unmount(self) -> None:
        """Nothing of ours outlives the app."""
        self.background.kill()
        self.desk.close()
