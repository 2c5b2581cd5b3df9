"""The key table: one row gives an action its keys, help, palette entry and place in the footer.

A scope is a set of panels in which a row is active. `EVERYWHERE` rows are active in all of them; a panel names its
further scopes itself (`PANELS`). Keys are spelled as people write them: a character ("G", "/"), or a name ("ctrl+d").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from corridor_tui.tui.twins import twins

EVERYWHERE = "everywhere"


class Command(NamedTuple):
    """One thing the user can do. `id` names it in `[keys]` of the configuration and is the method `action_<id>`."""

    id: str
    scope: str
    keys: tuple[str, ...]
    label: str
    help: str
    footer: bool = False


def _rows(scope: str, *rows: tuple[str, str, str, str]) -> list[Command]:
    """Rows of (id, keys parted by blanks, label, help); a label that ends in `*` is shown in the footer."""
    return [
        Command(id, scope, tuple(keys.split()), label.rstrip("*"), help, footer=label.endswith("*"))
        for id, keys, label, help in rows
    ]


COMMANDS: tuple[Command, ...] = tuple(
    _rows(
        "moving",
        ("down", "j down", "Down", "One line down"),
        ("up", "k up", "Up", "One line up"),
        ("half_down", "ctrl+d", "Half page down", "Half a page down"),
        ("half_up", "ctrl+u", "Half page up", "Half a page up"),
        ("page_down", "pagedown ctrl+f", "Page down", "A page down"),
        ("page_up", "pageup ctrl+b", "Page up", "A page up"),
        ("top", "g home", "Top", "To the first line; new articles come into view"),
        ("bottom", "G end", "Bottom", "To the last line"),
    )
    + _rows(
        "articles",
        ("open_article", "enter l right", "Read*", "Read the article and mark it as read"),
        ("next_unread", "n", "Next unread*", "To the next unread article"),
        ("previous_unread", "N", "Previous unread", "To the previous unread article"),
        ("filter", "/", "Filter*", "Filter the list as you type, over the full text"),
        ("toggle_relevant", "a", "All or relevant", "Show every article, or only those about the corridors"),
        ("toggle_unread", "U", "Unread only", "Show only unread articles, or all of them again"),
        ("mark_all_read", "A", "Mark all read", "Mark every article of the list as read"),
        ("undo_mark", "Z", "Undo mark all", "Take the last 'mark all read' back"),
        ("density", "v", "Density", "One or two lines for each article"),
    )
    + _rows(
        "reader",
        ("close_reader", "h left", "Back", "Back to the list"),
        ("next_figure", "n", "Next figure*", "To the next figure of the article"),
        ("previous_figure", "p", "Previous figure*", "To the previous figure of the article"),
        ("next_name", "N", "Next name", "To the next corridor or checkpoint that the article names"),
        ("previous_name", "P", "Previous name", "To the previous corridor or checkpoint"),
        ("explain", "e", "Explain*", "Why the marked figure or name was read as it was, rule by rule; else every tag"),
        ("edits", "d", "Edits", "What edits changed: the figures and lines that went, and those that came"),
        ("next_article", "J ]", "Next article*", "The next article of the list"),
        ("previous_article", "K [", "Previous article", "The previous article of the list"),
        ("page_or_next", "space", "Page", "A page down; at the end the next unread article"),
        ("find", "/", "Find", "Find a word in the article"),
        ("find_next", "*", "Find next", "To the next place where the word was found"),
    )
    + _rows(
        "article",
        ("star", "s", "Star*", "Star the article, or take the star away"),
        ("toggle_read", "u m", "Read/unread", "Mark the article as unread, or as read"),
        ("open_link", "o", "Browser*", "Open the article in the browser"),
        ("copy_citation", "y", "Cite*", "Copy title, source, date and link"),
        ("links", "L", "Links", "Its page, the links in its text, and who else tells its story"),
    )
    + _rows(
        "claim",
        ("relink", "R", "Relink", "Say which metric, period or status the figure is really about"),
    )
    + _rows(
        "metrics",
        ("open_metric", "enter", "History*", "The metric's history with the sentence behind each value"),
    )
    + _rows(
        "evidence",
        ("open_evidence", "enter", "Sentence*", "Open the article at the sentence that gives this value"),
        ("accept_claim", "a", "Accept*", "Accept the claim: its value is shown whatever others say"),
        ("reject_claim", "x", "Reject*", "Reject the claim: it no longer counts"),
        ("undo_claim", "Z", "Undo", "Take the last acceptance, rejection or relinking back"),
    )
    + _rows(
        "sources",
        ("fetch_source", "f", "Fetch this*", "Fetch this source now"),
        ("filter_source", "enter", "Its articles*", "Show the articles of this source"),
        ("open_source", "o", "Its page", "Open the address of this source in the browser"),
    )
    + _rows(
        "watches",
        ("open_watch", "enter", "Articles*", "Show the articles that this watch finds"),
    )
    + _rows(
        "alerts",
        ("open_alert", "enter", "Article*", "Open the article that raised this alert"),
    )
    + _rows(
        "facets",
        ("choose_facet", "enter space", "Filter by it*", "Show the articles of this corridor, checkpoint or source"),
    )
    + _rows(
        "routes",
        (
            "open_stop",
            "enter",
            "Its articles*",
            "Show the articles of this checkpoint, the unread ones where there are any",
        ),
        ("next_stop", "l right", "Next stop*", "To the next checkpoint of the corridor"),
        ("previous_stop", "h left", "Previous stop", "To the checkpoint before"),
    )
    + _rows(
        "sorted",
        ("sort", "S", "Sort", "Sort the list by something else: newest, oldest, name and the like"),
    )
    + _rows(
        EVERYWHERE,
        ("next_panel", "tab", "Panel*", "To the next panel"),
        ("previous_panel", "shift+tab", "Previous panel", "To the previous panel"),
        ("back", "esc", "Back", "Leave: the filter, the zoom, the reader"),
        ("refresh_feeds", "r", "Refresh*", "Fetch every source now"),
        ("view_news", "1", "News", "The view News"),
        ("view_metrics", "2", "Metrics", "The view Metrics"),
        ("view_watch", "3", "Watch", "The view Watch: saved filters"),
        ("view_sources", "4", "Sources", "The view Sources"),
        ("routes", "c", "Corridors", "The corridors at a glance, with the new articles at each checkpoint"),
        ("zoom", "z", "Zoom", "Give the panel the whole screen, or put it back"),
        ("wider", ">", "Wider", "Give the panel more room"),
        ("narrower", "<", "Narrower", "Give the panel less room"),
        ("theme", "t", "Theme", "The next theme: dark, light, high contrast, the terminal's own"),
        ("guide", "W", "Guide", "What is watched, the keys to know, where the configuration is"),
        ("help", "?", "Help*", "The keys of this panel"),
        ("palette", ": ctrl+p", "Palette", "Find a command by name"),
        ("suspend", "ctrl+z", "Suspend", "Put the monitor aside; `fg` in the shell brings it back"),
        ("quit", "q ctrl+c", "Quit*", "Leave the monitor"),
    )
)
"""Every command; the order is the order of help, palette and footer."""

PANELS: dict[str, tuple[str, ...]] = {
    "articles": ("articles", "article", "sorted", "moving"),
    "reader": ("reader", "article", "claim", "moving"),
    "metrics": ("metrics", "sorted", "moving"),
    "evidence": ("evidence", "claim", "moving"),
    "sources": ("sources", "sorted", "moving"),
    "watches": ("watches", "moving"),
    "alerts": ("alerts", "moving"),
    "facets": ("facets", "moving"),
    "routes": ("routes", "moving"),
    "chart": ("moving",),
    "attempts": ("sources", "moving"),
}
"""The scopes of each kind of panel, besides EVERYWHERE."""

_NAMES = {"esc": "escape", "return": "enter", "del": "delete", "pgup": "pageup", "pgdn": "pagedown"}


def key_name(spelled: str) -> str:
    """The key as the terminal driver names it: "esc" is "escape", "Ctrl+D" is "ctrl+d"; characters stay."""
    if len(spelled) == 1:
        return spelled
    lowered = spelled.lower()
    return _NAMES.get(lowered, lowered)


class Keymap:
    """Which command a key runs in which panel: the table with the user's own keys put in place.

    `problems` says in sentences what is wrong with the user's keys: an unknown action, or a key with two meanings in
    one panel (the earlier row of the table keeps it).
    """

    def __init__(self, overrides: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Take `[keys]` of the configuration: action id -> keys; an empty list takes the action's keys away."""
        overrides = overrides or {}
        known = {command.id for command in COMMANDS}
        self.problems = [f"[keys]: there is no action {name!r}" for name in overrides if name not in known]
        self.keys: dict[str, tuple[str, ...]] = {
            command.id: tuple(overrides.get(command.id, command.keys)) for command in COMMANDS
        }
        self._panels = {panel: self._bind((*scopes, EVERYWHERE)) for panel, scopes in PANELS.items()}
        self._panels[EVERYWHERE] = self._bind((EVERYWHERE,))
        self.problems = list(dict.fromkeys(self.problems))

    def _bind(self, scopes: tuple[str, ...]) -> dict[str, str]:
        bound: dict[str, str] = {}
        rows = [command for scope in scopes for command in COMMANDS if command.scope == scope]
        for command in rows:
            for spelled in self.keys[command.id]:
                holder = bound.setdefault(key_name(spelled), command.id)
                if holder != command.id:
                    self.problems.append(f"[keys]: {spelled!r} means both {holder} and {command.id}")
        for command in rows:
            for spelled in self.keys[command.id]:
                for twin in twins(spelled) if len(spelled) == 1 else ():
                    bound.setdefault(twin, command.id)
        return bound

    def command(self, panel: str, key: str, character: str | None) -> str | None:
        """The id of the command that a key press runs in a panel; None where it means nothing."""
        bound = self._panels.get(panel, self._panels[EVERYWHERE])
        return (bound.get(character) if character else None) or bound.get(key)

    def shown(self, command_id: str) -> str:
        """The first key of a command as help and footer print it; empty where it has none."""
        keys = self.keys[command_id]
        return keys[0] if keys else ""


def commands_of(panel: str) -> list[Command]:
    """The commands active in a panel, its own first, those of every panel last."""
    scopes = (*PANELS.get(panel, ()), EVERYWHERE)
    return [command for scope in scopes for command in COMMANDS if command.scope == scope]
