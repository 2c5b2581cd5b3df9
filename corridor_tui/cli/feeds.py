"""`corridor-tui feeds`: the sources, and how each is doing."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import Column, say, say_json, say_table, warn

if TYPE_CHECKING:
    from corridor_tui.services.feed_discovery import Checked, Found
    from corridor_tui.services.feeds_admin import Source
    from corridor_tui.services.health import Health
    from corridor_tui.store.feeds import Attempt

MARK_OFF = "off"
HISTORY = (
    Column("Attempt"),
    Column("Status", right=True),
    Column("Bytes", right=True),
    Column("Entries", right=True),
    Column("New", right=True),
    Column("Changed", right=True),
    Column("ms", right=True),
    Column("What came of it", stretch=True),
)


@click.group("feeds")
@shared
@click.pass_context
def command(ctx: click.Context, options: Options) -> None:
    """The sources: list and check them, add, remove, exchange them as OPML."""
    given = {"config_path": options.config, "db_path": options.db}
    paths = {name: path for name, path in given.items() if path is not None}
    ctx.default_map = dict.fromkeys(SUBCOMMANDS, paths)


@command.command("list")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with the last attempts.")
@shared
def list_(options: Options, names: tuple[str, ...], as_json: bool) -> None:
    """Every source with its state, its last and its next fetch; those named with their last twenty attempts."""
    from corridor_tui.services.feeds_admin import sources
    from corridor_tui.services.refresh import chosen

    config = options.load()
    found = sources(config, options.store_path(config), datetime.now(UTC))
    if names:
        wanted = {feed.name for feed in chosen(config, names)}
        found = [source for source in found if source.feed.name in wanted]
    if as_json:
        say_json([_as_json(source) for source in found])
        return
    if names:
        for source in found:
            _say_history(source)
        return
    columns = (
        Column("State"),
        Column("Name", stretch=True),
        Column("Lang"),
        Column("Last fetch"),
        Column("Next"),
        Column("What is known", stretch=True),
    )
    say_table(columns, [_line(source) for source in found])


@command.command("check")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@shared
def check(options: Options, names: tuple[str, ...], as_json: bool) -> None:
    """Ask every source now, or those named, and say how each answers. Nothing is stored."""
    from corridor_tui.services.feed_discovery import check_feeds
    from corridor_tui.services.feeds_admin import sources
    from corridor_tui.services.refresh import chosen

    config = options.load()
    wanted = chosen(config, names)
    health = {
        one.feed.name: one.health for one in sources(config, options.store_path(config), datetime.now(UTC)) if one.state
    }
    show = _silent if as_json else partial(_say_checked, health)
    checked = check_feeds(config, wanted, show)
    if as_json:
        states = [health.get(one.name) for one in checked]
        say_json(
            [
                asdict(one) | {"state": state.word if state else None, "known": state.sentence if state else None}
                for one, state in zip(checked, states, strict=True)
            ]
        )
        return
    good = sum(one.ok for one in checked)
    say(f"{good} of {len(checked)} sources answer as they should")


@command.command("add")
@click.argument("url")
@click.option("--name", help="What to call it; its own title when left out.")
@click.option("--language", metavar="CODE", help="Language of most of its articles; what the feed says when left out.")
@click.option("--folder", help="A group for lists and OPML.")
@click.option("--pattern", metavar="REGEX", help="Read the page itself: links whose address matches are its articles.")
@click.option("--topical", is_flag=True, help="Every article of it is relevant.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@shared
def add(
    options: Options,
    url: str,
    name: str | None,
    language: str | None,
    folder: str | None,
    pattern: str | None,
    topical: bool,
    yes: bool,
) -> None:
    """Add the feed at URL, or the feed of the page there, to your configuration."""
    from corridor_tui.services import feeds_admin
    from corridor_tui.services.feed_discovery import find_feeds

    config = options.load()
    address = feeds_admin.typed_address(url)
    if pattern is not None:
        feeds_admin.check_pattern(pattern)
    asked = sys.stdin.isatty() and not yes
    found = find_feeds(config, address, _say_trying if sys.stderr.isatty() else _silent, pattern)
    chosen = _choose(found) if asked else found[0]
    if chosen is None:
        say("nothing was added")
        return
    _say_found(chosen)
    if asked and not click.confirm("Add it?", default=True):
        say("nothing was added")
        return
    called, done = feeds_admin.add(
        config,
        chosen.url,
        chosen.title,
        name=name,
        language=language or chosen.language,
        folder=folder,
        kind=None if chosen.kind == "feed" else chosen.kind,
        pattern=pattern,
        topical=topical,
    )
    say(f"“{called}” {done}")


@command.command("remove")
@click.argument("name")
@shared
def remove(options: Options, name: str) -> None:
    """Remove a source of yours, or switch a built-in one off. Its articles stay."""
    from corridor_tui.services.feeds_admin import remove as take_out

    called, done = take_out(options.load(), name)
    say(f"“{called}” {done}")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@shared
def import_(options: Options, file: Path) -> None:
    """Add the feeds of an OPML file that are not in the list yet."""
    from corridor_tui.services.feeds_admin import import_opml

    brought = import_opml(options.load(), file)
    for name in brought.added:
        say(f"added “{name}”")
    say(f"{len(brought.added)} added, {brought.known} known before")
    if brought.refused:
        warn(f"{_count(brought.refused, 'outline')} without an http or https address left out")


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@shared
def export(options: Options, file: Path) -> None:
    """Write the sources that are switched on to an OPML file; “-” prints them."""
    from corridor_tui.services.feeds_admin import export_opml, opml

    config = options.load()
    if str(file) == "-":
        click.echo(opml(config.feeds), nl=False)
        return
    say(f"{_count(export_opml(config, file), 'feed')} written to {file}")


SUBCOMMANDS = ("list", "check", "add", "remove", "import", "export")


def _choose(found: Sequence[Found]) -> Found | None:
    """Let a person choose among several feeds."""
    if len(found) == 1:
        return found[0]
    for number, one in enumerate(found, start=1):
        say(f"{number}  {one.title or one.url}  ({_count(one.entries, 'entry', 'entries')})  {one.url}")
    number = click.prompt("Which one (0: none)", type=click.IntRange(0, len(found)), default=1)
    return found[number - 1] if number else None


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _say_trying(address: str) -> None:
    warn(f"asking {address}")


def _silent(_: object) -> None:
    return None


def _say_found(found: Found) -> None:
    say(f"{found.title or 'A feed without a title'}: {_count(found.entries, 'entry', 'entries')} at {found.url}")
    for title in found.newest:
        say(f"  - {title}")
    if found.note:
        say(f"  ({found.note})")


def _say_checked(health: Mapping[str, Health], checked: Checked) -> None:
    """How a source answers now; what the fetches found is added where it tells another story."""
    newest = f"; newest {checked.newest:%Y-%m-%d}" if checked.newest else ""
    known = health.get(checked.name)
    before = f"  (by its fetches {known.word}: {known.sentence})" if known and known.word != "ok" else ""
    say(f"{'ok  ' if checked.ok else 'FAIL'}  {checked.name}: {checked.sentence}{newest}{before}")


def _say_history(source: Source) -> None:
    """A source for people: where it is, its state, when it is due and why, and how its last attempts went."""
    state = source.state
    say(f"{source.feed.name}  {source.feed.url}")
    say(f"{source.health.word if source.feed.enabled else MARK_OFF}: {source.health.sentence}")
    if state is not None and state.next_due is not None and source.feed.enabled:
        say(f"next fetch {_moment(state.next_due)}: {state.reason or 'no reason kept'}")
    if source.attempts:
        say_table(HISTORY, [_attempt(attempt) for attempt in source.attempts])
    say()


def _attempt(attempt: Attempt) -> tuple[str, ...]:
    counts = (attempt.received, attempt.entries, attempt.new, attempt.updated, attempt.ms)
    return (f"{attempt.at:%Y-%m-%d %H:%M:%S}", str(attempt.status or ""), *map(str, counts), attempt.sentence)


def _line(source: Source) -> tuple[str, ...]:
    state = source.state
    return (
        source.health.word if source.feed.enabled else MARK_OFF,
        source.feed.name,
        source.feed.language or "",
        _moment(state.last_attempt if state else None),
        _moment(state.next_due if state else None) if source.feed.enabled else "",
        source.health.sentence,
    )


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


def _as_json(source: Source) -> dict[str, Any]:
    feed, state = source.feed, source.state
    return {
        "name": feed.name,
        "url": feed.url,
        "language": feed.language,
        "kind": feed.kind,
        "enabled": feed.enabled,
        "topical": feed.topical,
        "folder": feed.folder,
        "origin": feed.origin,
        "state": source.health.word if feed.enabled else MARK_OFF,
        "sentence": source.health.sentence,
        "last_attempt": state.last_attempt if state else None,
        "last_success": state.last_success if state else None,
        "next_due": state.next_due if state else None,
        "reason": state.reason if state else None,
        "failures": state.failures if state else 0,
        "entries": state.entries if state else 0,
        "moved_to": state.moved_to if state else None,
        "attempts": [asdict(attempt) for attempt in source.attempts],
    }
