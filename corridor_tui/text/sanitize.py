"""The one place where text from outside loses what a terminal, a widget or a database could trip over.

Removed everywhere: whole escape sequences (7-bit and C1 forms), C0 controls but newline and tab, DEL, C1, bidi
controls, invisible format characters, tag characters, noncharacters, lone surrogates, and combining marks piled
beyond four. ZWJ and ZWNJ stay: Persian and emoji need them. Every filter is idempotent and linear in its input.
Filter after unescaping, never before: `&#27;` is harmless until it is resolved.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

LINE_LIMIT = 1_000
TEXT_LIMIT = 2_000_000
URL_LIMIT = 4_096

_FORBIDDEN_CLASS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U0001fffe\U0001ffff\U0010fffe\U0010ffff"
)
_COMBINING = "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_SUSPECT = re.compile(f"[\r{_FORBIDDEN_CLASS}{_COMBINING[1:-1]}]")
"""One quick look that spares clean text, nearly all there is, four slower ones."""
_SPACES = re.compile(r"\s+")
_BLANK_RUN = re.compile(r"\n{3,}")
_URL_UNSAFE = re.compile(r"[\s\x00-\x20\x7f-\xa0<>\"\\^`{}|]")


@cache
def _removals() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is put in place of what, in this order. Compiled at the first unclean text: the monitor's start has none."""
    payload = r"[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\|\x9c)"
    escapes = (
        rf"(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f]){payload}"  # OSC, DCS, SOS, PM, APC with their payload
        r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI
        r"|\x1b[ -/]+[0-~]"  # charset and other sequences with intermediates
        r"|\x1b[0-Z\\^-~]"  # two-character sequences; a lone introducer falls to the filter below
        r"|\x1b[\]PX^_]"
    )
    return (
        (re.compile(escapes), ""),
        (re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]"), "\n"),
        (re.compile(f"[{_FORBIDDEN_CLASS}]"), ""),
        (re.compile(f"({_COMBINING}{{4}}){_COMBINING}+"), r"\1"),
    )


def printable(s: str) -> str:
    """The filter alone, for the edge of a widget or of stdout: same text, newlines and tabs kept, nothing else unsafe."""
    if _SUSPECT.search(s) is None:
        return s
    for unsafe, instead in _removals():
        s = unsafe.sub(instead, s)
    return s


def clean_line(s: str, limit: int = LINE_LIMIT) -> str:
    """A title, a name or a date as one line: filtered, white space collapsed, at most `limit` code points."""
    line = _SPACES.sub(" ", printable(s)).strip()
    return line if len(line) <= limit else line[:limit].rstrip()


def clean_text(s: str, limit: int = TEXT_LIMIT) -> str:
    """An article's text: filtered, no blanks at line ends, at most one empty line in a row, cut at `limit`."""
    text = "\n".join([line.rstrip() for line in printable(s).split("\n")])
    text = _BLANK_RUN.sub("\n\n", text).strip()
    return text if len(text) <= limit else text[:limit].rstrip()


def safe_url(s: str | None) -> str | None:
    """The address if it may be stored and opened: http(s), with a host, nothing blank, invisible or quoting in it."""
    if not s:
        return None
    url = s.strip()
    if len(url) > URL_LIMIT or _URL_UNSAFE.search(url) or printable(url) != url:
        return None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or host.startswith("-"):
        return None
    return url
