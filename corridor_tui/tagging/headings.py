"""What a heading or an opening line says for the list under it: "What the ministry proposes:", then bullets."""

from __future__ import annotations

import re

from corridor_tui.model import Status
from corridor_tui.tagging.attributes import Meaning
from corridor_tui.tagging.marks import Mark, Marks
from corridor_tui.tagging.view import View

_BULLET = re.compile(r"[•·▪‣*✓■●○-] ?|\d{1,2}[.)] ")
_PLANS: dict[str, Status] = {"target": "target", "forecast": "forecast", "estimate": "estimate"}


class Headings:
    """For each paragraph the status word of the heading that it stands under; worked out once a text."""

    def __init__(self, view: View, marks: Marks) -> None:
        self._view = view
        self._over: list[Mark | None] = []
        current: Mark | None = None
        for start, end in view.paragraphs:
            if view.text[end - 1 : end] == ":":
                said = [m for m in marks.within("status", start, end) if str(m.arg) in _PLANS and not m.weak]
                current = said[0] if said else current
            elif not _BULLET.match(view.text, start):
                current = None
            self._over.append(current)

    def lend(self, meaning: Meaning, position: int) -> Meaning:
        """The meaning of a figure whose own sentence names no status, with the status of its heading."""
        mark = self._over[self._view.paragraph(position)] if self._over else None
        if mark is None:
            return meaning
        return meaning._replace(status=_PLANS[str(mark.arg)], because=(*meaning.because, mark))
