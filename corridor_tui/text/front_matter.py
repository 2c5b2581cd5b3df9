"""The head of a Markdown file between two lines of dashes: plain `key: value` lines, nothing nested."""

from __future__ import annotations

import re

_KEY = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]*:[ \t]*(.*)")
_FENCE = re.compile(r"-{3,}[ \t]*")
_MAX_LINES = 60
_NOTHING = ("", "null", "none", "~")


def split(text: str) -> tuple[dict[str, str], str]:
    """The keys (lower case, values without quotes, empty and null ones left out) and the text after the head.

    No keys where there is no head.
    """
    lines = text.lstrip("\ufeff").split("\n")
    if not lines or not _FENCE.fullmatch(lines[0].rstrip("\r")):
        return {}, text
    keys: dict[str, str] = {}
    for number, line in enumerate(lines[1:_MAX_LINES], 1):
        line = line.rstrip("\r")
        if _FENCE.fullmatch(line):
            return keys, "\n".join(lines[number + 1 :]).lstrip("\n")
        match = _KEY.fullmatch(line)
        if match:
            value = _unquoted(match[2].strip())
            if value.lower() not in _NOTHING:
                keys[match[1].lower()] = value
        elif line.strip() and not line.lstrip().startswith(("#", "-")):
            return {}, text
    return {}, text


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
