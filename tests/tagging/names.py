"""Tagging names in tests the way the tagger does: one title, one text, the packaged rules."""

from __future__ import annotations

from functools import cache

from corridor_tui.model import Mention
from corridor_tui.tagging.gazetteer import Gazetteer
from corridor_tui.tagging.rules import load
from corridor_tui.tagging.view import make_view


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer(load())


def mentions(text: str, title: str = "", lang: str = "en") -> tuple[Mention, ...]:
    return gazetteer().find_mentions([make_view("title", title, lang), make_view("text", text, lang)])


def ids(text: str, title: str = "", lang: str = "en") -> set[str]:
    return {mention.id for mention in mentions(text, title, lang)}
