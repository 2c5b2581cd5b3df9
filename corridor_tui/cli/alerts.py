"""`corridor-tui alerts`: what the rules of the configuration raised; `check` and `test` below it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from corridor_tui.cli.desk import open_desk
from corridor_tui.cli.groups import enter, inherited
from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import Column, say, say_json, say_table, warn
from corridor_tui.cli.page import now

if TYPE_CHECKING:
    from corridor_tui.metrics.alert_rules import AlertRule
    from corridor_tui.metrics.alerts import Alert
    from corridor_tui.services.delivery import Terminal

COLUMNS = (Column("AT"), Column("RULE"), Column("ARTICLE", right=True), Column("WHAT", stretch=True))


@click.group(name="alerts", invoke_without_command=True)
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@shared
def command(options: Options, limit: int, as_json: bool) -> None:
    """List the alerts raised so far, newest first."""
    if enter(options):
        return
    from corridor_tui.store import alert_log

    with open_desk(options) as desk:
        hits = alert_log.recent(desk.db, limit=limit)
        configured = len(desk.config.alerts)
    if as_json:
        say_json(
            [{"rule": h.rule, "event": h.event, "at": h.at, "text": h.sentence, "article": h.article} for h in hits]
        )
    elif hits:
        say_table(COLUMNS, [(f"{h.at:%Y-%m-%d %H:%M}", h.rule, str(h.article or ""), h.sentence) for h in hits])
    else:
        say(
            "No alert was raised."
            if configured
            else "No alert rules: add [[alerts]] to your configuration (docs/metrics.md)."
        )


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@shared
def check(options: Options, as_json: bool) -> None:
    """Hold the rules against the store now, keep and deliver what is new. For cron, after `fetch`."""
    from corridor_tui.services import alerts, delivery

    with open_desk(inherited(options)) as desk:
        hits = alerts.raise_new(desk.db, desk.config, now())
        troubles = delivery.deliver(hits, alerts.rules(desk.config), terminal())
    if as_json:
        say_json([{"rule": h.rule, "event": h.event, "text": h.sentence, "article": h.article} for h in hits])
    else:
        for hit in hits:
            say(f"{hit.rule}: {hit.sentence}")
    for trouble in troubles:
        warn(trouble)


@command.command()
@click.argument("rule", required=False)
@click.option("--deliver", "sending", is_flag=True, help="Also send what is found; a sample where nothing is.")
@shared
def test(options: Options, rule: str | None, sending: bool) -> None:
    """Show what each rule (or RULE) finds now and how it is heard; nothing is kept, so nothing is used up."""
    from corridor_tui.model import ConfigError
    from corridor_tui.services import alerts

    moment = now()
    with open_desk(inherited(options)) as desk:
        rules = alerts.rules(desk.config)
        if rule is not None and rule not in {known.id for known in rules}:
            raise ConfigError(f"no alert rule {rule!r}; there are: {', '.join(known.id for known in rules) or 'none'}")
        found = alerts.find(desk.db, desk.config, moment)
    for known in rules:
        if rule in (None, known.id):
            mine = [alert for alert in found if alert.rule == known.id]
            say(f"{known.id} ({known.when}): {len(mine) or 'nothing'} found")
            for alert in mine:
                say(f"  {alert.sentence}" + (f"  [article {alert.article}]" if alert.article else ""))
            _channels(known, mine, moment if sending else None)
    if not rules:
        say("No alert rules: add [[alerts]] to your configuration (docs/metrics.md).")


def _channels(rule: AlertRule, found: Sequence[Alert], sending: datetime | None) -> None:
    """Tell how a rule is heard beside the monitor; where it is to be sent, send it and tell how that went."""
    from corridor_tui.services import delivery
    from corridor_tui.store.alert_log import Hit

    if not rule.deliver:
        say("  shown in the monitor and listed by `alerts`; `deliver` names no channel")
    for channel in rule.deliver:
        if sending is None:
            say(f"  by {channel}: {delivery.way(channel, rule)}")
            continue
        told = [(alert.event, alert.sentence, alert.article) for alert in found] or [
            ("test", f"A test of the alert rule {rule.id}: nothing was found", None)
        ]
        screen = terminal()
        if screen is None and channel in ("bell", "desktop"):
            warn(f"{rule.id}: {channel}: there is no terminal to send it to")
            continue
        hits = [Hit(rule.id, event, article, sending, sentence, False) for event, sentence, article in told]
        troubles = [trouble for hit in hits if (trouble := delivery.send(channel, hit, rule, screen))]
        for trouble in dict.fromkeys(troubles):
            warn(f"{rule.id}: {channel}: {trouble}")
        if len(troubles) < len(hits):
            say(f"  sent by {channel}: {delivery.way(channel, rule)}")


def terminal() -> Terminal | None:
    """Writes to the terminal that stderr is; None where it is none."""
    if not sys.stderr.isatty():
        return None

    def write(text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()

    return write
