"""Which crossing a passing state is told of: queues at two crossings in one sentence are two values, not a quarrel."""

from __future__ import annotations

import re

from corridor_tui.tagging.contexts import Context, Located

_PARTS = re.compile(r"[,;:()]| - |[，；、：]")


def crossing_of(context: Context, one: Located) -> str | None:
    """The id of the checkpoint named nearest to a figure in its sentence: fewest commas between, then characters."""
    named = [
        (*_apart(context, one, start, end), start, mention.id)
        for start, end, mention in context.mentions_in(context.view.sentence_span(one.start))
        if mention.kind == "checkpoint"
    ]
    return min(named)[-1] if named else None


def _apart(context: Context, one: Located, start: int, end: int) -> tuple[int, int]:
    low, high = (end, one.start) if start < one.start else (one.end, start)
    return len(_PARTS.findall(context.view.text, low, max(low, high))), max(0, high - low)
