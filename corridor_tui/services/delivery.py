"""Delivering alerts outside the program: the terminal's bell, its desktop notification, a command, a webhook.

A channel that fails says so in a sentence and never stops the others.
"""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from corridor_tui.metrics.alert_rules import AlertRule, Channel
from corridor_tui.store.alert_log import Hit
from corridor_tui.text.sanitize import clean_line

COMMAND_SECONDS = 10.0
WEBHOOK_SECONDS = 10.0
LONGEST = 300
"""Characters of a notification."""

Terminal = Callable[[str], None]
"""Writes raw text to the terminal; None where there is none."""


def deliver(hits: Iterable[Hit], rules: Iterable[AlertRule], terminal: Terminal | None) -> list[str]:
    """Send each alert by the channels of its rule; what went wrong, a sentence each.

    `terminal` gets the bell and the notification sequences; without it those channels are passed over. A rule's channel
    that failed is not tried again in the same run: a dead webhook would hold up everything for ten seconds an alert.
    """
    by_id = {rule.id: rule for rule in rules}
    failed: dict[tuple[str, str], str] = {}
    unsent: Counter[tuple[str, str]] = Counter()
    for hit in hits:
        rule = by_id.get(hit.rule)
        for channel in rule.deliver if rule else ():
            way = (hit.rule, channel)
            if way in failed:
                unsent[way] += 1
            elif rule and (trouble := send(channel, hit, rule, terminal)):
                failed[way] = trouble
    return [
        f"alert {rule}: {channel}: {trouble}"
        + (f"; {more} more of this rule were not sent" if (more := unsent[rule, channel]) else "")
        for (rule, channel), trouble in failed.items()
    ]


def send(channel: Channel, hit: Hit, rule: AlertRule, terminal: Terminal | None) -> str | None:
    """Send an alert by one channel; what went wrong in words, None where nothing did.

    The bell and the desktop are passed over without a terminal.
    """
    match channel:
        case "bell":
            if terminal:
                terminal("\a")
        case "desktop":
            if terminal:
                terminal(notification(hit.sentence))
        case "command":
            return _run(hit, rule)
        case "webhook":
            return _post(hit, rule)
    return None


def way(channel: Channel, rule: AlertRule) -> str:
    """Where a channel of a rule leads, in words; nothing of an address but its host, for the rest may be a secret."""
    match channel:
        case "bell":
            return "the terminal's bell"
        case "desktop":
            return "the terminal's notification (OSC 9 and OSC 777)"
        case "command":
            return f"the command {clean_line(rule.command[0], 200)}"
    return f"a POST to {urlsplit(rule.webhook or '').hostname}"


def notification(sentence: str) -> str:
    """The sequences that terminals turn into a desktop notification: OSC 9, and OSC 777 where 9 is not known.

    The text keeps no control character and no semicolon, which would end it early.
    """
    text = clean_line(sentence, LONGEST).replace(";", ",")
    return f"\x1b]9;{text}\x1b\\\x1b]777;notify;corridor-tui;{text}\x1b\\"


def arguments(hit: Hit, command: Iterable[str]) -> list[str]:
    """The command's arguments with {rule}, {text} and {article} filled in; never a shell line.

    A text that begins like an option gets a blank before it.
    """
    text = clean_line(hit.sentence, LONGEST)
    values = {"rule": hit.rule, "text": text, "article": str(hit.article or "")}
    filled = []
    for part in command:
        whole = part
        for name, value in values.items():
            whole = whole.replace("{" + name + "}", value)
        filled.append(f" {whole}" if whole.startswith("-") and not part.startswith("-") else whole)
    return filled


def body(hit: Hit) -> Mapping[str, Any]:
    """What a webhook gets: `text` is what chat services show."""
    return {
        "rule": hit.rule,
        "event": hit.event,
        "text": clean_line(hit.sentence),
        "article": hit.article,
        "at": hit.at.isoformat(),
    }


def _run(hit: Hit, rule: AlertRule) -> str | None:
    environment = {**os.environ, "CORRIDOR_ALERT_RULE": hit.rule, "CORRIDOR_ALERT_TEXT": clean_line(hit.sentence)}
    try:
        done = subprocess.run(
            arguments(hit, rule.command),
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=COMMAND_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"{rule.command[0]} took longer than {COMMAND_SECONDS:.0f} seconds and was ended"
    except (OSError, ValueError) as error:
        return f"{rule.command[0]} could not be started ({error})"
    return f"{rule.command[0]} ended with code {done.returncode}" if done.returncode else None


def _post(hit: Hit, rule: AlertRule) -> str | None:
    import httpx

    try:
        answer = httpx.post(rule.webhook or "", json=body(hit), timeout=WEBHOOK_SECONDS, follow_redirects=False)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"no answer ({type(error).__name__})"
    return None if answer.is_success else f"the answer was {answer.status_code}"
