"""What the user has done with the article, source or figure at hand beyond the screen: open, copy, follow, judge."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from corridor_tui.tui import reports
from corridor_tui.tui.messages import OpenSentence
from corridor_tui.tui.outside import citation, open_link
from corridor_tui.tui.reading import Opened
from corridor_tui.tui.stage import Stage
from corridor_tui.tui.widgets.sources import SourceRow

if TYPE_CHECKING:
    from corridor_tui.tui.links import Link


class Errands(Stage):
    """Each begins with the thing under the cursor, in whichever view it is."""

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
