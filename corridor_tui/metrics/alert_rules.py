"""Alert rules as the user writes them in [[alerts]], checked: every key known, every value of the right kind.

[[alerts]]
id = "corridor-volume"
when = "crosses"                     # crosses | changes | target-missed | conflict | stale | words | burst | silent
metric = "middle-corridor-volume"
above = 5_000_000
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, Literal, cast, get_args

from corridor_tui.model import ConfigError
from corridor_tui.text.sanitize import safe_url

When = Literal["crosses", "changes", "target-missed", "conflict", "stale", "words", "burst", "silent"]
Channel = Literal["bell", "desktop", "command", "webhook"]

_COMMON = frozenset({"id", "when", "note", "deliver", "command", "webhook", "enabled"})
_KEYS: dict[str, frozenset[str]] = {
    "crosses": frozenset({"metric", "above", "below"}),
    "changes": frozenset({"metric", "percent"}),
    "target-missed": frozenset({"metric"}),
    "conflict": frozenset({"metric"}),
    "stale": frozenset({"metric", "months"}),
    "words": frozenset({"corridor", "checkpoint", "words", "near"}),
    "burst": frozenset({"corridor", "checkpoint", "factor", "at_least", "days"}),
    "silent": frozenset({"source", "days"}),
}


@dataclass(frozen=True, slots=True)
class AlertRule:
    """One checked rule. What does not belong to its `when` keeps its default; ids None mean any.

    `percent` is a rate, `near` code points around a name, `days` a span; `words` are phrases, a star for any ending.
    """

    id: str
    when: When
    note: str = ""
    metric: str | None = None
    above: Decimal | None = None
    below: Decimal | None = None
    percent: Decimal = Decimal(10)
    months: int | None = None
    corridor: str | None = None
    checkpoint: str | None = None
    words: tuple[str, ...] = ()
    near: int = 200
    factor: Decimal = Decimal(3)
    at_least: int = 5
    days: int = 7
    source: str | None = None
    deliver: tuple[Channel, ...] = ()
    command: tuple[str, ...] = ()
    webhook: str | None = None


@cache
def word_lists() -> Mapping[str, tuple[str, ...]]:
    """The shipped word lists by name (closure, queue, embargo), all languages together."""
    text = (resources.files("corridor_tui.metrics") / "data" / "alert_words.toml").read_text("utf-8")
    return {
        name: tuple(word for words in table.values() if isinstance(words, list) for word in words)
        for name, table in tomllib.loads(text).items()
    }


def rules_of(rows: Iterable[Mapping[str, Any]], lines: Mapping[str, str] | None = None) -> tuple[AlertRule, ...]:
    """The rules from the configuration's rows. Raises ConfigError naming place, rule and key."""
    places = lines or {}
    return tuple(
        _rule(row, places.get(f"alerts.{row.get('id')}", "[[alerts]]"))
        for row in rows
        if row.get("enabled") is not False
    )


def _rule(row: Mapping[str, Any], where: str) -> AlertRule:
    name = str(row.get("id", ""))

    def wrong(key: str, sentence: str) -> ConfigError:
        return ConfigError(f"{where}: alerts.{name}.{key} {sentence}")

    when = cast(When, row.get("when"))
    if when not in get_args(When):
        raise wrong("when", f"is one of {', '.join(get_args(When))}")
    known = _COMMON | _KEYS[when]
    for key in row:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            raise wrong(key, f"is not a key of {when!r} rules" + (f"; did you mean {near[0]}?" if near else ""))
    if when == "crosses" and "above" not in row and "below" not in row:
        raise wrong("above", "or below is needed: the value to cross")
    if when in ("crosses", "changes", "target-missed") and "metric" not in row:
        raise wrong("metric", "is needed")
    if when == "words" and "words" not in row:
        raise wrong("words", f"is needed: {', '.join(word_lists())}, or words of your own")
    deliver = _texts(row, "deliver", wrong)
    for channel in deliver:
        if channel not in get_args(Channel):
            raise wrong("deliver", f"knows {', '.join(get_args(Channel))}, not {channel!r}")
    command, webhook = _texts(row, "command", wrong), _text(row, "webhook", wrong)
    if "command" in deliver and not command:
        raise wrong("command", 'is needed: a list such as ["notify-send", "{text}"]')
    if "webhook" in deliver and (webhook is None or safe_url(webhook) is None):
        raise wrong("webhook", "is needed: an http or https address")
    return AlertRule(
        id=name,
        when=when,
        note=_text(row, "note", wrong) or "",
        metric=_text(row, "metric", wrong),
        above=_number(row, "above", wrong),
        below=_number(row, "below", wrong),
        percent=_number(row, "percent", wrong) or Decimal(10),
        months=_whole(row, "months", wrong),
        corridor=_text(row, "corridor", wrong),
        checkpoint=_text(row, "checkpoint", wrong),
        words=tuple(word for text in _texts(row, "words", wrong) for word in word_lists().get(text, (text,))),
        near=_whole(row, "near", wrong) or 200,
        factor=_number(row, "factor", wrong) or Decimal(3),
        at_least=_whole(row, "at_least", wrong) or 5,
        days=_whole(row, "days", wrong) or 7,
        source=_text(row, "source", wrong),
        deliver=tuple(channel for channel in get_args(Channel) if channel in deliver),
        command=command,
        webhook=webhook,
    )


def _text(row: Mapping[str, Any], key: str, wrong: Any) -> str | None:
    value = row.get(key)
    if value is None or (isinstance(value, str) and value):
        return value
    raise wrong(key, "wants a text")


def _texts(row: Mapping[str, Any], key: str, wrong: Any) -> tuple[str, ...]:
    value = row.get(key, ())
    if isinstance(value, str) and value:
        return (value,)
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) and item for item in value):
        return tuple(value)
    raise wrong(key, "wants a text or a list of texts")


def _number(row: Mapping[str, Any], key: str, wrong: Any) -> Decimal | None:
    value = row.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not Decimal(str(value)).is_finite():
        raise wrong(key, "wants a number")
    return Decimal(str(value))


def _whole(row: Mapping[str, Any], key: str, wrong: Any) -> int | None:
    value = row.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 100_000:
        raise wrong(key, "wants a whole number from 1")
    return value
