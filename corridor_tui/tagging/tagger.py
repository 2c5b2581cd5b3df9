"""The tagger: a document in, everything it names and counts out. Pure, and the same answer every time.

The order: what is not the article is set aside, each field is folded and cut once, names, figures and cues are found
in it, figures are tied to metrics, and relevance is judged over all of it.
"""

from __future__ import annotations

from functools import cache

from corridor_tui.model import Document, Tags
from corridor_tui.tagging import rules as rules_module
from corridor_tui.tagging.gazetteer import Gazetteer
from corridor_tui.tagging.language import detect, normal
from corridor_tui.tagging.rules import Rules
from corridor_tui.tagging.view import View, make_view
from corridor_tui.text import boilerplate


class Tagger:
    """All rules, ready to tag. Building one costs tens of milliseconds; tagging shares no state between documents."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._gazetteer = Gazetteer(rules)

    @property
    def version(self) -> str:
        """What the answers depend on: a hash of rules and code."""
        return self.rules.version

    def views(self, document: Document) -> tuple[View, ...]:
        """The prepared fields of a document: its title, where it has one, and its text."""
        lang = normal(document.lang) or detect(document.title, document.text)
        excluded = boilerplate.find(document.text, document.title)
        text = make_view("text", document.text, lang, excluded)
        return (make_view("title", document.title, lang), text) if document.title else (text,)

    def tag(self, document: Document) -> Tags:
        """Tag a document. Offsets count code points in the fields as given. Linear in the text; never raises."""
        views = self.views(document)
        mentions = self._gazetteer.find_mentions(views)
        return Tags(
            lang=views[0].lang,
            relevant=bool(mentions),
            relevance=1.0 if mentions else 0.0,
            mentions=mentions,
            excluded=boilerplate.find(document.text, document.title),
        )


@cache
def default() -> Tagger:
    """The tagger with the packaged rules only; built once a process."""
    return Tagger(rules_module.load())
