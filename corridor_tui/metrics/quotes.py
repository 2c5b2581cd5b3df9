"""Sentences as people read them beside a value: one line, not without end."""

from __future__ import annotations


def excerpt(text: str, around: str = "", room: int = 600) -> str:
    """A sentence as one line of at most `room` characters; of a longer one the part about `around`."""
    line = " ".join(text.split())
    if len(line) <= room:
        return line
    at = max(0, line.find(" ".join(around.split())))
    start = max(0, min(at - room // 2, len(line) - room))
    return f"{'…' if start else ''}{line[start : start + room]}{'…' if start + room < len(line) else ''}"
