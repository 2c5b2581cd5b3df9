"""What leaves the monitor for the desktop: opening a link, and the words of a citation."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping

from corridor_tui.text.sanitize import clean_line, safe_url
from corridor_tui.tui.formats import long_time
from corridor_tui.tui.reading import Opened


def browser_command(url: str, environ: Mapping[str, str], platform: str = sys.platform) -> list[str] | None:
    """The argument list that opens a link on this desktop; None where there is no desktop to open it on.

    A text browser would draw over the monitor, so without a display nothing is started.
    """
    if platform == "darwin":
        names = ["open"]
    elif platform == "win32":
        names = ["explorer"]
    elif environ.get("WSL_DISTRO_NAME"):
        names = ["wslview", "explorer.exe"]
    elif environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        names = ["xdg-open", "gio"]
    else:
        return None
    for name in names:
        program = shutil.which(name, path=environ.get("PATH"))
        if program:
            return [program, "open", url] if name == "gio" else [program, url]
    return None


def open_link(
    url: str | None, environ: Mapping[str, str] = os.environ, page: Callable[[str], object] | None = None
) -> tuple[bool, str]:
    """Open an article's link. Gives whether it was handed over, and a sentence for the user.

    Only an http(s) address with a host is opened, as one argument of one program; no shell reads it. Where the monitor
    itself is shown in a browser, `page` opens it there.
    """
    checked = safe_url(url) if url else None
    if checked is None:
        return False, "This article has no web address." if not url else "This address is not a web address."
    if page is not None:
        page(checked)
        return True, "Opened in a new tab."
    command = browser_command(checked, environ)
    if command is None:
        return False, "No desktop to open a browser on: the link was copied instead."
    try:
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return False, f"The browser could not be started ({error.strerror}): the link was copied instead."
    return True, "Opened in the browser."


def citation(article: Opened) -> str:
    """One line for a report: title, source, date, link."""
    parts = [article.title, article.source, long_time(article.published) if article.published else "no date given"]
    link = safe_url(article.url) if article.url else None
    return clean_line(". ".join(part.rstrip(".") for part in parts if part) + "." + (f" {link}" if link else ""))
