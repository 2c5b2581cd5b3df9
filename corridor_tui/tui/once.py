"""Screens above the views close once, however many keys of a burst ask for it."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class ClosesOnce(Screen[Result]):
    """The first result counts; Textual itself fails at a second one."""

    _has_given = False

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result; nothing where it has closed already, or was taken off."""
        if self._has_given or self not in self.app.screen_stack:
            return AwaitComplete()
        self._has_given = True
        return super().dismiss(result)
