"""The tagger: a document in, everything it names and counts out. Pure, and the same answer every time.

The order: what is not the article is set aside, each field is folded and cut once, names, figures and cues are found
in it, figures are tied to metrics, and relevance is judged over all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from corridor_tui.model import Document, Field, Tags
from corridor_tui.tagging import rules as rules_module
from corridor_tui.tagging.cues import CueIndex, Cues
from corridor_tui.tagging.figures import find_document_figures
from corridor_tui.tagging.gazetteer import Gazetteer
from corridor_tui.tagging.language import read_as
from corridor_tui.tagging.lexicon import Shelf
from corridor_tui.tagging.metric_rules import METRICS, metric_terms
from corridor_tui.tagging.observations import Observer
from corridor_tui.tagging.relevance import TOPICS, Relevance, topic_terms
from corridor_tui.tagging.rules import Rules
from corridor_tui.tagging.view import View, make_view
from corridor_tui.text import boilerplate

_NONE = Cues(())


class Tagger:
    """All rules, ready to tag. Building one costs tens of milliseconds; tagging shares no state between documents."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        names_and_cues: Shelf[Any] = Shelf()
        self._cues = CueIndex([*metric_terms(rules), *topic_terms(rules)], names_and_cues)
        self._gazetteer = Gazetteer(rules, names_and_cues)
        self._observer = Observer(rules)
        self._relevance = Relevance(rules)

    @property
    def version(self) -> str:
        """What the answers depend on: a hash of rules and code."""
        return self.rules.version

    def tag(self, document: Document, *, reasons: bool = True) -> Tags:
        """Tag a document. Offsets count code points in the fields as given. Linear in the text; never raises.

        Without `reasons` figures do not tell why they are values of a metric or none, which is all that is left out.
        """
        excluded = boilerplate.find(document.text, document.title, document.standing)
        lang = read_as(document.lang, document.title, document.text)
        views: list[View] = [make_view("title", document.title, lang)] if document.title else []
        views.append(make_view("text", document.text, lang, excluded))
        mentions = self._gazetteer.find_mentions(views)
        found = find_document_figures(views, document.published)
        cues = {view.field: self._cues.find(view) for view in views}
        asked = _asked(cues, METRICS)
        linked = self._observer.link(views, asked, mentions, found, document.published, reasons=reasons)
        topics = _asked(cues, TOPICS)
        judgement = self._relevance.judge(views, topics, mentions, linked.figures, linked.observations)
        return Tags(
            lang=lang,
            relevant=judgement.relevant,
            relevance=judgement.score,
            mentions=mentions,
            figures=linked.figures,
            observations=linked.observations,
            excluded=excluded,
            reasons=judgement.reasons,
        )


def _asked(cues: Mapping[Field, Mapping[str, Cues]], who: str) -> dict[str, Cues]:
    """The cues by field that one kind of rules asks for."""
    return {field: found.get(who, _NONE) for field, found in cues.items()}


@cache
def default() -> Tagger:
    """The tagger with the packaged rules only; built once a process."""
    return Tagger(rules_module.load())
