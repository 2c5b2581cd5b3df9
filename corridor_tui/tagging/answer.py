"""An answer of the tagger as plain data, the shape that `tag --jsonl` prints (a contract)."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from corridor_tui.model import Figure, Mention, Observation, Tags

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")
"""Characters that JSON leaves alone and a terminal or an encoder does not."""


def answer(identifier: str, tags: Tags) -> dict[str, Any]:
    """The answer to one document, ready for JSON: ids, offsets in code points, whole numbers without a point."""
    return {
        "id": identifier,
        "lang": tags.lang,
        "relevant": tags.relevant,
        "relevance": round(tags.relevance, 2),
        "corridors": list(tags.corridors),
        "checkpoints": list(tags.checkpoints),
        "mentions": [_mention(mention) for mention in tags.mentions],
        "figures": [_figure(figure) for figure in tags.figures],
        "observations": [_observation(observation) for observation in tags.observations],
    }


def number(value: Decimal) -> int | float:
    """A decimal as JSON has it: an int where it is whole, else the nearest float."""
    return int(value) if value == value.to_integral_value() else float(value)


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "kind": mention.kind,
        "id": mention.id,
        "text": mention.text,
        "field": mention.field,
        "start": mention.start,
        "end": mention.end,
        "rule": mention.rule,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "text": figure.text,
        "field": figure.field,
        "start": figure.start,
        "end": figure.end,
        "value": number(figure.value),
        "value_high": None if figure.value_high is None else number(figure.value_high),
        "unit": figure.unit,
        "bound": figure.bound,
        "role": figure.role,
        "status": figure.status,
        "direction": figure.direction,
        "period": figure.period,
        "metric": figure.metric,
        "rule": figure.rule,
    }


def _observation(observation: Observation) -> dict[str, Any]:
    return {
        "metric": observation.metric,
        "period": observation.period,
        "value": number(observation.value),
        "unit": observation.unit,
        "status": observation.status,
    }


def as_line(value: dict[str, Any]) -> str:
    """An answer as one line of JSON. What a terminal might obey is escaped, so the line can go to a screen as well."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(value, ensure_ascii=False))
