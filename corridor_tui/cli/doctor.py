"""`corridor-tui doctor`: what is wrong, and how to mend it."""

from __future__ import annotations

import contextlib
import locale
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime

import click

from corridor_tui import __version__
from corridor_tui.cli.options import Options, shared
from corridor_tui.cli.output import say, say_json
from corridor_tui.model import ConfigError
from corridor_tui.services.doctor import Finding, examine
from corridor_tui.tui.keys import Keymap

SMALLEST = (80, 24)
MARKS = {"ok": "ok   ", "note": "note ", "wrong": "WRONG"}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@shared
def command(options: Options, as_json: bool) -> None:
    """Check configuration, rules, store, terminal and sources, and say how to mend what is wrong.

    Nothing is changed. The exit code is 1 when something is wrong; notes alone leave it at 0.
    """
    found: list[Finding] = []
    for finding in (
        *_program(),
        *examine(options.config, options.db, datetime.now(UTC)),
        *_keys(options),
        *_terminal(),
    ):
        found.append(finding)
        if not as_json:
            advice = f"  ->  {finding.advice}" if finding.advice else ""
            say(f"{MARKS[finding.level]}  {finding.area:13}  {finding.sentence}{advice}")
    if as_json:
        say_json([asdict(finding) for finding in found])
    if any(finding.level == "wrong" for finding in found):
        sys.exit(1)


def _program() -> Iterator[Finding]:
    system = f"{platform.system()} {platform.release()}"
    yield Finding("program", "ok", f"corridor-tui {__version__}, Python {platform.python_version()}, {system}")


def _keys(options: Options) -> Iterator[Finding]:
    """What the monitor would say of the user's keys at its start."""
    with contextlib.suppress(ConfigError):  # told already, with the configuration
        for problem in Keymap(options.load().keys).problems:
            yield Finding("keys", "wrong", problem, "change it under [keys]; docs/keys.md lists the actions")


def _terminal() -> Iterator[Finding]:
    if not sys.stdout.isatty():
        yield Finding("terminal", "ok", "the output is no terminal now, so the terminal was not looked at")
        return
    size = shutil.get_terminal_size()
    if os.environ.get("TERM", "dumb") == "dumb":
        yield Finding(
            "terminal", "wrong", "TERM says that this terminal can draw nothing", "set TERM, or use another one"
        )
    elif (size.columns, size.lines) < SMALLEST:
        yield Finding("terminal", "note", f"{size.columns}x{size.lines} is small", "80x24 shows the monitor's panels")
    else:
        yield Finding("terminal", "ok", f"{os.environ['TERM']}, {size.columns}x{size.lines}")
    encoding = (sys.stdout.encoding or locale.getpreferredencoding()).lower()
    if encoding.replace("-", "") != "utf8":
        yield Finding("terminal", "wrong", f"the encoding is {encoding}", "set LANG to a UTF-8 one, such as C.UTF-8")
