"""May the monitor draw here? Said before anything is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO

WEB_DRIVER = "textual.drivers.web_driver:WebDriver"
"""The driver that draws in a browser through pipes, as textual-serve names it to the programs that it starts."""


def refusal(stdin: IO[str] | None, stdout: IO[str] | None, stderr: IO[str] | None, environ: Mapping[str, str]) -> str:
    """Why the monitor cannot run with these streams, as a sentence; empty where it can.

    Textual draws on stderr and reads from stdin, so all three have to be the terminal; a browser stands in for it.
    """
    if environ.get("TEXTUAL_DRIVER") == WEB_DRIVER:
        return ""
    hint = "try `corridor-tui articles` or `corridor-tui brief`"
    for name, stream in (("input", stdin), ("output", stdout), ("error output", stderr)):
        if stream is None or not stream.isatty():
            return f"the monitor needs a terminal, but its {name} is not one; {hint}"
    if environ.get("TERM", "") in ("dumb", ""):
        return f"the monitor needs a terminal that can move its cursor, and TERM is {environ.get('TERM', '')!r}; {hint}"
    return ""
